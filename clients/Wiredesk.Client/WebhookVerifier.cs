using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Wiredesk.Client;

/// <summary>A webhook that must not be believed.</summary>
public sealed class WebhookException(string message) : Exception(message);

/// <summary>Tells whether a webhook came from whom it says, unchanged and just now: Standard Webhooks 1.0.0, HMAC-SHA256 and Ed25519.</summary>
public sealed class WebhookVerifier
{
    /// <summary>The header that names the message; the same each time it is sent.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>The header that says when it was sent, in seconds since 1970.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>The header that holds its signatures.</summary>
    public const string SignatureHeader = "webhook-signature";

    // As the specification's own libraries have it.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly (byte[] Key, bool IsPublicKey)[] _keys;
    private readonly TimeProvider _time;

    /// <param name="secrets">What the service gave: <c>whsec_...</c> or <c>whpk_...</c>; several while one is being replaced.</param>
    /// <param name="time">The clock; the system's unless a test has its own.</param>
    /// <exception cref="FormatException">One of them is none.</exception>
    public WebhookVerifier(IEnumerable<string> secrets, TimeProvider? time = null) => (_keys, _time) = ([.. secrets.Select(Read)], time ?? TimeProvider.System);

    /// <summary>Returns if the webhook is good. Verify the body as it came, before it is parsed.</summary>
    /// <exception cref="WebhookException">It is not; the message says why.</exception>
    public void Verify(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signatures))
            throw new WebhookException($"{IdHeader}, {TimestampHeader} and {SignatureHeader} are needed.");
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) throw new WebhookException("The timestamp is no number of seconds.");
        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        if (Math.Abs(now - seconds) > Tolerance.TotalSeconds) throw new WebhookException($"It was sent {(seconds < now ? "too long ago" : "in the future")}.");

        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        foreach (var signature in signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Matches(signature, content)) return;
        }

        throw new WebhookException("No signature is good.");
    }

    private bool Matches(string signature, byte[] content)
    {
        // What is of another version is passed over: a later one may be among them.
        if (signature.Split(',', 2) is not [("v1" or "v1a") and var version, var encoded]) return false;
        var given = new byte[Ed25519.SignatureSize];
        if (!Convert.TryFromBase64String(encoded, given, out var length)) return false;
        return version == "v1"
            ? _keys.Any(key => !key.IsPublicKey && CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key.Key, content), given.AsSpan(0, length)))
            : length == Ed25519.SignatureSize && _keys.Any(key => key.IsPublicKey && Ed25519.Verify(given, 0, key.Key, 0, content, 0, content.Length));
    }

    private static (byte[], bool) Read(string secret)
    {
        if (secret.StartsWith("whpk_", StringComparison.Ordinal))
        {
            var key = Bytes(secret["whpk_".Length..]);
            return key.Length == Ed25519.PublicKeySize ? (key, true) : throw new FormatException("A public key has 32 bytes.");
        }

        var shared = Bytes(secret.StartsWith("whsec_", StringComparison.Ordinal) ? secret["whsec_".Length..] : secret);
        return shared.Length is >= 24 and <= 64 ? (shared, false) : throw new FormatException("A secret has 24 to 64 bytes."); // An empty one would verify anybody's.
    }

    private static byte[] Bytes(string encoded)
    {
        try
        {
            return Convert.FromBase64String(encoded);
        }
        catch (FormatException)
        {
            throw new FormatException("A secret is whsec_..., a public key whpk_..., with Base64 after the underscore.");
        }
    }
}
