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

    /// <summary>Who holds it.</summary>
    public required string Holder { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public static Index<ApiKey> ByCreated { get; } = Index<ApiKey>.Of("created", key => key.CreatedAt);

    public static Index<ApiKey> ByName { get; } = Index<ApiKey>.Of("name", key => key.Name);

    public static Collection<ApiKey> Collection { get; } = new("keys", ByCreated, ByName);

    /// <summary>A new secret: <c>wd_</c> and 256 random bits.</summary>
    public static string NewSecret() => "wd_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
