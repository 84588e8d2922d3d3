using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wiredesk.Deduplication.Groups;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Deduplication.Snapshots;

/// <summary>What editors decided and what still holds: kept at each edit, for the next snapshot may be far; and, when a service stops, all ids that partners know.</summary>
public sealed record StandingEdits : Document
{
    public const string TheOnly = "standing";

    private const int MostBytes = 4 << 20; // a document may have 16 MB in MongoDB, and is a third longer as text

    /// <summary>The entry of the log up to which edits are in it.</summary>
    public required long Number { get; init; }

    /// <summary>The rules that decided all of the log from its first entry on; null when the log alone does not lead to what is held.</summary>
    public string? Rules { get; init; }

    /// <summary>JSON, compressed (RFC 1952): a split of a large group names all its articles.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Whether it is too much for a document: the next snapshot holds it in pieces.</summary>
    [JsonIgnore]
    public bool IsTooLarge => Body.Length > MostBytes;

    public static Collection<StandingEdits> Collection { get; } = new("standing-edits");

    internal static StandingEdits Of(long number, string? rules, Standing standing)
    {
        using var bytes = new MemoryStream();
        Write(standing, bytes);
        return new StandingEdits { Id = TheOnly, Number = number, Rules = rules, Body = bytes.ToArray() };
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
        return JsonSerializer.Deserialize<Standing>(json, Json.Options) ?? throw new InvalidDataException("It says nothing.");
    }
}
