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
        // storm points one way, harbour another, the marks of start and end a third, everything else nowhere.
        File.WriteAllBytes(Model, OnnxModel.LookUp([[0, 0, 0], [0, 0, 0], [0, 0, 1], [0, 0, 1], [0, 0, 0], [3, 0, 0], [0, 4, 0], [0, 0, 0]]));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Storm", 3, 0, 2)]
    [InlineData("harbours", 0, 4, 2)]
    [InlineData("storm harbour", 3, 4, 2)]
    [InlineData("storm, storm; harbour!", 6, 4, 2)]
    [InlineData("unheard of", 0, 0, 2)]
    public async Task Generate_AveragesTheVectorsOfTheWordPieces(string text, double first, double second, double marks)
    {
        using var generator = Configured([]);
        AssertPoints((first, second, marks), await Generate(generator, text));
    }

    [Fact]
    public async Task Generate_ReadsNoMoreThanTheModelCan()
    {
        using var generator = Configured([new("MaxTokens", "4")]);
        AssertPoints((6, 0, 2), await Generate(generator, "storm storm harbour harbour harbour"));
    }

    [Fact]
    public async Task Generate_ReadsCapitalsWhereTheModelDoes()
    {
        using var generator = Configured([new("LowerCase", "false")]);
        AssertPoints((0, 4, 2), await Generate(generator, "Storm harbour"));
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

    // The same direction, and length 1.
    private static void AssertPoints((double First, double Second, double Third) direction, Embedding<float> made)
    {
        double[] wanted = [direction.First, direction.Second, direction.Third];
        var length = Math.Sqrt(wanted.Sum(value => value * value));
        Assert.Equal("small", made.ModelId);
        Assert.Equal(wanted.Select(value => value / length), made.Vector.ToArray().Select(value => (double)value), (one, other) => Math.Abs(one - other) < 1e-4);
    }

    private static async Task<Embedding<float>> Generate(IEmbeddingGenerator<string, Embedding<float>> generator, string text) =>
        (await generator.GenerateAsync([text], cancellationToken: TestContext.Current.CancellationToken))[0];
}
