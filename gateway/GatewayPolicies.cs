using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Wiredesk.Defaults.Documents;
using Wiredesk.Gateway.Edge;
using Wiredesk.Gateway.Keys;
using Wiredesk.Gateway.Limits;
using Wiredesk.Gateway.Usage;

namespace Wiredesk.Gateway;

/// <summary>The gateway's policies: who may come in, how much, how large, from where. Used by the gateway and, without a proxy, by standalone.</summary>
public static class GatewayPolicies
{
    // The server refuses with a bare status; these leave room for LimitSizes to say why.
    private const int ServerHeaders = 4 * LimitSizes.LargestHeaders;
    private const int ServerAddress = 8 * LimitSizes.LongestAddress;
    private const int ServerHeaderCount = 1000;

    // A caller who is slower than this holds a connection, not a conversation.
    private static readonly TimeSpan HeadersTime = TimeSpan.FromSeconds(10);

    /// <summary>Adds them; the host adds how callers are known.</summary>
    public static AuthenticationBuilder AddGatewayPolicies(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<GatewayOptions>(builder.Configuration.GetSection(GatewayOptions.Section));
        builder.Services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, TrustedProxies>();
        builder.Services.AddCors();
        builder.Services.AddSingleton<ICorsPolicyProvider, NamedOrigins>();
        builder.Services.AddHostedService<BareRefusals>();
        builder.Services.AddUsage();
        builder.Services.AddCollection(KeysRegistration.Service, Allowance.Collection);
        builder.Services.AddSingleton<AllowanceStore>();
        builder.Services.AddSingleton<Limiter>();
        builder.Services.AddSingleton<RecordUsage>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<RecordUsage>());
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureEndpointDefaults(BareRefusals.Listen);
            kestrel.Limits.MaxRequestHeadersTotalSize = ServerHeaders;
            kestrel.Limits.MaxRequestHeaderCount = ServerHeaderCount;
            kestrel.Limits.MaxRequestLineSize = ServerAddress;
            kestrel.Limits.RequestHeadersTimeout = HeadersTime;
        });
        return builder.Services.AddKeys();
    }

    /// <summary>What looks at a request before anybody asks who sent it.</summary>
    public static void UseEdge(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<EdgeHeaders>();
        app.UseCors();
        app.UseMiddleware<LimitSizes>();
    }

    /// <summary>What looks at a request when it is known who sent it.</summary>
    public static void UseLimits(this WebApplication app)
    {
        app.Use(async (http, next) =>
        {
            await next(http);
            await http.RequestServices.GetRequiredService<RecordUsage>().Note(http);
        });
        app.UseMiddleware<LimitRequests>();
    }
}
