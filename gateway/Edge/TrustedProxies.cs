using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Wiredesk.Gateway.Edge;

/// <summary>Whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed: the proxies that the settings name; without any, nobody's.</summary>
/// <remarks>The host is never taken from a header. What goes on to the services is written anew by the proxy, from what was believed here.</remarks>
internal sealed class TrustedProxies(IOptions<GatewayOptions> gateway) : IConfigureOptions<ForwardedHeadersOptions>
{
    public void Configure(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = gateway.Value.TrustedProxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.ForwardLimit = null; // Every proxy on the way must be a trusted one; the first that is not is the caller.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in gateway.Value.ProxyNetworks())
            options.KnownIPNetworks.Add(network);
    }
}
