using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Wiredesk.Defaults.Identity;

/// <summary>How a service knows who is asking.</summary>
public static class IdentityRegistration
{
    /// <summary>The header in which the gateway passes the inner identity.</summary>
    public const string Header = "Wiredesk-Identity";

    /// <summary>The authentication scheme of the inner identity.</summary>
    public const string Scheme = "inner";

    /// <summary>Accepts the inner identity and nothing else.</summary>
    public static void AddInnerIdentity(this IHostApplicationBuilder builder)
    {
        var identity = InnerIdentity.From(builder.Configuration);
        builder.Services.AddAuthentication(Scheme).AddInnerIdentity(identity);
        builder.Services.AddScopePolicies();
    }

    /// <summary>Adds the scheme that reads the inner identity from its header.</summary>
    public static Microsoft.AspNetCore.Authentication.AuthenticationBuilder AddInnerIdentity(
        this Microsoft.AspNetCore.Authentication.AuthenticationBuilder authentication, InnerIdentity identity) =>
        authentication.AddJwtBearer(Scheme, options =>
        {
            options.MapInboundClaims = false;
            options.TokenValidationParameters = identity.Accepted;
            var known = new KnownIdentities();
            options.Events = new JwtBearerEvents
            {
                OnMessageReceived = context =>
                {
                    context.Token = context.Request.Headers[Header];
                    if (string.IsNullOrEmpty(context.Token))
                    {
                        context.NoResult();
                    }
                    else if (known.Find(context.Token, options.TimeProvider!.GetUtcNow()) is { } principal)
                    {
                        context.Principal = principal;
                        context.Success();
                    }

                    return Task.CompletedTask;
                },
                OnTokenValidated = context =>
                {
                    known.Add(context.Request.Headers[Header].ToString(), context.Principal!, context.SecurityToken.ValidTo);
                    return Task.CompletedTask;
                },
            };
        });

    /// <summary>One policy for each scope; an admin may do everything.</summary>
    public static void AddScopePolicies(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        foreach (var scope in Scopes.All)
            authorization.AddPolicy(scope, policy => policy.RequireClaim(Scopes.Claim, scope, Scopes.Admin));
    }
}
