using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Wiredesk.CrashWriter;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Sequences;
using Range = Wiredesk.Defaults.Documents.Range;

namespace Wiredesk.Defaults.Tests.Documents;

public sealed class DocumentsRegistrationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wiredesk-registration-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private readonly CancellationTokenSource _deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public DocumentsRegistrationTests() => _deadline.CancelAfter(TimeSpan.FromMinutes(2));

    private CancellationToken Token => _deadline.Token;

    public void Dispose()
    {
        _deadline.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task AddDocuments_GivesEachServiceItsOwnFile()
    {
        await using var provider = Services($"Data Source={_folder}").BuildServiceProvider();

        await provider.GetRequiredService<IDocuments<Note>>().InsertIfAbsent(new Note { Id = "a" }, Token);
        await provider.GetRequiredKeyedService<IDocumentStore>("publishing").Ping(Token);

        Assert.True(File.Exists(Path.Combine(_folder, "ingestion.db")));
        Assert.True(File.Exists(Path.Combine(_folder, "publishing.db")));
        Assert.Null(await provider.GetRequiredKeyedService<IDocumentStore>("publishing").Open(Note.Collection).Get("a", Token));
    }

    [Fact]
    public async Task Expire_RunsEveryMinuteOnEveryCollection()
    {
        await using var provider = Services($"Data Source={_folder}").BuildServiceProvider();
        var notes = provider.GetRequiredService<IDocuments<Note>>();
        await notes.InsertIfAbsent(new Note { Id = "a", ExpiresAt = _time.GetUtcNow().AddSeconds(30) }, Token);
        var hosted = Assert.Single(provider.GetServices<IHostedService>().OfType<ExpireDocuments>());
        await hosted.StartAsync(Token);

        while (await notes.Get("a", Token) is not null)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        await hosted.StopAsync(Token);
    }

    [Fact]
    public async Task AddSequencer_RunsWithTheHost()
    {
        var services = Services($"Data Source={_folder}");
        services.AddCollection("publishing", Story.Collection).AddCollection("publishing", Change.Collection).AddSequencer<Story, Change>("publishing");
        await using var provider = services.BuildServiceProvider();
        var sequencer = provider.GetRequiredService<Sequencer<Story, Change>>();
        Assert.Same(sequencer, Assert.Single(provider.GetServices<IHostedService>().OfType<Sequencer<Story, Change>>()));
        await sequencer.StartAsync(Token);

        await provider.GetRequiredService<IDocuments<Story>>().InsertIfAbsent(new Story { Id = "s", Unnumbered = [new Change { Id = "c" }] }, Token);
        sequencer.Wake();

        var changes = provider.GetRequiredService<IDocuments<Change>>();
        while (await changes.Count(Sequence<Change>.ByNumber, Range.Is(1L), Token) == 0) await Task.Yield();
        await sequencer.StopAsync(Token);
    }

    [Theory]
    [InlineData(null, "data")]
    [InlineData("", "data")]
    [InlineData("Data Source=/var/lib/wiredesk", "/var/lib/wiredesk")]
    [InlineData("data source='a b;c'", "a b;c")]
    public void Parse_ReadsAFolder(string? connection, string folder) => Assert.Equal(new StoreAddress.Folder(folder), StoreAddress.Parse(connection));

    [Theory]
    [InlineData("mongodb://user:secret@one:27017,two:27018/?replicaSet=rs", "wiredesk-ingestion")]
    [InlineData("mongodb://host", "wiredesk-ingestion")]
    [InlineData("mongodb://host/news", "news-ingestion")]
    [InlineData("mongodb://host/ingestion?authSource=admin", "ingestion")]
    [InlineData("mongodb://host/wiredesk-ingestion", "wiredesk-ingestion")]
    [InlineData("mongodb://admin:secret@mongo:27017/wiredesk-ingestion?authSource=admin&authMechanism=SCRAM-SHA-256", "wiredesk-ingestion")] // As Aspire gives it.
    [InlineData("mongodb+srv://host.example/news-publishing", "news-publishing-ingestion")]
    public void Parse_GivesEachServiceItsOwnDatabase(string connection, string database) =>
        Assert.Equal(database, Assert.IsType<StoreAddress.Server>(StoreAddress.Parse(connection)).DatabaseOf("ingestion"));

    [Theory]
    [InlineData("postgres://user:p@ss/secret@host/x", "postgres://***@host/x")]
    [InlineData("mongodb://user:secret@", "mongodb://***@")]
    [InlineData("Server=host;Password=secret;User=me", "Server=host;Password=***;User=me")]
    [InlineData("Data Source=x.db; pwd = secret", "Data Source=x.db; pwd = ***")]
    [InlineData("somewhere", "somewhere")]
    [InlineData("Data Source=", "Data Source=")]
    public void Parse_RefusesTheRestByNameWithoutThePassword(string connection, string shown)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => StoreAddress.Parse(connection));

        Assert.StartsWith($"ConnectionStrings:documents is '{shown}'; it must be", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    private IServiceCollection Services(string connection)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:documents", connection)]).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton<TimeProvider>(_time);
        return services.AddDocuments("ingestion").AddDocuments("publishing").AddCollection("ingestion", Note.Collection);
    }
}
