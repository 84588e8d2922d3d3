using System.Globalization;
using System.Security.Cryptography;
using Wiredesk.Deduplication.Copies;
using Wiredesk.Deduplication.Groups;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Deduplication.Snapshots;

/// <summary>Keeps snapshots: the newest, and the one before in case the newest is damaged.</summary>
public sealed class SnapshotStore(
    IDocuments<Snapshot> snapshots, IDocuments<SnapshotPiece> pieces, IDocuments<ErasedUpTo> erased,
    [FromKeyedServices(DeduplicationService.Name)] IDocumentStore store, TimeProvider time, ILogger<SnapshotStore> log)
{
    private const int Kept = 2;
    private const int PieceSize = 1 << 20; // a document may have 16 MB in MongoDB, and is a third longer as text
    private const int PiecesAtOnce = 20;

    private static readonly TimeSpan LongestSaving = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestReplacing = TimeSpan.FromMinutes(1); // Erased words wait for it, also when its process was killed.

    /// <summary>The rules and the layout of this version.</summary>
    public static string Rules { get; } = string.Create(CultureInfo.InvariantCulture, $"{Passages.Rules}/{Snapshot.Layout}");

    /// <summary>All snapshots, the newest first. One whose document is damaged is named in the log, and removed: it can be no snapshot any more.</summary>
    public async Task<IReadOnlyList<Snapshot>> All(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return (await snapshots.Query(Snapshot.ByNumber, Defaults.Documents.Range.All, 100, cancellationToken, descending: true)).Items;
            }
            catch (UnreadableDocumentException damaged)
            {
                log.LogError(damaged, "Snapshot {Id} cannot be used, for its document is damaged. An earlier snapshot, or the log, takes its place", damaged.Id);
                await Remove(damaged.Id, cancellationToken);
            }
        }
    }

    /// <summary>The first entry that the log holds without gaps; null when no snapshot says so, for then nothing was removed from it.</summary>
    public async Task<long?> LogFrom(CancellationToken cancellationToken) =>
        await All(cancellationToken) is { Count: > 0 } all ? all.Max(snapshot => snapshot.LogFrom) : null;

    /// <summary>Whether this replica is the one to write what it names; it has ten minutes, then another may.</summary>
    public Task<bool> Claim(string what, long number, CancellationToken cancellationToken) => Claim(what, number, LongestSaving, cancellationToken);

    /// <summary>Whether this replica is the one to replace a snapshot that may hold something erased; it has a minute, then another may begin beside it.</summary>
    public Task<bool> ClaimReplacing(Snapshot old, long number, CancellationToken cancellationToken) => Claim(old.Id, number, LongestReplacing, cancellationToken);

    /// <summary>Keeps a state, and removes all snapshots but this and the one before.</summary>
    /// <param name="state">The bytes, from their beginning.</param>
    /// <param name="standing">What stands, for other rules to go by.</param>
    /// <param name="earliest">The arrival of the earliest article that is held.</param>
    /// <returns>The first entry of the log that is still needed: for the snapshot before, and for what is held.</returns>
    public async Task<long> Save(long number, Stream state, Stream standing, long earliest, CancellationToken cancellationToken)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{number}-{Guid.NewGuid():N}"); // two replicas may write the same number
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = await Write(state, piece => SnapshotPiece.IdOf(id, piece), number, sum, cancellationToken);
        var standingCount = await Write(standing, piece => SnapshotPiece.StandingIdOf(id, piece), number, null, cancellationToken);

        var before = await All(cancellationToken);
        var logFrom = before.Select(snapshot => snapshot.LogFrom).Append(1).Max();
        if (Usable(before, await Erased(cancellationToken)) is [var last, ..])
            logFrom = Math.Max(logFrom, Math.Min(last.Number + 1, earliest));
        await snapshots.InsertIfAbsent(
            new Snapshot
            {
                Id = id,
                Number = number,
                Rules = Rules,
                Pieces = count,
                StandingPieces = standingCount,
                Bytes = state.Length,
                Hash = Convert.ToHexStringLower(sum.GetHashAndReset()),
                At = time.GetUtcNow(),
                LogFrom = logFrom,
            },
            cancellationToken);
        await Thin(cancellationToken);
        return logFrom;
    }

    /// <summary>What stood at a snapshot, whichever rules wrote it.</summary>
    /// <exception cref="UnusableSnapshotException">Some of it is lost.</exception>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    /// <exception cref="System.Text.Json.JsonException">The same.</exception>
    internal async Task<Standing> ReadStanding(Snapshot snapshot, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await Read(snapshot, snapshot.StandingPieces, piece => SnapshotPiece.StandingIdOf(snapshot.Id, piece), bytes, null, cancellationToken);
        bytes.Position = 0;
        return StandingEdits.Read(bytes);
    }

    /// <summary>Copies the bytes of a snapshot.</summary>
    /// <exception cref="UnusableSnapshotException">Other rules wrote it, or it is damaged.</exception>
    public async Task Read(Snapshot snapshot, Stream into, CancellationToken cancellationToken)
    {
        if (snapshot.Rules != Rules)
            throw new UnusableSnapshotException(snapshot, $"it was written by the rules {snapshot.Rules}, and these are {Rules}.");
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await Read(snapshot, snapshot.Pieces, piece => SnapshotPiece.IdOf(snapshot.Id, piece), into, sum, cancellationToken);
        if (Convert.ToHexStringLower(sum.GetHashAndReset()) != snapshot.Hash)
            throw new UnusableSnapshotException(snapshot, "its bytes are not those that were written.");
    }

    /// <summary>The entry that took the last erased article out; 0 when none was erased.</summary>
    public async Task<long> Erased(CancellationToken cancellationToken) => (await erased.Get(ErasedUpTo.TheOnly, cancellationToken))?.Number ?? 0;

    /// <summary>A snapshot that may still hold something of an erased article; null when none does.</summary>
    public async Task<Snapshot?> HoldingErased(CancellationToken cancellationToken)
    {
        var number = await Erased(cancellationToken);
        return (await All(cancellationToken)).FirstOrDefault(snapshot => snapshot.Number < number);
    }

    /// <summary>Notes that an entry took an erased article out: snapshots of entries before may still hold it.</summary>
    public async Task MarkErased(long number, CancellationToken cancellationToken)
    {
        while (true)
        {
            var held = await erased.Get(ErasedUpTo.TheOnly, cancellationToken);
            if (held?.Number >= number
                || (held is null
                    ? await erased.InsertIfAbsent(new ErasedUpTo { Id = ErasedUpTo.TheOnly, Number = number }, cancellationToken)
                    : await erased.Replace(held with { Number = number }, cancellationToken)))
                return;
        }
    }

    private Task<bool> Claim(string what, long number, TimeSpan most, CancellationToken cancellationToken) => pieces.InsertIfAbsent(
        new SnapshotPiece { Id = $"claim/{what}", Number = number, Body = [], ExpiresAt = time.GetUtcNow() + most }, cancellationToken);

    private async Task<int> Write(Stream bytes, Func<int, string> id, long number, IncrementalHash? sum, CancellationToken cancellationToken)
    {
        var (count, buffer) = (0, new byte[PieceSize]);
        for (int read; (read = await bytes.ReadAtLeastAsync(buffer, PieceSize, throwOnEndOfStream: false, cancellationToken)) > 0; count++)
        {
            sum?.AppendData(buffer, 0, read);
            await pieces.InsertIfAbsent(new SnapshotPiece { Id = id(count), Number = number, Body = buffer[..read] }, cancellationToken);
        }

        return count;
    }

    private async Task Read(Snapshot snapshot, int count, Func<int, string> id, Stream into, IncrementalHash? sum, CancellationToken cancellationToken)
    {
        for (var index = 0; index < count; index++)
        {
            var piece = await Piece(id(index)) ?? throw new UnusableSnapshotException(snapshot, $"piece {index + 1} of {count} is missing ({id(index)}).");
            sum?.AppendData(piece.Body);
            await into.WriteAsync(piece.Body, cancellationToken);
        }

        async Task<SnapshotPiece?> Piece(string piece)
        {
            try
            {
                return await pieces.Get(piece, cancellationToken);
            }
            catch (UnreadableDocumentException damaged)
            {
                throw new UnusableSnapshotException(snapshot, $"a piece is damaged. {damaged.Message}", damaged);
            }
        }
    }

    /// <summary>Removes a snapshot of which no more is known than its id; that it is there, last.</summary>
    private async Task Remove(string id, CancellationToken cancellationToken)
    {
        foreach (var idOf in (Func<string, int, string>[])[SnapshotPiece.IdOf, SnapshotPiece.StandingIdOf])
        {
            for (var index = 0; await pieces.Delete(idOf(id, index), cancellationToken); index++)
            {
                // There is another one.
            }
        }

        await store.Scrub(cancellationToken);
        await snapshots.Delete(id, cancellationToken);
    }

    private static IReadOnlyList<Snapshot> Usable(IEnumerable<Snapshot> all, long erased) =>
        [.. all.Where(snapshot => snapshot.Number >= erased && snapshot.Rules == Rules).Take(Kept)];

    private async Task Thin(CancellationToken cancellationToken)
    {
        var all = await All(cancellationToken);
        var kept = Usable(all, await Erased(cancellationToken));
        if (kept.Count == 0)
            return; // An article was erased while this one was written: the next one takes the place of all.
        var rest = all.Except(kept).ToList();
        foreach (var snapshot in rest)
        {
            for (var index = 0; index < snapshot.Pieces; index++)
                await pieces.Delete(SnapshotPiece.IdOf(snapshot.Id, index), cancellationToken);
            for (var index = 0; index < snapshot.StandingPieces; index++)
                await pieces.Delete(SnapshotPiece.StandingIdOf(snapshot.Id, index), cancellationToken);
        }

        // Pieces whose writer ended before it was done.
        while ((await pieces.Query(SnapshotPiece.ByNumber, Defaults.Documents.Range.Below(kept[^1].Number), PiecesAtOnce, cancellationToken)).Items is { Count: > 0 } lost)
            await pieces.Write([.. lost.Select(piece => new Write<SnapshotPiece>.Delete(piece.Id))], cancellationToken);

        await store.Scrub(cancellationToken);
        foreach (var snapshot in rest) // Last: that one is there says that not all of it is gone.
            await snapshots.Delete(snapshot.Id, cancellationToken);
    }
}
