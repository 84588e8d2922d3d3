using System.Globalization;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Editing;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Deduplication.Arrivals;

/// <summary>An entry of the log that all decisions follow from: an article's fingerprint, its withdrawal, or an editor's word.</summary>
/// <remarks>
/// Numbers have no gaps, and a decision reads only lower ones. So every replica that applies the entries in their order comes to the same decisions
/// (state machine replication: Schneider, "Implementing fault-tolerant services using the state machine approach", 1990).
/// </remarks>
public sealed record Arrival : Document
{
    /// <summary>1 for the first entry, then 2, 3, ...</summary>
    public long Number { get; init; }

    /// <summary>The article that arrived; absent for other entries.</summary>
    public Fingerprint? Fingerprint { get; init; }

    /// <summary>Whether the article comes back after it was withdrawn.</summary>
    public bool Restored { get; init; }

    /// <summary>The article that was withdrawn.</summary>
    public string? Withdrawn { get; init; }

    /// <summary>Whether it was withdrawn for good: then no decision about another article holds words of it any longer.</summary>
    public bool Erased { get; init; }

    /// <summary>What an editor decided.</summary>
    public GroupEdit? Edit { get; init; }

    /// <summary>Whether it is still to be announced what an editor's decision led to.</summary>
    public bool ToAnnounce { get; init; }

    public static Index<Arrival> ByNumber { get; } = Index<Arrival>.Of("number", arrival => arrival.Number, unique: true);

    /// <summary>The entries of editors, by their numbers.</summary>
    public static Index<Arrival> ByEdit { get; } = Index<Arrival>.Of("edits", arrival => arrival.Edit is null ? null : arrival.Number);

    /// <summary>The entries of editors that are still to be announced, by their numbers.</summary>
    public static Index<Arrival> ByToAnnounce { get; } = Index<Arrival>.Of("to-announce", arrival => arrival.ToAnnounce ? arrival.Number : null);

    /// <summary>The entries that hold something of an article.</summary>
    public static Index<Arrival> ByArticle { get; } =
        Index<Arrival>.Of("article", arrival => arrival.Fingerprint?.ArticleId is { } article ? article : default(Key?));

    public static Collection<Arrival> Collection { get; } = new("arrivals", ByNumber, ByEdit, ByToAnnounce, ByArticle);

    /// <summary>The arrival of one analysis of one revision; the same again is the same entry.</summary>
    public static Arrival Of(ArticleVersion version, Fingerprint fingerprint) => new()
    {
        Id = $"{version.ArticleId:D}/{version.Revision}/{version.AnalysisVersion}",
        Fingerprint = fingerprint,
    };

    /// <summary>A withdrawal; the second one, after a restoration, is another entry.</summary>
    public static Arrival Of(WithdrawArticle withdrawal, DateTimeOffset? restored = null) => new()
    {
        Id = $"{withdrawal.ArticleId:D}/withdrawn{(restored is { } at ? string.Create(CultureInfo.InvariantCulture, $"/{at.UtcTicks}") : "")}",
        Withdrawn = withdrawal.ArticleId.ToString("D"),
    };

    /// <summary>An erasure; that the article was killed before is another entry.</summary>
    public static Arrival Of(EraseArticle erasure) => new()
    {
        Id = $"{erasure.ArticleId:D}/erased",
        Withdrawn = erasure.ArticleId.ToString("D"),
        Erased = true,
    };

    /// <summary>The return of an article as it arrived last.</summary>
    public static Arrival Of(RestoreArticle restoration, Fingerprint fingerprint) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{restoration.ArticleId:D}/restored/{restoration.RequestedAt.UtcTicks}"),
        Fingerprint = fingerprint,
        Restored = true,
    };

    /// <summary>The entries that an article up to a state may have, the latest first.</summary>
    public static IReadOnlyList<string> IdsOf(ArticleVersion state) =>
    [
        .. from revision in Enumerable.Range(1, Math.Clamp(state.Revision, 1, 1000)).Reverse()
           from analysis in Enumerable.Range(1, Math.Clamp(state.AnalysisVersion, 1, 100)).Reverse()
           select $"{state.ArticleId:D}/{revision}/{analysis}",
    ];

    /// <summary>An editor's decision; the id is the editor's own, so that the same again is the same entry.</summary>
    public static Arrival Of(Guid id, GroupEdit edit) => new() { Id = $"edit/{id:D}", Edit = edit, ToAnnounce = true };

    /// <summary>Takes a number that was jumped over, so that what comes after it can be decided.</summary>
    public static Arrival Filler(long number) => new() { Id = string.Create(CultureInfo.InvariantCulture, $"filler/{number}"), Number = number };
}
