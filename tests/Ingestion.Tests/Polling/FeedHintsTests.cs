using System.Security.Cryptography;
using System.Text;
using Wiredesk.Ingestion.Hubs;
using Wiredesk.Ingestion.Polling;

namespace Wiredesk.Ingestion.Tests.Polling;

public sealed class FeedHintsTests
{
    private static readonly Uri Address = new("https://post.example/feed");

    [Fact]
    public void Of_ReadsRss()
    {
        var hints = FeedHints.Of("""
            <?xml version="1.0"?><rss xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Post</title><ttl>90</ttl>
            <atom:link rel="hub" href="https://hub.example/?a=1&amp;b=2"/><atom:link rel="self" href="/feed.xml"/>
            <item><title>A</title><ttl>5</ttl><atom:link rel="hub" href="https://wrong.example/"/></item></channel></rss>
            """u8.ToArray(), Address, null);

        Assert.Equal(TimeSpan.FromMinutes(90), hints.Ttl);
        Assert.Equal((new Uri("https://hub.example/?a=1&b=2"), new Uri("https://post.example/feed.xml")), (hints.Hub, hints.Self));
        Assert.Empty(hints.Deleted);
    }

    [Fact]
    public void Of_ReadsPeriods_JsonFeed_AndDeletions()
    {
        Assert.Equal(TimeSpan.FromHours(6), FeedHints.Of("<rdf:RDF><channel><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel></rdf:RDF>"u8.ToArray(), Address, null).Ttl);
        Assert.Equal(new Uri("https://hub.example/"), FeedHints.Of("""{"feed_url":"https://post.example/f.json","hubs":[{"type":"rssCloud","url":"https://no.example"},{"type":"WebSub","url":"https://hub.example/"}]}"""u8.ToArray(), Address, null).Hub);
        Assert.Equal(["tag:post.example,2026:7"], FeedHints.Of("<feed><entry><id>x</id></entry><at:deleted-entry ref=\"tag:post.example,2026:7\" when=\"2026-03-01T00:00:00Z\"/></feed>"u8.ToArray(), Address, null).Deleted);
        foreach (var broken in new[] { "", "<", "{\"hubs\":", "{\"hubs\":[5]}", "[\"hubs\"]", "<link rel=hub href=javascript:x>" })
            Assert.Null(FeedHints.Of(Encoding.UTF8.GetBytes(broken), Address, null).Hub);
    }

    [Fact]
    public void OfLinks_ReadsTheHeader()
    {
        var (hub, self) = FeedHints.OfLinks("<https://post.example/feed>; rel=\"self\", <https://hub.example/>; rel=\"hub preload\"; as=x", Address);

        Assert.Equal((new Uri("https://hub.example/"), new Uri("https://post.example/feed")), (hub, self));
        Assert.Equal((null, null), FeedHints.OfLinks(null, Address));
    }

    [Theory]
    [InlineData("sha256", true)]
    [InlineData("sha512", true)]
    [InlineData("sha1", false)]
    [InlineData("", false)]
    public void Signature_MustBeRight(string method, bool expected)
    {
        var (key, body) = ("secret"u8.ToArray(), "<rss/>"u8.ToArray());
        var hmac = method switch { "sha256" => HMACSHA256.HashData(key, body), _ => HMACSHA512.HashData(key, body) };

        Assert.Equal(expected, Subscriptions.IsSigned("secret", $"{method}={Convert.ToHexStringLower(hmac)}", body));
        Assert.False(Subscriptions.IsSigned("other", $"{method}={Convert.ToHexStringLower(hmac)}", body));
        Assert.False(Subscriptions.IsSigned("secret", $"{method}={Convert.ToHexStringLower(hmac)}", "<rss></rss>"u8));
        Assert.False(Subscriptions.IsSigned("secret", null, body));
    }
}
