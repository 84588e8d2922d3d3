using Wiredesk.Defaults.Documents;

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

    public static Collection<RobotsFile> Collection { get; } = new("robots");

    /// <summary>What the site reserves at an address: tdmrep.json goes before the signals of robots.txt, as it speaks of nothing else.</summary>
    public TdmReservation? TdmOf(Uri url) =>
        TdmReservation.OfRules(Tdm, url) ?? (Rules.TdmReserved is { } reserved ? new TdmReservation(reserved, null, "robots.txt") : null);
}
