using Wiredesk.Defaults.Documents;

namespace Wiredesk.Ingestion.Sources;

/// <summary>A publisher or agency that we take articles from, and how we treat what it sends. Its name is the document's id.</summary>
public sealed record Source : Document
{
    /// <summary>The IANA time zone in which its dates without an offset are read.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>How many days its raw originals are kept.</summary>
    public int RetentionDays { get; init; } = 30;

    /// <summary>Whether the page of each entry is fetched and its text taken, for feeds that give only the beginning.</summary>
    public bool FullPages { get; init; }

    /// <summary>False when a contract allows what its robots.txt forbids; robots.txt is read and recorded all the same.</summary>
    public bool ObeysRobots { get; init; } = true;

    /// <summary>After how many hours without anything new the alarm is raised.</summary>
    public int SilentAfterHours { get; init; } = 24;

    /// <summary>The secret that is sent to its feeds' own origin as <c>Authorization</c>: the name NAME of the configuration key <c>Fetch:Secrets:NAME</c>.</summary>
    public string? Secret { get; init; }

    public bool Paused { get; init; }

    /// <summary>When it was last taken up again after a pause.</summary>
    public DateTimeOffset? ResumedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when the alarm is up; absent while it speaks.</summary>
    public DateTimeOffset? SilentSince { get; init; }

    public static Index<Source> ByName { get; } = Index<Source>.Of("name", source => source.Id);

    public static Collection<Source> Collection { get; } = new("sources", ByName);
}
