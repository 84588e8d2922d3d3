using System.Text.Json;
using Wiredesk.Ingestion.Markup;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Metadata;

/// <summary>The article that a page describes as linked data (schema.org, in JSON-LD); broken blocks are left out.</summary>
internal sealed class JsonLd
{
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly string[] ArticleTypes = ["Article", "Posting", "Report", "WebPage", "CreativeWork", "Review", "HowTo", "Recipe", "Book"];

    // References by @id are followed once: author: {"@id": "#jane"} with the person described beside the article.
    private readonly Dictionary<string, JsonElement> _byId = [];
    private readonly List<(JsonElement Element, int Rank)> _articles = [];

    private readonly PageDeadline _deadline;

    private JsonLd(PageDeadline deadline) => _deadline = deadline;

    /// <param name="blocks">What the JSON-LD blocks of the page contain.</param>
    /// <exception cref="PageTooSlowException">The time of the page is up.</exception>
    public static JsonLd Of(IReadOnlyList<string> blocks, PageDeadline deadline)
    {
        var data = new JsonLd(deadline);
        foreach (var block in blocks)
        {
            if (Parse(block.Trim().TrimEnd(';')) is { } element)
                data.Collect(element, depth: 0);
        }

        // The more an element says of an article in its type, the sooner it is asked; a page that merely is one comes last.
        var ranked = data._articles.OrderBy(article => article.Rank).ToList();
        data._articles.Clear();
        data._articles.AddRange(ranked);
        return data;
    }

    public string? Headline => First("headline") ?? First("name", pagesToo: false);

    public string? Published => First("datePublished");

    public string? Created => First("dateCreated");

    public string? Modified => First("dateModified");

    public string? Language => First("inLanguage");

    public string? Description => First("description", pagesToo: false);

    public string? Section => First("articleSection", pagesToo: false);

    /// <summary>The whole text, or only what the article is said to be about.</summary>
    public string? Body => First("articleBody") ?? First("text", pagesToo: false);

    public string? Usage => First("license") ?? First("usageInfo");

    public string? Image => _articles.Select(article => Property(article.Element, "image"))
        .Select(image => Text(image) ?? Text(Property(image, "url"))).FirstOrDefault(url => url is not null);

    public string? Publisher => _articles.Select(article => Name(Property(article.Element, "publisher"))).FirstOrDefault(name => name is not null);

    /// <summary>The people named as authors; organisations only where there are no people.</summary>
    public (List<string> Names, bool ArePeople) Authors
    {
        get
        {
            foreach (var (article, _) in _articles)
            {
                _deadline.Check();
                var authors = Each(Property(article, "author")).Concat(Each(Property(article, "creator"))).Select(Resolve).ToList();
                var people = authors.Where(author => Type(author)?.Contains("Organization", StringComparison.Ordinal) != true).ToList();
                var names = (people.Count > 0 ? people : authors).Select(Name).OfType<string>().Distinct().ToList();
                if (names.Count > 0)
                    return (names, people.Count > 0);
            }

            return ([], false);
        }
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text, Tolerant);
            return parsed.RootElement.Clone();
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            // Line ends inside strings are the commonest fault; what is still broken without them says nothing.
            return text.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0 ? null : Parse(string.Concat(text.Select(character => character < ' ' ? ' ' : character)));
        }
    }

    private void Collect(JsonElement element, int depth)
    {
        _deadline.Check();
        if (depth > 8)
            return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item, depth + 1);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (Text(Property(element, "@id")) is { } id && element.EnumerateObject().Count() > 1)
                _byId[id] = element;
            if (Type(element) is { } type && ArticleTypes.Any(known => type.Contains(known, StringComparison.Ordinal)))
                _articles.Add((element, Rank(type)));
            foreach (var name in new[] { "@graph", "mainEntity", "mainEntityOfPage", "author" })
                Collect(Property(element, name), depth + 1);
        }
    }

    private static int Rank(string type) =>
        type.Contains("Article", StringComparison.Ordinal) || type.Contains("Posting", StringComparison.Ordinal) ? 0
        : type.Contains("WebPage", StringComparison.Ordinal) ? 2
        : 1;

    private string? First(string property, bool pagesToo = true)
    {
        foreach (var (article, rank) in _articles)
        {
            _deadline.Check();
            if ((pagesToo || rank < 2) && Text(Property(article, property)) is { } text)
                return text;
        }

        return null;
    }

    private JsonElement Resolve(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && Text(Property(element, "name")) is null && Text(Property(element, "@id")) is { } id && _byId.TryGetValue(id, out var known)
            ? known
            : element;

    private string? Name(JsonElement element)
    {
        element = Resolve(Each(element).FirstOrDefault());
        return Text(element) ?? Text(Property(element, "name"));
    }

    // A thing may be of several types: ["WebPage", "Article"].
    private static string? Type(JsonElement element) =>
        string.Join(' ', Each(Property(element, "@type")).Select(Text).OfType<string>()) is { Length: > 0 } types ? types : null;

    private static JsonElement Property(JsonElement element, string name)
    {
        if (element.ValueKind == JsonValueKind.Array)
            element = element.EnumerateArray().FirstOrDefault();
        return JsonText.Property(element, name);
    }

    private static string? Text(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
            element = element.EnumerateArray().FirstOrDefault();
        return JsonText.Of(element)?.Trim() is { Length: > 0 } text ? text : null;
    }

    private static IEnumerable<JsonElement> Each(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray(),
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        _ => [element],
    };
}
