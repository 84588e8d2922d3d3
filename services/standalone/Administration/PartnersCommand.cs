using System.CommandLine;
using Spectre.Console;
using Wiredesk.Publishing.Partners;
using Wiredesk.Standalone.Looking;

namespace Wiredesk.Standalone.Administration;

/// <summary><c>wiredesk partners</c>: who may read what. A key whose holder is a partner's id reads as that partner.</summary>
internal static class PartnersCommand
{
    public static Command Make() => new("partners", "Who may read what") { List(), Set(), Remove() };

    private static Command List()
    {
        var command = new Command("list", "List the partners and what each may read") { CommandLine.Data, CommandLine.AsJson };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var stores = Stores.Open(parsed.GetValue(CommandLine.Data)!);
            var partners = (await stores.GetRequiredService<PartnerStore>().List(cancellationToken)).Select(PartnerView.Of).ToList();
            if (parsed.GetValue(CommandLine.AsJson))
            {
                CommandLine.Print(partners);
                return CommandLine.Done;
            }

            var table = new Table().Border(TableBorder.Rounded).AddColumns("Id", "Name", "Sources", "Languages", "Topics", "Formats", "Look back", "Feeds");
            foreach (var partner in partners)
            {
                var may = partner.Entitlement;
                table.AddRow(
                    Markup.Escape(partner.Id), Markup.Escape(partner.Name), Words(may.Sources), Words(may.Languages), Words(may.Topics), Words(may.Formats),
                    may.LookBackDays is { } days ? $"{days} days" : "all", Markup.Escape(string.Join(", ", partner.Filters.Select(filter => filter.Name))));
            }

            AnsiConsole.Write(table);
            return CommandLine.Done;
        });
        return command;
    }

    private static Command Set()
    {
        var id = new Argument<string>("id") { Description = "The holder that its keys name" };
        var name = new Option<string?>("--name") { Description = "What people call it; its id unless given" };
        var sources = Many("--source", "A source it may read; without any, all");
        var languages = Many("--language", "A language it may read (ISO 639-1); without any, all");
        var topics = Many("--topic", "A topic of which an article must have one");
        var formats = Many("--format", "A format it may ask for; without any, all");
        var days = new Option<int?>("--look-back") { Description = "How many days back it may read; without it, all" };
        var command = new Command("set", "Add a partner, or change what it may read; its saved filters stay") { id, name, sources, languages, topics, formats, days, CommandLine.Data, CommandLine.AsJson };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var stores = Stores.Open(parsed.GetValue(CommandLine.Data)!);
            var partners = stores.GetRequiredService<PartnerStore>();
            var held = await partners.Find(parsed.GetValue(id)!, cancellationToken);
            var entitlement = new Entitlement
            {
                Sources = parsed.GetValue(sources) ?? [],
                Languages = parsed.GetValue(languages) ?? [],
                Topics = parsed.GetValue(topics) ?? [],
                Formats = parsed.GetValue(formats) ?? [],
                LookBackDays = parsed.GetValue(days),
            };
            try
            {
                var request = new PartnerRequest(parsed.GetValue(name) ?? held?.Name ?? parsed.GetValue(id), entitlement, held?.Filters);
                var partner = await partners.Put(parsed.GetValue(id)!, request, TimeProvider.System.GetUtcNow(), cancellationToken);
                if (parsed.GetValue(CommandLine.AsJson)) CommandLine.Print(PartnerView.Of(partner));
                return CommandLine.Done;
            }
            catch (ArgumentException wrong)
            {
                throw new UserException(wrong.Message);
            }
        });
        return command;
    }

    private static Command Remove()
    {
        var id = new Argument<string>("id") { Description = "The partner's id in 'partners list'" };
        var command = new Command("remove", "Remove a partner; its keys then read everything, so revoke them first") { id, CommandLine.Data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var stores = Stores.Open(parsed.GetValue(CommandLine.Data)!);
            return await stores.GetRequiredService<PartnerStore>().Delete(parsed.GetValue(id)!, cancellationToken)
                ? CommandLine.Done
                : throw new UserException($"There is no partner {parsed.GetValue(id)}.");
        });
        return command;
    }

    private static Option<string[]> Many(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    private static string Words(IReadOnlyList<string> words) => words.Count == 0 ? "all" : Markup.Escape(string.Join(", ", words));
}
