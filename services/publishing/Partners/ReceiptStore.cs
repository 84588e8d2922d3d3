using Wiredesk.Defaults.Documents;

namespace Wiredesk.Publishing.Partners;

/// <summary>Proof of what has reached which partner.</summary>
public sealed class ReceiptStore(IDocuments<Receipt> receipts, TimeProvider time)
{
    /// <summary>Notes that a partner has everything up to a number; a smaller number than is known changes nothing.</summary>
    public async Task Note(string partner, string channel, long number, CancellationToken cancellationToken)
    {
        while (true)
        {
            var id = Receipt.IdOf(partner, channel);
            var held = await receipts.Get(id, cancellationToken);
            if (held?.Number >= number) return;
            var next = (held ?? new Receipt { Id = id, Partner = partner, Channel = channel, Number = 0, At = default }) with { Number = number, At = time.GetUtcNow() };
            if (held is null ? await receipts.InsertIfAbsent(next, cancellationToken) : await receipts.Replace(next, cancellationToken)) return;
        }
    }

    /// <summary>Every partner's channels.</summary>
    public async Task<IReadOnlyList<Receipt>> All(CancellationToken cancellationToken)
    {
        var all = new List<Receipt>();
        string? after = null;
        do
        {
            var page = await receipts.Query(Receipt.ById, Defaults.Documents.Range.All, 1000, cancellationToken, after);
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return all;
    }
}
