using Wiredesk.Defaults.Documents;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Politeness;

namespace Wiredesk.Ingestion.Archive;

/// <summary>A piece of a raw original, compressed (Brotli). Its id is the SHA-256 of the whole original and the number of the piece.</summary>
public sealed record OriginalPiece : Document
{
    public required byte[] Body { get; init; }

    public static Collection<OriginalPiece> Collection { get; } = new("originals");
}

/// <summary>Something that comes in: what it is (<c>feed</c>, <c>page</c>, <c>file</c>, <c>push</c>), where from, and its bytes.</summary>
public sealed record Incoming(string Kind, string Name, ReadOnlyMemory<byte> Bytes, string? ContentType = null, TdmReservation? Tdm = null, ReceivedArticle? Entry = null);

/// <summary>That something came in: when, from which sources, as what, and under which hash its raw original is kept.</summary>
public sealed record Receipt : Document
{
    /// <summary>The sources; the first is that of articles which name none.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What came: <c>feed</c>, <c>page</c>, <c>file</c> or <c>push</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Where it came from: the address, or the path of the file.</summary>
    public required string Name { get; init; }

    public string? ContentType { get; init; }

    /// <summary>What was reserved when it was fetched.</summary>
    public TdmReservation? Tdm { get; init; }

    /// <summary>The feed's entry that a page belongs to.</summary>
    public ReceivedArticle? Entry { get; init; }

    public required string Hash { get; init; }

    public required int Pieces { get; init; }

    public static Index<Receipt> BySource { get; } = new("source", receipt => receipt.Sources.Select(source => Key.Of(source, receipt.At.UtcTicks)));

    public static Collection<Receipt> Collection { get; } = new("receipts", BySource);
}
