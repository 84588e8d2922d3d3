using System.Text;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Push;

namespace Wiredesk.Ingestion.Tests.Push;

public sealed class ArticleJsonTests
{
    [Fact]
    public void Read_TakesOurOwnArticles()
    {
        var article = Only("""
            {"id":"a-1","source":"gazette","url":"https://X.example/a?utm_id=1","headline":"Head","standfirst":"Stand","text":"Words.\n\nMore.","authors":["A B"],
             "published":"2026-03-01T10:00:00+01:00","modified":"2026-03-01T11:00:00Z","language":"en","status":"withheld"}
            """);

        Assert.Equal(("a-1", "gazette", "Head", "Stand", "Words.\n\nMore.", "en"), (article.OwnId, article.Source, article.Headline, article.Standfirst, article.Text, article.Language));
        Assert.Equal(new Uri("https://x.example/a"), article.Url);
        Assert.Equal(["A B"], article.Authors);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.FromHours(1)), article.PublishedAt);
        Assert.Equal(ArticleStatus.Withheld, article.Status);
        Assert.Equal("push", article.Origins["text"].From);
    }

    [Fact]
    public void Read_TakesTitleAndHtmlInstead()
    {
        var article = Only("{\"title\":\"Head\",\"html\":\"<p>One.</p><script>x</script><p>Two.</p>\"}");

        Assert.Equal(("Head", "One.\n\nTwo."), (article.Headline, article.Text));
    }

    [Theory]
    [InlineData("{\"text\":\"a\"}", 1)]
    [InlineData("[{\"text\":\"a\"},{\"text\":\"b\"}]", 2)]
    [InlineData("{\"articles\":[{\"text\":\"a\"},{\"text\":\"b\"},{\"text\":\"c\"}]}", 3)]
    public void Read_TakesOneAListOrAWrappedList(string body, int count)
    {
        var reading = Read(body);

        Assert.Null(reading.Error);
        Assert.Equal(Enumerable.Range(0, count), reading.Items.Select(item => item.Index));
        Assert.All(reading.Items, item => Assert.NotNull(item.Article));
    }

    [Theory]
    [InlineData("{\"headline\":\"x\"}", "missing-text", "text")]
    [InlineData("{\"text\":\"  \"}", "missing-text", "text")]
    [InlineData("{\"text\":5}", "wrong-type", "text")]
    [InlineData("{\"text\":\"a\",\"url\":\"nowhere\"}", "bad-url", "url")]
    [InlineData("{\"text\":\"a\",\"url\":\"javascript:x\"}", "bad-url", "url")]
    [InlineData("{\"text\":\"a\",\"published\":\"soon\"}", "bad-date", "published")]
    [InlineData("{\"text\":\"a\",\"embargoedUntil\":\"soon\"}", "bad-date", "embargoedUntil")]
    [InlineData("{\"text\":\"a\",\"embargoed\":true}", "wrong-type", "embargoed")]
    [InlineData("{\"text\":\"a\",\"authors\":[1]}", "wrong-type", "authors")]
    [InlineData("{\"text\":\"\\ud800\"}", "bad-characters", "text")]
    [InlineData("{\"status\":\"canceled\"}", "missing-id", "id")]
    [InlineData("{\"uri\":\"\"}", "missing-id", "uri")]
    [InlineData("{\"uri\":\"urn:x\",\"headlines\":5,\"body_text\":\"a\"}", "wrong-type", "headlines")]
    public void Read_NamesTheFieldAtFault(string body, string code, string field)
    {
        var item = Assert.Single(Read(body).Items);

        Assert.Null(item.Article);
        Assert.Equal((code, field), (item.Refusal!.Code, item.Refusal.Field));
    }

    [Theory]
    [InlineData("""[{"text":"a"},{"text":"b","text":"c"}]""", "text")]
    [InlineData("""[{"text":"a"},{"text":"b","id":"1","url":"https://x.example/a","id":"2"}]""", "id")]
    [InlineData("""[{"text":"a"},{"uri":"urn:x","bodies":[{"role":"main","value":"b","value":"c"}]}]""", "value")]
    public void Read_RefusesAnItemWithAMemberThatIsThereTwice(string body, string twice)
    {
        var items = Read(body).Items;

        Assert.Null(items[0].Refusal);
        Assert.Equal(("duplicate-member", twice), (items[1].Refusal!.Code, items[1].Refusal!.Field));
    }

    [Fact]
    public void Read_RefusesTwoListsOfArticles() => Assert.Equal("duplicate-member", Read("""{"articles":[{"text":"a"}],"articles":[{"text":"b"}]}""").Error!.Code);

    [Fact]
    public void Read_RefusesTextOverTheLimitAndTakesTextAtIt()
    {
        Assert.Equal("text-too-long", Read($"{{\"text\":\"{new string('é', (ReceivedArticle.LongestText / 2) + 1)}\"}}").Items[0].Refusal!.Code);
        Assert.Null(Read($"{{\"text\":\"{new string('a', ReceivedArticle.LongestText)}\"}}").Items[0].Refusal);
    }

    [Fact]
    public void Read_JudgesEachItemByItself()
    {
        var items = Read("[{\"text\":\"a\"},7,{\"headline\":\"x\"},{\"text\":\"b\"}]").Items;

        Assert.Equal([true, false, false, true], items.Select(item => item.Article is not null));
        Assert.Equal(2, items[2].Index);
    }

    [Theory]
    [InlineData("{\"text\":\n  oops}", "line 2, position 3")]
    [InlineData("", "line 1, position 1")]
    public void Read_SaysWhereTheJsonIsBroken(string body, string place)
    {
        var error = Read(body).Error!;

        Assert.Equal("malformed-json", error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5", "wrong-type")]
    [InlineData("[]", "empty")]
    [InlineData("{\"articles\":\"x\"}", "wrong-type")]
    public void Read_RefusesBodiesThatHoldNoArticles(string body, string code) => Assert.Equal(code, Read(body).Error!.Code);

    [Theory]
    [InlineData("{\"text\":\"a\",\"embargoedUntil\":\"2026-03-01T12:00:00Z\"}")]
    [InlineData("{\"text\":\"a\",\"embargoed\":\"2026-03-01T12:00:00Z\"}")]
    [InlineData("{\"uri\":\"urn:x\",\"body_text\":\"a\",\"embargoed\":\"2026-03-01T12:00:00Z\"}")]
    [InlineData("{\"uri\":\"urn:x\",\"body_text\":\"a\",\"embargoedUntil\":\"2026-03-01T12:00:00Z\"}")]
    public void Read_KeepsTheEmbargo(string body) => Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Only(body).EmbargoUntil);

    [Fact]
    public void Read_TakesNinjs1()
    {
        var article = Only("""
            {"uri":"http://wire.example/1","type":"text","version":"2","versioncreated":"2026-01-02T10:00:00Z","firstcreated":"2026-01-02T09:00:00Z","pubstatus":"usable","headline":"Head",
             "byline":"By Jane Roe","body_text":"Words.","language":"en","associations":{"main":{"type":"picture","description_text":"A caption","byline":"P. Hoto",
             "renditions":{"original":{"href":"https://wire.example/1.jpg"}}}}}
            """);

        Assert.Equal(("http://wire.example/1", "2", "Head", "Words."), (article.OwnId, article.Version, article.Headline, article.Text));
        Assert.Equal(["Jane Roe"], article.Authors);
        Assert.Equal((9, 10), (article.PublishedAt!.Value.Hour, article.ModifiedAt!.Value.Hour));
        Assert.Equal(new Contracts.Media(new Uri("https://wire.example/1.jpg"), "A caption", "P. Hoto"), Assert.Single(article.Media));
    }

    [Fact]
    public void Read_TakesNinjs3()
    {
        var article = Only("""
            {"uri":"urn:wire:9","standard":{"name":"ninjs","version":"3.1"},"versionCreated":"2026-01-02T10:00:00Z","pubStatus":"usable","by":"Jane Roe",
             "headlines":[{"role":"short","value":"Short"},{"role":"main","value":"Main head"}],"descriptions":[{"role":"summary","value":"Sum"}],
             "bodies":[{"role":"main","contentType":"text/html","value":"<p>One.</p><p>Two.</p>"}],
             "associations":[{"name":"pic","type":"picture","descriptions":[{"role":"caption","value":"Cap"}],"renditions":[{"name":"web","href":"https://wire.example/9.jpg"}]}]}
            """);

        Assert.Equal(("Main head", "Sum", "One.\n\nTwo."), (article.Headline, article.Standfirst, article.Text));
        Assert.Equal("Cap", Assert.Single(article.Media).Caption);
    }

    [Theory]
    [InlineData("{\"uri\":\"urn:x\",\"pubstatus\":\"canceled\"}", ArticleStatus.Canceled)]
    [InlineData("{\"uri\":\"urn:x\",\"pubStatus\":\"canceled\"}", ArticleStatus.Canceled)]
    [InlineData("{\"id\":\"1\",\"status\":\"canceled\"}", ArticleStatus.Canceled)]
    [InlineData("{\"text\":\"a\",\"status\":\"strange\"}", ArticleStatus.Unknown)]
    [InlineData("{\"text\":\"a\"}", ArticleStatus.Usable)]
    public void Read_ReadsTheStatus(string body, ArticleStatus status) => Assert.Equal(status, Only(body).Status);

    private static PushReading Read(string body) => ArticleJson.Read(Encoding.UTF8.GetBytes(body));

    private static ReceivedArticle Only(string body)
    {
        var item = Assert.Single(Read(body).Items);
        Assert.Null(item.Refusal);
        return item.Article!;
    }
}
