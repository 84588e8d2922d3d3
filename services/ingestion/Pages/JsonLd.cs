using System.Text.Json;
using AngleSharp.Dom;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Pages;

/// <summary>The article that a page describes as linked data (schema.org, in JSON-LD); broken blocks are left out.</summary>
internal sealed class JsonLd
{
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly string[] ArticleTypes = ["Article", "Posting", "Report", "WebPage", "CreativeWork", "Review", "HowTo", "Recipe", "Book"];

    // References by @id are followed once: author: {"@id": "#jane"} with the person described beside the article.
    private readonly Dictionary<string, JsonElement> _byId = [];
    private readonly List<JsonElement> _articles = [];

    public static JsonLd Of(IDocument document)
    {
        var data = new JsonLd();
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']").Take(50))
        {
            try
            {
                var text = script.TextContent.Trim().TrimEnd(';');
                using var parsed = JsonDocument.Parse(text.Replace("\n", " ", StringComparison.Ordinal).Replace("\r", " ", StringComparison.Ordinal), Tolerant);
                data.Collect(parsed.RootElement.Clone(), depth: 0);
            }
            catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidOperationException)
            {
                continue; // One broken block says nothing about the others.
            }
        }

        // The more an element says of an article in its type, the sooner it is asked; a page that merely is one comes last.
        data._articles.Sort((one, other) => Rank(one).CompareTo(Rank(other)));
        return data;
    }

    public string? Headline => First("headline") ?? First("name", pagesToo: false);

    public string? Published => First("datePublished");

    public string? Modified => First("dateModified");

    public string? Language => First("inLanguage");

    public string? Description => First("description", pagesToo: false);

    public string? Usage => First("license") ?? First("usageInfo");

    public string? Image => _articles.Select(article => Property(article, "image"))
        .Select(image => Text(image) ?? Text(Property(image, "url"))).FirstOrDefault(url => url is not null);

    public string? Publisher => _articles.Select(article => Name(Property(article, "publisher"))).FirstOrDefault(name => name is not null);

    /// <summary>The people named as authors; organisations only where there are no people.</summary>
    public List<string> Authors
    {
        get
        {
            foreach (var article in _articles)
            {
                var authors = Each(Property(article, "author")).Concat(Each(Property(article, "creator"))).Select(Resolve).ToList();
                var people = authors.Where(author => Type(author) is not { } type || !type.Contains("Organization", StringComparison.Ordinal)).ToList();
                var names = (people.Count > 0 ? people : authors).Select(Name).OfType<string>().Distinct().ToList();
                if (names.Count > 0)
                    return names;
            }

            return [];
        }
    }

    private void Collect(JsonElement element, int depth)
    {
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
            if (Type(element) is { } type && ArticleTypes.Any(known => type.EndsWith(known, StringComparison.Ordinal)))
                _articles.Add(element);
            foreach (var name in new[] { "@graph", "mainEntity", "mainEntityOfPage", "author" })
                Collect(Property(element, name), depth + 1);
        }
    }

    private static int Rank(JsonElement article) => Type(article) switch
    {
        null => 3,
        var type when type.Contains("Article", StringComparison.Ordinal) || type.Contains("Posting", StringComparison.Ordinal) => 0,
        var type when type.Contains("WebPage", StringComparison.Ordinal) => 2,
        _ => 1,
    };

    private string? First(string property, bool pagesToo = true) =>
        _articles.Where(article => pagesToo || Rank(article) < 2).Select(article => Text(Property(article, property))).FirstOrDefault(text => text is not null);

    private JsonElement Resolve(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && Text(Property(element, "name")) is null && Text(Property(element, "@id")) is { } id && _byId.TryGetValue(id, out var known)
            ? known
            : element;

    private string? Name(JsonElement element)
    {
        element = Resolve(Each(element).FirstOrDefault());
        return Text(element) ?? Text(Property(element, "name"));
    }

    private static string? Type(JsonElement element) => Text(Each(Property(element, "@type")).FirstOrDefault());

    private static JsonElement Property(JsonElement element, string name)
    {
        if (element.ValueKind == JsonValueKind.Array)
            element = element.EnumerateArray().FirstOrDefault();
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;
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
