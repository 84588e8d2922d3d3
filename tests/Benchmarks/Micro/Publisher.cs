using System.Globalization;
using System.Text;

namespace Wiredesk.Benchmarks.Micro;

/// <summary>A feed and a page with all that publishers put around a text: about 60 and 40 KB.</summary>
internal static class Publisher
{
    private static readonly DateTimeOffset Published = new(2025, 11, 25, 12, 0, 0, TimeSpan.Zero);

    /// <summary>An RSS 2.0 feed with summaries, authors, categories and pictures.</summary>
    public static string Feed(int entries)
    {
        var reports = new Reports(1);
        var items = Enumerable.Range(1, entries).Select(number => Item(number, reports.Next()));
        return $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
              <channel>
                <title>World news</title>
                <link>https://news.example/world</link>
                <atom:link href="https://news.example/world/rss.xml" rel="self" type="application/rss+xml"/>
                <description>News from all over the world</description>
                <language>en</language>
                <lastBuildDate>{Rfc822(Published)}</lastBuildDate>
                <ttl>15</ttl>
            {string.Concat(items)}
              </channel>
            </rss>
            """;
    }

    /// <summary>A page with metadata, scripts, navigation, teasers and a footer around an article of 4 KB.</summary>
    public static string Page()
    {
        var text = new Reports(2).Next();
        var lines = text.Split("\n\n");
        var script = string.Concat(Enumerable.Range(0, 200).Select(number => $"window.dataLayer.push({{event: 'e{number}', when: Date.now(), where: \"#slot-{number}\"}});\n"));
        return $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"><title>{{lines[0]}} | News Example</title>
            <link rel="canonical" href="https://news.example/world/report-1">
            <meta property="og:title" content="{{lines[0]}}"><meta property="og:type" content="article"><meta property="og:site_name" content="News Example">
            <meta property="article:published_time" content="{{Published:yyyy-MM-ddTHH:mm:ssZ}}"><meta name="author" content="{{lines[1][3..]}}">
            <script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "{{lines[0]}}", "datePublished": "{{Published:yyyy-MM-ddTHH:mm:ssZ}}", "author": [{"@type": "Person", "name": "{{lines[1][3..]}}"}], "publisher": {"@type": "Organization", "name": "News Example"} }</script>
            <script>{{script}}</script>
            <style>{{string.Concat(Enumerable.Range(0, 200).Select(number => $".c{number} {{ margin: {number}px; color: #333 }}\n"))}}</style>
            </head>
            <body>
            <header><a href="/">News Example</a><nav><ul>{{Links("section", 60)}}</ul></nav></header>
            <main><article>
            <h1>{{lines[0]}}</h1>
            <p class="byline">{{lines[1]}}</p>
            <figure><img src="/i/1.jpg" alt="A street"><figcaption>A street in the morning. Photo: News Example</figcaption></figure>
            {{string.Concat(lines[2..].Select((line, number) => $"<p class=\"c{number}\">{line.Replace("\"", "&quot;", StringComparison.Ordinal)}</p>\n{(number == 3 ? "<div class=\"ad\"><iframe src=\"https://ads.example/1\"></iframe></div>\n" : "")}"))}}
            </article>
            <aside class="related"><h2>More on this</h2><ul>{{Links("related", 20)}}</ul></aside></main>
            <section class="comments"><h2>Comments</h2><p>Sign in to comment.</p></section>
            <footer><ul>{{Links("footer", 40)}}</ul><p>All rights reserved.</p></footer>
            </body>
            </html>
            """;
    }

    private static string Item(int number, string text)
    {
        var lines = text.Split("\n\n");
        var summary = lines[2].Length > 400 ? lines[2][..400] : lines[2];
        return $"""
                <item>
                  <title>{lines[0]}</title>
                  <link>https://news.example/world/report-{number}?utm_source=rss&amp;utm_medium=feed</link>
                  <guid isPermaLink="false">news-example-{number}</guid>
                  <pubDate>{Rfc822(Published.AddMinutes(-number))}</pubDate>
                  <dc:creator><![CDATA[{lines[1][3..]}]]></dc:creator>
                  <category>World</category>
                  <category>Politics</category>
                  <description><![CDATA[<p><img src="https://news.example/i/{number}.jpg" width="120"/>{summary}</p> <a href="https://news.example/world/report-{number}">Read more</a>]]></description>
                  <media:content url="https://news.example/i/{number}.jpg" medium="image" width="1200" height="675"><media:credit>News Example</media:credit></media:content>
                </item>

            """;
    }

    private static string Links(string kind, int count) =>
        new StringBuilder().AppendJoin('\n', Enumerable.Range(1, count).Select(number => $"<li class=\"item\"><a href=\"/{kind}/{number}\" data-track=\"{kind}-{number}\">The {kind} number {number}</a></li>")).ToString();

    private static string Rfc822(DateTimeOffset at) => at.ToString("r", CultureInfo.InvariantCulture);
}
