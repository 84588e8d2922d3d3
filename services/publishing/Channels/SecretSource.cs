using System.Collections.Concurrent;
using Dapr.Client;

namespace Wiredesk.Publishing.Channels;

/// <summary>A secret that could not be had.</summary>
public sealed class SecretException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Reads secrets that may be kept elsewhere: <c>dapr:STORE/KEY</c> is looked up in a Dapr secret store, and known for five minutes.</summary>
public sealed class SecretSource(TimeProvider time, DaprClient? dapr = null)
{
    public const string DaprPrefix = "dapr:";

    private static readonly TimeSpan Known = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (string Value, DateTimeOffset Until)> _read = new();

    /// <exception cref="SecretException">There is no sidecar, no such store or no such secret, or it is sealed under another key.</exception>
    public async ValueTask<string> Read(string secret, CancellationToken cancellationToken)
    {
        if (secret.StartsWith(SecretSeal.Prefix, StringComparison.Ordinal)) throw new SecretException("The secret was sealed under another Identity:SigningKey: make a new one (POST .../secrets).");
        if (!secret.StartsWith(DaprPrefix, StringComparison.Ordinal)) return secret;
        if (_read.TryGetValue(secret, out var read) && read.Until > time.GetUtcNow()) return read.Value;
        if (dapr is null) throw new SecretException($"The secret {secret} is kept by Dapr, and no sidecar is configured (DAPR_GRPC_ENDPOINT or DAPR_GRPC_PORT).");
        if (secret[DaprPrefix.Length..].Split('/', 2) is not [{ Length: > 0 } store, { Length: > 0 } key]) throw new SecretException($"'{secret}' names no secret; one is dapr:STORE/KEY.");
        try
        {
            var values = await dapr.GetSecretAsync(store, key, cancellationToken: cancellationToken);
            var value = values.GetValueOrDefault(key) ?? (values.Count == 1 ? values.Values.Single() : throw new SecretException($"The secret store {store} has no value for {key}."));
            _read[secret] = (value, time.GetUtcNow() + Known);
            return value;
        }
        catch (Dapr.DaprException failure)
        {
            throw new SecretException($"The secret {key} could not be read from the Dapr secret store {store}: {failure.GetBaseException().Message}", failure);
        }
    }
}
