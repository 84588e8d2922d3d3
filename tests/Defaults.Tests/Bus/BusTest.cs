using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Sqlite;
using Wiredesk.Tests;

namespace Wiredesk.Defaults.Tests.Bus;

/// <summary>A service on the in-memory bus with an outbox, and consumers that do what the test says.</summary>
public abstract class BusTest : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private ServiceHost? _host;

    private protected Post Post { get; } = new();

    private protected ServiceHost Host => _host!;

    private protected IDocuments<Parcel> Parcels => Host.Get<IDocuments<Parcel>>();

    private protected Outbox<Parcel> Outbox => Host.Get<Outbox<Parcel>>();

    private protected string File => Path.Combine(_folder.Path, Parcel.Service + ".db");

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What the host is told besides.</summary>
    private protected virtual (string, string?)[] Settings => [];

    public async ValueTask InitializeAsync() => await Start();

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task Start() => _host = await ServiceHost.Start(
        Parcel.Service,
        _folder.Path,
        services =>
        {
            services.AddSingleton(Post);
            services.AddDocuments(Parcel.Service);
            services.AddOutbox(Parcel.Service, Parcel.Collection);
            services.AddErased<ParcelRecalled, Parcel>(
                Parcel.Service, parcel => parcel.Burnt, (body, id) => body.Contains("toys", StringComparison.Ordinal) ? $"{id} and toys" : null);
            services.AddConsumer<TakeParcelConsumer>(Parcel.Service);
            services.AddConsumer<BlockParcelConsumer>(Parcel.Service);
            services.AddConsumer<StopParcelConsumer>(Parcel.Service);
        },
        settings: Settings);

    private protected async Task Stop()
    {
        if (_host is not null) await _host.DisposeAsync();
        _host = null;
    }

    /// <summary>Performs statements on the database while the service runs.</summary>
    private protected void Sql(string statement)
    {
        using var session = new SqliteSession(File);
        session.Execute(statement);
    }

    private protected static OutgoingMessage Sent(string parcel, DateTimeOffset? now = null) =>
        OutgoingMessage.Of(new ParcelSent(parcel, "books"), now ?? TimeProvider.System.GetUtcNow());

    private protected static OutgoingMessage Recalled(string parcel) => OutgoingMessage.Of(new ParcelRecalled(parcel), TimeProvider.System.GetUtcNow());

    private protected async Task<Parcel> Saved(Parcel parcel)
    {
        Assert.True(await Parcels.InsertIfAbsent(parcel, Token));
        return (await Parcels.Get(parcel.Id, Token))!;
    }

    private protected async Task<IReadOnlyList<Guid>> Pending(string id) => [.. (await Parcels.Get(id, Token))!.Outgoing.Select(message => message.Id)];

    /// <summary>Returns when everything that was done before is also cleared: what is done is cleared in its order.</summary>
    private protected async Task ClearedUpToNow()
    {
        var marker = await Saved(Parcel.With($"{Guid.NewGuid()}", Sent("marker")));
        await Outbox.Send(marker);
        await ServiceHost.Until(async () => (await Pending(marker.Id)).Count == 0);
    }
}
