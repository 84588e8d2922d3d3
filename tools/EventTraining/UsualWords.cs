using System.Globalization;
using Wiredesk.Text;

namespace Wiredesk.EventTraining;

/// <summary>In what share of reports the words turn up that several stories have in common.</summary>
internal static class UsualWords
{
    // Two stories may share a name, or a kind of happening.
    private const int FewestStories = 3;

    /// <summary>The share by the word, 0 to 1; words of fewer stories are left out.</summary>
    public static Dictionary<string, float> Of(IReadOnlyList<Report> reports) => reports
        .SelectMany(report => report.Words.Select(word => (word, report.Topic)))
        .GroupBy(found => found.word, found => found.Topic)
        .Where(word => word.Distinct().Count() >= FewestStories)
        .ToDictionary(word => word.Key, word => (float)word.Count() / reports.Count);

    /// <summary>The same by the hashes of the words.</summary>
    public static Dictionary<uint, float> Hashed(Dictionary<string, float> shares) =>
        shares.DistinctBy(word => (uint)Hash.Of(word.Key)).ToDictionary(word => (uint)Hash.Of(word.Key), word => word.Value);

    /// <summary>Lines of a share and the words that have it, the most usual ones first.</summary>
    public static IEnumerable<string> Lines(Dictionary<string, float> shares) => shares
        .GroupBy(word => word.Value.ToString("0.####", CultureInfo.InvariantCulture), word => word.Key)
        .OrderByDescending(line => shares[line.First()])
        .Select(line => $"{line.Key} {string.Join(' ', line.Order(StringComparer.Ordinal))}");
}
