using System.CommandLine;
using Spectre.Console;
using Wiredesk.Defaults.Identity;
using Wiredesk.Gateway.Keys;
using Wiredesk.Standalone.Looking;

namespace Wiredesk.Standalone.Administration;

/// <summary><c>wiredesk keys</c>: make, list, rotate and revoke the keys of a data folder.</summary>
internal static class KeysCommand
{
    public static Command Make() => new("keys", "Make, list, rotate and revoke keys") { New(), List(), Rotate(), Revoke() };

    private static Command New()
    {
        var holder = new Argument<string>("holder") { Description = "Who gets the key: a partner or a source" };
        var scopes = new Option<string[]>("--scope") { Description = "What it allows", Required = true, AllowMultipleArgumentsPerToken = true }.AcceptOnlyFromAmong([.. Scopes.All]);
        var until = new Option<DateTimeOffset?>("--valid-until") { Description = "From when on it is refused" };
        var ranges = new Option<string[]>("--range") { Description = "An address or a network it may be used from", AllowMultipleArgumentsPerToken = true };
        var sources = new Option<string[]>("--source") { Description = "A source it may send articles in for", AllowMultipleArgumentsPerToken = true };
        var perMinute = new Option<int?>("--per-minute") { Description = "How many requests it may make in a minute" };
        var perDay = new Option<int?>("--per-day") { Description = "How many requests it may make in a day" };
        var command = new Command("new", "Make a key; its secret is shown this once") { holder, scopes, until, ranges, sources, perMinute, perDay, CommandLine.Data, CommandLine.AsJson };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var stores = Stores.Open(parsed.GetValue(CommandLine.Data)!);
            var limits = new KeyLimits(parsed.GetValue(perMinute), parsed.GetValue(perDay));
            var request = new KeyRequest(
                parsed.GetValue(holder), parsed.GetValue(scopes), parsed.GetValue(until), parsed.GetValue(ranges), parsed.GetValue(sources), limits == new KeyLimits() ? null : limits);
            try
            {
                var (key, secret) = await stores.GetRequiredService<KeyStore>().Create(request, cancellationToken);
                return Show(parsed, key, secret);
            }
            catch (ArgumentException wrong)
            {
                throw new UserException(wrong.Message);
            }
        });
        return command;
    }

    private static Command Rotate()
    {
        var name = new Argument<string>("name") { Description = "The key's name in 'keys list'" };
        var overlap = new Option<double>("--overlap") { Description = "How many hours the old key still opens", DefaultValueFactory = _ => 24 };
        overlap.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0 and <= 24 * 90)) result.AddError("--overlap must be 0 to 2160 hours.");
        });
        var command = new Command("rotate", "Make a key like another one, which ends when the overlap is over") { name, overlap, CommandLine.Data, CommandLine.AsJson };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var stores = Stores.Open(parsed.GetValue(CommandLine.Data)!);
            return await stores.GetRequiredService<KeyStore>().Rotate(parsed.GetValue(name)!, TimeSpan.FromHours(parsed.GetValue(overlap)), cancellationToken) is var (key, secret)
                ? Show(parsed, key, secret)
                : throw new UserException($"There is no key {parsed.GetValue(name)} that could still be used.");
        });
        return command;
    }

    private static int Show(ParseResult parsed, ApiKey key, string secret)
    {
        if (parsed.GetValue(CommandLine.AsJson))
            CommandLine.Print(KeyView.Of(key, secret));
        else
            Console.Out.WriteLine(secret);
        return CommandLine.Done;
    }

    private static Command List()
    {
        var command = new Command("list", "List all keys, without their secrets") { CommandLine.Data, CommandLine.AsJson };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var stores = Stores.Open(parsed.GetValue(CommandLine.Data)!);
            var keys = (await stores.GetRequiredService<KeyStore>().List(cancellationToken)).Select(key => KeyView.Of(key)).ToList();
            if (parsed.GetValue(CommandLine.AsJson))
            {
                CommandLine.Print(keys);
                return CommandLine.Done;
            }

            var table = new Table().Border(TableBorder.Rounded).AddColumns("Name", "Holder", "Scopes", "Made", "Valid until", "Revoked");
            foreach (var key in keys)
                table.AddRow(key.Name, Markup.Escape(key.Holder), string.Join(", ", key.Scopes), $"{key.Created:yyyy-MM-dd HH:mm}", $"{key.ValidUntil:yyyy-MM-dd HH:mm}", key.Revoked is { } revoked ? $"[red]{revoked:yyyy-MM-dd HH:mm}[/]" : "");
            AnsiConsole.Write(table);
            return CommandLine.Done;
        });
        return command;
    }

    private static Command Revoke()
    {
        var name = new Argument<string>("name") { Description = "The key's name in 'keys list'" };
        var command = new Command("revoke", "End a key, at once and for good") { name, CommandLine.Data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var stores = Stores.Open(parsed.GetValue(CommandLine.Data)!);
            return await stores.GetRequiredService<KeyStore>().Revoke(parsed.GetValue(name)!, cancellationToken)
                ? CommandLine.Done
                : throw new UserException($"There is no key {parsed.GetValue(name)}.");
        });
        return command;
    }
}
