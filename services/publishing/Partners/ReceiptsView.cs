using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Publishing.Partners;

/// <summary>Who has the latest state of an article, with proof, and who has not.</summary>
/// <param name="Number">The number of the latest change of the article; 0 when nothing was announced of it.</param>
/// <param name="Acknowledged">Partners that have read past it, or to which a webhook has delivered it.</param>
/// <param name="Missing">Partners that had the article and have not yet been seen to have the latest change.</param>
public sealed record ReceiptsView(Guid Id, long Number, ChangeKind Kind, IReadOnlyList<PartnerReceipt> Acknowledged, IReadOnlyList<PartnerReceipt> Missing)
{
    public static ReceiptsView Of(PublishedArticle article, IReadOnlyList<Change> changes, IReadOnlyList<Partner> partners, IReadOnlyList<Receipt> receipts, DateTimeOffset now)
    {
        var id = Guid.Parse(article.Id);
        if (changes.Count == 0) return new ReceiptsView(id, 0, ChangeKind.Unknown, [], []);
        var (first, latest) = (changes[0].Number, changes[^1]);
        var known = partners.ToDictionary(partner => partner.Id);
        // Who is told nothing of it was never given it.
        var judged = Judged.Of(article);
        var best = receipts.Where(receipt => !known.TryGetValue(receipt.Partner, out var partner) || partner.EntitlementSoFar().Of(latest.Kind, judged, now) != Told.Nothing)
            .GroupBy(receipt => receipt.Partner).Select(channels => channels.MaxBy(receipt => receipt.Number)!).ToList();
        return new ReceiptsView(
            id, latest.Number, latest.Kind,
            [.. best.Where(receipt => receipt.Number >= latest.Number).Select(PartnerReceipt.Of)],
            [.. best.Where(receipt => receipt.Number >= first && receipt.Number < latest.Number).Select(PartnerReceipt.Of)]);
    }
}

/// <summary>How far a partner is known to have read, over which channel, and since when that is known.</summary>
public sealed record PartnerReceipt(string Partner, string Channel, long Number, DateTimeOffset At)
{
    public static PartnerReceipt Of(Receipt receipt) => new(receipt.Partner, receipt.Channel, receipt.Number, receipt.At);
}
