using System.Text;
using Wiredesk.Contracts;

namespace Wiredesk.Ingestion.Articles;

/// <summary>An article as it was handed in, in any format, before it is known whether it is new.</summary>
public sealed record ReceivedArticle
{
    /// <summary>A text longer than this (UTF-8) does not travel on the bus.</summary>
    public const int LongestText = 1024 * 1024;

    /// <summary>The id that its publisher gave it (guid, ninjs uri): an alias by which it is found again.</summary>
    public string? OwnId { get; init; }

    /// <summary>The source it says it comes from, where the format can say so.</summary>
    public string? Source { get; init; }

    public Uri? Url { get; init; }

    /// <summary>Whether its address is its own: false when others share it (the site's front page, a page of several items).</summary>
    public bool IsNamedByUrl { get; init; } = true;

    /// <summary>Whether it is a feed's entry: then its headline and date are remembered, in case the feed's ids turn out to be unstable.</summary>
    public bool IsPolled { get; init; }

    /// <summary>Whether its headline and date name it, for feeds whose ids and addresses change from poll to poll.</summary>
    public bool IsNamedByTitle { get; init; }

    public string? Headline { get; init; }

    public string? Standfirst { get; init; }

    /// <summary>The text; empty when only a reference to the article came (a headline with a link, or a kill).</summary>
    public required string Text { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<Media> Media { get; init; } = [];

    public IReadOnlyDictionary<string, Origin> Origins { get; init; } = new Dictionary<string, Origin>();

    public ArticleStatus Status { get; init; } = ArticleStatus.Usable;

    /// <summary>The publisher's own number or name of this version.</summary>
    public string? Version { get; init; }

    /// <summary>Until when partners must not see it; absent when there is no embargo.</summary>
    public DateTimeOffset? EmbargoUntil { get; init; }

    /// <summary>How urgent its publisher calls it: 1 (most) to 9 (IPTC urgency).</summary>
    public int? Urgency { get; init; }

    /// <summary>What may be done with it, as its publisher words it.</summary>
    public UsageRights? Rights { get; init; }

    /// <summary>What its publisher says it is about.</summary>
    public IReadOnlyList<Subject> Subjects { get; init; } = [];

    /// <summary>Where (and when) it was written, as a field of its own, outside the text.</summary>
    public string? Dateline { get; init; }

    /// <summary>The same article, saying of each field that is there where it came from.</summary>
    public ReceivedArticle From(Origin origin)
    {
        var origins = new Dictionary<string, Origin>();
        void Add(string field, bool isThere)
        {
            if (isThere)
                origins[field] = origin;
        }

        Add("text", Text.Length > 0);
        Add("headline", Headline is not null);
        Add("standfirst", Standfirst is not null);
        Add("authors", Authors.Count > 0);
        Add("publishedAt", PublishedAt is not null);
        Add("modifiedAt", ModifiedAt is not null);
        Add("language", Language is not null);
        Add("url", Url is not null);
        return this with { Origins = origins };
    }

    /// <summary>True when the text is longer than <see cref="LongestText"/> bytes of UTF-8.</summary>
    public static bool IsTooLong(string text) => text.Length > LongestText || (text.Length > LongestText / 3 && Encoding.UTF8.GetByteCount(text) > LongestText);
}

/// <summary>What may be done with an article, in the words of ninjs (pubStatus).</summary>
public enum ArticleStatus
{
    /// <summary>A word that this version does not know.</summary>
    Unknown,

    /// <summary>It may be published.</summary>
    Usable,

    /// <summary>It is not to be published for now.</summary>
    Withheld,

    /// <summary>It is killed: withdraw it everywhere.</summary>
    Canceled,
}
