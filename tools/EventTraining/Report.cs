using System.Text.Json;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Text;

namespace Wiredesk.EventTraining;

/// <summary>A report of which it is known what happening and what story it tells of.</summary>
/// <param name="Words">Its distinct words, as they are compared.</param>
internal sealed record Report(string Event, string Topic, Fingerprint Fingerprint, IReadOnlySet<string> Words)
{
    /// <summary>Reads lines of <c>{"id", "event", "topic", "text"}</c> in order of arrival.</summary>
    public static Report[] ReadAll(string path) => [.. File.ReadLines(path).Select(line =>
    {
        using var document = JsonDocument.Parse(line);
        var row = document.RootElement;
        var text = row.GetProperty("text").GetString()!;
        return new Report(
            row.GetProperty("event").GetString()!,
            row.GetProperty("topic").GetString()!,
            Fingerprint.Of(new ReceivedText { ArticleId = row.GetProperty("id").GetString()!, Text = text }),
            Tokens.Of(text).Where(token => token.Kind == TokenKind.Word).Select(token => text[token.Start..token.End].ToLowerInvariant()).ToHashSet());
    })];
}
