using Wiredesk.Contracts;
using Wiredesk.Publishing.Articles;

namespace Wiredesk.Publishing.Erasure;

/// <summary>
/// Decisions quote the articles that they compare: figures, dates and names in which these differ. Says which, and leaves the words of one out. Pure.
/// </summary>
/// <remarks>That they differ, and in what kind of thing, stays, as partners read it who may not read the other article.</remarks>
public static class Quoting
{
    /// <summary>The articles that an article's decisions quote.</summary>
    public static IEnumerable<Guid> In(PublishedArticle article)
    {
        // The newest decision may say another place; what it rests on is what was measured last.
        var measured = article.Measured ?? article.Decision;
        return
        [
            .. measured?.Of is { } of && Tells(measured.Evidence.Differs) ? new[] { of } : [],
            .. new[] { article.Decision, article.Measured }.SelectMany(decision => decision?.NotJoined ?? [])
                .Where(missed => Tells(missed.Differs)).Select(missed => Guid.Parse(missed.Article)),
        ];
    }

    public static PublishedArticle Without(this PublishedArticle article, Guid quoted)
    {
        var measured = article.Measured?.Without(quoted);
        var decision = article.Decision?.Without(quoted);
        return article with { Measured = measured, Decision = measured is null ? decision : decision! with { Evidence = measured.Evidence } };
    }

    public static Decision Without(this Decision decision, Guid quoted) => decision with
    {
        Evidence = decision.Of == quoted ? decision.Evidence with { Differs = CopyView.Hidden(decision.Evidence.Differs) } : decision.Evidence,
        NotJoined = decision.NotJoined is null ? null : [.. decision.NotJoined.Select(missed => missed.Without(quoted))],
    };

    /// <summary>A change of groups without the words of an article; of its own place only that stays.</summary>
    public static GroupChange Without(this GroupChange change, Guid quoted) =>
        change.ArticleId == quoted ? change with { Evidence = null }
        : change.Of == quoted && change.Evidence is { } evidence ? change with { Evidence = evidence with { Differs = CopyView.Hidden(evidence.Differs) } }
        : change;

    private static NotJoined Without(this NotJoined missed, Guid quoted) =>
        missed.Differs is not null && Guid.Parse(missed.Article) == quoted ? missed with { Differs = CopyView.Hidden(missed.Differs) } : missed;

    private static bool Tells(IReadOnlyList<Difference>? differs) => differs?.Any(one => one.There is not null) == true;
}
