using System.Net;

namespace Wiredesk.Gateway;

/// <summary>The gateway's settings: section <c>Gateway</c> of appsettings.json or of the environment. Changes of the file hold at once.</summary>
public sealed class GatewayOptions
{
    public const string Section = "Gateway";

    /// <summary>Requests in a minute for a key that has no limit of its own; against bursts and loops.</summary>
    public int PerMinute { get; set; } = 60_000;

    /// <summary>Requests in a day (UTC) for a key that has no limit of its own.</summary>
    public int PerDay { get; set; } = 20_000_000;

    /// <summary>The sites (<c>https://host</c>) whose scripts may read the API in a browser; <c>*</c> is not taken, as keys are secrets.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>The load balancers before the gateway, as addresses or networks: only their <c>X-Forwarded-For</c> and <c>-Proto</c> are believed.</summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>The most bytes of a request that sends articles in: a little more than the largest file that ingestion reads.</summary>
    public long LargestDelivery { get; set; } = 11 * 1024 * 1024;

    /// <summary>The most bytes of any other request.</summary>
    public long LargestRequest { get; set; } = 1024 * 1024;

    /// <summary>How long the audit of single reads is kept.</summary>
    public int AuditDays { get; set; } = 400;

    /// <summary>The trusted proxies as networks.</summary>
    /// <exception cref="FormatException">One of them is none.</exception>
    public IEnumerable<IPNetwork> ProxyNetworks() => TrustedProxies.Select(proxy =>
        IPAddress.TryParse(proxy, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : IPNetwork.Parse(proxy));
}
