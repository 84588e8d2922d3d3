using System.Net;
using Microsoft.Extensions.Configuration;

namespace Wiredesk.Defaults.Fetch;

/// <summary>Where fetching may go: the public internet, and the networks that <c>Fetch:AllowedNetworks</c> names.</summary>
public sealed class FetchNetworks(params IReadOnlyList<IPNetwork> allowed)
{
    /// <summary>Reads <c>Fetch:AllowedNetworks</c>: networks (<c>10.20.0.0/16</c>) or single addresses, as a list or separated by commas.</summary>
    /// <exception cref="InvalidOperationException">One is no network.</exception>
    public static FetchNetworks From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Fetch:AllowedNetworks");
        var written = section.GetChildren().Select(child => child.Value).Append(section.Value).OfType<string>();
        return new FetchNetworks([.. written.SelectMany(list => list.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(Read)]);
    }

    public bool Permits(IPAddress address) =>
        PublicAddress.IsPublic(address) || IsAllowed(address) || (PublicAddress.Embedded(address) is { } inner && IsAllowed(inner));

    private bool IsAllowed(IPAddress address) => allowed.Any(network => network.Contains(address));

    private static IPNetwork Read(string written)
    {
        if (IPNetwork.TryParse(written, out var network))
            return network;
        if (IPAddress.TryParse(written, out var address))
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        throw new InvalidOperationException(
            $"Fetch:AllowedNetworks holds '{written}', which is no network such as 10.20.0.0/16 (environment: Fetch__AllowedNetworks).");
    }
}
