using System.Security.Cryptography;
using System.Text;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Publishing.Channels;

/// <summary>Seals the secrets of webhooks before they are stored: AES-256-GCM (NIST SP 800-38D) with a key that HKDF-SHA256 (RFC 5869) derives from <c>Identity:SigningKey</c>.</summary>
/// <remarks>A sealed secret belongs to its channel and opens for no other. One that was stored before there was a seal is read as it is, and sealed when its channel is next saved.</remarks>
public sealed class SecretSeal
{
    public const string Prefix = "sealed:";

    private const int KeyBytes = 32;

    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;

    private readonly byte[] _key;

    /// <exception cref="InvalidOperationException">The signing key is missing or too short.</exception>
    public SecretSeal(string? signingKey)
    {
        _ = new InnerIdentity(signingKey); // Refuses a key that is too short.
        _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(signingKey!), KeyBytes, info: "wiredesk webhook secrets 1"u8.ToArray());
    }

    /// <summary>The channel as it is stored. Where a Dapr store keeps the secret there is nothing to seal.</summary>
    public Channel Seal(Channel channel) => channel with
    {
        Secrets = [.. channel.Secrets.Select(one => one.Secret.StartsWith(Prefix, StringComparison.Ordinal) || one.Secret.StartsWith(SecretSource.DaprPrefix, StringComparison.Ordinal) ? one : one with { Secret = Seal(one.Secret, channel.Id) })],
    };

    /// <summary>The channel as it is used. A secret that was sealed under another key stays sealed: nothing can be signed with it.</summary>
    public Channel Open(Channel channel) => channel with { Secrets = [.. channel.Secrets.Select(one => one with { Secret = Open(one.Secret, channel.Id) })] };

    private string Seal(string secret, string channel)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var sealedBytes = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        var rest = sealedBytes.AsSpan(NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, plain, rest[..plain.Length], rest[plain.Length..], Encoding.UTF8.GetBytes(channel));
        return Prefix + Convert.ToBase64String(sealedBytes);
    }

    private string Open(string secret, string channel)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal)) return secret;
        var bytes = Convert.FromBase64String(secret[Prefix.Length..]);
        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key, TagBytes);
        try
        {
            aes.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(NonceBytes + plain.Length), plain, Encoding.UTF8.GetBytes(channel));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return secret;
        }
    }
}
