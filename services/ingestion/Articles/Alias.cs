using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Wiredesk.Ingestion.Articles;

/// <summary>The names by which one source means one article: its own id, its canonical address, the path of a dropped file; without any, the text itself.</summary>
/// <remarks>They are looked up before anything is new, in this order. Kept as hashes, since a source's ids may be of any length.</remarks>
public static class Alias
{
    /// <summary>The names that are looked up.</summary>
    public static IReadOnlyList<string> Of(string source, ReceivedArticle received, string contentHash)
    {
        var names = new List<string>();
        if (!string.IsNullOrWhiteSpace(received.OwnId)) names.Add(Hash(source, "id", received.OwnId.Trim()));
        if (received is { Url: { } url, IsNamedByUrl: true }) names.Add(Hash(source, "url", CanonicalUrl.NameOf(url)));
        if (received.IsNamedByTitle && ByTitle(source, received) is { } title) names.Add(title);
        if (names.Count == 0) names.Add(Hash(source, "text", contentHash));
        return names;
    }

    /// <summary>The name by headline and date, which is kept for the case that the others turn out to be unstable; null when it has none.</summary>
    public static string? ByTitle(string source, ReceivedArticle received) => TitleOf(received) is { } title ? Hash(source, "title", title) : null;

    /// <summary>Headline and date in one; null unless there are both.</summary>
    public static string? TitleOf(ReceivedArticle received) =>
        received is { Headline: { Length: > 0 } headline, PublishedAt: { } published } ? $"{headline.Trim()}\n{published.UtcTicks.ToString(CultureInfo.InvariantCulture)}" : null;

    private static string Hash(string source, string kind, string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{kind}\n{name}")));
}
