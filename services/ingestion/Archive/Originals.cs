using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Wiredesk.Defaults.Documents;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Archive;

/// <summary>Keeps what came in just as it came, compressed and each content once, for as long as its source's retention says: so that all can be read anew by better rules.</summary>
public sealed class Originals(
    IDocuments<OriginalPiece> pieces, IDocuments<Receipt> receipts, [FromKeyedServices(IngestionService.Name)] IDocumentStore store, TimeProvider time)
{
    // A document in the store may have 16 MB, and bytes take a third more there.
    private const int PieceSize = 4 * 1024 * 1024;

    /// <summary>Keeps an original until the longest retention of its sources ends; with none of them keeping anything it is let go, and there is no receipt.</summary>
    public async Task<Receipt?> Keep(IReadOnlyList<Source> sources, Incoming incoming, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (sources.Max(source => source.RetentionDays) is not (> 0 and var days))
            return null;
        var (hash, body, expires) = (Convert.ToHexStringLower(SHA256.HashData(incoming.Bytes.Span)), Compress(incoming.Bytes.Span), now.AddDays(days));
        var count = Math.Max(1, (body.Length + PieceSize - 1) / PieceSize);
        // Together, so that the store may commit them at once; a receipt without its original is passed over.
        var kept = Enumerable.Range(0, count).Select(n => Keep(
            new OriginalPiece { Id = IdOf(hash, n), Body = body[(n * PieceSize)..Math.Min(body.Length, (n + 1) * PieceSize)], ExpiresAt = expires }, cancellationToken)).ToList();
        var receipt = new Receipt
        {
            Id = Guid.CreateVersion7(now).ToString("D"),
            Sources = [.. sources.Select(source => source.Id)],
            At = now,
            Kind = incoming.Kind,
            Name = incoming.Name,
            ContentType = incoming.ContentType,
            Tdm = incoming.Tdm,
            Entry = incoming.Entry,
            Hash = hash,
            Pieces = count,
            ExpiresAt = expires,
        };
        kept.Add(receipts.InsertIfAbsent(receipt, cancellationToken));
        await Task.WhenAll(kept);
        return receipt;
    }

    /// <summary>Lets an original go again: something in it is of an erased article.</summary>
    public async Task Forget(Receipt? original, CancellationToken cancellationToken)
    {
        if (original is null)
            return;
        await Remove(original, cancellationToken);
        await store.Scrub(cancellationToken);
    }

    /// <summary>What came from a source since an instant, in the order in which it came.</summary>
    public async IAsyncEnumerable<Receipt> Since(string source, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var range = Defaults.Documents.Range.StartingWith(source) with { From = Key.Of(source, since.UtcTicks) };
        string? after = null;
        do
        {
            var page = await receipts.Query(Receipt.BySource, range, 100, cancellationToken, after);
            foreach (var receipt in page.Items)
                yield return receipt;
            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>The original of a receipt; null when it is kept no more.</summary>
    public async Task<byte[]?> Read(Receipt receipt, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        for (var n = 0; n < receipt.Pieces; n++)
        {
            if (await pieces.Get(IdOf(receipt.Hash, n), cancellationToken) is not { } piece)
                return null;
            body.Write(piece.Body);
        }

        body.Position = 0;
        await using var unpacking = new BrotliStream(body, CompressionMode.Decompress);
        using var original = new MemoryStream();
        await unpacking.CopyToAsync(original, cancellationToken);
        return original.ToArray();
    }

    /// <summary>Removes an original and its receipt before their time.</summary>
    public async Task Remove(Receipt receipt, CancellationToken cancellationToken)
    {
        for (var n = 0; n < receipt.Pieces; n++)
            await pieces.Delete(IdOf(receipt.Hash, n), cancellationToken);
        await receipts.Delete(receipt.Id, cancellationToken);
    }

    // The same content again, for another source or later, is kept as long as the longer of both.
    private async Task Keep(OriginalPiece piece, CancellationToken cancellationToken)
    {
        while (!await pieces.InsertIfAbsent(piece, cancellationToken))
        {
            if (await pieces.Get(piece.Id, cancellationToken) is not { } kept)
                continue;
            if (kept.ExpiresAt >= piece.ExpiresAt || await pieces.Replace(kept with { ExpiresAt = piece.ExpiresAt }, cancellationToken))
                return;
        }
    }

    private static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            packing.Write(bytes);
        return packed.ToArray();
    }

    private static string IdOf(string hash, int piece) => $"{hash}.{piece}";
}
