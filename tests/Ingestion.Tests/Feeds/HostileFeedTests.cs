using System.Globalization;
using System.Text;
using Wiredesk.Ingestion.Feeds;

namespace Wiredesk.Ingestion.Tests.Feeds;

/// <summary>Whatever the bytes are, the parser answers. What costs the square of its length, or more, shows as a run that does not end.</summary>
public sealed class HostileFeedTests
{
    [Fact]
    public void Parse_AnswersToRandomBytes()
    {
        var random = new Random(20260303);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            Answers(bytes);
        }
    }

    [Fact]
    public void Parse_AnswersToRandomMarkup()
    {
        string[] pieces = ["<rss>", "<channel>", "<item>", "</item>", "<title", ">", "<", "&", "&#x;", "&#99999999;", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE [", "]", "xmlns:a='b'", "'", "\"", "=",
            "</", "/>", "<a:b", "\0", "\uFFFF", "\uD800", "<?xml", "?>", "base64", "{", "[", "2026-01-01", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<content type='x/y'>", "xml:base='::'"];
        var random = new Random(7);
        for (var i = 0; i < 3000; i++)
            Answers(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => pieces[random.Next(pieces.Length)]))));
    }

    [Theory]
    [InlineData("rss-2.0.xml")]
    [InlineData("atom-1.0.xml")]
    [InlineData("json-1.1.json")]
    [InlineData("news-sitemap.xml")]
    public void Parse_AnswersToAFileCutAnywhere(string file)
    {
        var bytes = TestData.Bytes("feeds/" + file);
        for (var length = 0; length < bytes.Length; length += 3)
            Answers(bytes[..length]);
    }

    [Fact]
    public void Parse_KeepsWhatCameBeforeTheCut()
    {
        var bytes = TestData.Bytes("feeds/rss-2.0.xml");
        var parsed = FeedParser.Parse(bytes.AsSpan(0, bytes.Length - 200));

        Assert.Equal("Ferry talks end without a deal", parsed.Feed!.Entries[0].Title);
        Assert.Contains("missing-end-tag", parsed.Repairs);
    }

    [Fact]
    public void Parse_NeverExpandsEntities()
    {
        var declarations = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"lol\">");
        for (var i = 1; i < 30; i++)
            declarations.Append(CultureInfo.InvariantCulture, $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">");
        var parsed = FeedParser.Parse(Encoding.UTF8.GetBytes($"{declarations}]><rss version='2.0'><channel><title>&a29;</title></channel></rss>"));

        Assert.Equal("&a29;", parsed.Feed!.Title);
        Assert.Contains("declarations-ignored", parsed.Repairs);
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("<a")]
    [InlineData("</a>")]
    [InlineData("<!--")]
    [InlineData("<!DOCTYPE [")]
    [InlineData("<![CDATA[")]
    [InlineData("&")]
    [InlineData("<a b='")]
    [InlineData("<a xmlns:x='y' c=d>")]
    [InlineData("<item>")]
    [InlineData("<title>&lt;!--&lt;div&gt;&lt;!x&lt;/")]
    [InlineData("[")]
    [InlineData("\0")]
    public void Parse_AnswersToEndlessRepetition(string piece)
    {
        Answers(Encoding.UTF8.GetBytes("<rss version='2.0'><channel>" + string.Concat(Enumerable.Repeat(piece, 100_000))));
        Answers(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 100_000))));
        Answers(Encoding.UTF8.GetBytes("<rss><item><description><![CDATA[" + string.Concat(Enumerable.Repeat(piece, 100_000)) + "]]></description></item></rss>"));
    }

    [Fact]
    public void Parse_ReadsAHundredThousandEntries()
    {
        var xml = new StringBuilder("<rss version='2.0'><channel>");
        for (var i = 0; i < 100_000; i++)
            xml.Append(CultureInfo.InvariantCulture, $"<item><title>Item {i}</title><link>https://x.example/{i}</link><description>&lt;p&gt;Text {i}&lt;/p&gt;</description><pubDate>Tue, 03 Mar 2026 08:40:00 GMT</pubDate></item>");
        var parsed = FeedParser.Parse(Encoding.UTF8.GetBytes(xml.Append("</channel></rss>").ToString()));

        Assert.Equal(100_000, parsed.Feed!.Entries.Count);
        Assert.Equal("<p>Text 99999</p>", parsed.Feed.Entries[^1].Summary);
    }

    private static void Answers(byte[] bytes)
    {
        var parsed = FeedParser.Parse(bytes, new Uri("https://x.example/feed"));
        Assert.True(parsed.Feed is null != parsed.Error is null);
    }
}
