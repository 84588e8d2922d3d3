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

    /// <summary>The article that was withdrawn.</summary>
    public string? Withdrawn { get; init; }

    /// <summary>What an editor decided.</summary>
    public GroupEdit? Edit { get; init; }

    public static Index<Arrival> ByNumber { get; } = Index<Arrival>.Of("number", arrival => arrival.Number, unique: true);

    /// <summary>The entries of editors, by their numbers.</summary>
    public static Index<Arrival> ByEdit { get; } = Index<Arrival>.Of("edits", arrival => arrival.Edit is null ? null : arrival.Number);

    public static Collection<Arrival> Collection { get; } = new("arrivals", ByNumber, ByEdit);

    /// <summary>The arrival of one analysis of one revision; the same again is the same entry.</summary>
    public static Arrival Of(ArticleVersion version, Fingerprint fingerprint) => new()
    {
        Id = $"{version.ArticleId:D}/{version.Revision}/{version.AnalysisVersion}",
        Fingerprint = fingerprint,
    };

    public static Arrival Of(WithdrawArticle withdrawal) => new()
    {
        Id = $"{withdrawal.ArticleId:D}/withdrawn",
        Withdrawn = withdrawal.ArticleId.ToString("D"),
    };

    /// <summary>An editor's decision; the id is the editor's own, so that the same again is the same entry.</summary>
    public static Arrival Of(Guid id, GroupEdit edit) => new() { Id = $"edit/{id:D}", Edit = edit };

    /// <summary>Takes a number that was jumped over, so that what comes after it can be decided.</summary>
    public static Arrival Filler(long number) => new() { Id = string.Create(CultureInfo.InvariantCulture, $"filler/{number}"), Number = number };
}
