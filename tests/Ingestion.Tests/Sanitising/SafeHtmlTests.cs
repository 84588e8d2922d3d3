using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Wiredesk.Ingestion.Markup;
using Wiredesk.Ingestion.Sanitising;

namespace Wiredesk.Ingestion.Tests.Sanitising;

public sealed class SafeHtmlTests
{
    private static readonly HashSet<string> Active =
    [
        "script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "input", "button", "textarea", "select", "option", "keygen", "meta", "link", "base", "template", "noscript", "noembed", "noframes",
        "title", "xmp", "plaintext", "animate", "animatetransform", "animatemotion", "set", "use", "image", "feimage", "foreignobject", "annotation-xml", "mglyph", "malignmark", "handler", "marquee", "portal", "slot",
    ];

    private static readonly Uri Base = new("https://x.example/a/");

    [Theory]
    [InlineData("<p>Hello <b>world</p>", "<p>Hello <b>world</b></p>")]
    [InlineData("a & b &amp; c &lt; d < e", "a &amp; b &amp; c &lt; d &lt; e")]
    [InlineData("<a href='b?x=1&y=2' onclick=evil()>t</a>", "<a href=\"https://x.example/a/b?x=1&amp;y=2\">t</a>")]
    [InlineData("<a href=\"java\tscript:alert(1)\">t</a>", "<a>t</a>")]
    [InlineData("<img src=x.png onerror=alert(1)>", "<img src=\"https://x.example/a/x.png\" />")]
    [InlineData("<img src='/bilder/größe.jpg'>", "<img src=\"https://x.example/bilder/größe.jpg\" />")]
    [InlineData("<script>alert(1)</script>safe<style>p{}</style>", "safe")]
    [InlineData("<span style='color: red; position: fixed; background: url(javascript:x)'>t</span>", "<span style=\"color: red;\">t</span>")]
    [InlineData("<span checked-style='position: fixed'>t</span>", "<span>t</span>")]
    [InlineData("sa<!-- comment -->fe", "safe")]
    [InlineData("sa<!-- never closed >fe", "safe")]
    [InlineData("five <! six", "five &lt;! six")]
    [InlineData("<unknown>kept words</unknown>", "kept words")]
    [InlineData("<form action=x>Name <input name=n><button>Send</button></form>", "Name Send")]
    [InlineData("a<br></br>b<BR clear=all> </BR>c</br>d", "a<br />b<br clear=\"all\" />c<br />d")]
    [InlineData("<p id=config name=config>t</p>", "<p>t</p>")]
    [InlineData("<table><tr><td>a<td>b</table>", "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>")]
    [InlineData("<svg onload=x><script>alert(1)</script><circle r=5 /></svg>", "<svg xmlns=\"http://www.w3.org/2000/svg\"><circle r=\"5\"></circle></svg>")]
    [InlineData("<svg><a xlink:href='javascript:x'>t</a></svg>", "<svg xmlns=\"http://www.w3.org/2000/svg\"><a>t</a></svg>")]
    [InlineData("<math><mi>x</mi></math>", "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math>")]
    public void Of_KeepsOnlyWhatIsHarmless(string html, string expected) => Assert.Equal(expected, SafeHtml.Of(html, Base, new Repairs()));

