using System.Net;
using Wiredesk.Ingestion.Dates;
using Wiredesk.Ingestion.Markup;
using Wiredesk.Ingestion.Sanitising;

namespace Wiredesk.Ingestion.Feeds;

/// <summary>What holds for all of one feed while it is read: its address, its time zone, and the repairs made so far.</summary>
internal sealed record FeedFrame(Uri? Address, TimeZoneInfo? Zone, Repairs Repairs)
{
    /// <summary>Entries beyond this number are left out: no poll brings so much news.</summary>
    public const int MostEntries = 200_000;

    /// <summary>HTML beyond this many characters in one feed is taken as plain text: sanitising costs up to a thousand times what reading the feed costs.</summary>
    public const int MostHtml = 16 * 1024 * 1024;

    private int _html;

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
        if (!trimmed.Contains('<', StringComparison.Ordinal))
        {
            // Only references; what they stand for may look like markup, which then stays written as text.
            var text = trimmed.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(trimmed) : trimmed;
            return Windows1252.Mend(text.Contains('<', StringComparison.Ordinal) ? XmlElement.Escape(text) : text, Repairs).Trim();
        }

        var safe = Sanitised(trimmed, baseAddress)?.Trim() ?? XmlElement.Escape(HtmlText.Of(trimmed));
        if (safe.Length == 0)
            return null;
        if (safe.Contains('<', StringComparison.Ordinal))
            return Windows1252.Mend(safe, Repairs);
        var decoded = Windows1252.Mend(WebUtility.HtmlDecode(safe), Repairs);
        return decoded.Contains('<', StringComparison.Ordinal) ? safe : decoded;
    }

    private string? Sanitised(string html, Uri? baseAddress)
    {
        _html += Math.Min(html.Length, MostHtml);
        if (_html <= MostHtml)
            return SafeHtml.Of(html, baseAddress, Repairs);
        _html = MostHtml;
        Repairs.Add(Repairs.HtmlTooLarge);
        return null;
    }
}
