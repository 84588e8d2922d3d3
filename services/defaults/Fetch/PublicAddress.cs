using System.Net;
using System.Net.Sockets;

namespace Wiredesk.Defaults.Fetch;

/// <summary>Tells addresses of the public internet from all others.</summary>
/// <remarks>Follows the IANA special-purpose address registries for IPv4 and IPv6 (RFC 6890), as of 2025.</remarks>
public static class PublicAddress
{
    private static readonly IPNetwork[] SpecialV4 = Parse(
        "0.0.0.0/8", // this network
        "10.0.0.0/8", // private (RFC 1918)
        "100.64.0.0/10", // shared by a provider's customers (CGNAT, RFC 6598)
        "127.0.0.0/8", // loopback
        "169.254.0.0/16", // link-local, and the metadata services of clouds
        "172.16.0.0/12", // private
        "192.0.0.0/24", // protocol assignments
        "192.0.2.0/24", // documentation
        "192.88.99.0/24", // 6to4 relays (RFC 7526)
        "192.168.0.0/16", // private
        "198.18.0.0/15", // benchmarks
        "198.51.100.0/24", // documentation
        "203.0.113.0/24", // documentation
        "224.0.0.0/4", // multicast
        "240.0.0.0/4"); // reserved, and broadcast

    // All that IANA has given out for the public internet; loopback, link-local, unique local (fc00::/7), multicast and the rest lie outside.
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialV6 = Parse(
        "2001::/23", // protocol assignments, Teredo among them
        "2001:db8::/32", // documentation
        "2002::/16", // 6to4: leads to any IPv4 address (RFC 7526)
        "3fff::/20"); // documentation

    // RFC 6052: the last four bytes are an IPv4 address, which a translator (NAT64) turns it into.
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsPublic(IPAddress address)
    {
        if (Embedded(address) is { } inner)
            return IsPublic(inner);
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Array.Exists(SpecialV4, network => network.Contains(address)),
            AddressFamily.InterNetworkV6 => GlobalV6.Contains(address) && !Array.Exists(SpecialV6, network => network.Contains(address)),
            _ => false,
        };
    }

    /// <summary>The IPv4 address that an IPv6 address stands for (mapped, or translated by NAT64); null when it is no such.</summary>
    public static IPAddress? Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return null;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        return Translated.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12)) : null;
    }

    private static IPNetwork[] Parse(params string[] networks) => [.. networks.Select(IPNetwork.Parse)];
}
