using Wiredesk.Defaults.Documents;
using Wiredesk.Ingestion.Hubs;
using Wiredesk.Ingestion.Politeness;
using Wiredesk.Ingestion.Polling;

namespace Wiredesk.Ingestion.Sources;

/// <summary>One address of a source that is asked again and again, and what is known of it.</summary>
public sealed record PolledFeed : Document
{
    public required string Source { get; init; }

    /// <summary>Where it is polled now; permanent redirects change it.</summary>
    public required Uri Url { get; init; }

    /// <summary>The address under which it was added.</summary>
    public required Uri AddedAs { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The index of sitemaps that names it (its id), when nobody added it by hand.</summary>
    public string? ListedBy { get; init; }

    /// <summary>When it is polled next; absent while it is paused or has ended.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The turn at a host that was given to it for the next request of its poll.</summary>
    public DateTimeOffset? Turn { get; init; }

    /// <summary>How far its next poll has come, when that has begun and waits for its turn at a host.</summary>
    public Errand? Errand { get; init; }

    /// <summary>The rhythm that suits how often it has news.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How many polls failed since the last that did not.</summary>
    public int Failures { get; init; }

    public PollOutcome? LastOutcome { get; init; }

    /// <summary>Why the last poll failed, in a sentence.</summary>
    public string? Reason { get; init; }

    public DateTimeOffset? PolledAt { get; init; }

    /// <summary>When it last had something new.</summary>
    public DateTimeOffset? NewAt { get; init; }

    /// <summary>The validators of the last document, exactly as they were sent.</summary>
    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>SHA-256 of the last document, for servers that send the same again as new.</summary>
    public string? DocumentHash { get; init; }

    /// <summary>The entries of the last document.</summary>
    public EntryMemory Entries { get; init; } = EntryMemory.None;

    /// <summary>Whether its ids change from poll to poll, so that only headline and date name its entries.</summary>
    public bool HasUnstableIds { get; init; }

    /// <summary>Whether text and data mining is reserved, as of the last fetch.</summary>
    public TdmReservation? Tdm { get; init; }

    /// <summary>Whether robots.txt let us in at the last fetch.</summary>
    public bool? AllowedByRobots { get; init; }

    /// <summary>The hub that pushes it to us, where it offers one (W3C WebSub).</summary>
    public Subscription? Subscription { get; init; }

    public static Index<PolledFeed> ByDue { get; } = Index<PolledFeed>.Of("due", feed => feed.DueAt is { } due ? due : default(Key?));

    public static Index<PolledFeed> BySource { get; } = Index<PolledFeed>.Of("source", feed => Key.Of(feed.Source, feed.AddedAt.UtcTicks));

    public static Index<PolledFeed> ByUrl { get; } = Index<PolledFeed>.Of("url", feed => Convert.ToHexStringLower(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(feed.Url.AbsoluteUri))), unique: true);

    public static Collection<PolledFeed> Collection { get; } = new("feeds", ByDue, BySource, ByUrl);
}
