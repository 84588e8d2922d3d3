using System.Globalization;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Deduplication.Snapshots;

/// <summary>What the state machine held after an entry of the log, so that a restart need not read all entries before it. It lies in pieces.</summary>
/// <remarks>Written after its pieces: a snapshot that is found is whole, unless the store lost some of it.</remarks>
public sealed record Snapshot : Document
{
    /// <summary>The layout of the bytes; another one cannot be read.</summary>
    public const int Layout = 7;

    /// <summary>The last entry that it follows from.</summary>
    public required long Number { get; init; }

    /// <summary>The rules that decided, and the layout: with others the log has to be read again.</summary>
    public required string Rules { get; init; }

    /// <summary>How many pieces there are, and how many bytes in all.</summary>
    public required int Pieces { get; init; }

    public required long Bytes { get; init; }

    /// <summary>In how many pieces beside them it is told what any other rules and layout can go by: see <see cref="StandingEdits"/>.</summary>
    public int StandingPieces { get; init; }

    /// <summary>The SHA-256 of all bytes.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The first entry that the log still holds without gaps; those before are about articles that left the window.</summary>
    public required long LogFrom { get; init; }

    public static Index<Snapshot> ByNumber { get; } = Index<Snapshot>.Of("number", snapshot => snapshot.Number);

    public static Collection<Snapshot> Collection { get; } = new("snapshots", ByNumber);
}

/// <summary>How far the log goes that erased articles may have left something of: snapshots of entries before are replaced.</summary>
public sealed record ErasedUpTo : Document
{
    public const string TheOnly = "erased";

    /// <summary>The entry that took the last one out.</summary>
    public required long Number { get; init; }

    public static Collection<ErasedUpTo> Collection { get; } = new("erased");
}

/// <summary>A piece of a snapshot; or, without bytes, a replica's word that it writes one.</summary>
public sealed record SnapshotPiece : Document
{
    /// <summary>The number of its snapshot.</summary>
    public required long Number { get; init; }

    public required byte[] Body { get; init; }

    public static Index<SnapshotPiece> ByNumber { get; } = Index<SnapshotPiece>.Of("number", piece => piece.Number);

    public static Collection<SnapshotPiece> Collection { get; } = new("snapshot-pieces", ByNumber);

    public static string IdOf(string snapshot, int piece) => string.Create(CultureInfo.InvariantCulture, $"{snapshot}/{piece}");

    public static string StandingIdOf(string snapshot, int piece) => IdOf($"{snapshot}/standing", piece);
}

/// <summary>A snapshot that cannot be used; the message names it and says why.</summary>
public sealed class UnusableSnapshotException(Snapshot snapshot, string why, Exception? cause = null)
    : Exception($"Snapshot {snapshot.Id} of {snapshot.At:u} cannot be used: {why}", cause);
