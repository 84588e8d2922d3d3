using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Formats;

/// <summary>A list of articles that is to be served in some format.</summary>
/// <param name="Title">What the list is called.</param>
/// <param name="Host">The root of the public address, without a slash at its end.</param>
/// <param name="Path">The path and query under which the list was asked for.</param>
/// <param name="Next">The path and query of the next page; null on the last.</param>
/// <param name="Gone">Articles that were taken away lately, the newest first.</param>
/// <param name="Now">When it is served.</param>
public sealed record ServedFeed(string Title, string Host, string Path, string? Next, IReadOnlyList<Found> Items, IReadOnlyList<PublishedArticle> Gone, DateTimeOffset Now)
{
    /// <summary>When anything in it last changed.</summary>
    public DateTimeOffset Updated => Items.Select(found => found.Article.ChangedAt).Concat(Gone.Select(gone => gone.ChangedAt)).DefaultIfEmpty(Now).Max();

    /// <summary>Where an article can be read here.</summary>
    public string AddressOf(PublishedArticle article) => $"{Host}/v1/articles/{article.Id}";

    /// <summary>The name of an article that stays the same wherever it is served.</summary>
    public static string UrnOf(string articleId) => $"urn:uuid:{articleId}";

    /// <summary>The headline, or the first words of a text that has none.</summary>
    public static string TitleOf(PublishedArticle article)
    {
        if (Publication.Headline(article) is { Length: > 0 } headline) return headline;
        var body = article.Analysis!.Body.Text;
        var line = body.AsSpan(0, Math.Min(body.Length, 80)).Trim();
        return line.IndexOf('\n') is > 0 and var end ? line[..end].ToString() : body.Length > 80 ? $"{line}..." : line.Length > 0 ? line.ToString() : article.Article!.Source;
    }
}
