using System.IO.Compression;
using System.Text;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Files;

namespace Wiredesk.Ingestion.Tests.Files;

public sealed class ArticleFileTests
{
    [Fact]
    public void Read_GivesPlainTextOnAsItIs()
    {
        var text = "  Headline\r\n\r\nText with \u00A0 odd   spaces – and 💡.\n";
        var reading = ArticleFile.Read(Encoding.UTF8.GetBytes(text), "a.txt");

        Assert.Equal(("text", text), (reading.Kind, reading.Articles[0].Text));
        Assert.Null(reading.Articles[0].Headline);
        Assert.Equal(text, ArticleFile.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)], "a.txt").Articles[0].Text);
    }

    [Theory]
    [InlineData("[Updated] Talks resumed on Monday.")]
    [InlineData("< 5 degrees were measured.")]
    [InlineData("{sic} he said.")]
    [InlineData("The text of an article")]
    public void Read_TakesTextForTextWhateverItsFirstCharacter(string text) => Assert.Equal("text", ArticleFile.Read(Encoding.UTF8.GetBytes(text), "a.txt").Kind);

    [Fact]
    public void Read_RefusesInvalidTextByItsByte()
    {
        var reading = ArticleFile.Read([.. "abc é"u8, 0xFF, .. "x"u8], "a.txt");

        Assert.Equal("invalid-utf-8", reading.Refusal!.Code);
        Assert.Contains("byte 6", reading.Refusal.Message, StringComparison.Ordinal);
        Assert.Empty(reading.Articles);
    }

    public static TheoryData<byte[], string> Refused => new()
    {
        { [], "empty" },
        { [.. " \n\t "u8], "empty" },
        { [0xEF, 0xBB, 0xBF], "empty" },
        { [.. "abc"u8, 0, .. "def"u8], "binary" },
        { [.. "%PDF-1.7 ..."u8], "binary" },
        { [0x50, 0x4B, 3, 4, 9, 9], "binary" },
        { [0x1F, 0x8B, 9, 9], "unreadable-gzip" },
        { Packed(Packed([.. "The text of an article."u8])), "unreadable-gzip" },
        { Packed(new byte[(10 * 1024 * 1024) + 1]), "unreadable-gzip" },
        { new byte[(10 * 1024 * 1024) + 1], "file-too-large" },
        { [.. Encoding.UTF8.GetBytes(new string('é', 600_000))], "text-too-long" },
        { [.. "<?xml version='1.0'?><newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>"u8], "no-text" },
        { [.. "<?xml version='1.0'?><nitf><body/></nitf>"u8], "no-text" },
        { [.. "<?xml version='1.0'?><NewsML Version='1.2'/>"u8], "no-article" },
        { [.. "<?xml version='1.0'?><invoice/>"u8], "unknown-xml" },
        { [.. "<html><body></body></html>"u8], "no-text" },
        { [.. "{\"title\": \"x\""u8], "malformed-json" },
        { [.. "{\"title\": \"x\"}"u8], "missing-text" },
        { [.. "<rss version='2.0'><channel><item><title>only a title</title></item></channel></rss>"u8], "no-text" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Read_RefusesByNameWithAReason(byte[] bytes, string code)
    {
        var reading = ArticleFile.Read(bytes, "some.file");

        Assert.Equal(code, reading.Refusal!.Code);
        Assert.NotEmpty(reading.Refusal.Message);
        Assert.Empty(reading.Articles);
    }

    [Fact]
    public void Read_NamesTheFormatItDoesNotRead() =>
        Assert.Contains("NewsML-G2", ArticleFile.Read([.. "<newsMessage/>"u8], "a.xml").Refusal!.Message, StringComparison.Ordinal);

    [Fact]
    public void Read_UnpacksGzip() => Assert.Equal("The text of an article.", ArticleFile.Read(Packed([.. "The text of an article."u8]), "a.txt.gz").Articles[0].Text);

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    [Fact]
    public void Read_TellsTheKindByTheContentNotTheName()
    {
        Assert.Equal("page", ArticleFile.Read(TestData.Bytes("pages/article.html"), "article.txt").Kind);
        Assert.Equal("feed", ArticleFile.Read(TestData.Bytes("feeds/rss-2.0.xml"), "feed.html").Kind);
        Assert.Equal("feed", ArticleFile.Read(TestData.Bytes("feeds/json-1.1.json"), "feed.txt").Kind);
        Assert.Equal("json", ArticleFile.Read([.. "{\"text\": \"Words.\"}"u8], "a.txt").Kind);
    }

    [Fact]
    public void Read_TakesAPageWithWhatItSaysOfItself()
    {
        var article = Assert.Single(ArticleFile.Read(TestData.Bytes("pages/article.html"), "a").Articles);

        Assert.Equal("River level falls for third day", article.Headline);
        Assert.Equal("https://valley-times.example/2026/02/14/river-level", article.OwnId);
        Assert.StartsWith("The level of the river", article.Text, StringComparison.Ordinal);
        Assert.Equal("json-ld", article.Origins["publishedAt"].From);
    }

    [Fact]
    public void Read_TakesEachEntryOfAFeed() =>
        Assert.Equal(["hg-20260303-0001", "https://harbour-gazette.example/world/storm-bridges"], ArticleFile.Read(TestData.Bytes("feeds/rss-2.0.xml"), "a").Articles.Select(article => article.OwnId));

    [Fact]
    public void Read_TakesAFileOfManyWholeOrNotAtAll()
    {
        var reading = ArticleFile.Read([.. "[{\"text\":\"one\"},{\"headline\":\"two\"}]"u8], "a.json");

        Assert.Empty(reading.Articles);
        Assert.StartsWith("Item 1: ", reading.Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TakesAKillFromNinjs() =>
        Assert.Equal(ArticleStatus.Canceled, ArticleFile.Read([.. "{\"uri\":\"urn:x:1\",\"version\":\"3\",\"pubstatus\":\"canceled\"}"u8], "a.json").Articles[0].Status);

    [Fact]
    public void Read_AnswersToRandomBytes()
    {
        var random = new Random(11);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            if (bytes.Length > 0 && i % 3 == 0)
                bytes[0] = (byte)"<{["[i % 9 / 3];
            var reading = ArticleFile.Read(bytes, "x.json");
            Assert.True(reading.Articles.Count > 0 != reading.Refusal is not null);
        }
    }
}
