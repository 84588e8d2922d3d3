using Wiredesk.Contracts;

namespace Wiredesk.Deduplication;

/// <summary>
/// Decisions quote the articles that they compare: figures, dates and names in which these differ. Says which, and leaves the words of one out. Pure.
/// </summary>
/// <remarks>That they differ, and in what kind of thing, stays, so that a decision can still be explained.</remarks>
public static class Quoting
{
    /// <summary>The articles that a decision quotes besides its own.</summary>
    public static IEnumerable<Guid> In(Decision decision) =>
    [
        .. decision.Of is { } of && decision.Evidence.Differs.Any(one => one.There is not null) ? new[] { of } : [],
        .. (decision.NotJoined ?? []).Where(missed => missed.Differs?.Any(one => one.There is not null) == true).Select(missed => Guid.Parse(missed.Article)),
    ];

    /// <summary>The articles that a change of groups quotes; that whose place it is, too.</summary>
    public static IEnumerable<Guid> In(GroupChange change) =>
    [
        .. change.Evidence?.Differs.Any(one => one.Here is not null) == true ? new[] { change.ArticleId } : [],
        .. change.Of is { } of && change.Evidence?.Differs.Any(one => one.There is not null) == true ? new[] { of } : [],
    ];

    /// <summary>A decision about another article, without the words of this one.</summary>
    public static Decision Without(this Decision decision, Guid article) => decision with
    {
        Evidence = decision.Evidence.Without(here: false, there: decision.Of == article),
        NotJoined = Without(decision.NotJoined, here: false, $"{article:D}"),
    };

    public static GroupChange Without(this GroupChange change, Guid article) =>
        change with { Evidence = change.Evidence?.Without(here: change.ArticleId == article, there: change.Of == article) };

    public static Outcome Without(this Outcome outcome, string article) =>
        outcome with { Verdict = outcome.Verdict?.Without(article), Changed = outcome.Changed.Without(article) };

    public static IReadOnlyList<Verdict> Without(this IReadOnlyList<Verdict> verdicts, string article) =>
        verdicts.Any(verdict => Concerns(verdict, article)) ? [.. verdicts.Select(verdict => verdict.Without(article))] : verdicts;

    /// <summary>A decision, which may be about the article itself, without its words; the same one when it does not speak of it.</summary>
    public static Verdict Without(this Verdict verdict, string article) => !Concerns(verdict, article) ? verdict : verdict with
    {
        Evidence = verdict.Evidence.Without(here: verdict.ArticleId == article, there: verdict.Of == article),
        NotJoined = Without(verdict.NotJoined, here: verdict.ArticleId == article, article),
    };

    /// <summary>What was measured, without the words of the text here or of the other one.</summary>
    public static Evidence Without(this Evidence evidence, bool here, bool there) =>
        here || there ? evidence with { Differs = Without(evidence.Differs, here, there) } : evidence;

    private static IReadOnlyList<NotJoined>? Without(IReadOnlyList<NotJoined>? missed, bool here, string article) => missed is null ? null :
        [.. missed.Select(one => one.Differs is null ? one : one with { Differs = Without(one.Differs, here, there: one.Article == article) })];

    private static IReadOnlyList<Difference> Without(IReadOnlyList<Difference> differs, bool here, bool there) =>
        [.. differs.Select(one => one with { Here = here ? null : one.Here, There = there ? null : one.There })];

    private static bool Concerns(Verdict verdict, string article) =>
        verdict.ArticleId == article || verdict.Of == article || verdict.NotJoined?.Any(missed => missed.Article == article) == true;
}
