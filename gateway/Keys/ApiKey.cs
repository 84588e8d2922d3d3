using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Gateway.Keys;

/// <summary>A key that lets a partner, a source or an administrator in. Only its hash is kept.</summary>
/// <remarks>The document's id is the SHA-256 of the key. A plain hash is enough: keys are 256 random bits, so there is nothing to guess.</remarks>
public sealed record ApiKey : Document
{
    /// <summary>The beginning of the hash: names the key in lists, and is no secret.</summary>
    public string Name => Id[..12];

    /// <summary>Who holds it: the id of a partner, the name of a source, or a person.</summary>
    public required string Holder { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>From when on it is refused; absent = never.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The networks it may be used from, such as <c>192.0.2.0/24</c>; absent = any.</summary>
    public IReadOnlyList<string>? Ranges { get; init; }

    /// <summary>The sources it may send articles in for; absent = any.</summary>
    public IReadOnlyList<string>? Sources { get; init; }

    /// <summary>How much may be asked with it; absent = what is set for all.</summary>
    public KeyLimits? Limits { get; init; }

    /// <summary>The name of the key that it follows, when it was made by a rotation.</summary>
    public string? Replaces { get; init; }

    public static Index<ApiKey> ByCreated { get; } = Index<ApiKey>.Of("created", key => key.CreatedAt);

    public static Index<ApiKey> ByName { get; } = Index<ApiKey>.Of("name", key => key.Name);

    public static Collection<ApiKey> Collection { get; } = new("keys", ByCreated, ByName);

    /// <summary>Why it lets nobody in at present; null when it does.</summary>
    public string? Refusal(DateTimeOffset now) =>
        RevokedAt is not null ? "The key was revoked." : ValidUntil <= now ? $"The key expired on {ValidUntil:yyyy-MM-dd HH:mm} UTC." : null;

    /// <summary>A new secret: <c>wd_</c> and 256 random bits.</summary>
    public static string NewSecret() => "wd_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>How many requests a key may make; what is absent is as set for all keys.</summary>
public sealed record KeyLimits(int? PerMinute = null, int? PerDay = null);
