using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Deduplication;
using Wiredesk.Deduplication.Articles;
using Wiredesk.Defaults.Documents;
using Wiredesk.Enrichment;
using Wiredesk.Enrichment.Articles;
using Wiredesk.Ingestion;
using Wiredesk.Ingestion.Archive;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Publishing;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Erasure;
using Wiredesk.Publishing.Search;
using Wiredesk.Tests;

namespace Wiredesk.Platform.Tests;

/// <summary>How long articles are kept is said for each source, and holds in the store of every service. All four in one process, with a clock that can be put on.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private static readonly string[] Stores = ["deduplication.db", "enrichment.db", "ingestion.db", "publishing.db"];

    private readonly TempFolder _folder = new();
    private readonly LaterClock _clock = new();
    private ServiceHost? _host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ServiceHost Host => _host!;

    private sealed class LaterClock : TimeProvider
    {
        public TimeSpan Later { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Later;
    }

    public async ValueTask InitializeAsync() => _host = await ServiceHost.Start(
        "all",
        _folder.Path,
        services =>
        {
            services.AddSingleton<TimeProvider>(_clock);
            services.AddIngestion();
            services.AddEnrichment();
            services.AddDeduplication();
            services.AddPublishing();
        },
        app => app.MapIngestion(),
        ("Polling:Workers", "0"), ("Retention:Days", "60"), ("Retention:Sources:coast-wire", "30"));

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Retention_OfASourceErasesFromTheStoreOfEveryService()
    {
        var (brief, lasting) = (
            await Publish("coast-wire", "Quillwort", "The Quillwort left the harbour of Bergen on Monday, its captain said. Eighty people were on board the ferry, and nobody was hurt."),
            await Publish("harbour-post", "Sandpiper", "Judges in Lisbon upheld a fine of two million euros against the Sandpiper bank, which had hidden its losses from shareholders for years."));
        Assert.Equal(Stores, Holding("Quillwort"));
        Assert.Equal(Stores, Holding("Sandpiper"));

        _clock.Later = TimeSpan.FromDays(29);
        Assert.Equal(0, await Host.Get<Retention>().Sweep(Token));
        _clock.Later = TimeSpan.FromDays(31);
        Assert.Equal(1, await Host.Get<Retention>().Sweep(Token));
        await ServiceHost.Until(async () => await IsErased(brief, "coast-wire", "Quillwort"));

        Assert.Equal(Stores, Holding("Sandpiper"));
        Assert.Single(await Originals("harbour-post"));
        Assert.Single(await Found("Sandpiper"));

        _clock.Later = TimeSpan.FromDays(61);
        Assert.Equal(1, await Host.Get<Retention>().Sweep(Token)); // That of all sources.
        await ServiceHost.Until(async () => await IsErased(lasting, "harbour-post", "Sandpiper"));
    }

    private async Task<Guid> Publish(string source, string word, string text)
    {
        using var client = Host.Client("ingest");
        using var answer = await client.PostAsJsonAsync(new Uri("/ingest/articles", UriKind.Relative), new { id = word, source, headline = $"{word} in the news", text }, Token);
        Assert.True(answer.IsSuccessStatusCode);
        var published = Host.Get<Publishing.Articles.ArticleStore>();
        await ServiceHost.Until(async () => (await published.ReceivedBefore(source, DateTimeOffset.MaxValue, Token)).Count == 1);
        await ServiceHost.Until(async () => (await Found(word)).Count == 1);
        await Host.Quiet();
        return Guid.Parse((await published.ReceivedBefore(source, DateTimeOffset.MaxValue, Token))[0].Id);
    }

    private async Task<bool> IsErased(Guid id, string source, string word) =>
        await Host.Get<Ingestion.Articles.ArticleStore>().Find(id, Token) is { Erased: true }
        && await Host.Get<IDocuments<ErasedAnalysis>>().Get(id.ToString("D"), Token) is not null
        && await Host.Get<IDocuments<EnrichedArticle>>().Get(id.ToString("D"), Token) is { Erased: true, Article: null, Analysis: null }
        && (await Host.Get<DecisionStore>().Find(id, Token))?.ErasedAt is not null
        && await Host.Get<IDocuments<ErasureRecord>>().Get(id.ToString("D"), Token) is not null
        && await Host.Get<Publishing.Articles.ArticleStore>().Find(id, Token) is { Status: PublicationStatus.Erased }
        && !Holding(word).Any() && (await Originals(source)).Count == 0 && (await Found(word)).Count == 0;

    private ValueTask<List<Receipt>> Originals(string source) => Host.Get<Originals>().Since(source, DateTimeOffset.MinValue, Token).ToListAsync(Token);

    private async Task<IReadOnlyList<Found>> Found(string word) => (await Host.Get<ArticleSearch>().Page(
        new Publishing.Partners.Reader("tests", Publishing.Partners.Entitlement.Everything, []), new ArticleFilter { Text = word }, Gathering.None, ArticleOrder.Newest, null, 10, Token)).Items;

    /// <summary>The databases of which a live row holds a word; but for the index of words, which is asked itself.</summary>
    private IEnumerable<string> Holding(string word) => Directory.GetFiles(_folder.Path, "*.db").Where(file => !file.EndsWith("-index.db", StringComparison.Ordinal) && Rows(file).Any(value => value switch
    {
        string text => text.Contains(word, StringComparison.OrdinalIgnoreCase),
        byte[] bytes => System.Text.Encoding.UTF8.GetString(bytes).Contains(word, StringComparison.OrdinalIgnoreCase),
        _ => false,
    })).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private static IEnumerable<object> Rows(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        foreach (var table in Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table'").Cast<string>().ToList())
        {
            foreach (var value in Read(connection, $"SELECT * FROM \"{table}\""))
                yield return value;
        }
    }

    private static IEnumerable<object> Read(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables, from the database itself.
        command.CommandText = query;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
                yield return reader.GetValue(column);
        }
    }
}
