using System.Text;
using AngleSharp.Dom;
using Wiredesk.Ingestion.Blocks;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Pages;

/// <summary>A page as one pass over its elements reads it: the blocks of its text, what they stand in, its meta tags, and what may name an author or a date.</summary>
internal sealed class PageReading
{
    private const int MostMarks = 400;
    private const int LongestTitle = 1000;

    private static readonly HashSet<string> BlockToo = HtmlNames.Set("button label legend output picture template slot");

    private static readonly HashSet<string> Properties =
        new(StringComparer.OrdinalIgnoreCase) { "author", "name", "headline", "datePublished", "dateCreated", "dateModified", "articleBody" };

    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, string> _meta = new(StringComparer.OrdinalIgnoreCase);
    private int _linkLength;
    private int _boldLength;
    private int _linkDepth;
    private int _boldDepth;
    private int _container = -1;
    private NameSigns _inlineSigns;
    private NameSigns _allSigns;
    private Surroundings _surroundings;

    private PageReading(PageDeadline deadline) => Deadline = deadline;

    /// <summary>How long the page may still be read, for all that look through it.</summary>
    public PageDeadline Deadline { get; }

    public List<PageBlock> Blocks { get; } = [];

    public List<Container> Containers { get; } = [];

    public List<PageMark> Marks { get; } = [];

    /// <summary>Meta tags with content, by their name or property; the first of a name counts.</summary>
    public IReadOnlyDictionary<string, string> Meta => _meta;

    public string? Title { get; private set; }

    public string? Language { get; private set; }

    public string? CanonicalLink { get; private set; }

    public string? LicenseLink { get; private set; }

    /// <exception cref="PageTooSlowException">The time of the page is up.</exception>
    public static PageReading Of(IDocument document, PageDeadline deadline)
    {
        var reading = new PageReading(deadline) { Language = document.DocumentElement?.GetAttribute("lang")?.Trim() };
        if (document.Head is { } head)
            reading.ReadHead(head);
        if (document.Body is { } body)
            reading.ReadBlock(body, default);
        return reading;
    }

    /// <summary>The block that shows the title, a heading before any other; where none does, the first heading of the page; -1 for none.</summary>
    public int BlockOf(string? title)
    {
        if (title is not null)
        {
            var found = Blocks.FindIndex(block => block.IsHeading && PageText.Same(block.Text, title));
            if (found >= 0 || (found = Blocks.FindIndex(block => PageText.Same(block.Text, title))) >= 0)
                return found;
        }

        return Blocks.FindIndex(block => block.Tag == "h1");
    }

    private void ReadHead(IElement head)
    {
        foreach (var element in head.Children)
        {
            Deadline.Check();
            ReadHeadElement(element);
        }
    }

