using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Wiredesk.Defaults.Fetch;

/// <summary>Gives a service the guarded client.</summary>
public static class FetchRegistration
{
    /// <summary>Adds <see cref="FetchClient"/>, once for the process; a <see cref="ResolveName"/> that is registered finds its names.</summary>
    public static IServiceCollection AddFetch(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new FetchClient(
            FetchNetworks.From(provider.GetRequiredService<IConfiguration>()), provider.GetRequiredService<TimeProvider>(), provider.GetService<ResolveName>()));
        return services;
    }
}
