using System.Text;
using AngleSharp.Dom;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Pages;

/// <summary>A page as one pass over its elements reads it: the blocks of its text, what they stand in, its meta tags, and what may name an author or a date.</summary>
internal sealed class PageReading
{
    private const int MostMarks = 400;

    private static readonly HashSet<string> Skipped = HtmlNames.Set("script style template svg math object embed select option datalist head noscript iframe rp rt");

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

    private PageReading()
    {
    }

    public List<PageBlock> Blocks { get; } = [];

    public List<Container> Containers { get; } = [];

    public List<PageMark> Marks { get; } = [];

    /// <summary>Meta tags with content, by their name or property; the first of a name counts.</summary>
    public IReadOnlyDictionary<string, string> Meta => _meta;

    public string? Title { get; private set; }

    public string? Language { get; private set; }

    public string? CanonicalLink { get; private set; }

    public string? LicenseLink { get; private set; }

    public static PageReading Of(IDocument document)
    {
        var reading = new PageReading { Language = document.DocumentElement?.GetAttribute("lang")?.Trim() };
        if (document.Head is { } head)
            reading.ReadHead(head);
        if (document.Body is { } body)
            reading.ReadBlock(body, default);
        return reading;
    }

    /// <summary>Letters and digits alone, in lower case: what is left of two texts that say the same.</summary>
    public static string Fold(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>True when two texts have the same letters and digits, of which there are some.</summary>
    public static bool Same(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var (i, j, some) = (0, 0, false);
        while (true)
        {
            while (i < one.Length && !char.IsLetterOrDigit(one[i]))
                i++;
            while (j < other.Length && !char.IsLetterOrDigit(other[j]))
                j++;
            if (i == one.Length || j == other.Length)
                return i == one.Length && j == other.Length && some;
            if (char.ToLowerInvariant(one[i++]) != char.ToLowerInvariant(other[j++]))
                return false;
            some = true;
        }
    }

    /// <summary>The block that shows the title, a heading before any other; where none does, the first heading of the page; -1 for none.</summary>
    public int BlockOf(string? title)
    {
        if (title is not null)
        {
            var found = Blocks.FindIndex(block => block.IsHeading && Same(block.Text, title));
            if (found >= 0 || (found = Blocks.FindIndex(block => Same(block.Text, title))) >= 0)
                return found;
        }

        return Blocks.FindIndex(block => block.Tag == "h1");
    }

    /// <summary>The words of an element; parts of it that touch are held apart.</summary>
    public static string Words(IElement element)
    {
        var words = new StringBuilder();
        AppendWords(element, words);
        return words.ToString().Trim();
    }

    private static void AppendWords(IElement element, StringBuilder words)
    {
        for (var i = 0; i < element.ChildNodes.Length && words.Length < 2000; i++)
        {
            if (element.ChildNodes[i] is IText text)
            {
                foreach (var character in text.Data)
                    AppendCharacter(character, words);
            }
            else if (element.ChildNodes[i] is IElement inner && !Skipped.Contains(inner.LocalName))
            {
                AppendCharacter(' ', words);
                AppendWords(inner, words);
                AppendCharacter(' ', words);
            }
        }
    }

    private void ReadHead(IElement head)
    {
        foreach (var element in head.Children)
            ReadHeadElement(element);
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
                Title ??= element.TextContent;
                break;
        }
    }

    private void Read(IElement element, Surroundings within)
    {
        for (var i = 0; i < element.ChildNodes.Length; i++)
        {
            if (element.ChildNodes[i] is IText text)
                Append(text.Data);
            else if (element.ChildNodes[i] is IElement inner)
                Enter(inner, within);
        }
    }

    private void Enter(IElement element, Surroundings within)
    {
        var name = element.LocalName;
        if (Skipped.Contains(name))
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
        var signs = SignsOf(element);
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
        var signs = isBody ? NameSigns.None : SignsOf(element); // The body's names speak of the whole page.
        var own = within | SurroundingsOf(element);
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

    private static NameSigns SignsOf(IElement element)
    {
        var signs = element.GetAttribute("class") is { Length: > 0 } names ? NameReading.Of(names) : NameSigns.None;
        return element.GetAttribute("id") is { Length: > 0 } id ? signs | NameReading.Of(id) : signs;
    }

    private static Surroundings SurroundingsOf(IElement element)
    {
        var found = element.LocalName switch
        {
            "nav" or "menu" => Surroundings.Navigation,
            "footer" => Surroundings.Footer,
            "aside" => Surroundings.Aside,
            "header" => Surroundings.Header,
            "form" => Surroundings.Form,
            "figure" => Surroundings.Figure,
            "figcaption" => Surroundings.Caption,
            "table" => Surroundings.Table,
            "ul" or "ol" or "dl" => Surroundings.List,
            "article" => Surroundings.Article,
            "main" => Surroundings.Main,
            "button" => Surroundings.Button,
            "dialog" => Surroundings.Dialog,
            "blockquote" => Surroundings.Quote,
            "section" => Surroundings.Section,
            _ => Surroundings.None,
        };
        if ((element.HasAttribute("hidden") && !IsStreamed(element)) || element.GetAttribute("aria-hidden") == "true")
            found |= Surroundings.Hidden;
        return found | element.GetAttribute("role") switch
        {
            null => Surroundings.None,
            "navigation" or "menu" or "menubar" or "toolbar" or "tablist" => Surroundings.Navigation,
            "banner" => Surroundings.Header,
            "contentinfo" => Surroundings.Footer,
            "complementary" => Surroundings.Aside,
            "search" => Surroundings.Form,
            "dialog" or "alert" or "alertdialog" => Surroundings.Dialog,
            "button" => Surroundings.Button,
            "main" => Surroundings.Main,
            "article" => Surroundings.Article,
            _ => Surroundings.None,
        };
    }

    // React streams parts of a page as <div hidden id="S:1"> and shows them by script.
    private static bool IsStreamed(IElement element) => element.GetAttribute("id") is { } id && id.StartsWith("S:", StringComparison.Ordinal);

    private void Append(string data)
    {
        var preformatted = _container >= 0 && Containers[_container].Element.LocalName == "pre";
        foreach (var character in data)
        {
            var before = _text.Length;
            if (preformatted)
                _text.Append(character);
            else
                AppendCharacter(character, _text);
            if (_text.Length == before || char.IsWhiteSpace(character))
                continue;
            _linkLength += _linkDepth > 0 ? 1 : 0;
            _boldLength += _boldDepth > 0 ? 1 : 0;
        }
    }

    private static void AppendCharacter(char character, StringBuilder text)
    {
        if (char.IsWhiteSpace(character))
        {
            if (text.Length > 0 && !char.IsWhiteSpace(text[^1]))
                text.Append(' ');
        }
        else if (character is not ('\u200B' or '\uFEFF' or '\u00AD'))
        {
            text.Append(character);
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
