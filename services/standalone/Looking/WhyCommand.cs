using System.CommandLine;
using Spectre.Console;
using Wiredesk.Contracts;
using Wiredesk.Deduplication;
using Wiredesk.Deduplication.Articles;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Enrichment.Articles;

namespace Wiredesk.Standalone.Looking;

/// <summary><c>wiredesk why ID</c>: the way an article took, and the decision about it.</summary>
internal static class WhyCommand
{
    private sealed record WhyLine(Guid Id, IReadOnlyList<StageOutcome> Journey, DedupeLine? Decision);

    public static Command Make()
    {
        var id = new Argument<Guid>("id") { Description = "The article" };
        var command = new Command("why", "Show the way an article took, and why it was decided so") { id, CommandLine.Data, CommandLine.AsJson };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var stores = Stores.Open(parsed.GetValue(CommandLine.Data)!);
            var why = await Find(stores, parsed.GetValue(id), cancellationToken);
            if (parsed.GetValue(CommandLine.AsJson))
                CommandLine.Print(why);
            else
                Draw(why);
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task<WhyLine> Find(ServiceProvider stores, Guid id, CancellationToken cancellationToken)
    {
        var ingested = await stores.GetRequiredService<Ingestion.Articles.ArticleStore>().Find(id, cancellationToken);
        var enriched = await stores.GetRequiredService<AnalysisStore>().Find(id, cancellationToken);
        var decided = await stores.GetRequiredService<DecisionStore>().Find(id, cancellationToken);
        var published = await stores.GetRequiredService<Publishing.Articles.ArticleStore>().Find(id, cancellationToken);
        var journey = new[] { ingested?.Outcome, enriched?.Outcome, decided?.Outcome, published?.Outcome }.OfType<StageOutcome>().ToList();
        return journey.Count > 0 ? new WhyLine(id, journey, Line(id, published?.Decision ?? decided?.Decision)) : throw new UserException($"There is no article {id}.");
    }

    private static DedupeLine? Line(Guid id, Decision? decision) => decision is null ? null : new DedupeLine(
        id.ToString("D"),
        decision.Relation,
        decision.Of?.ToString("D"),
        decision.Lead.ToString("D"),
        decision.Event.ToString("D"),
        decision.Story.ToString("D"),
        decision.Confidence,
        DedupeEvidence.Of(decision.Evidence),
        null);

    private static void Draw(WhyLine why)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Stage", "Outcome", "At", "Took", "Reason");
        foreach (var stage in why.Journey)
            table.AddRow(stage.Stage, stage.Outcome, $"{stage.At:yyyy-MM-dd HH:mm:ss}", $"{stage.TookMs:0.0} ms", Markup.Escape(stage.Reason ?? ""));
        AnsiConsole.Write(table);
        if (why.Decision is not { } decision) return;
        AnsiConsole.MarkupLine($"[bold]{decision.Relation}[/]{(decision.Of is { } of ? $" of {of}" : "")}, confidence {decision.Confidence:0.00}, rules {Markup.Escape(decision.Evidence.Rules)}");
        AnsiConsole.MarkupLine($"containment {decision.Evidence.Containment:0.00}, jaccard {decision.Evidence.Jaccard:0.00}, {decision.Evidence.Shared.Count} shared passage(s)");
        foreach (var difference in decision.Evidence.Differs)
            AnsiConsole.MarkupLine($"  {difference.Kind}: {Markup.Escape(difference.Here ?? "-")} here, {Markup.Escape(difference.There ?? "-")} there");
    }
}
