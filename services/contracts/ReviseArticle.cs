namespace Wiredesk.Contracts;

/// <summary>Make a new revision of an article as an editor changed it. Ingestion decides it, as all revisions.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">The revision that the editor had before them; if another one came between, nothing is changed.</param>
/// <param name="Kind">Whether it mends an error or goes on.</param>
/// <param name="Reason">Why.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="RequestedAt">When it was asked.</param>
/// <param name="Headline">The new headline; absent where it stays, as the others.</param>
/// <param name="Standfirst">The new standfirst.</param>
/// <param name="Text">The new text, whole.</param>
/// <param name="Authors">The new authors.</param>
public sealed record ReviseArticle(
    Guid ArticleId, int Revision, RevisionKind Kind, string Reason, string RequestedBy, DateTimeOffset RequestedAt,
    string? Headline = null, string? Standfirst = null, string? Text = null, IReadOnlyList<string>? Authors = null);
