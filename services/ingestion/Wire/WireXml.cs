using Wiredesk.Contracts;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Dates;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Wire;

/// <summary>Finds its way in the XML of a wire item. Names are compared without their case and without their prefix.</summary>
internal static class WireXml
{
    /// <summary>A wire item that must not be taken as it is; ends its reading.</summary>
    public sealed class Refused(Refusal refusal) : Exception(refusal.Message)
    {
        public Refusal Refusal { get; } = refusal;
    }

    /// <summary>The first element at the end of the path.</summary>
    public static XmlElement? Find(this XmlElement? element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            element = element?.Elements.FirstOrDefault(child => child.Is(name));
        return element;
    }

    public static bool Is(this XmlElement element, string name) => element.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>All elements of that name below this one, in their order.</summary>
    public static IEnumerable<XmlElement> All(this XmlElement? element, string name)
    {
        var waiting = new Stack<XmlElement>();
        Push(element);
        while (waiting.TryPop(out var next))
        {
            if (next.Is(name))
                yield return next;
            Push(next);
        }

        void Push(XmlElement? parent)
        {
            for (var i = (parent?.Parts.Count ?? 0) - 1; i >= 0; i--)
            {
                if (parent!.Parts[i] is XmlElement child)
                    waiting.Push(child);
            }
        }
    }

    /// <summary>The text of an element in one line; nothing when there is none.</summary>
    public static string? Line(this XmlElement? element) => Line(element?.Text);

    public static string? Line(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } line ? line : null;

    /// <summary>The date that is written there; one that cannot be read counts as absent.</summary>
    public static DateTimeOffset? Date(string? written, TimeZoneInfo? zone) => NewsDate.Read(written, zone);

    /// <summary>The end of an embargo. One that cannot be read refuses the item: to take it for none would break it.</summary>
    public static DateTimeOffset? Embargo(string? written, TimeZoneInfo? zone) => string.IsNullOrWhiteSpace(written)
        ? null
        : NewsDate.Read(written, zone)
            ?? throw new Refused(new Refusal("bad-date", $"The end of the embargo cannot be read: '{(written.Length > 60 ? written[..60] : written).Trim()}'.", "embargo"));

    /// <summary>The urgency, 1 (most) to 9; nothing when it is none of these.</summary>
    public static int? Urgency(string? written) => int.TryParse(written?.Trim(), out var urgency) && urgency is >= 1 and <= 9 ? urgency : null;

    public static UsageRights? Rights(string? usageTerms, string? copyrightNotice) => Rights([usageTerms], copyrightNotice);

    /// <summary>All of the terms hold: each stands in a line of its own.</summary>
    public static UsageRights? Rights(IEnumerable<string?> usageTerms, string? copyrightNotice)
    {
        var terms = string.Join('\n', usageTerms.Select(Line).OfType<string>().Distinct());
        return terms.Length == 0 && Line(copyrightNotice) is null ? null : new UsageRights(terms.Length == 0 ? null : terms, Line(copyrightNotice));
    }

    /// <summary>The status by its word, which may stand at the end of a code (<c>stat:usable</c>) or of an address.</summary>
    public static ArticleStatus Status(string? code) => code?.Trim().ToLowerInvariant().Split(':', '/', '#')[^1] switch
    {
        null or "" or "usable" or "embargoed" => ArticleStatus.Usable,
        "withheld" => ArticleStatus.Withheld,
        "canceled" or "cancelled" or "killed" => ArticleStatus.Canceled,
        _ => ArticleStatus.Unknown,
    };

    public static Media? Media(string? address, string? caption, string? credit, string? rights = null) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? new Media(url!, Line(caption), Line(credit), Line(rights)) : null;
}
