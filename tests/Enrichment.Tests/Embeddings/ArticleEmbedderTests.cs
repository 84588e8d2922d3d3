using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Wiredesk.Contracts;
using Wiredesk.Enrichment.Embeddings;
using Xunit;

namespace Wiredesk.Enrichment.Tests.Embeddings;

public sealed class ArticleEmbedderTests : IDisposable
{
    private static readonly Article Storm = Texts.Article("Storm closes harbour\n\nThe ferries stayed in on Monday, the port said.");
    private static readonly Analysis Analysed = Analyser.Analyse(Storm);

    private readonly FakeTimeProvider _time = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Dictionary<string, long> _counted = [];
    private readonly MeterListener _listener = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task Embed_GivesNothingWhereNothingIsConfigured()
    {
        Assert.Null(await Embedder(null).Embed(Storm, Analysed, Token));
        Assert.Empty(_counted);
    }

    [Fact]
    public async Task Embed_ReadsHeadlineAndBody()
    {
        var embedding = await Embedder(new LetterCounts()).Embed(Storm, Analysed, Token);
        Assert.Equal("letters", embedding!.Model);
        Assert.Equal([4f, 6f, 68f], embedding.Vector); // a, o, characters
        Assert.Equal(1, _counted["made"]);
    }

    [Fact]
    public async Task Embed_GoesWithoutAGeneratorThatFails_AndAsksAgainLater()
    {
        var generator = new LetterCounts { Fails = true };
        var embedder = Embedder(generator);
        Assert.Null(await embedder.Embed(Storm, Analysed, Token));
        Assert.Null(await embedder.Embed(Storm, Analysed, Token));
        Assert.Equal((1, 1, 1), (generator.Asked, _counted["failed"], _counted["skipped"]));

        generator.Fails = false;
        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.NotNull(await embedder.Embed(Storm, Analysed, Token));
    }

    [Fact]
    public async Task Endpoint_IsAskedAsOpenAiIs()
    {
        using var service = new Service("""{"data":[{"index":0,"embedding":[0.25,-1]}],"model":"small"}""");
        using var generator = new EndpointEmbeddings(new HttpClient(service), new Uri("http://models.example/v1/"), "small", "secret");
        var made = (await generator.GenerateAsync(["Storm"], cancellationToken: Token))[0];

        Assert.Equal([0.25f, -1f], made.Vector.ToArray());
        Assert.Equal("http://models.example/v1/embeddings", service.Address);
        Assert.Equal("Bearer secret", service.Authorization);
        Assert.Equal("""{"model":"small","input":["Storm"]}""", service.Body);
    }

    [Fact]
    public async Task Endpoint_ThatRefusesIsAFailure()
    {
        using var service = new Service("{}", HttpStatusCode.TooManyRequests);
        var embedder = Embedder(new EndpointEmbeddings(new HttpClient(service), new Uri("http://models.example/v1"), "small", null));
        Assert.Null(await embedder.Embed(Storm, Analysed, Token));
        Assert.Equal(1, _counted["failed"]);
    }

    private ArticleEmbedder Embedder(IEmbeddingGenerator<string, Embedding<float>>? generator)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "wiredesk.embeddings" && instrument.Meter.Scope == _services.GetRequiredService<IMeterFactory>())
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) => _counted[(string)tags[0].Value!] = _counted.GetValueOrDefault((string)tags[0].Value!) + count);
        _listener.Start();
        return new ArticleEmbedder(_services.GetRequiredService<IMeterFactory>(), _time, NullLogger<ArticleEmbedder>.Instance, generator);
    }

    /// <summary>Embeds a text as how many a, o and characters it has.</summary>
    private sealed class LetterCounts : IEmbeddingGenerator<string, Embedding<float>>
    {
        public bool Fails { get; set; }

        public int Asked { get; private set; }

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            Asked++;
            if (Fails)
                throw new HttpRequestException("Nobody is there.");
            return Task.FromResult<GeneratedEmbeddings<Embedding<float>>>(
                [.. values.Select(text => new Embedding<float>(new[] { text.Count(letter => letter == 'a'), text.Count(letter => letter == 'o'), (float)text.Length }) { ModelId = "letters" })]);
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class Service(string answer, HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
    {
        public string? Address { get; private set; }

        public string? Authorization { get; private set; }

        public string? Body { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (Address, Authorization) = (request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString());
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            return new HttpResponseMessage(status) { Content = new StringContent(answer, Encoding.UTF8, "application/json") };
        }
    }
}