    /// <summary>Written after the families of OWASP's filter evasion list and of published mutation attacks; one a line.</summary>
    public static TheoryData<string> Vectors => [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", "vectors.txt")).Where(line => line.Length > 0 && line[0] != '#')];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Of_LeavesNothingActive(string vector)
    {
        var html = vector.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\0", "\0", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal);

        AssertHarmless(html, SafeHtml.Of(html, Base, new Repairs())!);
    }

    [Fact]
    public void Of_LeavesNothingActiveWhateverComesTogether()
    {
        string[] pieces = ["<script>", "</script>", "<img src=x onerror=alert(1)>", "<svg", "<svg>", "</svg>", "<math>", "<mtext>", "<mi>", "<annotation-xml encoding=text/html>", "<foreignObject>", "<desc>", "<style>", "</style>",
            "<a href=javascript:alert(1)>", "<a href='", "<a xlink:href='javascript:x'>", "\"", "'", ">", "<", "/", "=", " onload=alert(1)", "<iframe src=//e>", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<noscript>", "</noscript>", "<template>",
            "<p title=\"", "</title>", "<title>", "&lt;script&gt;", "&#60;script>", "\0", "<form action=data:x>", "<object data=x>", "<table>", "<td>", "<caption>", "<mglyph>", "<malignmark>", "<xmp>", "<textarea>", "<plaintext>", "<select>",
            "<option>", "<b ", "style=\"background:url(x)\"", "<base href=//e>", "<meta http-equiv=refresh>", "<frameset>", "<body onload=x>", "<html onclick=x>", "<p>", "</p>", "<br>", "text", "<animate attributeName=href to=javascript:x>",
            "<use href=data:x>", "<set>", "<image href=x>"];
        var random = new Random(99);
        for (var i = 0; i < 4000; i++)
        {
            var html = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
            AssertHarmless(html, SafeHtml.Of(html, Base, new Repairs())!);
        }
    }

    [Fact]
    public void Of_RefusesDeepNestingAndHugeTexts()
    {
        var repairs = new Repairs();

        Assert.Null(SafeHtml.Of(string.Concat(Enumerable.Repeat("<div>", 513)), null, repairs));
        Assert.NotNull(SafeHtml.Of(string.Concat(Enumerable.Repeat("<div>", 512)), null, repairs));
        Assert.Null(SafeHtml.Of(new string('a', SafeHtml.LongestHtml + 1), null, repairs));
        Assert.Equal(["html-too-deep", "html-too-large"], repairs.Names);
    }

    // Many siblings: changing their tree in place would cost the square of their number.
    [Theory]
    [InlineData("<unknown>a</unknown>")]
    [InlineData("<optgroup><option>")]
    [InlineData("<script>a</script>")]
    [InlineData("<b onclick=1 style='color:red'>a</b>")]
    [InlineData("<!")]
    [InlineData("<!-->")]
    [InlineData("<p>a")]
    public void Of_ReadsManyOfAKind(string piece)
    {
        var repairs = new Repairs();

        Assert.NotNull(SafeHtml.Of(string.Concat(Enumerable.Repeat(piece, 60_000)), Base, repairs));
        Assert.Empty(repairs.Names);
    }

    // A parser that is not ours judges the result, in each of the contexts in which it may be shown.
    private static void AssertHarmless(string html, string safe)
    {
        var parser = new HtmlParser();
        foreach (var (before, after) in new[] { ("", ""), ("<table><tr><td>", "</table>"), ("<svg><desc>", "</svg>"), ("<svg>", "</svg>"), ("<math><mtext>", "</math>"), ("<math>", "</math>"), ("<noscript>", "</noscript>"), ("<template>", "</template>") })
        {
            using var document = parser.ParseDocument($"<!doctype html><body>{before}{safe}{after}");
            foreach (var element in document.All.Where(element => element.ParentElement is not null && element.LocalName is not ("head" or "body" or "html")))
            {
                Assert.False(Active.Contains(element.LocalName.ToLowerInvariant()) && !before.Contains($"<{element.LocalName}>", StringComparison.Ordinal), $"<{element.LocalName}> from {html} as {safe}");
                Assert.True(SafeNames.Elements.Contains(element.LocalName) || before.Contains($"<{element.LocalName}>", StringComparison.Ordinal), $"<{element.LocalName}> from {html} as {safe}");
                foreach (var attribute in element.Attributes)
                    AssertHarmless(attribute, $"{attribute.Name} from {html} as {safe}");
            }
        }
    }

    private static void AssertHarmless(IAttr attribute, string message)
    {
        var value = string.Concat(attribute.Value.Where(character => character > ' ')).ToLowerInvariant();
        Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), message);
        Assert.False(attribute.LocalName is "srcdoc" or "formaction" or "action" or "http-equiv" or "srcset" or "id" or "name" or "ping", message);
        Assert.False(value.StartsWith("javascript:", StringComparison.Ordinal) || value.StartsWith("vbscript:", StringComparison.Ordinal) || value.StartsWith("data:", StringComparison.Ordinal), message);
        if (attribute.Name == "style")
            Assert.False(value.Contains("url(", StringComparison.Ordinal) || value.Contains("expression", StringComparison.Ordinal) || value.Contains('\\') || value.Contains("/*", StringComparison.Ordinal) || value.Contains("position:", StringComparison.Ordinal), message);
    }
}
