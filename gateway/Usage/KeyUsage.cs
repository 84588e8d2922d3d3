using Wiredesk.Defaults.Documents;

namespace Wiredesk.Gateway.Usage;

/// <summary>What one key asked for in one day (UTC).</summary>
public sealed record KeyUsage : Document
{
    /// <summary>The key's name.</summary>
    public required string Key { get; init; }

    public required string Holder { get; init; }

    public required DateOnly Day { get; init; }

    public long Requests { get; init; }

    /// <summary>Of these, how many were refused or failed (status 400 and above).</summary>
    public long Refused { get; init; }

    /// <summary>How many articles were read one by one.</summary>
    public long Reads { get; init; }

    public static Index<KeyUsage> ByHolder { get; } = Index<KeyUsage>.Of("holder", usage => Wiredesk.Defaults.Documents.Key.Of(usage.Holder, usage.Day.DayNumber));

    public static Collection<KeyUsage> Collection { get; } = new("usage", ByHolder);

    public KeyUsage Plus(KeyUsage more) => this with { Requests = Requests + more.Requests, Refused = Refused + more.Refused, Reads = Reads + more.Reads };
}

/// <summary>Some single reads of articles, kept together: who got to see what.</summary>
public sealed record ReadBatch : Document
{
    public required IReadOnlyList<ArticleRead> Reads { get; init; }

    /// <summary>By the article that was read. In the order of the articles, so that the store goes through its index once.</summary>
    public static Index<ReadBatch> ByArticle { get; } = new("article", batch => batch.Reads.Select(read => read.Article).Distinct().Order().Select(article => (Key)article));

    public static Collection<ReadBatch> Collection { get; } = new("reads", ByArticle);
}

/// <summary>An article that was given to somebody.</summary>
/// <param name="Article">Which one.</param>
/// <param name="Holder">The holder of the key.</param>
/// <param name="Key">The key's name.</param>
/// <param name="At">When.</param>
public sealed record ArticleRead(Guid Article, string Holder, string Key, DateTimeOffset At);
