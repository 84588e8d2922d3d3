using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Feeds;

/// <summary>Gathers the fields of a feed or of an entry from its elements, in any of the XML formats and their modules.</summary>
/// <remarks>Where several elements speak of one field the core element wins over a module's, and the first over the next.</remarks>
internal sealed class FeedFields(FeedFrame frame, bool isAtom)
{
    private readonly Dictionary<string, (int Rank, object Value)> _values = [];

    public List<Person> Authors { get; } = [];

    public List<Person> Contributors { get; } = [];

    public List<Category> Categories { get; } = [];

    public List<Enclosure> Enclosures { get; } = [];

    public EntrySource? Source { get; private set; }

    public string? Text(string field) => _values.TryGetValue(field, out var found) ? found.Value as string : null;

    public DateTimeOffset? Date(string field) => _values.TryGetValue(field, out var found) ? found.Value as DateTimeOffset? : null;

    /// <summary>Takes in the fields that the element's own attributes hold (CDF, RDF) and those of its children.</summary>
    public FeedFields ReadAll(XmlElement element)
    {
        Set("link", 1, FeedFrame.Link(element.Attribute("href"), TextConstruct.BaseOf(element, frame.Address)));
        Set("id", 3, element.Attribute("about"));
        Set("updated", 2, frame.Date(element.Attribute("lastmod")));
        foreach (var child in element.Elements)
            Read(child);
        return this;
    }

    private void Read(XmlElement element)
    {
        var name = FeedNames.Of(element);
        switch (name)
        {
            case "title":
                Set("title", 0, Words(element));
                break;
            case "dc:title" or "media:title":
                Set("title", 1, Words(element));
                break;
            case "link":
                ReadLink(element);
                break;
            case "id" or "guid":
                ReadId(element);
                break;
            case "dc:identifier":
                Set("id", 2, element.Text.Trim());
                break;
            case "content" or "content:encoded" or "body" or "xhtml:body" or "xhtml:div" or "fullitem":
                SetSpoken("content", name == "content" ? 1 : 0, element, Words(element, isHtml: name != "content"));
                break;
            case "media:group":
                foreach (var child in element.Elements)
                    Read(child);
                break;
            case "generator":
                Set("generator", 0, element.Text.Trim());
                Set("generator", 1, element.Attribute("resource"));
                break;
            case "language" or "dc:language":
                Set("language", 0, TextConstruct.Language(element.Text));
                break;
            case "comments":
                Set("comments", 0, Address(element.Text, element));
                break;
            case "source" or "dc:source":
                Source ??= ReadSource(element);
                break;
            default:
                _ = ReadDescription(name, element) || ReadDate(name, element) || ReadPerson(name, element)
                    || ReadCategory(name, element) || ReadMedia(name, element) || ReadRights(name, element);
                break;
        }
    }

    private bool ReadDescription(string name, XmlElement element)
    {
        var rank = name switch
        {
            "description" => 0,
            "subtitle" or "tagline" or "abstract" => 1,
            "summary" => 1,
            "dc:description" or "dcterms:abstract" => 2,
            "itunes:summary" or "media:description" => 3,
            "info" or "itunes:subtitle" => 4,
            _ => -1,
        };
        if (rank < 0)
            return false;
        var words = Words(element, isHtml: name is "description" or "dc:description" or "itunes:summary");
        // An item with both has its short text in one and its long text in the other.
        var both = (name == "summary" && Text("description") is not null) || (name == "description" && Text("summary") is not null);
        if (name == "summary")
            Set("summary", 0, words);
        SetSpoken(both ? "content" : "description", both ? 2 : rank, element, words);
        return true;
    }

    private bool ReadDate(string name, XmlElement element)
    {
        var (field, rank) = name switch
        {
            "pubdate" or "published" or "issued" => ("published", 0),
            "dcterms:issued" => ("published", 1),
            "news:publication_date" => ("published", 2),
            "updated" or "modified" or "lastbuilddate" => ("updated", 0),
            "dc:date" or "dcterms:modified" or "lastmod" => ("updated", 1),
            "created" or "dcterms:created" => ("created", 0),
            _ => ("", -1),
        };
        if (rank < 0)
            return false;
        Set(field, rank, frame.Date(element.Text));
        return true;
    }

    private bool ReadPerson(string name, XmlElement element)
    {
        switch (name)
        {
            case "author" or "managingeditor" or "dc:creator" or "dc:author":
                Add(Authors, Persons.Read(element, TextConstruct.BaseOf(element, frame.Address)));
                return true;
            case "itunes:author" when Authors.Count == 0:
                Add(Authors, Persons.Read(element, TextConstruct.BaseOf(element, frame.Address)));
                return true;
            case "contributor" or "dc:contributor":
                Add(Contributors, Persons.Read(element, TextConstruct.BaseOf(element, frame.Address)));
                return true;
            default:
                return false;
        }
    }

    private bool ReadCategory(string name, XmlElement element)
    {
        switch (name)
        {
            case "category" or "dc:subject" or "media:category":
                var scheme = element.Attribute("scheme") ?? element.Attribute("domain")
                    ?? (name == "media:category" ? "http://search.yahoo.com/mrss/category_schema" : null);
                Add(element.Attribute("term") ?? Trimmed(element.Text), scheme, element.Attribute("label"));
                return true;
            case "itunes:category":
                Add(element.Attribute("text"), "http://www.itunes.com/", null);
                foreach (var child in element.Elements)
                    ReadCategory(FeedNames.Of(child), child);
                return true;
            case "itunes:keywords" or "media:keywords" or "news:keywords" or "keywords" or "tags":
                var words = element.Text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                foreach (var word in words)
                    Add(word, name == "itunes:keywords" ? "http://www.itunes.com/" : null, null);
                return true;
            default:
                return false;
        }

        void Add(string? term, string? scheme, string? label)
        {
            if (term is not null || label is not null)
                Categories.Add(new Category(term?.Trim(), scheme, label));
        }
    }

