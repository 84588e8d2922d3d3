using System.Security.Claims;
using Wiredesk.Defaults.Identity;
using Yarp.ReverseProxy.Transforms;

namespace Wiredesk.Gateway.Routes;

/// <summary>Where requests go on to, and what the services behind are told about who asks.</summary>
public static class RoutesRegistration
{
    public static void AddRoutes(this WebApplicationBuilder builder)
    {
        var identity = InnerIdentity.From(builder.Configuration);
        builder.Configuration.AddInMemoryCollection(Discovered(builder.Configuration));
        builder.Services.AddReverseProxy()
            .LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"))
            .AddTransforms(routes => routes.AddRequestTransform(context =>
            {
                // The key stays here; services trust only what is signed for them.
                var headers = context.ProxyRequest.Headers;
                headers.Remove("X-Api-Key");
                headers.Remove("Authorization");
                headers.Remove(IdentityRegistration.Header);
                if (context.HttpContext.User.Identity is ClaimsIdentity { IsAuthenticated: true } who)
                    headers.Add(IdentityRegistration.Header, identity.Issue(who, context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()));
                return ValueTask.CompletedTask;
            }));
    }

    // The app host tells where services are by services__NAME__http__0; that goes before the addresses in appsettings.json.
    private static Dictionary<string, string?> Discovered(ConfigurationManager configuration) => configuration.GetSection("ReverseProxy:Clusters").GetChildren()
        .Select(cluster => (cluster.Key, Address: configuration[$"services:{cluster.Key}:http:0"]))
        .Where(service => service.Address is not null)
        .ToDictionary(service => $"ReverseProxy:Clusters:{service.Key}:Destinations:service:Address", service => service.Address);
}
