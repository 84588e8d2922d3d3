using System.Diagnostics;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Wiredesk.Defaults.Identity;
using Wiredesk.Gateway.Cache;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace Wiredesk.Gateway.Routes;

/// <summary>Where requests go on to, and what the services behind are told about who asks.</summary>
public static class RoutesRegistration
{
    // A third of its life: a service that gets it has time left.
    private static readonly TimeSpan Reused = TimeSpan.FromSeconds(20);

    private static readonly ConditionalWeakTable<ClaimsIdentity, Issued> Identities = [];

    private sealed record Issued(string Identity, DateTimeOffset At);

    public static void AddRoutes(this WebApplicationBuilder builder)
    {
        var identity = InnerIdentity.From(builder.Configuration);
        builder.Configuration.AddInMemoryCollection(Discovered(builder.Configuration));
        builder.Services.AddRequestTimeouts();
        builder.Services.AddReverseProxy()
            .LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"))
            .ConfigureHttpClient((_, client) => client.ActivityHeadersPropagator = null) // It would make a span of its own for each request, which nobody records, and hang the service's under it.
            .AddTransforms(routes => routes.AddRequestTransform(context =>
            {
                // The key stays here; services trust only what is signed for them.
                var headers = context.ProxyRequest.Headers;
                headers.Remove("X-Api-Key");
                headers.Remove("Authorization");
                headers.Remove(IdentityRegistration.Header);
                if (context.HttpContext.User.Identity is ClaimsIdentity { IsAuthenticated: true } who)
                    headers.Add(IdentityRegistration.Header, IdentityOf(who, identity, context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()));
                GoOn(Activity.Current, headers);
                return ValueTask.CompletedTask;
            }));
    }

    /// <summary>The way to the services: another replica is asked when one cannot be reached, and what a caller has changed it sees at once.</summary>
    public static void MapRoutes(this WebApplication app)
    {
        app.Use(TellTimeouts);
        app.UseRequestTimeouts();
        app.UseOutputCache();
        app.MapReverseProxy(proxy =>
        {
            proxy.Use(ForgetAfterChange);
            proxy.Use(AskAnother);
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        });
    }

    // Signing costs more than all else the gateway does with a request.
    private static string IdentityOf(ClaimsIdentity who, InnerIdentity identity, DateTimeOffset now)
    {
        if (!Identities.TryGetValue(who, out var issued) || issued.At + Reused < now)
            Identities.AddOrUpdate(who, issued = new Issued(identity.Issue(who, now), now));
        return issued.Identity;
    }

    // The service's span follows upon ours, whatever trace the caller named.
    private static void GoOn(Activity? trace, HttpRequestHeaders headers)
    {
        var propagator = DistributedContextPropagator.Current;
        foreach (var field in propagator.Fields)
            headers.Remove(field);
        propagator.Inject(trace, headers, static (carrier, name, value) => ((HttpRequestHeaders)carrier!).TryAddWithoutValidation(name, value));
    }

    // The proxy takes a request whose time is over for one whose caller left.
    private static async Task TellTimeouts(HttpContext http, RequestDelegate next)
    {
        var left = http.RequestAborted;
        await next(http);
        if (http.GetForwarderErrorFeature()?.Error is ForwarderError.RequestCanceled && !left.IsCancellationRequested && !http.Response.HasStarted)
            http.Response.StatusCode = StatusCodes.Status504GatewayTimeout;
    }

    private static async Task ForgetAfterChange(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (!IsRead(http.Request) && http.Response.StatusCode < 400)
            http.RequestServices.GetRequiredService<Generation>().End();
    }

    // Health checks take seconds to see that a replica is gone. A read does no harm twice, and what found no connection was never sent.
    private static async Task AskAnother(HttpContext http, RequestDelegate next)
    {
        await next(http);
        var proxy = http.GetReverseProxyFeature();
        if (http.GetForwarderErrorFeature() is not { Error: ForwarderError.Request } failure || http.Response.HasStarted || http.RequestAborted.IsCancellationRequested) return;
        if (!IsRead(http.Request) && failure.Exception is not HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }) return;
        var others = proxy.AllDestinations.Where(destination => destination != proxy.ProxiedDestination).ToList();
        if (others.Count == 0) return;
        proxy.AvailableDestinations = others;
        http.Features.Set<IForwarderErrorFeature>(null);
        http.Response.StatusCode = StatusCodes.Status200OK;
        await next(http);
    }

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    // The app host tells where services are by services__NAME__http__0, __1 for a second replica and so on; that goes before the addresses in appsettings.json.
    private static Dictionary<string, string?> Discovered(ConfigurationManager configuration) => configuration.GetSection("ReverseProxy:Clusters").GetChildren()
        .SelectMany(cluster => configuration.GetSection($"services:{cluster.Key}:http").GetChildren()
            .Select((service, n) => (Key: $"ReverseProxy:Clusters:{cluster.Key}:Destinations:{(n == 0 ? "service" : $"service-{service.Key}")}:Address", Address: service.Value)))
        .Where(service => service.Address is { Length: > 0 })
        .ToDictionary(service => service.Key, service => service.Address);
}
