using Dapr.Client;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Fetch;
using Wiredesk.Publishing.Webhooks;

namespace Wiredesk.Publishing.Channels;

/// <summary>Webhooks and bindings.</summary>
public static class ChannelRegistration
{
    public static IServiceCollection AddChannels(this IServiceCollection services, string service)
    {
        services.AddFetch();
        services.AddSingleton(provider => FetchNetworks.From(provider.GetRequiredService<IConfiguration>()));
        services.AddCollection(service, Channel.Collection);
        services.AddCollection(service, DeliveryBatch.Collection);
        services.AddSingleton(provider => new SecretSeal(provider.GetRequiredService<IConfiguration>()["Identity:SigningKey"]));
        services.AddSingleton<ChannelStore>();
        services.AddSingleton(provider => new SecretSource(provider.GetRequiredService<TimeProvider>(), Sidecar(provider)));
        services.AddSingleton<ISender, WebhookSender>();
        services.AddSingleton<ISender>(provider => new BindingSender(Sidecar(provider)));
        services.AddSingleton<Dispatch>();
        services.AddSingleton<ChannelMessages>();
        services.AddHostedService<DeliverChanges>();
        services.AddKeyedSingleton(DaprKey, (provider, _) => new SidecarOf(Make(provider.GetRequiredService<IConfiguration>())));
        services.AddHealthChecks().Add(new("dapr", provider => new SidecarAnswers(Sidecar(provider)), null, ["ready"]));
        return services;
    }

    private const string DaprKey = "dapr";

    private sealed record SidecarOf(DaprClient? Client);

    private static DaprClient? Sidecar(IServiceProvider provider) => provider.GetRequiredKeyedService<SidecarOf>(DaprKey).Client;

    // The variables that a sidecar's injector sets.
    private static DaprClient? Make(IConfiguration configuration)
    {
        var address = configuration["DAPR_GRPC_ENDPOINT"] is { Length: > 0 } endpoint ? endpoint
            : configuration["DAPR_GRPC_PORT"] is { Length: > 0 } port ? $"http://127.0.0.1:{port}"
            : null;
        if (address is null) return null;
        var builder = new DaprClientBuilder().UseGrpcEndpoint(address);
        if (configuration["DAPR_API_TOKEN"] is { Length: > 0 } token) builder.UseDaprApiToken(token);
        return builder.Build();
    }
}
