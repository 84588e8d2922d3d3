using System.Text;
using Wiredesk.Ingestion.Politeness;

namespace Wiredesk.Ingestion.Tests.Politeness;

public sealed class RobotsRulesTests
{
    // RFC 9309, section 5.1 and 5.2, with our name for its foobot.
    private const string Example = """
        User-Agent: *
        Disallow: *.gif$
        Disallow: /example/
        Allow: /publications/

        User-Agent: wiredesk
        Disallow:/
        Allow:/example/page.html
        Allow:/example/allowed.gif

        User-Agent: barbot
        User-Agent: bazbot
        Disallow: /example/page.html

        User-Agent: quxbot
        """;

    [Theory]
    [InlineData("wiredesk", "/example/page.html", true)]
    [InlineData("Wiredesk", "/example/allowed.gif", true)]
    [InlineData("wiredesk", "/other", false)]
    [InlineData("wiredesk", "/robots.txt", true)]
    [InlineData("barbot", "/example/page.html", false)]
    [InlineData("bazbot", "/example/page.html", false)]
    [InlineData("bazbot", "/example/", true)]
    [InlineData("quxbot", "/example/", true)] // Its own empty group holds, not the general one.
    [InlineData("otherbot", "/picture.gif", false)]
    [InlineData("otherbot", "/picture.gif?large", true)]
    [InlineData("otherbot", "/example/x", false)]
    [InlineData("otherbot", "/publications/picture.gif", true)] // The longer of both.
    public void Allows_AsTheExampleOfTheRfc(string name, string path, bool expected) => Assert.Equal(expected, Allows(Example, name, path));

    [Theory]
    [InlineData("Disallow: /a\nAllow: /a", "/a", true)] // Alike: allow.
    [InlineData("Disallow: /fish*", "/fish.html", false)]
    [InlineData("Disallow: /*.php$", "/folder/x.php", false)]
    [InlineData("Disallow: /*.php$", "/x.php?y", true)]
    [InlineData("Disallow: /a*b*c", "/axxbyyc", false)]
    [InlineData("Disallow: /a*b*c", "/axxcyyb", true)]
    [InlineData("Disallow: /a*bc$", "/abcbc", false)]
    [InlineData("Disallow: /ü", "/%C3%BC/x", false)]
    [InlineData("Disallow: /%7ejoe/", "/~joe/", false)]
    [InlineData("Disallow:", "/x", true)]
    [InlineData("Disallow: / # all", "/x", false)]
    [InlineData("disallow : /x", "/x", false)]
    [InlineData("Nonsense\n: \nDisallow: /x", "/x", false)]
    [InlineData("Crawl-delay: 5\nDisallow: /x", "/x", false)]
    public void Allows_TheLongestThatMatches(string lines, string path, bool expected) => Assert.Equal(expected, Allows("User-agent: *\n" + lines, "wiredesk", path));

    [Theory]
    [InlineData("User-agent: wiredesk\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: WIREDESK\nDisallow: /b", "/b", false)] // Groups of one name are one.
    [InlineData("User-agent: wiredesk\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/c", true)]
    [InlineData("User-agent: wiredesk/2.0\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: wiredeskbot\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: wiredesk\nSitemap: https://x.example/\nUser-agent: other\nDisallow: /a", "/a", false)]
    [InlineData("\uFEFFUser-agent: *\r\nDisallow: /a\r", "/a", false)]
    public void Read_FindsTheGroup(string text, string path, bool expected) => Assert.Equal(expected, Allows(text, "wiredesk", path));

    [Theory]
    [InlineData("User-agent: *\nContent-Signal: search=yes, ai-train=no\nAllow: /", true)]
    [InlineData("User-agent: *\nContent-Signal: ai-train=yes", false)]
    [InlineData("User-agent: *\nContent-Usage: train-ai=n", true)]
    [InlineData("User-agent: *\nDisallow: /x", null)]
    [InlineData("User-agent: other\nContent-Signal: ai-train=no", null)]
    public void Read_FindsWhatIsSaidAboutMining(string text, bool? reserved) => Assert.Equal(reserved, RobotsRules.Read(text, "wiredesk").TdmReserved);

    // A matcher that tries every place for every star would not end on the first in a lifetime.
    [Fact]
    public void Read_AndAllows_TakeAnything()
    {
        var hostile = "User-agent: *\n" + string.Concat(Enumerable.Repeat("Disallow: /" + string.Concat(Enumerable.Repeat("a*", 30)) + "c\n", 6000));

        Assert.True(Allows(hostile, "wiredesk", "/" + new string('a', 1900) + "b"));
        var random = new Random(7);
        for (var n = 0; n < 2000; n++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            RobotsRules.Read("User-agent: *\nDisallow: " + Encoding.Latin1.GetString(bytes), "wiredesk").Allows(new Uri("https://x.example/a?b"));
            TdmReservation.ReadRules(bytes);
        }
    }

    private static bool Allows(string text, string name, string path) => RobotsRules.Read(text, name).Allows(new Uri("https://x.example" + path));
}
