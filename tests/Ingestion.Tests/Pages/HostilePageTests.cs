using System.Text;
using Microsoft.Extensions.Time.Testing;
using Wiredesk.Ingestion.Files;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Tests.Pages;

/// <summary>Pages made to cost much. Where the clock stands still, it is the work itself that must be bounded: a test that hangs fails.</summary>
public sealed class HostilePageTests
{
    private static readonly FakeTimeProvider Stopped = new();

    private static string Many(string piece, int times) => new StringBuilder(piece.Length * times).Insert(0, piece, times).ToString();

    [Fact]
    public void Extract_CanBeCalledOff() =>
        Assert.Throws<OperationCanceledException>(() => PageExtractor.Extract("<p>Text.</p>", null, cancellationToken: new CancellationToken(canceled: true)));

    [Theory]
    [InlineData(1, null)]
    [InlineData(500, "page-too-slow")]
    public void Extract_GivesUpAPageThatTakesTooLong(int paragraphs, string? code)
    {
        // Each look at the clock takes a tenth of a second of it.
        var slow = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(0.1) };

        Assert.Equal(code, PageExtractor.Extract(Many("<p>The river fell by another 20 centimetres overnight.</p>", paragraphs), null, time: slow).Error?.Code);
    }

    [Theory]
    [InlineData("<div>", 100_000, "page-too-deep")]
    [InlineData("<b>", 100_000, "page-too-deep")]
    [InlineData("<br>", 300_000, "page-too-complex")]
    [InlineData("<time datetime=2026-02-14>", 250_000, "page-too-deep")]
    [InlineData("<time datetime=2026-02-14></time>", 150_000, "page-too-complex")]
    [InlineData("<p><b x=1><i y=2>", 3_000, "page-too-complex")]
    [InlineData("aaaaaaaaaa", 1_100_000, "page-too-large")]
    public void Extract_RefusesWhatWouldCostMinutes(string piece, int times, string code) =>
        Assert.Equal(code, PageExtractor.Extract(Many(piece, times), null, time: Stopped).Error!.Code);

    [Fact]
    public void Extract_RefusesThousandsOfAttributes() =>
        Assert.Equal("page-too-complex", PageExtractor.Extract("<p " + string.Concat(Enumerable.Range(0, 5000).Select(i => $"a{i} ")) + ">x", null).Error!.Code);

    [Theory]
    [InlineData("<p>text", 20_000)]
    [InlineData("<li>text", 20_000)]
    [InlineData("<td>text", 20_000)]
    [InlineData("<table><tr><td>", 100)]
    [InlineData("<a href=x>text", 20_000)]
    [InlineData("<option>x", 20_000)]
    [InlineData("<p><b>text</p>", 300)]
    [InlineData("</p>", 50_000)]
    [InlineData("<table>x", 400)]
    [InlineData("<svg><p>x", 400)]
    [InlineData("<svg></svg>", 60_000)]
    [InlineData("word, ", 800_000)]
    [InlineData("&amp;", 900_000)]
    [InlineData("&#x26;&notanentity;", 300_000)]
    [InlineData("<time datetime=2026-02-14>14 February 2026</time>", 50_000)]
    [InlineData("<meta name=author content='Ruth Keller'>", 100_000)]
    [InlineData("<span class=author>By Ruth Keller</span> 14 February 2026 ", 30_000)]
    [InlineData("<h2>By Ruth Keller 14 February 2026</h2>", 30_000)]
    public void Extract_ReadsManyOfAKind(string piece, int times) => Assert.Null(PageExtractor.Extract(Many(piece, times), null, time: Stopped).Error);

    [Fact]
    public void Extract_ReadsManyDaysAndNames()
    {
        var lines = Enumerable.Range(0, 30_000).Select(i => $"<p>By Ruth{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}{(char)('a' + (i / 676 % 26))} Keller</p><p>{1 + (i % 28)}.{1 + (i / 28 % 12)}.{1990 + (i / 336 % 100)}</p>");

        Assert.Null(PageExtractor.Extract(string.Concat(lines), null, time: Stopped).Error);
    }

    [Fact]
    public void Extract_ReadsOneEndlessPartOfAPage()
    {
        var million = new string('x', 5_000_000);
        string[] pages =
        [
            $"<script>{million}</script><p>Text.</p>",
            $"<title>{million}</title>" + Many("<p itemprop=headline>Head</p>", 500),
            $"<p class='{million}'>Text.</p>",
            $"<{million}>Text.</{million}>",
            $"<!--{million}--><p>Text.</p>",
            $"<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"{million}\"}}</script><p>Text.</p>",
            $"<script type=application/ld+json>{Many("[", 2_000_000)}</script><p>Text.</p>",
            $"<script type=application/ld+json>[{Many("{\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"#a\"}},", 100_000)}1]</script><p>Text.</p>",
        ];

        Assert.All(pages, html => Assert.Null(PageExtractor.Extract(html, null, time: Stopped).Error));
    }

    public static TheoryData<byte[]> NoPages => new()
    {
        { "%PDF-1.7 ..."u8.ToArray() },
        { [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10] },
        { [0x1F, 0x8B, 8, 0, 0] },
        { [.. "words"u8, 0, .. "words"u8] },
        { [.. "<p>"u8, .. Enumerable.Range(0, 300).Select(n => (byte)(n % 7))] },
        { [0xFF, 0xFE, 0x00, 0xD8, 0x00, 0xD8] },
    };

    [Theory, MemberData(nameof(NoPages))]
    public void Extract_RefusesWhatIsNoText(byte[] bytes) => Assert.Equal("binary", PageExtractor.Extract(bytes, null).Error?.Code);

    // The first as a wide page has them in its bytes; the second as a publisher's system slipped.
    [Theory]
    [InlineData("<p>The ferries stayed in.</p>", true)]
    [InlineData("<p>The ferries\0 stayed in.</p>", false)]
    [InlineData("The ferries stayed in.", false)]
    public void Extract_ReadsTextThatHoldsZeroBytes(string html, bool isWide) =>
        Assert.Equal("The ferries stayed in.", PageExtractor.Extract((isWide ? Encoding.Unicode : Encoding.UTF8).GetBytes(html), null).Text);

    [Fact]
    public void ArticleFile_NamesAPageThatIsRefused() =>
        Assert.Equal("page-too-deep", ArticleFile.Read(Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>" + Many("<div>", 600)), "a.html").Refusal!.Code);
}
