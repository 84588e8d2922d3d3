using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wiredesk.Defaults;
using Wiredesk.Ingestion.Feeds;

namespace Wiredesk.Ingestion.Tests.Feeds;

/// <summary>Each element of each format and module, and where it stands in the public shape.</summary>
public sealed class FeedFieldsTests
{
    private const string Modules = "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='http://purl.org/dc/terms/' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
        + "xmlns:media='http://search.yahoo.com/mrss/' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:xhtml='http://www.w3.org/1999/xhtml' xmlns:atom='http://www.w3.org/2005/Atom'";

    [Theory]
    [InlineData("<comments>/c</comments>", "comments", "https://x.example/c")]
    [InlineData("<author>a@x.example (A B)</author>", "authors[0].name", "A B")]
    [InlineData("<author>A B &lt;a@x.example></author>", "authors[0].email", "a@x.example")]
    [InlineData("<dc:creator>A B</dc:creator>", "authors[0].name", "A B")]
    [InlineData("<itunes:author>A B</itunes:author>", "authors[0].name", "A B")]
    [InlineData("<dc:contributor>A B</dc:contributor>", "contributors[0].name", "A B")]
    [InlineData("<dc:title>T</dc:title>", "title", "T")]
    [InlineData("<media:title>M</media:title><title>T</title>", "title", "T")]
    [InlineData("<dc:description>D</dc:description>", "summary", "D")]
    [InlineData("<itunes:summary>D</itunes:summary>", "summary", "D")]
    [InlineData("<itunes:subtitle>D</itunes:subtitle>", "summary", "D")]
    [InlineData("<media:description>D</media:description>", "summary", "D")]
    [InlineData("<description>D</description><content:encoded>&lt;p>C&lt;/p></content:encoded>", "content", "<p>C</p>")]
    [InlineData("<fullitem>&lt;p>C&lt;/p></fullitem>", "content", "<p>C</p>")]
    [InlineData("<xhtml:body><xhtml:p>C</xhtml:p></xhtml:body>", "content", "<p>C</p>")]
    [InlineData("<body xmlns='http://www.w3.org/1999/xhtml'><p>C</p></body>", "content", "<p>C</p>")]
    [InlineData("<dc:date>2004-01-01T19:48:21Z</dc:date>", "updated", "2004-01-01T19:48:21+00:00")]
    [InlineData("<dcterms:created>2004-01-01T19:48:21Z</dcterms:created>", "created", "2004-01-01T19:48:21+00:00")]
    [InlineData("<dcterms:issued>2004-01-01T19:48:21Z</dcterms:issued>", "published", "2004-01-01T19:48:21+00:00")]
    [InlineData("<dcterms:modified>2004-01-01T19:48:21Z</dcterms:modified>", "updated", "2004-01-01T19:48:21+00:00")]
    [InlineData("<dc:rights>R</dc:rights>", "rights", "R")]
    [InlineData("<dc:identifier>urn:x</dc:identifier>", "id", "urn:x")]
    [InlineData("<category domain='d'>a</category>", "categories[0].scheme", "d")]
    [InlineData("<dc:subject>a</dc:subject>", "categories[0].term", "a")]
    [InlineData("<media:category scheme='s' label='l'>a</media:category>", "categories[0].label", "l")]
    [InlineData("<itunes:category text='a'><itunes:category text='b'/></itunes:category>", "categories[1].term", "b")]
    [InlineData("<itunes:keywords>a b, c</itunes:keywords>", "categories[0].term", "a b")]
    [InlineData("<media:keywords>a, b</media:keywords>", "categories[1].term", "b")]
    [InlineData("<enclosure url='a.mp3' length='7' type='audio/mpeg'/>", "enclosures[0].url", "https://x.example/a.mp3")]
    [InlineData("<media:group><media:credit>C</media:credit><media:content url='a.jpg' type='image/jpeg'/></media:group>", "enclosures[0].credit", "C")]
    [InlineData("<media:thumbnail url='t.jpg'/>", "image", "https://x.example/t.jpg")]
    [InlineData("<itunes:image href='t.jpg'/>", "image", "https://x.example/t.jpg")]
    [InlineData("<source url='s'>S</source>", "source.link", "https://x.example/s")]
    [InlineData("<atom:link rel='enclosure' href='a.mp3'/>", "enclosures[0].url", "https://x.example/a.mp3")]
    [InlineData("<guid isPermaLink='true'>https://x.example/1</guid>", "link", "https://x.example/1")]
    [InlineData("<guid isPermaLink='false'>https://x.example/1</guid>", "link", null)]
    [InlineData("<guid>/1</guid>", "link", null)]
    [InlineData("<link>l</link><guid>https://x.example/1</guid>", "link", "https://x.example/l")]
    public void Rss_ItemField(string item, string path, string? expected) =>
        Assert.Equal(expected, At($"<rss version='2.0' {Modules}><channel><item>{item}</item></channel></rss>", "entries[0]." + path));

    // Modules whose prefix nobody declared are known by the prefix that all use.
    [Theory]
    [InlineData("<dc:creator>A B</dc:creator>", "authors[0].name", "A B")]
    [InlineData("<content:encoded>&lt;p>C&lt;/p></content:encoded>", "content", "<p>C</p>")]
    [InlineData("<itunes:author>A B</itunes:author>", "authors[0].name", "A B")]
    [InlineData("<media:title>M</media:title>", "title", "M")]
    public void Rss_ItemField_OfAPrefixThatIsNotDeclared(string item, string path, string? expected) =>
        Assert.Equal(expected, At($"<rss version='2.0'><channel><item>{item}</item></channel></rss>", "entries[0]." + path));

