using System.IO.Compression;
using System.Text.Json;
using Wiredesk.Deduplication.Groups;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Deduplication.Snapshots;

/// <summary>What editors decided and what still holds. A snapshot says so too, but only to the rules that wrote it.</summary>
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
        using (var compressed = new GZipStream(bytes, CompressionLevel.Optimal))
            JsonSerializer.Serialize(compressed, standing, Json.Options);
        return new StandingEdits { Id = TheOnly, Number = number, Body = bytes.ToArray() };
    }

    internal Standing Standing()
    {
        using var json = new GZipStream(new MemoryStream(Body), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Standing>(json, Json.Options)!;
    }
}
