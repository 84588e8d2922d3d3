using System.Text.Json;
using MassTransit;
using MassTransit.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Bus;

/// <summary>Which bus this process is on.</summary>
public enum BusKind
{
    /// <summary>All services in one process.</summary>
    InMemory,

    /// <summary>A RabbitMQ broker between the processes.</summary>
    RabbitMq,
}

/// <summary>A consumer and the service that it belongs to.</summary>
public sealed record ConsumerOf(string Service, Type Consumer)
{
    /// <summary>The message types it reads.</summary>
    public IEnumerable<Type> Messages =>
        Consumer.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IConsumer<>)).Select(i => i.GetGenericArguments()[0]);

    /// <summary>The queue it reads: its job in kebab case.</summary>
    public string Queue => KebabCaseEndpointNameFormatter.Instance.SanitizeName(Consumer.Name.Replace("Consumer", "", StringComparison.Ordinal));
}

/// <summary>The bus of a process: RabbitMQ when <c>ConnectionStrings:messaging</c> names one, else in memory.</summary>
public static class BusRegistration
{
    // Measured (MassTransit 8.5, quorum queues, 4 KB): 64 in flight did best; 16 costs a third, 256 gives nothing.
    private const ushort InFlight = 64;

    // A message that ends the process comes back this often before it is set aside.
    private const int DeliveryLimit = 4;

    /// <summary>Adds a consumer of a service; its job is the name of its queue.</summary>
    public static IServiceCollection AddConsumer<T>(this IServiceCollection services, string service) where T : class, IConsumer
    {
        services.RegisterConsumer<T>();
        return services.AddSingleton(new ConsumerOf(service, typeof(T)));
    }

    /// <summary>Adds a collection whose documents announce themselves, and the outbox that sends what they announce.</summary>
    public static IServiceCollection AddOutbox<T>(this IServiceCollection services, string service, Collection<T> collection) where T : OutboxDocument
    {
        services.AddCollection(service, collection);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Outbox<T>>(provider, service, collection));
        return services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<Outbox<T>>());
    }

    /// <summary>Adds a consumer that hears announcements in every process by itself, on a queue that is gone with the process. What comes while it is away is lost.</summary>
    public static IServiceCollection AddListener<T>(this IServiceCollection services) where T : class, IConsumer
    {
        services.RegisterConsumer<T, Listener<T>>();
        return services;
    }

    private sealed class Listener<T> : ConsumerDefinition<T> where T : class, IConsumer
    {
        public Listener() => Endpoint(endpoint => (endpoint.InstanceId, endpoint.Temporary) = ($"-{NewId.NextGuid():N}", true));
    }

    internal static void AddBus(this IHostApplicationBuilder builder, bool isVital = true)
    {
        var services = builder.Services;
        var messaging = builder.Configuration.GetConnectionString("messaging");
        var kind = string.IsNullOrWhiteSpace(messaging) ? BusKind.InMemory : BusKind.RabbitMq;
        services.AddSingleton(typeof(BusKind), kind);
        services.AddSingleton<MessageSender>();
        services.AddSingleton<StageDone>();
        services.AddHostedService(provider => provider.GetRequiredService<StageDone>());
        services.AddHostedService<OutboxSweeper>();
        services.AddOptions<MassTransitHostOptions>().Configure(options => options.WaitUntilStarted = kind == BusKind.InMemory);

        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry(); // Nothing is told to anybody outside.
            bus.SetKebabCaseEndpointNameFormatter();
            if (!isVital) bus.ConfigureHealthCheckOptions(health => health.MinimalFailureStatus = HealthStatus.Degraded);
            if (kind == BusKind.InMemory)
            {
                bus.UsingInMemory((context, memory) =>
                {
                    memory.ConfigureJsonSerializerOptions(Json.Configure);
                    memory.ConfigureEndpoints(context);
                });
            }
            else
            {
                bus.UsingRabbitMq((context, rabbit) =>
                {
                    rabbit.Host(RabbitAddress(messaging!), host => host.PublisherConfirmation = true);
                    rabbit.ConfigureJsonSerializerOptions(Json.Configure);
                    rabbit.PrefetchCount = InFlight;
                    foreach (var service in context.GetServices<ConsumerOf>().Select(consumer => consumer.Service).Distinct())
                        rabbit.ReceiveEndpoint(DeadQueue(service), endpoint => ConfigureDeadQueue(endpoint, context, service));
                    rabbit.ConfigureEndpoints(context);
                });
            }

            bus.AddConfigureEndpointsCallback(ConfigureEndpoint);
        });
    }

    private static string DeadQueue(string service) => service + "-dead";

    private static void ConfigureEndpoint(IRegistrationContext context, string queue, IReceiveEndpointConfigurator endpoint)
    {
        endpoint.PublishFaults = false;
        if (context.GetServices<ConsumerOf>().FirstOrDefault(consumer => consumer.Queue == queue)?.Service is not { } service)
            return; // A listener's.
        var filter = Quarantine(context, service, queue);
        endpoint.ConfigureError(error => error.UseFilter((IFilter<ExceptionReceiveContext>)filter));
        endpoint.ConfigureDeadLetter(skipped => skipped.UseFilter((IFilter<ReceiveContext>)filter));
        endpoint.UseFilter((IFilter<ConsumeContext>)filter);
        endpoint.ConcurrentMessageLimit = InFlight;
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            rabbit.SetQuorumQueue();
            rabbit.SetQueueArgument("x-delivery-limit", DeliveryLimit);
            rabbit.DeadLetterExchange = DeadQueue(service);
        }
        else
        {
            endpoint.UseFilter(context.GetRequiredService<StageDone>());
        }

        // About 0.3, 0.5, 0.9, 1.7, 3.3 s; each step is 20% more or less by chance, so that many failures do not come back at once.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Ignore<RefusedException>();
            retry.Exponential(5, TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(0.2));
        });
    }

    private static void ConfigureDeadQueue(IRabbitMqReceiveEndpointConfigurator endpoint, IRegistrationContext context, string service)
    {
        endpoint.SetQuorumQueue();
        endpoint.ConfigureConsumeTopology = false;
        var filter = Quarantine(context, service, DeadQueue(service));
        endpoint.ConfigureDeadLetter(skipped => skipped.UseFilter(filter));
        endpoint.ConfigureError(error => error.UseFilter(filter));
    }

    private static QuarantineFilter Quarantine(IRegistrationContext context, string service, string queue) => new(
        service,
        queue,
        context.GetServices<ConsumerOf>().Where(consumer => consumer.Queue == queue).SelectMany(consumer => consumer.Messages),
        context.GetRequiredService<IServiceProvider>().GetRequiredKeyedService<IDocumentStore>(service).Open(QuarantinedMessage.Collection),
        context.GetRequiredService<IServiceProvider>().GetRequiredKeyedService<Remains>(service),
        context.GetRequiredService<TimeProvider>(),
        context.GetRequiredService<StageDone>(),
        context.GetRequiredService<ILoggerFactory>().CreateLogger<QuarantineFilter>());

    private static Uri RabbitAddress(string messaging) =>
        Uri.TryCreate(messaging, UriKind.Absolute, out var address) && address.Scheme is "amqp" or "amqps" or "rabbitmq" or "rabbitmqs"
            ? address
            : throw new InvalidOperationException("ConnectionStrings:messaging must be an address such as amqp://user:password@host:5672.");
}
