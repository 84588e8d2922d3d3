using System.IO.Compression;
using System.Text.Json;
using Wiredesk.Deduplication.Groups;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Deduplication.Snapshots;

/// <summary>What editors decided and what still holds: kept at each edit, for the next snapshot may be far.</summary>
public sealed record StandingEdits : Document
{
    public const string TheOnly = "standing";

    /// <summary>The entry of the log up to which edits are in it.</summary>
    public required long Number { get; init; }

    /// <summary>JSON, compressed (RFC 1952): a split of a large group names all its articles.</summary>
    public required byte[] Body { get; init; }

    public static Collection<StandingEdits> Collection { get; } = new("standing-edits");

    internal static StandingEdits Of(long number, Standing standing)
    {
        using var bytes = new MemoryStream();
        Write(standing, bytes);
        return new StandingEdits { Id = TheOnly, Number = number, Body = bytes.ToArray() };
    }

    internal Standing Standing() => Read(new MemoryStream(Body));

    internal static void Write(Standing standing, Stream into)
    {
        using var compressed = new GZipStream(into, CompressionLevel.Optimal, leaveOpen: true);
        JsonSerializer.Serialize(compressed, standing, Json.Options);
    }

    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    /// <exception cref="JsonException">The same.</exception>
    internal static Standing Read(Stream from)
    {
        using var json = new GZipStream(from, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Standing>(json, Json.Options)!;
    }
}
