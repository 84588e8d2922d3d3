using System.Buffers.Binary;
using System.Text.Json;
using Wiredesk.Defaults;
using Wiredesk.Publishing.Formats;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Articles;

/// <summary>An article without copies as it is served in our JSON, made when it is stored: most are read so, and then neither read from the store in full nor written.</summary>
/// <param name="Rules">The shape in which it was made; one of another shape is not served.</param>
/// <param name="EmbargoUntil">Until when it may not be read in spite of its status; absent when an editor released it.</param>
/// <param name="Group">Its copy group: where others are in it, the answer has to tell of them.</param>
/// <param name="Hash">The answer's hash, for its entity tag.</param>
public sealed record PrintedArticle(int Rules, string Source, string Language, IReadOnlyList<string> Facets, DateTimeOffset CreatedAt, DateTimeOffset? EmbargoUntil, Guid Group, string Hash)
{
    /// <summary>Raised whenever <see cref="ArticleView"/> says anything else of the same article, or the head is made of anything else.</summary>
    public const int PresentRules = 1;

    private const int LengthBytes = 4;

    /// <summary>Its bytes: the length of what decides who may have it, that, and the answer; null for an article that cannot be read.</summary>
    public static byte[]? Of(PublishedArticle article)
    {
        if (article.Status != PublicationStatus.Usable) return null;
        var judged = Judged.Of(article);
        var answer = JsonSerializer.SerializeToUtf8Bytes(new ArticleView(article) { Copies = [] }, Json.Options);
        var head = JsonSerializer.SerializeToUtf8Bytes(
            new PrintedArticle(
                PresentRules, article.Article!.Source, judged.Language!, [.. judged.Facets!], article.CreatedAt!.Value,
                article.Release?.Revision == article.Article.Revision ? null : article.Article.EmbargoUntil, article.Decision!.Group, Served.HashOf(answer)),
            Json.Options);
        var length = new byte[LengthBytes];
        BinaryPrimitives.WriteInt32LittleEndian(length, head.Length);
        return [.. length, .. head, .. answer];
    }

    /// <summary>What is printed, and the answer; null when it was made by other rules.</summary>
    public static (PrintedArticle Head, ReadOnlyMemory<byte> Answer)? Read(byte[] print)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(print);
        try
        {
            var head = JsonSerializer.Deserialize<PrintedArticle>(print.AsSpan(LengthBytes, length), Json.Options)!;
            return head.Rules == PresentRules ? (head, print.AsMemory(LengthBytes + length)) : null;
        }
        catch (JsonException)
        {
            return null; // Other rules may have another head.
        }
    }

    /// <summary>Whether a partner may read it now.</summary>
    public bool IsFor(Entitlement entitlement, DateTimeOffset now) =>
        !(EmbargoUntil > now) && entitlement.AllowsFormat(Format.Json.Name)
        && entitlement.Allows(new Judged(Source, Language, Facets.ToHashSet(StringComparer.Ordinal), CreatedAt, true, []), now);
}
