using Microsoft.Extensions.Configuration;

namespace Wiredesk.Deduplication.Tests;

public class DeduplicationSettingsTests
{
    [Fact]
    public void From_TakesWhatIsSetAndElseTheDefaults()
    {
        var settings = From(("WindowDays", "7"), ("SnapshotEvery", ""));

        Assert.Equal((TimeSpan.FromDays(7), 500_000, 10_000), (settings.Window.Age, settings.Window.Articles, settings.SnapshotEvery));
    }

    [Theory]
    [InlineData("WindowDays", "0")]
    [InlineData("WindowDays", "a month")]
    [InlineData("WindowArticles", "-5")]
    [InlineData("SnapshotEvery", "0")]
    public void From_NamesTheKeyAndTheValueThatMakesNoSense(string key, string value)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => From((key, value)));

        Assert.Contains($"Deduplication:{key}", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"'{value}'", failure.Message, StringComparison.Ordinal);
    }

    private static DeduplicationSettings From(params IEnumerable<(string Key, string Value)> values) => DeduplicationSettings.From(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => KeyValuePair.Create($"Deduplication:{pair.Key}", (string?)pair.Value))).Build());
}
