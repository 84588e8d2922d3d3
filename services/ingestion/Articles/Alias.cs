using System.Security.Cryptography;
using System.Text;

namespace Wiredesk.Ingestion.Articles;

/// <summary>The names by which one source means one article: its own id, its canonical address, the path of a dropped file; without any, the text itself.</summary>
/// <remarks>They are looked up before anything is new, in this order. Kept as hashes, since a source's ids may be of any length.</remarks>
public static class Alias
{
    public static IReadOnlyList<string> Of(string source, ReceivedArticle received, string contentHash)
    {
        var names = new List<string>();
        if (!string.IsNullOrWhiteSpace(received.OwnId)) names.Add(Hash(source, "id", received.OwnId.Trim()));
        if (received.Url is { } url) names.Add(Hash(source, "url", CanonicalUrl.Of(url).AbsoluteUri));
        if (names.Count == 0) names.Add(Hash(source, "text", contentHash));
        return names;
    }

    private static string Hash(string source, string kind, string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{kind}\n{name}")));
}
