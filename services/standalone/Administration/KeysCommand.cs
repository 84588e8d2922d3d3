using System.CommandLine;
using Spectre.Console;
using Wiredesk.Defaults.Identity;
using Wiredesk.Gateway.Keys;
using Wiredesk.Standalone.Looking;

namespace Wiredesk.Standalone.Administration;

/// <summary><c>wiredesk keys</c>: make, list and revoke the keys of a data folder.</summary>
internal static class KeysCommand
{
    public static Command Make() => new("keys", "Make, list and revoke keys") { New(), List(), Revoke() };

    private static Command New()
    {
        var holder = new Argument<string>("holder") { Description = "Who gets the key: a partner or a source" };
        var scopes = new Option<string[]>("--scope") { Description = "What it allows", Required = true, AllowMultipleArgumentsPerToken = true }.AcceptOnlyFromAmong([.. Scopes.All]);
        var command = new Command("new", "Make a key; its secret is shown this once") { holder, scopes, CommandLine.Data, CommandLine.AsJson };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var stores = Stores.Open(parsed.GetValue(CommandLine.Data)!);
            var (key, secret) = await stores.GetRequiredService<KeyStore>().Create(parsed.GetValue(holder)!, parsed.GetValue(scopes)!, cancellationToken);
            if (parsed.GetValue(CommandLine.AsJson))
                CommandLine.Print(KeyView.Of(key, secret));
            else
                Console.Out.WriteLine(secret);
            return CommandLine.Done;
        });
        return command;
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

            var table = new Table().Border(TableBorder.Rounded).AddColumns("Name", "Holder", "Scopes", "Made", "Revoked");
            foreach (var key in keys)
                table.AddRow(key.Name, Markup.Escape(key.Holder), string.Join(", ", key.Scopes), $"{key.Created:yyyy-MM-dd HH:mm}", key.Revoked is { } revoked ? $"[red]{revoked:yyyy-MM-dd HH:mm}[/]" : "");
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
