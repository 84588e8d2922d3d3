using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Wiredesk.Defaults.Fetch;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Hubs;

/// <summary>Subscribes feeds at their hubs, answers the hubs' questions, and checks their signatures (W3C WebSub, Recommendation of 2018).</summary>
public sealed class Subscriptions(FeedStore feeds, FetchClient fetch, PollingSettings settings, TimeProvider time, ILogger<Subscriptions> log)
{
    private const int WantedLease = 10 * 24 * 60 * 60;

    private static readonly TimeSpan ShortestLease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestLease = TimeSpan.FromDays(30);

    /// <summary>Subscribes, or renews, where the feed names a hub and we can be reached from outside.</summary>
    public async Task Renew(string feedId, Uri? hub, Uri? topic, CancellationToken cancellationToken)
    {
        if (settings.PublicUrl is not { } publicUrl || hub is null || topic is null)
            return;
        if (await Due(feedId, hub, topic, cancellationToken) is not { } subscription)
            return;
        var form = new Dictionary<string, string>
        {
            ["hub.callback"] = new Uri(publicUrl, $"websub/{feedId}/{subscription.Token}").AbsoluteUri,
            ["hub.mode"] = "subscribe",
            ["hub.topic"] = topic.AbsoluteUri,
            ["hub.lease_seconds"] = $"{WantedLease}",
            ["hub.secret"] = subscription.Secret,
        };
        try
        {
            var response = await Post(hub, form, cancellationToken);
            if (!response.IsSuccess)
                log.LogWarning("The hub {Hub} answered {Status} when asked for {Topic}; polling goes on", hub, response.Status, topic);
        }
        catch (FetchException failure)
        {
            log.LogWarning("The hub {Hub} cannot be asked for {Topic} ({Reason}); polling goes on", hub, topic, failure.Message);
        }
    }

    // The subscription to ask for now, kept as asked for; null when its time has not come.
    private async Task<Subscription?> Due(string feedId, Uri hub, Uri topic, CancellationToken cancellationToken)
    {
        var (now, isDue) = (time.GetUtcNow(), false);
        var feed = await feeds.Change(
            feedId,
            feed =>
            {
                var held = feed.Subscription is { } known && known.Hub == hub && known.Topic == topic ? known : null;
                isDue = held is null || held.IsDue(now);
                return !isDue ? feed : feed with
                {
                    Subscription = held is null
                        ? new Subscription(hub, topic, Random(), Random(), now)
                        : held with { RequestedAt = now, RenewAt = held.RenewAt is null ? null : now + TimeSpan.FromHours(1) },
                };
            },
            cancellationToken);
        return isDue ? feed?.Subscription : null;
    }

    private async Task<FetchResponse> Post(Uri hub, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        using var body = new FormUrlEncodedContent(form);
        return await fetch.Send(
            new FetchRequest(hub)
            {
                Method = HttpMethod.Post,
                Body = await body.ReadAsByteArrayAsync(cancellationToken),
                ContentType = "application/x-www-form-urlencoded",
                Headers = new Dictionary<string, string> { ["User-Agent"] = settings.UserAgent },
                MostBytes = 0,
            },
            cancellationToken);
    }

    /// <summary>The hub asks whether we want this: true when we do, and then it delivers for so long.</summary>
    public async Task<bool> Confirm(string feedId, string token, string topic, TimeSpan lease, CancellationToken cancellationToken)
    {
        var confirmed = false;
        await feeds.Change(
            feedId,
            feed =>
            {
                confirmed = feed.Subscription is { } asked && IsSame(asked.Token, token) && asked.Topic.AbsoluteUri == topic;
                var granted = lease < ShortestLease ? ShortestLease : lease > LongestLease ? LongestLease : lease;
                return confirmed ? feed with { Subscription = feed.Subscription!.Confirmed(granted, time.GetUtcNow()) } : feed;
            },
            cancellationToken);
        return confirmed;
    }

    /// <summary>The hub will not deliver: the feed is polled as before, and the hub asked again much later.</summary>
    public Task Deny(string feedId, string token, CancellationToken cancellationToken) => feeds.Change(
        feedId,
        feed => feed.Subscription is { } asked && IsSame(asked.Token, token)
            ? feed with { Subscription = asked with { ActiveUntil = null, RenewAt = time.GetUtcNow() + TimeSpan.FromDays(7) } }
            : feed,
        cancellationToken);

    /// <summary>Whether the address of a delivery is one that we gave a hub.</summary>
    public async Task<bool> Knows(string feedId, string token, CancellationToken cancellationToken) =>
        await feeds.Find(feedId, cancellationToken) is { Subscription: { } subscription } && IsSame(subscription.Token, token);

    /// <summary>The feed that a delivery is for, when its address and signature are right; else null.</summary>
    /// <param name="signature">The header <c>X-Hub-Signature</c>: method, <c>=</c>, and the HMAC of the body in hexadecimal.</param>
    public async Task<PolledFeed?> Receiver(string feedId, string token, string? signature, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        await feeds.Find(feedId, cancellationToken) is { Subscription: { } subscription } feed && IsSame(subscription.Token, token) && IsSigned(subscription.Secret, signature, body.Span)
            ? feed
            : null;

    /// <summary>Whether a delivery bears the right signature. SHA-1, which the specification allows, is not taken any more.</summary>
    internal static bool IsSigned(string secret, string? signature, ReadOnlySpan<byte> body)
    {
        if (signature?.Split('=', 2) is not [var method, var written])
            return false;
        var key = Encoding.UTF8.GetBytes(secret);
        var right = method switch
        {
            "sha256" => HMACSHA256.HashData(key, body),
            "sha384" => HMACSHA384.HashData(key, body),
            "sha512" => HMACSHA512.HashData(key, body),
            _ => null,
        };
        return right is not null && IsSame(Convert.ToHexStringLower(right), written.Trim().ToLowerInvariant());
    }

    private static bool IsSame(string one, string two) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(two));

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
}
