using System.Diagnostics;
using Xunit;

namespace Wiredesk.Enrichment.Tests;

public sealed class HostileTextTests
{
    public static TheoryData<string, string> Texts => new()
    {
        { "nothing", "" },
        { "white space", " \t\r\n \u00A0\u3000\n" },
        { "one character", "x" },
        { "one colon", ":" },
        { "signs", "***\n---\n...\n:::\n((((\n]]]]" },
        { "half surrogate pairs", "\uD83D Hello \uDE00\uD83D\n\uDE00" },
        { "NUL", "A\0B\0\n\0\0\nThe end.\0" },
        { "right to left", "\u202Eاجتمع المسؤولون في القاهرة.\u202C\n\u200Fשלום עולם." },
        { "emoji", "😀😃😄\n👩‍👩‍👧‍👦🇩🇪\n❤️" },
        { "only clutter", "Share\nComments\nPhoto: X/AP\nAdvertisement" },
        { "only headings", "First Heading\nSecond Heading\nThird Heading" },
        { "source heading at the end", "Something happened.\nSources" },
        { "author heading at the end", "Something happened.\nAbout the author" },
        { "a number run into a name behind Chinese", "会谈7President" },
        { "broken address", "Something happened.\nSources:\n- http://\n- https://[\n- X http://%" },
    };

    public static TheoryData<string, string> LongTexts => new()
    {
        { "one line", string.Concat(Enumerable.Repeat("word and Another, ", 60_000)) },
        { "no spaces", new string('a', 1_000_000) },
        { "capitals and points", string.Concat(Enumerable.Repeat("A.", 500_000)) },
        { "brackets", new string('(', 1_000_000) },
        { "empty lines", new string('\n', 1_000_000) },
        { "short lines", string.Concat(Enumerable.Repeat("Ab\n", 330_000)) },
        { "sentences", string.Concat(Enumerable.Repeat("He said so.\n", 80_000)) },
        { "clutter", string.Concat(Enumerable.Repeat("Share\nHe said so.\n", 50_000)) },
        { "colons", string.Concat(Enumerable.Repeat("including:\n", 90_000)) },
        { "digits", new string('1', 1_000_000) },
        { "Chinese", string.Concat(Enumerable.Repeat("开罗会谈继续", 160_000)) },
        { "sources", "He said so.\n" + string.Concat(Enumerable.Repeat("Sources\n- A B https://x.org/a\n", 30_000)) },
        { "bars", string.Concat(Enumerable.Repeat("a | b ", 160_000)) },
        { "hyphens", string.Concat(Enumerable.Repeat("a-", 500_000)) },
    };

    [Theory, MemberData(nameof(Texts))]
    public void Analyse_NeverThrows(string what, string text)
    {
        var analysis = Tests.Texts.Analyse(text);
        Assert.True(analysis.Body.Start <= analysis.Body.End && analysis.Body.End <= text.Length, what);
        Assert.All(analysis.Removed, range => Assert.True(0 <= range.Start && range.Start < range.End && range.End <= text.Length, what));
    }

    private static readonly string[] Scraps =
    [
        "(", ")", "[", "“", "”", "\"", "'", "«", "\0", "\uD83D", "\uDE00", "\u202E", "\u0301", "\u00A0", "\n", "\n\n", ".", ",", ":", "-", "—", "|", " ", " ", " ", "the ", "on the 25th", "van der ", "Berg", "Channel ", "7", "half a ", "dozen ", "Jordan ",
        "two days earlier", "November 25, 2025", "President ", "Hamas ", "said ", "according to ", "Reuters ", "Per ", "made clear ", "https://a.example/b-c", "Sources\n", "- ", "Photo: AI", "1,700 ", "القاهرة ", "会谈", "שלום ", "О'Нил ",
    ];

    [Fact]
    public void Analyse_GivesRangesOfTheTextWhateverItIs()
    {
        var random = new Random(20_251_125);
        for (var round = 0; round < 400; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 120)).Select(_ => Scraps[random.Next(Scraps.Length)]));
            var analysis = Tests.Texts.Analyse(text);
            Assert.All(analysis.Entities, part => Assert.Equal(text[part.Start..part.End], part.Text));
            Assert.All(analysis.Dates, part => Assert.Equal(text[part.Start..part.End], part.Text));
            Assert.All(analysis.Numbers, part => Assert.Equal(text[part.Start..part.End], part.Text));
            Assert.All(analysis.Quotes, part => Assert.Equal(text[part.Start..part.End], part.Text));
            Assert.All(analysis.Attributions, part => Assert.True(0 <= part.Start && part.Start < part.End && part.End <= text.Length, text));
            Assert.All(analysis.Flags, flag => Assert.True(flag.Start is null || (flag.Start >= 0 && flag.Start <= flag.End && flag.End <= text.Length), text));
            Assert.Equal(analysis.Entities.OrderBy(part => part.Start).Select(part => part.Start), analysis.Entities.Select(part => part.Start));
        }
    }

    [Theory, MemberData(nameof(LongTexts))]
    public void Analyse_TakesTimeInProportion(string what, string text)
    {
        var clock = Stopwatch.StartNew();
        Tests.Texts.Analyse(text);
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), $"{what}: {clock.Elapsed}"); // Takes a second at most; a square would take an hour.
    }
}
