using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Wiredesk.Gateway;

namespace Wiredesk.Gateway.Edge;

/// <summary>Which sites' scripts may read the API in a browser (CORS): those that the settings name, and no other.</summary>
public sealed class NamedOrigins(IOptionsMonitor<GatewayOptions> options) : ICorsPolicyProvider
{
    // What the answers tell by headers: pages, limits, what is meant in error reports.
    private static readonly string[] Readable = ["Link", "ETag", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", EdgeHeaders.CorrelationId];

    public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
    {
        var origins = options.CurrentValue.AllowedOrigins;
        return Task.FromResult(origins.Count == 0
            ? null
            : new CorsPolicyBuilder([.. origins.Where(origin => origin != CorsConstants.AnyOrigin)])
                .WithMethods("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
                .WithHeaders("X-Api-Key", "Authorization", "Content-Type", "Accept", "If-None-Match", "If-Match", "Last-Event-ID", EdgeHeaders.CorrelationId)
                .WithExposedHeaders(Readable)
                .SetPreflightMaxAge(TimeSpan.FromMinutes(10))
                .Build());
    }
}
