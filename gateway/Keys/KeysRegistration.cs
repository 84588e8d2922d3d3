using Microsoft.AspNetCore.Authentication;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Identity;
using Wiredesk.Gateway.Usage;

namespace Wiredesk.Gateway.Keys;

/// <summary>The keys, and the store that the gateway keeps them in.</summary>
public static class KeysRegistration
{
    public const string Service = "gateway";

    private const int LeastBootstrapKeyLength = 24;

    public static AuthenticationBuilder AddKeys(this IServiceCollection services)
    {
        services.AddDocuments(Service);
        services.AddCollection(Service, ApiKey.Collection);
        services.AddSingleton<KeyStore>();
        services.AddScopePolicies();
        return services.AddAuthentication(KeyAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.SchemeName, null);
    }

    /// <summary>What was asked for and read.</summary>
    public static void AddUsage(this IServiceCollection services)
    {
        services.AddCollection(Service, KeyUsage.Collection);
        services.AddCollection(Service, ReadBatch.Collection);
        services.AddSingleton<UsageStore>();
    }

    /// <summary>Takes in the first admin key, when <c>Gateway:BootstrapKey</c> gives one.</summary>
    /// <exception cref="InvalidOperationException">It is too short to be a secret.</exception>
    public static async Task AddBootstrapKey(this WebApplication app)
    {
        if (app.Configuration["Gateway:BootstrapKey"] is not { Length: > 0 } secret) return;
        if (secret.Length < LeastBootstrapKeyLength)
            throw new InvalidOperationException($"Gateway:BootstrapKey must have at least {LeastBootstrapKeyLength} characters (environment: Gateway__BootstrapKey).");
        await app.Services.GetRequiredService<KeyStore>().Add(secret, new KeyRequest("bootstrap", [Scopes.Admin]), CancellationToken.None);
    }
}
