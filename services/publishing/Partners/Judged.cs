using Wiredesk.Publishing.Articles;

namespace Wiredesk.Publishing.Partners;

/// <summary>What of an article decides who may have it, and who had it, and nothing else of it.</summary>
/// <param name="Source">Where it comes from; all that is left of a tombstone without content.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Facets">Its source, language and topics as facets; null for a tombstone without content, which is judged by its source alone.</param>
/// <param name="CreatedAt">When it could first be read here.</param>
/// <param name="IsUsable">Whether it can be read now.</param>
/// <param name="ReadableAs">The facets under which it could be read at some time; now is one of them while it is usable.</param>
public sealed record Judged(string? Source, string? Language, IReadOnlySet<string>? Facets, DateTimeOffset? CreatedAt, bool IsUsable, IReadOnlyList<IReadOnlySet<string>> ReadableAs)
{
    private static readonly string[] Fields = ["source:", "language:", "topic:"];

    public static Judged Of(PublishedArticle article)
    {
        if (FacetsOf(article) is not { } facets) return new Judged(article.Source, null, null, article.CreatedAt, false, []);
        var isUsable = article.Status == PublicationStatus.Usable;
        List<IReadOnlySet<string>> readableAs = [.. article.ReadableAs.Select(set => set.ToHashSet(StringComparer.Ordinal))];
        // What was taken away before such sets were kept was last read as what it is.
        if (isUsable || (readableAs.Count == 0 && article.CreatedAt is not null)) readableAs.Add(facets);
        return new Judged(article.Source, article.Analysis!.Language.Code, facets, article.CreatedAt, isUsable, readableAs);
    }

    /// <summary>As what an article could be read until now, when it changes or is taken away. A set inside another is left out: whoever may read by the smaller may read by the larger.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Before(PublishedArticle? before, PublishedArticle after)
    {
        if (before is not { Status: PublicationStatus.Usable } || FacetsOf(before) is not { } old || FacetsOf(after) is not { } present) return after.ReadableAs;
        var isHeldByNow = after.Status == PublicationStatus.Usable && old.IsSubsetOf(present);
        return isHeldByNow || after.ReadableAs.Any(set => old.IsSubsetOf(set))
            ? after.ReadableAs
            : [.. after.ReadableAs.Where(set => !old.IsSupersetOf(set)), [.. old.Order(StringComparer.Ordinal)]];
    }

    private static HashSet<string>? FacetsOf(PublishedArticle article) => article is { Article: not null, Analysis: not null, Decision: not null }
        ? Search.Facets.Of(article).Where(facet => Array.Exists(Fields, field => facet.StartsWith(field, StringComparison.Ordinal))).ToHashSet(StringComparer.Ordinal)
        : null;
}
