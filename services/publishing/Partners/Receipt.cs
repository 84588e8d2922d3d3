using Wiredesk.Defaults.Documents;

namespace Wiredesk.Publishing.Partners;

/// <summary>How far a partner is known to have read the changes feed over one channel: everything up to the number has reached it.</summary>
public sealed record Receipt : Document
{
    public required string Partner { get; init; }

    /// <summary>How it reads: <c>changes</c>, <c>stream</c>, or a webhook (<c>webhook/ID</c>).</summary>
    public required string Channel { get; init; }

    /// <summary>The number of the last change that has arrived.</summary>
    public required long Number { get; init; }

    /// <summary>When that became known.</summary>
    public required DateTimeOffset At { get; init; }

    public static Index<Receipt> ById { get; } = Index<Receipt>.Of("id", receipt => receipt.Id);

    public static Collection<Receipt> Collection { get; } = new("receipts", ById);

    public static string IdOf(string partner, string channel) => $"{partner}/{channel}";
}
