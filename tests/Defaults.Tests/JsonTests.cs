using System.Text.Json;

namespace Wiredesk.Defaults.Tests;

public sealed class JsonTests
{
    private enum Colour
    {
        Unknown,
        DarkRed,
        Blue,
    }

    private enum Size
    {
        Small,
        Large,
    }

    private sealed record Thing(string Name, int Count, string? Note = null, Colour Colour = Colour.Unknown)
    {
        public IReadOnlyList<string> Tags { get; init; } = [];

        public required Uri Address { get; init; }
    }

    private sealed record Box(Size Size);

    private sealed record Pair(string? First, Guid? Second, string Third);

    [Fact]
    public void Write_IsCamelCaseWithoutNullsAndInPlainLetters() => Assert.Equal(
        """{"name":"<Ü> 港 & 'q'","count":2,"colour":"darkRed","tags":["a"],"address":"https://news.example/?a=1&b=2"}""",
        JsonSerializer.Serialize(new Thing("<Ü> 港 & 'q'", 2, null, Colour.DarkRed) { Tags = ["a"], Address = new("https://news.example/?a=1&b=2") }, Json.Options));

    [Theory]
    [InlineData("darkRed", Colour.DarkRed)]
    [InlineData("DARKRED", Colour.DarkRed)]
    [InlineData("unknown", Colour.Unknown)]
    [InlineData("mauve", Colour.Unknown)]
    [InlineData("", Colour.Unknown)]
    [InlineData("1", Colour.Unknown)]
    internal void Read_TakesAnUnknownWordAsUnknown(string word, object colour) =>
        Assert.Equal((Colour)colour, JsonSerializer.Deserialize<Colour>($"\"{word}\"", Json.Options));

    [Fact]
    public void Read_RefusesAnUnknownWordWhereThereIsNoUnknown() =>
        Assert.Equal("'huge' is none of: small, large.", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Size>("\"huge\"", Json.Options)).Message);

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("{}")]
    public void Read_RefusesWhatIsNoWord(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Box>($$"""{"size":{{json}}}""", Json.Options));

    [Theory]
    [InlineData("""{"count":2,"address":"/"}""", "'name'")]
    [InlineData("""{"name":"a","address":"/"}""", "'count'")]
    [InlineData("""{"name":"a","count":2}""", "'address'")]
    public void Read_NamesTheMissingMember(string json, string name) =>
        Assert.Contains(name, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Thing>(json, Json.Options)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_TakesWhatMayBeNullAsNullWhenAbsent() =>
        Assert.Equal(new Pair(null, null, "c"), JsonSerializer.Deserialize<Pair>("""{"third":"c","later":{"a":[1]}}""", Json.Options));

    [Theory]
    [InlineData("""{"name":"a","count":"2","address":"/"}""")]
    [InlineData("""{"name":"a","count":2.5,"address":"/"}""")]
    [InlineData("""{"name":1,"count":2,"address":"/"}""")]
    public void Read_RefusesValuesOfAnotherKind(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Thing>(json, Json.Options));

    [Fact]
    public void Configure_GivesTheSameRulesToOptionsOfOthers()
    {
        var options = Json.Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

        Assert.Equal("\"darkRed\"", JsonSerializer.Serialize(Colour.DarkRed, options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Thing>("""{"name":"a","address":"/"}""", options));
    }
}
