using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Fetch;

namespace Wiredesk.Ingestion.Politeness;

/// <summary>What a site says to crawlers: its robots.txt and its tdmrep.json. Its id is the site's origin.</summary>
public sealed record RobotsFile : Document
{
    public required RobotsRules Rules { get; init; }

    public IReadOnlyList<TdmReservation.Rule> Tdm { get; init; } = [];

    /// <summary>When robots.txt was read.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>When tdmrep.json was looked for.</summary>
    public DateTimeOffset? TdmFetchedAt { get; init; }

    /// <summary>Where robots.txt has redirected to, while it is still to be asked there.</summary>
    public Trail? Trail { get; init; }

    /// <summary>The same for tdmrep.json.</summary>
    public Trail? TdmTrail { get; init; }

    // RFC 9309, section 2.4: no longer than a day, unless it cannot be had.
    internal static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>A site that was never asked: nothing may be fetched there before.</summary>
    public static RobotsFile Unasked(string origin) => new() { Id = origin, Rules = RobotsRules.Nothing, FetchedAt = default };

    public bool HasRules(DateTimeOffset now) => now - FetchedAt < Fresh;

    /// <summary>Whether both files are known; else <see cref="Asks"/> says what is to be asked for.</summary>
    public bool IsFresh(DateTimeOffset now) => HasRules(now) && now - TdmFetchedAt < Fresh;

    /// <summary>The address to ask next about the site: of robots.txt, of tdmrep.json, or where they redirect to.</summary>
    public Uri Asks(DateTimeOffset now) => HasRules(now)
        ? TdmTrail?.Url ?? new Uri(Id + "/.well-known/tdmrep.json")
        : Trail?.Url ?? new Uri(Id + "/robots.txt");

    public static Collection<RobotsFile> Collection { get; } = new("robots");

    /// <summary>What the site reserves at an address: tdmrep.json goes before the signals of robots.txt, as it speaks of nothing else.</summary>
    public TdmReservation? TdmOf(Uri url) =>
        TdmReservation.OfRules(Tdm, url) ?? (Rules.TdmReserved is { } reserved ? new TdmReservation(reserved, null, "robots.txt") : null);
}