    [Theory]
    [InlineData("<image><title>I</title><link>i</link><description>D</description></image><title>T</title>", "title", "T")]
    [InlineData("<image><link>i</link></image><link>c</link>", "link", "https://x.example/c")]
    [InlineData("<textInput><title>I</title><description>D</description></textInput><description>E</description>", "description", "E")]
    [InlineData("<atom:link rel='self' href='f'/><link>c</link>", "link", "https://x.example/c")]
    [InlineData("<managingEditor>a@x.example (A B)</managingEditor>", "authors[0].name", "A B")]
    [InlineData("<itunes:subtitle>S</itunes:subtitle>", "description", "S")]
    [InlineData("<dc:language>en_US</dc:language>", "language", "en-US")]
    [InlineData("<generator>G</generator>", "generator", "G")]
    [InlineData("<lastBuildDate>Thu, 01 Jan 2004 19:48:21 GMT</lastBuildDate>", "updated", "2004-01-01T19:48:21+00:00")]
    public void Rss_ChannelField(string channel, string path, string? expected) => Assert.Equal(expected, At($"<rss version='2.0' {Modules}><channel>{channel}</channel></rss>", path));

    [Theory]
    [InlineData("<title type='text'>a &lt;b></title>", "title", "a &lt;b>")]
    [InlineData("<title type='html'>a &lt;b>c&lt;/b></title>", "title", "a <b>c</b>")]
    [InlineData("<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a <b>c</b></div></title>", "title", "a <b>c</b>")]
    [InlineData("<title type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'>a <x:b>c</x:b></x:div></title>", "title", "a <b>c</b>")]
    [InlineData("<title type='application/octet-stream'>YSA8Yj5jPC9iPg==</title>", "title", "a <b>c</b>")]
    [InlineData("<summary type='text/html' mode='escaped'>a &lt;b>c&lt;/b></summary>", "summary", "a <b>c</b>")]
    [InlineData("<content type='html' xml:lang='fr'>a</content>", "contentLanguage", "fr")]
    [InlineData("<contributor><name>A</name><url>u</url></contributor>", "contributors[0].uri", "https://x.example/u")]
    [InlineData("<issued>2004-01-01T19:48:21-08:00</issued>", "published", "2004-01-01T19:48:21-08:00")]
    [InlineData("<link rel='self' href='s'/><link href='a'/>", "link", "https://x.example/a")]
    [InlineData("<source><title>S</title><id>i</id><rights>R</rights></source>", "source.rights", "R")]
    [InlineData("<rights type='html'>&lt;i>R&lt;/i></rights>", "rights", "<i>R</i>")]
    public void Atom_EntryField(string entry, string path, string? expected) =>
        Assert.Equal(expected, At($"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{entry}</entry></feed>", "entries[0]." + path));

    [Theory]
    [InlineData("<CHANNEL HREF='h' LASTMOD='2002-03-12T22:08:45Z'><ABSTRACT>A</ABSTRACT></CHANNEL>", "link", "https://x.example/h")]
    [InlineData("<CHANNEL><ABSTRACT>A</ABSTRACT></CHANNEL>", "description", "A")]
    [InlineData("<CHANNEL><ITEM HREF='h'/></CHANNEL>", "entries[0].link", "https://x.example/h")]
    [InlineData("<CHANNEL><ITEM LASTMOD='2002-03-12T22:08:45Z'/></CHANNEL>", "entries[0].updated", "2002-03-12T22:08:45+00:00")]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><item rdf:about='u:1'><title>T</title></item></rdf:RDF>", "entries[0].id", "u:1")]
    [InlineData("""{"version":"https://jsonfeed.org/version/1","author":{"name":"A"},"items":[]}""", "authors[0].name", "A")]
    [InlineData("""{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"author":{"name":"A","url":"https://x.example/a"}}]}""", "entries[0].authors[0].uri", "https://x.example/a")]
    [InlineData("""{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","authors":[{"name":"A"},{"name":"B"}],"author":{"name":"C"}}]}""", "entries[0].authors[1].name", "B")]
    [InlineData("""{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","external_url":"https://y.example/1"}]}""", "entries[0].link", "https://y.example/1")]
    [InlineData("""{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_text":"a <b>"}]}""", "entries[0].content", "a &lt;b>")]
    [InlineData("""{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","attachments":[{"url":"/a.mp3","mime_type":"audio/mpeg","size_in_bytes":7}]}]}""", "entries[0].enclosures[0].length", "7")]
    [InlineData("""{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","banner_image":"/b.jpg"}]}""", "entries[0].image", "https://x.example/b.jpg")]
    public void Others_Field(string document, string path, string? expected) => Assert.Equal(expected, At(document, path));

    // A literal ">" is written either way.
    private static string? At(string document, string path)
    {
        var node = JsonSerializer.SerializeToNode(FeedParser.Parse(Encoding.UTF8.GetBytes(document), new Uri("https://x.example/")).Feed, Json.Options);
        foreach (var step in path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.'))
            node = int.TryParse(step, out var index) ? node is JsonArray list && index < list.Count ? list[index] : null : node?[step];
        return node?.ToString().Replace("&gt;", ">", StringComparison.Ordinal);
    }
}
