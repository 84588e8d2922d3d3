namespace Wiredesk.Publishing.Channels;

/// <summary>A webhook that is asked for.</summary>
/// <param name="Url">Where it goes: http or https.</param>
/// <param name="Payload"><c>thin</c> (what happened to which article) or <c>full</c> (the article too).</param>
/// <param name="Signature"><c>hmac</c> (a shared secret) or <c>ed25519</c> (a public key).</param>
/// <param name="From"><c>now</c>, or <c>beginning</c> for everything that was ever published.</param>
/// <param name="Secret">Only for administrators: where a Dapr secret store keeps the secret, <c>dapr:STORE/KEY</c>.</param>
/// <param name="Binding">Only for administrators, instead of an address: the name of a Dapr output binding.</param>
/// <param name="Operation">What the binding is to do; <c>create</c> unless said otherwise.</param>
/// <param name="Metadata">What the binding is told besides; <c>{id}</c>, <c>{article}</c>, <c>{kind}</c> and <c>{number}</c> are filled in.</param>
public sealed record ChannelRequest(
    Uri? Url = null,
    PayloadKind Payload = PayloadKind.Thin,
    string Signature = "hmac",
    string From = "now",
    string? Secret = null,
    string? Binding = null,
    string? Operation = null,
    IReadOnlyDictionary<string, string>? Metadata = null);

/// <summary>A channel as its partner sees it.</summary>
/// <param name="Waiting">Changes that are not delivered yet; some of them may not be for this partner.</param>
/// <param name="Secret">What verifies its signatures; only when it was just made.</param>
public sealed record ChannelView(
    string Id,
    string Partner,
    ChannelKind Kind,
    Uri? Url,
    string? Binding,
    string? Operation,
    PayloadKind Payload,
    ChannelStatus Status,
    string? DisabledReason,
    DateTimeOffset Created,
    long Delivered,
    long Waiting,
    int Failures,
    DateTimeOffset? NextAttempt,
    string? LastError,
    IReadOnlyList<string> PublicKeys,
    string? Secret = null)
{
    public static ChannelView Of(Channel channel, long last, DateTimeOffset now, string? secret = null) => new(
        channel.Id,
        channel.Partner,
        channel.Kind,
        channel.Url,
        channel.Binding,
        channel.Operation,
        channel.Payload,
        channel.Status,
        channel.DisabledReason,
        channel.CreatedAt,
        channel.Cursor,
        Math.Max(0, last - channel.Cursor),
        channel.Failures,
        channel.NextAttemptAt,
        channel.LastError,
        [.. channel.SecretsAt(now).Where(one => one.Secret.StartsWith(Webhooks.Signature.PrivateKey, StringComparison.Ordinal)).Select(one => Webhooks.Signature.PublicKeyOf(one.Secret))],
        secret);
}

/// <summary>What is to be sent again: one change out of turn, or everything after a number.</summary>
public sealed record ResendRequest(long? Number = null, long? After = null);
