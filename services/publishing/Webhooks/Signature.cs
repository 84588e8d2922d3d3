using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Wiredesk.Publishing.Webhooks;

/// <summary>Signatures of webhooks as Standard Webhooks 1.0.0 writes them. Pure.</summary>
/// <remarks>
/// What is signed is <c>{id}.{timestamp}.{body}</c>. A secret <c>whsec_...</c> signs by HMAC-SHA256 (<c>v1,...</c>), a secret key
/// <c>whsk_...</c> by Ed25519 (RFC 8032; <c>v1a,...</c>) and is verified by its public key <c>whpk_...</c>. Base64 (RFC 4648, section 4) throughout.
/// </remarks>
public static class Signature
{
    public const string Symmetric = "whsec_";
    public const string PrivateKey = "whsk_";
    public const string PublicKey = "whpk_";

    // Between 24 and 64 bytes, says the specification; as many as the hash gives.
    private const int SecretBytes = 32;

    public static string NewSymmetricSecret() => Symmetric + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    public static string NewPrivateKey() => PrivateKey + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize));

    /// <summary>The public key of a private one, for the partner.</summary>
    public static string PublicKeyOf(string privateKey)
    {
        var key = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(Bytes(privateKey, PrivateKey), 0, key, 0);
        return PublicKey + Convert.ToBase64String(key);
    }

    /// <summary>One signature, as one entry of <c>webhook-signature</c>.</summary>
    /// <exception cref="FormatException">The secret is none.</exception>
    public static string Sign(string secret, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var content = Content(id, timestamp, body);
        if (!secret.StartsWith(PrivateKey, StringComparison.Ordinal))
            return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Bytes(secret, Symmetric), content));
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(Bytes(secret, PrivateKey), 0, content, 0, content.Length, signature, 0);
        return "v1a," + Convert.ToBase64String(signature);
    }

    /// <summary>Refuses what is no secret before anything relies on it.</summary>
    /// <exception cref="FormatException">It is neither 24 to 64 bytes after <c>whsec_</c> nor 32 after <c>whsk_</c>.</exception>
    public static void Check(string secret)
    {
        var isPrivateKey = secret.StartsWith(PrivateKey, StringComparison.Ordinal);
        var (encoded, bytes) = (secret[(isPrivateKey ? PrivateKey : secret.StartsWith(Symmetric, StringComparison.Ordinal) ? Symmetric : "").Length..], new byte[secret.Length]);
        if (!Convert.TryFromBase64String(encoded, bytes, out var length) || (isPrivateKey ? length != Ed25519.SecretKeySize : length is < 24 or > 64))
            throw new FormatException("A webhook secret is whsec_ and 24 to 64 bytes in base64, or whsk_ and 32 bytes in base64.");
    }

    private static byte[] Content(string id, long timestamp, ReadOnlySpan<byte> body) =>
        [.. Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}.{timestamp}.")), .. body];

    private static byte[] Bytes(string secret, string prefix) =>
        Convert.FromBase64String(secret.StartsWith(prefix, StringComparison.Ordinal) ? secret[prefix.Length..] : secret);
}
