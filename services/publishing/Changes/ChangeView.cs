using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Changes;

/// <summary>What changed, as partners read it.</summary>
/// <param name="Number">1 for the first change ever, then 2, 3, ... without gaps; a partner does not see those of articles it is not entitled to.</param>
/// <param name="Kind">What happened; <see cref="ChangeKind.Withhold"/> also when the article left what the partner may read.</param>
/// <param name="ArticleId">The article it happened to.</param>
/// <param name="Revision">Its revision then; 0 when it was killed before it arrived.</param>
/// <param name="At">When it happened.</param>
/// <param name="Article">The article as it is now; absent when it can no longer be read.</param>
/// <param name="Reason">Why it was killed, withheld or erased.</param>
public sealed record ChangeView(long Number, ChangeKind Kind, Guid ArticleId, int Revision, DateTimeOffset At, ArticleSummary? Article, string? Reason = null)
{
    private const string Left = "It is no longer part of what this partner gets.";

    /// <summary>Whether readers must remove the article.</summary>
    public static bool TakesAway(ChangeKind kind) => kind is ChangeKind.Kill or ChangeKind.Withhold or ChangeKind.Erase;

    /// <summary>A change as a partner is told of it; null when the article is none of its business.</summary>
    public static ChangeView? Of(Change change, PublishedArticle? article, Entitlement entitlement, DateTimeOffset now) =>
        (article is null ? Told.Change : entitlement.Of(change.Kind, Judged.Of(article), now)) switch
        {
            Told.Change => Of(change, article, now),
            Told.Loss => Of(change, article, now).AsLoss(),
            _ => null,
        };

    /// <summary>The change for a partner that had the article and may not have it now: a kill stays one, a new revision reads as <see cref="ChangeKind.Withhold"/>.</summary>
    public ChangeView AsLoss() => TakesAway(Kind) ? this with { Article = null } : this with { Kind = ChangeKind.Withhold, Article = null, Reason = Left };

    /// <summary>A change as it reads while the article is as given.</summary>
    public static ChangeView Of(Change change, PublishedArticle? article, DateTimeOffset now) => new(
        change.Number,
        change.Kind,
        change.Article.ArticleId,
        change.Article.Revision,
        change.At,
        article?.IsReadable(now) == true ? new ArticleSummary(article) : null,
        change.Kind switch
        {
            ChangeKind.Kill => article?.Withdrawal?.Reason,
            ChangeKind.Withhold => article?.Hold?.Reason,
            ChangeKind.Restore => article?.Restoration?.Reason,
            _ => null,
        });
}

/// <summary>Some changes, and the cursor to ask for what comes after them: always there, also when nothing is new.</summary>
public sealed record ChangePage(IReadOnlyList<ChangeView> Items, string Next);
