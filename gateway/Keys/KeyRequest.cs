using System.Net;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Gateway.Keys;

/// <summary>A key that is asked for.</summary>
/// <param name="Holder">Who is to hold it: the id of a partner, the name of a source, or a person.</param>
/// <param name="Scopes">What it allows: <c>read</c>, <c>ingest</c>, <c>edit</c>, <c>admin</c>.</param>
/// <param name="ValidUntil">From when on it is refused.</param>
/// <param name="Ranges">The addresses or networks (CIDR) it may be used from.</param>
/// <param name="Sources">The sources it may send articles in for.</param>
/// <param name="Limits">How many requests may be made with it.</param>
public sealed record KeyRequest(
    string? Holder,
    IReadOnlyList<string?>? Scopes,
    DateTimeOffset? ValidUntil = null,
    IReadOnlyList<string?>? Ranges = null,
    IReadOnlyList<string?>? Sources = null,
    KeyLimits? Limits = null)
{
    private const int LongestName = 200;

    /// <summary>The key that opens with a secret.</summary>
    /// <exception cref="ArgumentException">Something that was asked for makes no sense; the message says what.</exception>
    public ApiKey Make(string secret, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(Holder)) throw new ArgumentException("A key needs a holder: the name of the partner or source.");
        if (Holder.Length > LongestName || Holder.Any(char.IsControl)) throw new ArgumentException($"A holder's name has at most {LongestName} characters, and no control characters.");
        if (Scopes is null or []) throw new ArgumentException($"A key needs scopes, of: {string.Join(", ", Defaults.Identity.Scopes.All)}.");
        if (Scopes.Where(scope => !Defaults.Identity.Scopes.All.Contains(scope)).ToList() is [var unknown, ..])
            throw new ArgumentException($"'{unknown}' is no scope; there are: {string.Join(", ", Defaults.Identity.Scopes.All)}.");
        if (ValidUntil <= now) throw new ArgumentException($"validUntil is {ValidUntil:O}, which is past.");
        if (Sources?.Any(string.IsNullOrWhiteSpace) == true) throw new ArgumentException("A source has a name.");
        if (Limits is { PerMinute: < 1 } or { PerDay: < 1 }) throw new ArgumentException("A limit is 1 request or more.");
        return new ApiKey
        {
            Id = ApiKey.Hash(secret),
            Holder = Holder,
            Scopes = [.. Scopes.OfType<string>()],
            CreatedAt = now,
            ValidUntil = ValidUntil?.ToUniversalTime(),
            Ranges = Ranges is null or [] ? null : [.. Ranges.Select(Network)],
            Sources = Sources is null or [] ? null : [.. Sources.OfType<string>().Select(source => source.Trim())],
            Limits = Limits,
        };
    }

    // A single address is a network of one.
    private static string Network(string? range) =>
        IPAddress.TryParse(range, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8).ToString()
        : IPNetwork.TryParse(range, out var network) ? network.ToString()
        : throw new ArgumentException($"'{range}' is no address and no network such as 192.0.2.0/24.");
}