    private void ReadHeadElement(IElement element)
    {
        switch (element.LocalName)
        {
            case "meta" when element.GetAttribute("content")?.Trim() is { Length: > 0 } content
                && (element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop") ?? element.GetAttribute("http-equiv")) is { } name:
                _meta.TryAdd(name.Trim(), content);
                break;
            case "link" when element.GetAttribute("rel") is { } relation && element.GetAttribute("href") is { } address:
                if (relation.Equals("canonical", StringComparison.OrdinalIgnoreCase))
                    CanonicalLink ??= address;
                else if (relation.Equals("license", StringComparison.OrdinalIgnoreCase))
                    LicenseLink ??= address;
                break;
            case "title":
                Title ??= element.TextContent is { Length: > LongestTitle } endless ? endless[..LongestTitle] : element.TextContent;
                break;
        }
    }

    private void Read(IElement element, Surroundings within)
    {
        for (var i = 0; i < element.ChildNodes.Length; i++)
        {
            Deadline.Check();
            if (element.ChildNodes[i] is IText text)
                Append(text.Data);
            else if (element.ChildNodes[i] is IElement inner)
                Enter(inner, within);
        }
    }

    private void Enter(IElement element, Surroundings within)
    {
        var name = element.LocalName;
        if (PageText.IsSkipped(element))
            return;
        if (name is "meta" or "link" or "title")
        {
            // Meta tags in the body belong to microdata, or to a head that ended early.
            if (name == "meta" && element.HasAttribute("itemprop"))
                Mark(element, NameSigns.None, Blocks.Count);
            ReadHeadElement(element);
        }
        else if (name is "br" or "hr")
        {
            // A line end; two of them end a paragraph.
            if (name == "hr" || (_text.Length > 0 && _text[^1] == '\n'))
                Flush();
            else
                _text.Append('\n');
        }
        else if (HtmlNames.Block.Contains(name) || BlockToo.Contains(name) || name.Contains('-', StringComparison.Ordinal))
        {
            ReadBlock(element, within);
        }
        else
        {
            ReadInline(element, within);
        }
    }

    private void ReadInline(IElement element, Surroundings within)
    {
        if (element.HasAttribute("hidden"))
            return;
        var name = element.LocalName;
        var signs = ElementHints.SignsOf(element);
        var first = Blocks.Count;
        if (name == "a")
        {
            _linkDepth++;
            if (LicenseLink is null && element.GetAttribute("rel") is { } relation && relation.Contains("license", StringComparison.OrdinalIgnoreCase))
                LicenseLink = element.GetAttribute("href");
        }

        var bold = name is "b" or "strong";
        _boldDepth += bold ? 1 : 0;
        _inlineSigns |= signs;
        Read(element, within);
        _boldDepth -= bold ? 1 : 0;
        _linkDepth -= name == "a" ? 1 : 0;
        Mark(element, signs, first);
    }

    private void ReadBlock(IElement element, Surroundings within)
    {
        Flush();
        var (outer, outerSigns, outerSurroundings) = (_container, _allSigns, _surroundings);
        var isBody = outer < 0;
        var signs = isBody ? NameSigns.None : ElementHints.SignsOf(element); // The body's names speak of the whole page.
        var own = within | ElementHints.SurroundingsOf(element);
        var container = new Container(element, outer, outer < 0 ? 0 : Containers[outer].Depth + 1, signs, own, Blocks.Count);
        _container = Containers.Count;
        Containers.Add(container);
        (_allSigns, _surroundings) = (_allSigns | signs, own);
        Read(element, own);
        Flush();
        container.End = Blocks.Count;
        (_container, _allSigns, _surroundings) = (outer, outerSigns, outerSurroundings);
        Mark(element, signs, container.First);
    }

    private void Mark(IElement element, NameSigns signs, int first)
    {
        var property = element.GetAttribute("itemprop");
        var says = element.LocalName == "time" || (signs & (NameSigns.Author | NameSigns.Date | NameSigns.Updated)) != 0
            || (property is not null && Properties.Contains(property))
            || (element.LocalName == "a" && element.GetAttribute("rel") is { } relation && relation.Contains("author", StringComparison.OrdinalIgnoreCase));
        // A byline is short; what holds much text is named after something else.
        if (says && Marks.Count < MostMarks && Blocks.Count - first <= 8)
            Marks.Add(new PageMark(element, first, Blocks.Count, signs, property));
    }

    private void Append(string data)
    {
        var preformatted = _container >= 0 && Containers[_container].Element.LocalName == "pre";
        foreach (var character in data)
        {
            var before = _text.Length;
            if (preformatted)
                _text.Append(character);
            else
                PageText.Append(character, _text);
            if (_text.Length == before || char.IsWhiteSpace(character))
                continue;
            _linkLength += _linkDepth > 0 ? 1 : 0;
            _boldLength += _boldDepth > 0 ? 1 : 0;
        }
    }

    private void Flush()
    {
        var text = _text.ToString().Trim();
        if (text.Length > 0)
        {
            var container = Containers[_container];
            var around = container.Parent > 0 ? Containers[container.Parent].Signs : NameSigns.None;
            Blocks.Add(new PageBlock(
                _container, container.Element.LocalName, text, Math.Min(1.0, (double)_linkLength / text.Length), Math.Min(1.0, (double)_boldLength / text.Length),
                container.Signs | around | _inlineSigns, _allSigns, _surroundings));
        }

        _text.Clear();
        (_linkLength, _boldLength, _inlineSigns) = (0, 0, NameSigns.None);
    }
}