    private bool ReadMedia(string name, XmlElement element)
    {
        switch (name)
        {
            case "enclosure":
                Add(element.Attribute("url") ?? element.Attribute("href") ?? element.Attribute("resource"), element.Attribute("length"));
                return true;
            case "media:content":
                Add(element.Attribute("url"), element.Attribute("fileSize"));
                foreach (var child in element.Elements.Where(child => FeedNames.Of(child) != "media:copyright")) // The medium's, not the entry's.
                    Read(child);
                return true;
            case "media:thumbnail":
                Set("image", 2, Address(element.Attribute("url"), element));
                return true;
            case "image" or "itunes:image" or "logo" or "icon":
                var address = element.Attribute("href") ?? element.Attribute("url")
                    ?? element.Elements.FirstOrDefault(child => child.Name == "url")?.Text ?? element.Text;
                Set("image", name == "icon" ? 3 : 0, Address(address, element));
                return true;
            default:
                return false;
        }

        void Add(string? written, string? length)
        {
            if (Address(written, element) is { } url && Enclosures.TrueForAll(known => known.Url != url))
                Enclosures.Add(new Enclosure(url, element.Attribute("type"), length) { Caption = Said("media:description") ?? Said("media:title"), Credit = Said("media:credit"), Rights = Said("media:copyright") });
        }

        // Media RSS, section "optional elements": what is said of one medium stands in it, or in the group around it.
        string? Said(string what) => (element.Elements.FirstOrDefault(child => FeedNames.Of(child) == what)
            ?? (element.Parent is { } group && FeedNames.Of(group) == "media:group" ? group.Elements.FirstOrDefault(child => FeedNames.Of(child) == what) : null)) is { } said ? Words(said) : null;
    }

    private bool ReadRights(string name, XmlElement element)
    {
        var rank = name switch
        {
            "rights" or "copyright" => 0,
            "dc:rights" or "dcterms:rights" => 1,
            "media:copyright" => 2,
            _ => -1,
        };
        if (rank >= 0)
            Set("rights", rank, Words(element));
        return rank >= 0;
    }

    // RFC 4287, section 4.2.7: rel tells what the link is for; without one it leads to the article.
    private void ReadLink(XmlElement element)
    {
        var relation = element.Attribute("rel")?.Trim().ToLowerInvariant() ?? "alternate";
        var link = Address(element.Attribute("href") ?? element.Attribute("resource") ?? element.Text, element);
        if (link is null)
            return;
        if (relation.EndsWith("enclosure", StringComparison.Ordinal) && Enclosures.TrueForAll(known => known.Url != link))
            Enclosures.Add(new Enclosure(link, element.Attribute("type"), element.Attribute("length")));
        else if (relation.EndsWith("alternate", StringComparison.Ordinal))
            Set("link", element.Attribute("type") is null or "text/html" or "application/xhtml+xml" ? 0 : 1, link);
        else if (relation == "license")
            Set("rights", 3, link);
    }

    private void ReadId(XmlElement element)
    {
        var id = Trimmed(element.Text);
        Set("id", 0, id);
        // RSS 2.0: a guid is the address too, unless it says otherwise or plainly is none.
        var isAddress = FeedNames.Of(element) == "guid" && !"false".Equals(element.Attribute("isPermaLink"), StringComparison.OrdinalIgnoreCase);
        if (isAddress && id is not null && (id.StartsWith("http", StringComparison.OrdinalIgnoreCase) || element.Attribute("isPermaLink") is not null))
            Set("link", 2, Address(id, element));
    }

    private EntrySource ReadSource(XmlElement element)
    {
        if (!element.Elements.Any())
            return new EntrySource(FeedFrame.Plain(element.Text), Address(element.Attribute("url"), element));
        var fields = new FeedFields(frame, isAtom).ReadAll(element);
        return new EntrySource(fields.Text("title"), fields.Text("link"), fields.Text("id"), fields.Text("rights"));
    }

    private string? Words(XmlElement element, bool isHtml = false) =>
        TextConstruct.Read(element, frame, isAtom || element.Namespace.Contains("Atom", StringComparison.OrdinalIgnoreCase), isHtml);

    private string? Address(string? written, XmlElement element) => FeedFrame.Link(written, TextConstruct.BaseOf(element, frame.Address));

    private static string? Trimmed(string text) => text.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    private static void Add(List<Person> people, Person? person)
    {
        if (person is not null && !people.Contains(person))
            people.Add(person);
    }

    private void SetSpoken(string field, int rank, XmlElement element, string? words)
    {
        if (Set(field, rank, words))
            _values[field + ".language"] = (0, TextConstruct.LanguageOf(element) ?? "");
    }

    private bool Set(string field, int rank, object? value)
    {
        if (value is null or "" || (_values.TryGetValue(field, out var known) && known.Rank <= rank))
            return false;
        _values[field] = (rank, value);
        return true;
    }
}
