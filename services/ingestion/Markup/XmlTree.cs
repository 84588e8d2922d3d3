namespace Wiredesk.Ingestion.Markup;

/// <summary>Reads XML as publishers write it: what is broken is mended and named, not refused.</summary>
/// <remarks>Document type declarations are stepped over: no entity is ever expanded and nothing is ever fetched.</remarks>
internal static class XmlTree
{
    /// <summary>Elements nested deeper are taken as if they stood at this depth.</summary>
    public const int DeepestNesting = 512;

    // Each element that declares a prefix copies those in force, so their number is bounded.
    private const int MostPrefixes = 128;

    private static readonly Dictionary<string, string> CommonPrefixes = new()
    {
        ["dc"] = "http://purl.org/dc/elements/1.1/",
        ["dcterms"] = "http://purl.org/dc/terms/",
        ["content"] = "http://purl.org/rss/1.0/modules/content/",
        ["media"] = "http://search.yahoo.com/mrss/",
        ["itunes"] = "http://www.itunes.com/dtds/podcast-1.0.dtd",
        ["atom"] = "http://www.w3.org/2005/Atom",
        ["news"] = "http://www.google.com/schemas/sitemap-news/0.9",
        ["image"] = "http://www.google.com/schemas/sitemap-image/1.1",
        ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        ["xhtml"] = "http://www.w3.org/1999/xhtml",
        ["xml"] = XmlElement.XmlNamespace,
    };

    // An item inside an item is always an item whose end was forgotten.
    private static readonly HashSet<string> NeverNested = new(StringComparer.OrdinalIgnoreCase) { "item", "entry", "url", "sitemap" };

    // Inside these only text belongs, so the next field begins where the end was forgotten.
    private static readonly HashSet<string> TextOnly = new(StringComparer.Ordinal) { "title", "link", "guid", "pubDate", "description" };
    private static readonly HashSet<string> Fields = new(StringComparer.Ordinal) { "link", "guid", "pubDate", "description", "item", "enclosure", "dc:creator", "content:encoded" };

    /// <summary>The first element of the document, or nothing when there is none.</summary>
    public static XmlElement? Read(string text, Repairs repairs)
    {
        text = Windows1252.Mend(text, repairs);
        var tokens = new Tokenizer(text, html: false);
        XmlElement? root = null;
        XmlElement? open = null;
        var path = new List<XmlElement>();
        var openNames = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase); // <pubDate> is closed by </pubdate> in the wild.
        var scopes = new Stack<Dictionary<string, string>>();
        scopes.Push(new Dictionary<string, string>(CommonPrefixes) { [""] = "" });
        while (tokens.Read())
        {
            switch (tokens.Kind)
            {
                case TokenKind.Text when open is not null:
                    open.Parts.Add(new XmlText(References.Read(tokens.Value, repairs)));
                    break;
                case TokenKind.Data when open is not null:
                    open.Parts.Add(new XmlText(tokens.Value));
                    break;
                case TokenKind.Text when root is null && !string.IsNullOrWhiteSpace(tokens.Value):
                    repairs.Add(Repairs.TextBeforeMarkup);
                    break;
                case TokenKind.Declaration when tokens.Value.Contains("<!ENTITY", StringComparison.OrdinalIgnoreCase):
                    repairs.Add(Repairs.DeclarationsIgnored);
                    break;
                case TokenKind.Start when root is null || open is not null:
                    CloseForgotten(tokens.Name);
                    OpenElement();
                    break;
                case TokenKind.End:
                    Close(tokens.Name);
                    break;
            }
        }

        if (open is not null)
            repairs.Add(Repairs.MissingEndTag);
        return root;

        void OpenElement()
        {
            var element = Element(tokens, open, scopes, repairs);
            root ??= element;
            open?.Parts.Add(element);
            if (tokens.SelfClosing)
            {
                scopes.Pop();
                if (ReferenceEquals(root, element))
                    open = null;
                return;
            }

            if (path.Count >= DeepestNesting)
            {
                repairs.Add(Repairs.TooDeep);
                scopes.Pop();
                return;
            }

            path.Add(element);
            openNames[element.QualifiedName] = openNames.GetValueOrDefault(element.QualifiedName) + 1;
            open = element;
        }

        void Close(string name)
        {
            if (openNames.GetValueOrDefault(name) == 0)
            {
                repairs.Add(Repairs.UnmatchedEndTag);
                return;
            }

            if (!path[^1].QualifiedName.Equals(name, StringComparison.OrdinalIgnoreCase))
                repairs.Add(Repairs.MissingEndTag);
            string closed;
            do
            {
                closed = path[^1].QualifiedName;
                openNames[closed]--;
                path.RemoveAt(path.Count - 1);
                scopes.Pop();
            }
            while (!closed.Equals(name, StringComparison.OrdinalIgnoreCase));
            open = path.Count > 0 ? path[^1] : null;
        }

        void CloseForgotten(string name)
        {
            if (NeverNested.Contains(name) && openNames.GetValueOrDefault(name) > 0)
            {
                repairs.Add(Repairs.MissingEndTag);
                Close(name);
            }
            else if (open is { Namespace: "" } && TextOnly.Contains(open.QualifiedName) && Fields.Contains(name))
            {
                repairs.Add(Repairs.MissingEndTag);
                Close(open.QualifiedName);
            }
        }
    }

    private static XmlElement Element(Tokenizer tokens, XmlElement? parent, Stack<Dictionary<string, string>> scopes, Repairs repairs)
    {
        var scope = scopes.Peek();
        foreach (var attribute in tokens.Attributes.Where(attribute => attribute.Name.StartsWith("xmlns", StringComparison.Ordinal)))
        {
            if ((attribute.Name.Length > 5 && attribute.Name[5] != ':') || scope.Count >= MostPrefixes)
                continue;
            if (ReferenceEquals(scope, scopes.Peek()))
                scope = new Dictionary<string, string>(scope);
            scope[attribute.Name.Length > 5 ? attribute.Name[6..] : ""] = References.Read(attribute.Value, repairs).Trim();
        }

        scopes.Push(scope);
        var (prefix, local) = Split(tokens.Name);
        var element = new XmlElement(tokens.Name, Namespace(prefix, scope, repairs), local, parent);
        foreach (var attribute in tokens.Attributes)
        {
            if (attribute.Name == "xmlns" || attribute.Name.StartsWith("xmlns:", StringComparison.Ordinal))
                continue;
            var (attributePrefix, attributeName) = Split(attribute.Name);
            var ns = attributePrefix.Length == 0 ? "" : Namespace(attributePrefix, scope, repairs);
            element.Attributes.Add(new XmlAttribute(ns, attributeName, References.Read(attribute.Value, repairs)));
        }

        return element;
    }

    private static string Namespace(string prefix, Dictionary<string, string> scope, Repairs repairs)
    {
        if (scope.TryGetValue(prefix, out var ns))
            return ns;
        repairs.Add(Repairs.UndeclaredPrefix);
        return prefix;
    }

    private static (string Prefix, string Local) Split(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < name.Length - 1 ? (name[..colon], name[(colon + 1)..]) : ("", name);
    }
}
