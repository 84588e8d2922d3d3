using System.Security.Claims;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Tests;

/// <summary>A service as its own Program.cs makes it, on the in-memory bus, with its database in a given folder and a port of its own.</summary>
internal sealed class ServiceHost : IAsyncDisposable
{
    public const string SigningKey = "the signing key of the tests, long enough for the longest of the hashes that sign";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly WebApplication _app;
    private readonly Deliveries _deliveries = new();

    private ServiceHost(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public static async Task<ServiceHost> Start(
        string service, string folder, Action<IServiceCollection> add, Action<WebApplication>? map = null, params (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Logging:LogLevel:Default"] = "None",
            ["ConnectionStrings:messaging"] = "",
            ["ConnectionStrings:documents"] = $"Data Source={folder}",
            ["Identity:SigningKey"] = SigningKey,
        });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => setting.Value));
        add(builder.Services);
        builder.AddDefaults(service);
        var app = builder.Build();
        app.MapDefaults();
        map?.Invoke(app);
        var host = new ServiceHost(app);
        app.Services.GetRequiredService<IBusControl>().ConnectReceiveObserver(host._deliveries);
        await app.StartAsync();
        return host;
    }

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Publishes a message and returns when that many queues are done with it, one way or the other.</summary>
    public async Task Deliver<T>(T message, int queues = 1, Guid? id = null, Action<PublishContext<T>>? shape = null) where T : class
    {
        var messageId = id ?? NewId.NextGuid();
        var done = Done(messageId, queues);
        await Get<IBus>().Publish(message, Pipe.Execute<PublishContext<T>>(context =>
        {
            context.MessageId = messageId;
            shape?.Invoke(context);
        }));
        await done;
    }

    /// <summary>Completes when that many queues are done with a message from now on.</summary>
    public Task Done(Guid messageId, int queues) => _deliveries.Await(messageId, queues).WaitAsync(Limit);

    /// <summary>Returns when every outbox is empty: all that was sent has been read.</summary>
    public Task Quiet() => Until(async () =>
    {
        foreach (var outbox in Services.GetServices<IOutbox>())
        {
            if (!await outbox.IsEmpty(CancellationToken.None)) return false;
        }

        return true;
    });

    /// <summary>Returns when a condition holds.</summary>
    public static async Task Until(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await condition())
            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
    }

    /// <summary>All documents of a service's collection that have a key in an index.</summary>
    public async Task<IReadOnlyList<T>> All<T>(string service, Collection<T> collection, Index<T> index) where T : Document =>
        (await Services.GetRequiredKeyedService<IDocumentStore>(service).Open(collection).Query(index, Defaults.Documents.Range.All, 1000, CancellationToken.None)).Items;

    /// <summary>A client that the gateway let in with these scopes; none at all for an anonymous one.</summary>
    public HttpClient Client(params string[] scopes)
    {
        var client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
        if (scopes.Length > 0)
            client.DefaultRequestHeaders.Add(IdentityRegistration.Header, Identity("tests", scopes));
        return client;
    }

    public static string Identity(string holder, params string[] scopes) => new InnerIdentity(SigningKey).Issue(
        new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, holder), .. scopes.Select(scope => new Claim(Scopes.Claim, scope))], "tests"), TimeProvider.System.GetUtcNow());

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
