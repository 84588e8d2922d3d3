using System.Net;

namespace Wiredesk.Publishing.Tests;

/// <summary>Pages, limits and cursors of lists.</summary>
public sealed class PagingTests : ApiTest
{
    [Fact]
    public async Task Articles_ComeInPagesNewestFirst()
    {
        var ids = await Published(7);

        var (first, link) = await Page("/v1/articles?limit=3");
        var (second, secondLink) = await Page(link!);
        var (third, thirdLink) = await Page(secondLink!);

        Assert.Equal(Enumerable.Reverse(ids), [.. Ids(first), .. Ids(second), .. Ids(third)]);
        Assert.Equal((3, 3, 1), (Ids(first).Length, Ids(second).Length, Ids(third).Length));
        Assert.Null(thirdLink);
        Assert.Null(third["next"]);
        Assert.Equal($"/v1/articles?limit=3&cursor={first["next"]}", link);
    }

    [Fact]
    public async Task Articles_PagesStayWhereTheyWereWhenNewOnesCome()
    {
        var before = await Published(4);
        var (first, link) = await Page("/v1/articles?limit=2");
        await Published(3);

        var (second, _) = await Page(link!);

        Assert.Equal(Enumerable.Reverse(before), [.. Ids(first), .. Ids(second)]);
    }

    [Fact]
    public async Task Articles_AreFiftyUnlessAskedOtherwise()
    {
        await Published(51);

        Assert.Equal(50, Ids((await Page("/v1/articles")).Body).Length);
        Assert.Equal(51, Ids((await Page("/v1/articles?limit=500")).Body).Length);
        Assert.Single(Ids((await Page("/v1/articles?limit=1")).Body));
    }

    [Fact]
    public async Task Articles_LeaveOutWhatCannotBeRead()
    {
        var ids = await Published(3);
        await Host.Deliver(Reports.Kill(ids[1]));
        await Host.Deliver(Reports.Regrouped(Guid.CreateVersion7(), 90));

        Assert.Equal([ids[2], ids[0]], Ids((await Page("/v1/articles")).Body));
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=-1")]
    [InlineData("limit=501")]
    [InlineData("limit=x")]
    [InlineData("limit=")]
    [InlineData("limit=99999999999")]
    [InlineData("limit=1&limit=2")]
    public async Task BadLimit_IsRefusedByName(string query)
    {
        foreach (var list in new[] { "articles", "changes" })
        {
            var problem = await Problem($"/v1/{list}?{query}", HttpStatusCode.BadRequest);
            Assert.Contains("limit", (string)problem["detail"]!, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("%00")]
    [InlineData("a b")]
    [InlineData("!!!!")]
    [InlineData("YXJ0aWNsZXM6")]
    [InlineData("YXJ0aWNsZXM6eyJhIjoxfQ")]
    [InlineData("Y2hhbmdlczo")]
    [InlineData("Y2hhbmdlczotMQ")]
    [InlineData("Y2hhbmdlczo5OTk5OTk5OTk5OTk5OTk5OTk5OTk5")]
    public async Task BadCursor_IsRefusedByName(string cursor)
    {
        await Problem($"/v1/articles?cursor={cursor}", HttpStatusCode.BadRequest, "Bad cursor");
        await Problem($"/v1/changes?cursor={cursor}", HttpStatusCode.BadRequest, "Bad cursor");
    }

    [Fact]
    public async Task Cursor_OfAnotherListIsRefused()
    {
        await Published(2);
        var article = (string)(await Page("/v1/articles?limit=1")).Body["next"]!;
        var change = (string)(await Page("/v1/changes?limit=1")).Body["next"]!;

        await Problem($"/v1/articles?cursor={change}", HttpStatusCode.BadRequest, "Bad cursor");
        await Problem($"/v1/changes?cursor={article}", HttpStatusCode.BadRequest, "Bad cursor");
    }

    [Fact]
    public async Task Cursor_ThatWasCutOffIsRefused()
    {
        await Published(12);
        foreach (var list in new[] { "articles", "changes" })
        {
            var cursor = (string)(await Page($"/v1/{list}?limit=11")).Body["next"]!;
            for (var length = 1; length < cursor.Length; length++)
                await Problem($"/v1/{list}?cursor={cursor[..length]}", HttpStatusCode.BadRequest, "Bad cursor");
        }
    }

    [Fact]
    public async Task Cursor_ThatWasChangedNeverBreaksTheServer()
    {
        await Published(3);
        var random = new Random(1);
        foreach (var list in new[] { "articles", "changes" })
        {
            var cursor = (string)(await Page($"/v1/{list}?limit=2")).Body["next"]!;
            for (var attempt = 0; attempt < 200; attempt++)
            {
                var changed = cursor.ToCharArray();
                changed[random.Next(changed.Length)] = "ABCxyz019-_"[random.Next(11)];
                using var answer = await Get($"/v1/{list}?cursor={new string(changed)}");
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{answer.StatusCode} for {new string(changed)}");
            }
        }
    }
}
