using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Wiredesk.Contracts;
using Wiredesk.Deduplication;
using Wiredesk.Deduplication.Articles;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Enrichment.Articles;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Standalone.Looking;

/// <summary><c>wiredesk why ID</c>: the way an article took, and the decision about it.</summary>
internal static class WhyCommand
{
    private sealed record WhyLine(Guid Id, IReadOnlyList<StageOutcome> Journey, DedupeLine? Decision, IReadOnlyList<EarlierDecision> Earlier, IReadOnlyList<FeedVerdict>? Feeds);

    public static Command Make()
    {
        var id = CommandLine.ArticleId();
        var partner = new Option<string?>("--partner") { Description = "Only this partner's feed; without it every partner's" };
        var command = new Command("why", "Show the way an article took, and why it was decided so") { id, partner, CommandLine.Data, CommandLine.AsJson };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var stores = Stores.Open(parsed.GetValue(CommandLine.Data)!);
            var why = await Find(stores, parsed.GetValue(id), parsed.GetValue(partner), cancellationToken);
            if (parsed.GetValue(CommandLine.AsJson))
                CommandLine.Print(why);
            else
                Draw(why);
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task<WhyLine> Find(ServiceProvider stores, Guid id, string? partner, CancellationToken cancellationToken)
    {
        var ingested = await stores.GetRequiredService<Ingestion.Articles.ArticleStore>().Find(id, cancellationToken);
        var enriched = await stores.GetRequiredService<AnalysisStore>().Find(id, cancellationToken);
        var decided = await stores.GetRequiredService<DecisionStore>().Find(id, cancellationToken);
        var published = await stores.GetRequiredService<Publishing.Articles.ArticleStore>().Find(id, cancellationToken);
        var journey = new[] { ingested?.Outcome, enriched?.Outcome, decided?.Outcome, published?.Outcome }.OfType<StageOutcome>().ToList();
        return journey.Count > 0
            ? new WhyLine(id, journey, Line(id, published?.Decision ?? decided?.Decision), published?.Earlier ?? [], await Feeds(stores, id, published, partner, cancellationToken))
            : throw new UserException($"There is no article {id}.");
    }

    /// <summary>In which partners' feeds it is, and why; for one partner also when none of that name is kept.</summary>
    private static async Task<IReadOnlyList<FeedVerdict>?> Feeds(
        ServiceProvider stores, Guid id, PublishedArticle? published, string? partner, CancellationToken cancellationToken)
    {
        IEnumerable<string> partners = partner is not null
            ? [partner]
            : (await stores.GetRequiredService<PartnerStore>().List(cancellationToken)).Select(kept => kept.Id);
        var article = published ?? Publication.Empty(id, TimeProvider.System.GetUtcNow());
        var verdicts = new List<FeedVerdict>();
        foreach (var one in partners)
            verdicts.Add(await stores.GetRequiredService<FeedJudge>().Of(article, one, cancellationToken));
        return verdicts.Count == 0 ? null : verdicts;
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
        null,
        decision.LeadReason,
        decision.Confirmations,
        decision.NotJoined);

    private static void Draw(WhyLine why)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Stage", "Outcome", "At", "Took", "Reason");
        foreach (var stage in why.Journey)
            table.AddRow(stage.Stage, stage.Outcome, $"{stage.At:yyyy-MM-dd HH:mm:ss}", $"{stage.TookMs:0.0} ms", Markup.Escape(stage.Reason ?? ""));
        AnsiConsole.Write(table);
        foreach (var feed in why.Feeds ?? [])
        {
            AnsiConsole.MarkupLine($"{(feed.Included ? "[green]in[/]" : "[red]not in[/]")} the feed of [bold]{Markup.Escape(feed.Partner)}[/]: {Markup.Escape(feed.Reason)}");
            foreach (var step in feed.Steps)
                AnsiConsole.MarkupLine($"  {(step.Passed ? "yes" : "no ")}  {Markup.Escape(step.Step)}: {Markup.Escape(step.Reason)}");
        }

        foreach (var before in why.Earlier)
            AnsiConsole.MarkupLine($"until {before.Until:yyyy-MM-dd HH:mm:ss}: {before.Relation}{(before.Of is { } other ? $" of {other}" : "")}, event {before.Event}, story {before.Story}; then {Markup.Escape(before.ReplacedBy)}");
        if (why.Decision is not { } decision) return;
        AnsiConsole.MarkupLine($"[bold]{decision.Relation}[/]{(decision.Of is { } of ? $" of {of}" : "")}, confidence {decision.Confidence:0.00}, rules {Markup.Escape(decision.Evidence.Rules)}");
        AnsiConsole.MarkupLine($"group led by {decision.Group} ({Markup.Escape(decision.LeadReason ?? "first")}), event {decision.Event}, story {decision.Story}");
        AnsiConsole.MarkupLine($"containment {decision.Evidence.Containment:0.00}, jaccard {decision.Evidence.Jaccard:0.00}, {decision.Evidence.Shared.Count} shared passage(s)");
        if (decision.Evidence.Signals is { } signals)
            AnsiConsole.MarkupLine(Words(signals));
        foreach (var difference in decision.Evidence.Differs)
            Draw(difference);
        foreach (var missed in decision.NotJoined ?? [])
            Draw(missed);
    }

    private static void Draw(NotJoined missed)
    {
        AnsiConsole.MarkupLine(string.Create(
            CultureInfo.InvariantCulture, $"not [bold]{missed.As}[/] of {missed.Article}: {Reason(missed.Why)} ({(missed.As == Relation.NearCopy ? "shared" : "odds")} {missed.Score:0.##}, must be above {missed.Needed:0.##})"));
        foreach (var difference in missed.Differs ?? [])
            Draw(difference);
        if (missed.Signals is { } signals)
            AnsiConsole.MarkupLine($"  {Words(signals)}");
    }

    private static string Reason(string why) => why switch
    {
        "too-unlike" => "too unlike",
        "nearer-elsewhere" => "others speak more for where it stands",
        "editor" => "an editor said so",
        "scattered" => "what they share does not lie together",
        "other-opening" => "both open in words of their own",
        "phrases" => "they share nothing longer than phrases",
        "quotation" => "one quotes the other",
        "contradicts" => "numbers, dates or names differ at the same places",
        _ => Markup.Escape(why),
    };

    private static void Draw(Difference difference) =>
        AnsiConsole.MarkupLine($"  {Markup.Escape(difference.Kind)}: {Markup.Escape(difference.Here ?? "-")} here, {Markup.Escape(difference.There ?? "-")} there");

    private static string Words(IEnumerable<SignalScore> signals) =>
        string.Join(", ", signals.Select(signal => string.Create(CultureInfo.InvariantCulture, $"{signal.Signal} {signal.Score:0.##}")));
}
