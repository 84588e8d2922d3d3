using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Wiredesk.Enrichment.Embeddings;
using Wiredesk.Tests;
using Xunit;

namespace Wiredesk.Enrichment.Tests.Embeddings;

public sealed class LocalEmbeddingsTests : IDisposable
{
    private static readonly string[] Vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "storm", "harbour", "##s"];

    private readonly TempFolder _folder = new();

    private string Model => Path.Combine(_folder.Path, "small.onnx");

    public LocalEmbeddingsTests()
    {
        File.WriteAllLines(Path.Combine(_folder.Path, "vocab.txt"), Vocabulary);
        // storm points one way and harbour another; the marks of start and end and everything else nowhere.
        File.WriteAllBytes(Model, OnnxModel.LookUp([[0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [3, 0], [0, 4], [0, 0]]));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Storm", 1, 0)]
    [InlineData("harbours", 0, 1)]
    [InlineData("storm harbour", 0.6, 0.8)]
    [InlineData("storm, storm; harbour!", 6 / 7.2111, 4 / 7.2111)]
    [InlineData("unheard of", 0, 0)]
    public async Task Generate_AveragesTheVectorsOfTheWordPieces(string text, double first, double second)
    {
        using var generator = Configured([]);
        var made = await Generate(generator, text);
        Assert.Equal("small", made.ModelId);
        Assert.Equal([first, second], made.Vector.ToArray().Select(value => (double)value), (wanted, given) => Math.Abs(wanted - given) < 1e-4);
    }

    [Fact]
    public async Task Generate_ReadsNoMoreThanTheModelCan()
    {
        using var generator = Configured([new("MaxTokens", "4")]);
        Assert.Equal([1f, 0f], (await Generate(generator, "storm storm harbour harbour harbour")).Vector.ToArray());
    }

    [Fact]
    public async Task Generate_ReadsCapitalsWhereTheModelDoes()
    {
        using var generator = Configured([new("LowerCase", "false")]);
        Assert.Equal([0f, 1f], (await Generate(generator, "Storm harbour")).Vector.ToArray());
    }

    [Fact]
    public async Task Generate_FailsByNameWithoutItsModel()
    {
        File.Delete(Model);
        using var generator = Configured([]);
        Assert.Contains(Model, (await Assert.ThrowsAsync<FileNotFoundException>(() => Generate(generator, "storm"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_FailsOnAFileThatIsNoModel()
    {
        File.WriteAllText(Model, "no model");
        using var generator = Configured([]);
        await Assert.ThrowsAnyAsync<Microsoft.ML.OnnxRuntime.OnnxRuntimeException>(() => Generate(generator, "storm"));
    }

    [Theory]
    [InlineData("Endpoint", "http://localhost:1/v1")]
    [InlineData("MaxTokens", "2")]
    public void Configuration_ThatMakesNoSenseIsNamed(string key, string value) =>
        Assert.Contains("Embeddings:" + key, Assert.Throws<OptionsValidationException>(() => Configured([new(key, value)])).Message, StringComparison.Ordinal);

    [Fact]
    public void Configured_IsOffByDefault() => Assert.Null(EmbeddingRegistration.Configured(new EmbeddingOptions()));

    private IEmbeddingGenerator<string, Embedding<float>> Configured(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection([new("Embeddings:ModelPath", Model), .. settings.Select(setting => KeyValuePair.Create("Embeddings:" + setting.Key, setting.Value))]).Build())
            .AddEmbeddings().BuildServiceProvider();
        return EmbeddingRegistration.Configured(services.GetRequiredService<IOptions<EmbeddingOptions>>().Value)!;
    }

    private static async Task<Embedding<float>> Generate(IEmbeddingGenerator<string, Embedding<float>> generator, string text) =>
        (await generator.GenerateAsync([text], cancellationToken: TestContext.Current.CancellationToken))[0];
}
