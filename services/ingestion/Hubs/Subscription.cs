namespace Wiredesk.Ingestion.Hubs;

/// <summary>A subscription at a hub that pushes a feed to us (W3C WebSub).</summary>
/// <param name="Topic">The address by which the hub knows the feed.</param>
/// <param name="Token">The part of our callback's address that nobody can guess.</param>
/// <param name="Secret">What the hub signs its deliveries with (HMAC).</param>
/// <param name="RequestedAt">When it was last asked for.</param>
/// <param name="ActiveUntil">Until when the hub delivers; absent until it has asked back.</param>
/// <param name="RenewAt">When to ask again.</param>
public sealed record Subscription(
    Uri Hub, Uri Topic, string Token, string Secret, DateTimeOffset RequestedAt, DateTimeOffset? ActiveUntil = null, DateTimeOffset? RenewAt = null)
{
    // A hub that never asked back is tried again after this.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    /// <summary>Whether it is time to ask the hub (again).</summary>
    public bool IsDue(DateTimeOffset now) => RenewAt is { } renew ? renew <= now : now - RequestedAt >= Patience;

    /// <summary>The hub asked back and named how long it will deliver: three quarters of that are good before we ask again.</summary>
    public Subscription Confirmed(TimeSpan lease, DateTimeOffset now) => this with { ActiveUntil = now + lease, RenewAt = now + (lease * 0.75) };
}
