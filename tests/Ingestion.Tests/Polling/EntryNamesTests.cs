using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Polling;

namespace Wiredesk.Ingestion.Tests.Polling;

public sealed class EntryNamesTests
{
    [Fact]
    public void Names_ThatSeveralEntriesShareAreNone()
    {
        var home = new Uri("https://post.example/");
        var entries = EntryNames.Reliable(
            [
                Entry("same", "https://post.example/a"), Entry("same", "https://post.example/b"), // one id for all
                Entry("c", "https://post.example/live"), Entry("d", "https://post.example/live#2"), // one page for several
                Entry("e", "https://post.example/"), // the front page
                Entry("f", "https://post.example/f"), Entry("f", "http://www.post.example/f/?utm_source=x"), // twice the same
            ],
            home, unstable: false);

        Assert.Equal([null, null, "c", "d", "e", "f", "f"], entries.Select(entry => entry.OwnId));
        Assert.Equal([true, true, false, false, false, true, true], entries.Select(entry => entry.IsNamedByUrl));
        Assert.Equal(Alias.Of("post", entries[5], ""), Alias.Of("post", entries[6], ""));
    }

    [Fact]
    public void Memory_KnowsWhatDidNotChange_AndIdsThatDo()
    {
        var first = new[] { Entry("1", "https://post.example/1"), Entry("2", "https://post.example/2"), Entry("3", "https://post.example/3") };
        var memory = EntryMemory.Of(first);
        var renamed = first.Select(entry => entry with { OwnId = entry.OwnId + "x", Url = new Uri(entry.Url + "?s=1") }).ToList();

        Assert.Equal([true, false, true], memory.Holds([first[0], first[1] with { Text = "Changed." }, first[2]]));
        Assert.False(memory.ShowsUnstableIds(first));
        Assert.False(memory.ShowsUnstableIds([first[0], first[1] with { OwnId = "2b", Url = null }, first[2]])); // one may well change
        Assert.False(memory.ShowsUnstableIds([.. first.Select(entry => entry with { OwnId = entry.OwnId + "x" })])); // the address holds
        Assert.True(memory.ShowsUnstableIds(renamed));
        Assert.NotNull(Alias.ByTitle("post", renamed[0]));
        Assert.Equal(Alias.ByTitle("post", first[0]), Alias.ByTitle("post", renamed[0]));
    }

    private static ReceivedArticle Entry(string id, string url) => new()
    {
        OwnId = id,
        Url = CanonicalUrl.Of(url),
        Headline = "Storm " + id,
        Text = "Text of " + url,
        PublishedAt = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
    };
}
