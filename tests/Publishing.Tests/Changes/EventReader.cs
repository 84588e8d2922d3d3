using System.Text.Json.Nodes;

namespace Wiredesk.Publishing.Tests.Changes;

/// <summary>Reads server-sent events one by one.</summary>
internal sealed class EventReader(Stream stream) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly StreamReader _reader = new(stream);

    /// <summary>The data of the last event.</summary>
    public JsonNode? Data { get; private set; }

    /// <summary>The id, the name and the article of the next event.</summary>
    public async Task<(string Id, string Name, Guid Article)> Next()
    {
        var (id, name) = ("", "");
        Data = null;
        while (await _reader.ReadLineAsync().WaitAsync(Limit) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            if (line.StartsWith("data: ", StringComparison.Ordinal)) Data = JsonNode.Parse(line[6..]);
            if (line.Length == 0 && Data is not null) return (id, name, (Guid)Data["articleId"]!);
        }

        throw new EndOfStreamException("The stream ended.");
    }

    public void Dispose() => _reader.Dispose();
}
