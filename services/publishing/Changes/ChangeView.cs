using Wiredesk.Publishing.Articles;

namespace Wiredesk.Publishing.Changes;

/// <summary>What changed, as partners read it.</summary>
/// <param name="Number">1 for the first change ever, then 2, 3, ... without gaps; a partner does not see those of articles it is not entitled to.</param>
/// <param name="Kind">What happened.</param>
/// <param name="ArticleId">The article it happened to.</param>
/// <param name="Revision">Its revision then; 0 when it was killed before it arrived.</param>
/// <param name="At">When it happened.</param>
/// <param name="Article">The article as it is now; absent when it can no longer be read.</param>
/// <param name="Reason">Why it was killed, withheld or erased.</param>
public sealed record ChangeView(long Number, ChangeKind Kind, Guid ArticleId, int Revision, DateTimeOffset At, ArticleSummary? Article, string? Reason = null)
{
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
