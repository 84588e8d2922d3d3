using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Telemetry;

namespace Wiredesk.Deduplication.Articles;

/// <summary>What becomes of an article's decision when it arrives or is withdrawn. Pure: the caller saves and sends.</summary>
public static class Decided
{
    private const int MostChanges = 100;

    /// <summary>The decision, and what is to be said of it; an older revision is passed on with the decision that holds, for the history.</summary>
    public static DecidedArticle Apply(
        DecidedArticle? held, ArticleEnriched message, long number, Outcome result, Func<string, StageOutcome> outcomeOf, DateTimeOffset now)
    {
        var order = held is null ? 1 : (message.Version.Revision, message.Version.AnalysisVersion).CompareTo((held.State.Revision, held.State.AnalysisVersion));
        var superseded = held is not null && (order < 0 || number < held.State.DecisionVersion);
        var withdrawn = held?.Withdrawn == true;
        var decision = superseded ? held!.Decision : result.Verdict?.ToDecision() ?? held?.Decision;
        var outgoing = new List<OutgoingMessage>(held?.Outgoing ?? []);
        if (decision is not null && !withdrawn)
        {
            var version = message.Version with { DecisionVersion = decision.Version };
            outgoing.Add(OutgoingMessage.Of(new ArticleClassified(version, message.Article, message.Analysis, decision), now));
        }

        // They concern others, who may not have heard of it yet.
        foreach (var changed in result.Changed.ToLookup(verdict => verdict.BySplit ? "split" : "late-join"))
            outgoing.AddRange(GroupChanges(number, changed.Key, changed, now));

        var word = withdrawn || decision is null ? "withdrawn"
            : superseded ? "superseded"
            : order == 0 && number == held!.State.DecisionVersion ? "unchanged"
            : "classified";
        return new DecidedArticle
        {
            Id = message.Article.Id.ToString("D"),
            Version = held?.Version ?? 0,
            State = superseded ? held!.State : message.Version with { DecisionVersion = number },
            Decision = decision,
            Withdrawn = withdrawn,
            RestoredAt = held?.RestoredAt,
            ErasedBy = held?.ErasedBy,
            ErasedAt = held?.ErasedAt,
            Outcome = outcomeOf(word),
            Outgoing = outgoing,
        };
    }

    /// <summary>The withdrawal, and the new places of those it led.</summary>
    public static DecidedArticle Apply(
        DecidedArticle? held, WithdrawArticle message, long number, Outcome result, Func<string, StageOutcome> outcomeOf, DateTimeOffset now) => new()
        {
            Id = message.ArticleId.ToString("D"),
            Version = held?.Version ?? 0,
            State = new ArticleVersion(message.ArticleId, message.Revision, held?.State.AnalysisVersion ?? 0, number),
            Decision = held?.Decision,
            Withdrawn = true,
            RestoredAt = held?.RestoredAt,
            ErasedBy = held?.ErasedBy,
            ErasedAt = held?.ErasedAt,
            Outcome = outcomeOf("withdrawn"),
            Outgoing = [.. held?.Outgoing ?? [], .. GroupChanges(number, "killed-lead", result.Changed, now)],
        };

    /// <summary>The article in its place after it came back, and the new places of those it met. One that was erased meanwhile stays out.</summary>
    public static DecidedArticle Apply(
        DecidedArticle held, RestoreArticle message, long number, Outcome result, Func<string, StageOutcome> outcomeOf, DateTimeOffset now) => held.ErasedBy is null
        ? held with
        {
            State = held.State with { DecisionVersion = number },
            Decision = result.Verdict?.ToDecision() ?? held.Decision,
            Withdrawn = false,
            RestoredAt = message.RequestedAt,
            Outcome = outcomeOf("restored"),
            Outgoing = [.. held.Outgoing, .. GroupChanges(number, "restored", [.. result.Verdict is { } own ? [own] : Array.Empty<Verdict>(), .. result.Changed], now)],
        }
        : held with { Outcome = outcomeOf("erased"), Outgoing = [.. held.Outgoing, .. GroupChanges(number, "restored", result.Changed, now)] };

    /// <summary>What is left of an erased article: that it was here.</summary>
    public static DecidedArticle Erase(DecidedArticle withdrawn, EraseArticle message) => withdrawn with
    {
        Decision = null,
        ErasedBy = withdrawn.ErasedBy ?? message.RequestedBy,
        Outgoing = [.. withdrawn.Outgoing.Where(outgoing => outgoing.Type != typeof(ArticleClassified).FullName)],
    };

    /// <summary>What an editor changed about groups is told by the document of one of the articles concerned.</summary>
    public static DecidedArticle Apply(DecidedArticle held, long number, Outcome result, DateTimeOffset now) =>
        held with { Outgoing = [.. held.Outgoing, .. GroupChanges(number, "editor", result.Changed, now)] };

    // A message holds 4 MB at most, the evidence of one article some kilobytes.
    private static IEnumerable<OutgoingMessage> GroupChanges(long number, string reason, IEnumerable<Verdict> changed, DateTimeOffset now) =>
        changed.Chunk(MostChanges).Select(some => OutgoingMessage.Of(new GroupsChanged(number, reason, [.. some.Select(Change)]), now));

    private static GroupChange Change(Verdict verdict)
    {
        var decision = verdict.ToDecision();
        return new GroupChange(
            Guid.Parse(verdict.ArticleId), decision.Relation, decision.Of, decision.Group, decision.Lead, decision.Event, decision.Story,
            decision.Confidence, decision.LeadReason, decision.Confirmations, decision.Evidence);
    }
}
