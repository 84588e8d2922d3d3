using System.Text.Json;
using Wiredesk.Deduplication.Fingerprints;

namespace Wiredesk.EventTraining;

/// <summary>A report of which it is known what happening and what story it tells of.</summary>
internal sealed record Report(string Event, string Topic, Fingerprint Fingerprint)
{
    /// <summary>Reads lines of <c>{"id", "event", "topic", "text"}</c> in order of arrival.</summary>
    public static List<Report> ReadAll(string path) => [.. File.ReadLines(path).Select(line =>
    {
        using var document = JsonDocument.Parse(line);
        var row = document.RootElement;
        return new Report(
            row.GetProperty("event").GetString()!,
            row.GetProperty("topic").GetString()!,
            Fingerprint.Of(new ReceivedText { ArticleId = row.GetProperty("id").GetString()!, Text = row.GetProperty("text").GetString()! }));
    })];
}
