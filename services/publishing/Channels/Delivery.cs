using Wiredesk.Defaults.Documents;

namespace Wiredesk.Publishing.Channels;

/// <summary>One attempt to deliver.</summary>
/// <param name="Number">The change; 0 for a test.</param>
/// <param name="MessageId">The id under which it was sent; the same at each attempt.</param>
/// <param name="Type">What it told, such as <c>article.create</c>.</param>
/// <param name="At">When.</param>
/// <param name="TookMs">Until the answer, in milliseconds.</param>
/// <param name="IsDelivered">Whether it arrived.</param>
/// <param name="Status">The HTTP status that came back, if any.</param>
/// <param name="Error">What went wrong.</param>
public sealed record Delivery(long Number, string MessageId, string Type, DateTimeOffset At, double TookMs, bool IsDelivered, int? Status, string? Error);

/// <summary>Some attempts of one channel, kept together, for thirty days.</summary>
public sealed record DeliveryBatch : Document
{
    public required string Channel { get; init; }

    /// <summary>The oldest first.</summary>
    public required IReadOnlyList<Delivery> Deliveries { get; init; }

    public static Index<DeliveryBatch> ByChannel { get; } = Index<DeliveryBatch>.Of("channel", batch => Key.Of(batch.Channel, batch.Deliveries[0].At.UtcTicks));

    public static Collection<DeliveryBatch> Collection { get; } = new("deliveries", ByChannel);
}
