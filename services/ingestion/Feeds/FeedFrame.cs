using System.Net;
using Wiredesk.Ingestion.Dates;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Feeds;

/// <summary>What holds for all of one feed while it is read: its address, its time zone, and the repairs made so far.</summary>
internal sealed record FeedFrame(Uri? Address, TimeZoneInfo? Zone, Repairs Repairs)
{
    /// <summary>Entries beyond this number are left out: no poll brings so much news.</summary>
    public const int MostEntries = 200_000;

    public DateTimeOffset? Date(string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
            return null;
        var date = NewsDate.Read(written, Zone);
        if (date is null)
            Repairs.Add(Repairs.UnreadableDate);
        return date;
    }

    /// <summary>The address in its absolute form where a base is known; nothing when it is empty or not for following.</summary>
    public static string? Link(string? written, Uri? baseAddress)
    {
        var link = written?.Trim();
        if (string.IsNullOrEmpty(link))
            return null;
        return SafeHtml.Address(link, baseAddress);
    }

    /// <summary>Plain text in the form of the text fields: as it is, or escaped when it holds what looks like markup.</summary>
    public static string? Plain(string? text)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed))
            return null;
        return trimmed.Contains('<', StringComparison.Ordinal) ? XmlElement.Escape(trimmed) : trimmed;
    }

    /// <summary>HTML in the form of the text fields: safe HTML, or plain text where no markup is left.</summary>
    public string? Html(string? html, Uri? baseAddress)
    {
        var trimmed = html?.Trim();
        if (string.IsNullOrEmpty(trimmed))
            return null;
        if (trimmed.AsSpan().IndexOfAny('<', '&') < 0)
            return trimmed;
        var safe = SafeHtml.Of(trimmed, baseAddress, Repairs)?.Trim() ?? XmlElement.Escape(HtmlText.Of(trimmed));
        if (safe.Length == 0)
            return null;
        if (safe.Contains('<', StringComparison.Ordinal))
            return Windows1252.Mend(safe, Repairs);
        var decoded = Windows1252.Mend(WebUtility.HtmlDecode(safe), Repairs);
        return decoded.Contains('<', StringComparison.Ordinal) ? safe : decoded;
    }
}
