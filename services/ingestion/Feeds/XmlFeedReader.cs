using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Feeds;

/// <summary>Reads RSS 0.90 to 2.0, Atom 0.3 and 1.0, and CDF: formats that differ in names, not in what they say.</summary>
internal sealed class XmlFeedReader(XmlElement root, FeedFrame frame)
{
    private readonly string _format = Format(root);

    public Feed Read()
    {
        var isAtom = _format.StartsWith("atom", StringComparison.Ordinal);
        var channel = root.Elements.FirstOrDefault(element => FeedNames.Of(element) == "channel") ?? root;
        var fields = new FeedFields(frame, isAtom).ReadAll(channel);
        return new Feed
        {
            Format = _format,
            Title = fields.Text("title"),
            Description = fields.Text("description"),
            Link = fields.Text("link"),
            Id = fields.Text("id"),
            Language = fields.Text("language") ?? TextConstruct.LanguageOf(channel),
            Published = fields.Date("published"),
            Updated = fields.Date("updated"),
            Created = fields.Date("created"),
            Rights = fields.Text("rights"),
            Generator = fields.Text("generator"),
            Image = fields.Text("image"),
            Authors = fields.Authors,
            Contributors = fields.Contributors,
            Categories = fields.Categories,
            Entries = [.. Items().Select(item => EntryOf(item, isAtom))],
        };
    }

    private Entry EntryOf(XmlElement item, bool isAtom)
    {
        var fields = new FeedFields(frame, isAtom).ReadAll(item);
        var language = fields.Text(fields.Text("content") is null ? "description.language" : "content.language");
        return new Entry
        {
            Id = fields.Text("id"),
            Title = fields.Text("title"),
            Link = fields.Text("link"),
            Summary = fields.Text("description"),
            Content = fields.Text("content"),
            ContentLanguage = string.IsNullOrEmpty(language) ? null : language,
            Published = fields.Date("published"),
            Updated = fields.Date("updated"),
            Created = fields.Date("created"),
            Authors = fields.Authors,
            Contributors = fields.Contributors,
            Rights = fields.Text("rights"),
            Language = fields.Text("language") ?? TextConstruct.Language(item.Attribute("lang", XmlElement.XmlNamespace)),
            Categories = fields.Categories,
            Enclosures = fields.Enclosures,
            Source = fields.Source,
            Comments = fields.Text("comments"),
            Image = fields.Text("image"),
        };
    }

    // Wherever they stand: RSS 1.0 has them beside the channel, and a forgotten end tag may have put them anywhere.
    private List<XmlElement> Items()
    {
        var items = new List<XmlElement>();
        var waiting = new Stack<XmlElement>();
        waiting.Push(root);
        while (waiting.TryPop(out var element))
        {
            if (FeedNames.Of(element) is "item" or "entry" && element != root)
            {
                if (items.Count == FeedFrame.MostEntries)
                {
                    frame.Repairs.Add(Repairs.TooManyEntries);
                    break;
                }

                items.Add(element);
                continue;
            }

            for (var i = element.Parts.Count - 1; i >= 0; i--)
            {
                if (element.Parts[i] is XmlElement child)
                    waiting.Push(child);
            }
        }

        return items;
    }

    private static string Format(XmlElement root)
    {
        switch (root.Name.ToLowerInvariant())
        {
            case "rdf":
                return root.Elements.Any(element => element.Namespace.StartsWith("http://my.netscape.com/", StringComparison.OrdinalIgnoreCase)
                    || element.Namespace.StartsWith("http://channel.netscape.com/", StringComparison.OrdinalIgnoreCase)) ? "rss-0.90" : "rss-1.0";
            case "feed":
                return root.Attribute("version")?.Trim().StartsWith("0.", StringComparison.Ordinal) == true
                    || (root.Namespace.Length > 0 && !root.Namespace.Equals("http://www.w3.org/2005/Atom", StringComparison.OrdinalIgnoreCase)) ? "atom-0.3" : "atom-1.0";
            case "channel" or "newsfeed":
                return "cdf";
            default:
                var version = root.Attribute("version")?.Trim();
                return version is "0.90" or "0.91" or "0.92" or "0.93" or "0.94" or "1.0" ? $"rss-{version}" : "rss-2.0";
        }
    }
}
