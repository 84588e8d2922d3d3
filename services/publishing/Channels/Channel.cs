using Wiredesk.Defaults.Documents;

namespace Wiredesk.Publishing.Channels;

/// <summary>By what means a channel delivers.</summary>
public enum ChannelKind
{
    /// <summary>A value that this version does not know.</summary>
    Unknown,

    /// <summary>A signed POST to an address of the partner.</summary>
    Webhook,

    /// <summary>A Dapr output binding: an object store, SFTP, Kafka, mail and so on.</summary>
    Binding,
}

/// <summary>How much a delivery says.</summary>
public enum PayloadKind
{
    /// <summary>A value that this version does not know.</summary>
    Unknown,

    /// <summary>What happened to which article; the partner reads it where it wants to.</summary>
    Thin,

    /// <summary>The article in full as well, as it is when it is sent.</summary>
    Full,
}

/// <summary>Whether a channel delivers.</summary>
public enum ChannelStatus
{
    /// <summary>A value that this version does not know.</summary>
    Unknown,

    Active,

    /// <summary>Switched off by somebody, by a 410, or after three days of failures. It keeps its place, and goes on from there when it is switched on.</summary>
    Disabled,
}

/// <summary>A way by which changes are pushed to a partner, and how far it has come. It is its own queue: what lies after the cursor waits.</summary>
/// <remarks>Whoever leases the document delivers, one change after the other; so order is kept, and a channel that fails holds up no other.</remarks>
public sealed record Channel : Document
{
    public required string Partner { get; init; }

    public required ChannelKind Kind { get; init; }

    /// <summary>Where a webhook goes.</summary>
    public Uri? Url { get; init; }

    /// <summary>The name of the Dapr output binding.</summary>
    public string? Binding { get; init; }

    /// <summary>What the binding is to do, such as <c>create</c>.</summary>
    public string? Operation { get; init; }

    /// <summary>What the binding is told besides, such as a key or a topic; <c>{id}</c>, <c>{article}</c>, <c>{kind}</c> and <c>{number}</c> are filled in.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    public required PayloadKind Payload { get; init; }

    /// <summary>What signs, the newest first.</summary>
    public IReadOnlyList<SigningSecret> Secrets { get; init; } = [];

    public required ChannelStatus Status { get; init; }

    public string? DisabledReason { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The number of the last change that arrived, or was not for this partner.</summary>
    public required long Cursor { get; init; }

    /// <summary>Attempts at the next change that failed.</summary>
    public int Failures { get; init; }

    /// <summary>Since when they fail.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    public string? LastError { get; init; }

    public static Index<Channel> ById { get; } = Index<Channel>.Of("id", channel => channel.Id);

    public static Index<Channel> ByActive { get; } = Index<Channel>.Of("active", channel => channel.Status == ChannelStatus.Active ? channel.Id : default(Key?));

    public static Index<Channel> ByPartner { get; } = Index<Channel>.Of("partner", channel => Key.Of(channel.Partner, channel.CreatedAt.UtcTicks));

    public static Collection<Channel> Collection { get; } = new("channels", ById, ByActive, ByPartner);

    /// <summary>The secrets that sign at an instant: during a rotation the old one too.</summary>
    public IEnumerable<SigningSecret> SecretsAt(DateTimeOffset now) => Secrets.Where(secret => !(secret.EndsAt <= now));
}

/// <summary>A secret of a webhook.</summary>
/// <param name="Secret"><c>whsec_...</c>, <c>whsk_...</c>, or where a Dapr secret store keeps one: <c>dapr:STORE/KEY</c>.</param>
/// <param name="CreatedAt">Since when it signs.</param>
/// <param name="EndsAt">Until when it signs; absent for the present one.</param>
public sealed record SigningSecret(string Secret, DateTimeOffset CreatedAt, DateTimeOffset? EndsAt = null);
