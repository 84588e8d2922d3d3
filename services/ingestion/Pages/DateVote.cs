using System.Globalization;
using System.Text.RegularExpressions;
using Wiredesk.Ingestion.Dates;

namespace Wiredesk.Ingestion.Pages;

/// <summary>Collects the dates that a page names, and who names them.</summary>
/// <remarks>Two places agree when they name the same day: midnight and the exact time are one date.</remarks>
internal sealed partial class DateVote(PageReading page, JsonLd data, int title, TimeZoneInfo? zone)
{
    private const int LongestDateline = 200;
    private const int BeforeTitle = 12;
    private const int AfterTitle = 30;
    private const int MostStrangers = 3;

    // Far from the title stand the dates of other articles, and those that the text tells of.
    private static readonly HashSet<string> Weak =
        ["any", "time-far", "named-date-far", "named-updated-far", "shown-far", "shown-alone-far", "shown-elsewhere", "shown-in-link", "shown-in-prose", "shown-second", "says-updated"];

    private static readonly string[] PublishedTags = ["article:published_time", "og:published_time", "og:article:published_time", "article:published"];

    private static readonly string[] DateTags =
    [
        "datePublished", "date", "pubdate", "publishdate", "publish_date", "publish-date", "publication_date", "published", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created",
        "dc.date.created", "citation_publication_date", "citation_online_date", "citation_date", "sailthru.date", "parsely-pub-date", "article.published", "article:publish_date", "og:publish_date",
        "cXenseParse:recs:publishtime", "cXenseParse:publishtime", "gsa_date", "created", "article_date_original", "bt:pubDate", "published-time", "publish-time", "published_time", "pub_date",
    ];

    private static readonly string[] ModifiedTags =
        ["article:modified_time", "og:updated_time", "dateModified", "lastmod", "last-modified", "dcterms.modified", "article:modified", "updated", "revised", "modified_date", "updated_time", "modified-date", "modified-time", "last_updated"];

    public Vote<DateTimeOffset> Published { get; } = new("published", Day);

    public Vote<DateTimeOffset> Modified { get; } = new("modified", Day);

    /// <summary>Asks every place.</summary>
    public DateVote Collect(Uri? url)
    {
        Say(Published, Read(data.Published), Origins.JsonLd, "json-ld");
        foreach (var tag in PublishedTags)
            Say(Published, Read(page.Meta.GetValueOrDefault(tag)), Origins.Meta, "meta-published");
        foreach (var tag in DateTags)
            Say(Published, Read(page.Meta.GetValueOrDefault(tag)), Origins.Meta, "meta-date");
        Say(Modified, Read(data.Modified), Origins.JsonLd, "json-ld");
        foreach (var tag in ModifiedTags)
            Say(Modified, Read(page.Meta.GetValueOrDefault(tag)), Origins.Meta, "meta");
        foreach (var mark in page.Marks)
            TakeMark(mark);
        var firsts = new HashSet<string>();
        for (var i = 0; i < page.Blocks.Count; i++)
            TakeBlock(i, firsts);
        Say(Published, Read(data.Created), Origins.JsonLd, "json-ld-created");
        Say(Published, Read(data.Modified), Origins.JsonLd, "json-ld-modified");
        foreach (var tag in ModifiedTags)
            Say(Published, Read(page.Meta.GetValueOrDefault(tag)), Origins.Meta, "meta-modified");
        Say(Published, OfUrl(url), Origins.Url, "url");
        Published.Thin(Weak, MostStrangers);
        Describe();
        return this;
    }

    // What the page shows and its metadata calls changed is what it now says of itself, the more so where it shows nothing else.
    private void Describe()
    {
        static bool IsShown(Candidate<DateTimeOffset> candidate) => candidate.Witnesses.Any(witness => witness is "shown-after" or "shown-before" or "shown-top" or "shown-below");
        var shown = Published.Candidates.Count(IsShown);
        foreach (var candidate in Published.Candidates.Where(IsShown))
        {
            if (candidate.Witnesses.Contains("json-ld-modified") || candidate.Witnesses.Contains("meta-modified"))
                candidate.Witnesses.Add(candidate.Witnesses.Contains("says-updated") ? "shown-as-modified" : "shown-though-modified");
            if (shown == 1)
                candidate.Witnesses.Add("shown-only");
        }
    }

    private static string Day(DateTimeOffset date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Say(Vote<DateTimeOffset> vote, DateTimeOffset? date, string from, params ReadOnlySpan<string> witnesses)
    {
        if (date is { } known)
            vote.Add(known, from, witnesses);
    }

    private bool IsNear(int block) => title >= 0 ? block >= title - BeforeTitle && block <= title + AfterTitle : block <= AfterTitle;

    private void TakeMark(PageMark mark)
    {
        var written = mark.Element.GetAttribute("datetime") ?? mark.Element.GetAttribute("content") ?? (mark.Element.LocalName == "time" ? null : mark.Element.GetAttribute("title"));
        var words = PageReading.Words(mark.Element);
        if (words.Length > LongestDateline)
            return;
        var date = Read(written) ?? (DayInText().Match(words) is { Success: true } match ? Read(match.Value) : null);
        if (date is null)
            return;
        var kind = mark.Property switch
        {
            "datePublished" => "microdata",
            "dateModified" => "microdata-modified",
            _ when (mark.Signs & NameSigns.Updated) != 0 => "named-updated",
            _ when mark.Element.LocalName == "time" => "time",
            _ when (mark.Signs & NameSigns.Date) != 0 => "named-date",
            _ => null,
        };
        if (kind is null)
            return;
        var from = kind.StartsWith("microdata", StringComparison.Ordinal) ? Origins.Microdata : Origins.Page;
        Say(Published, date, from, kind + (IsNear(mark.Block) ? "-near" : "-far"));
        if (kind is "microdata-modified" or "named-updated")
            Say(Modified, date, from, kind);
    }

    // A short text with a day in it.
    private void TakeBlock(int i, HashSet<string> firsts)
    {
        var block = page.Blocks[i];
        if (block.Text.Length > LongestDateline || !HasYear(block.Text) || DayInText().Match(block.Text) is not { Success: true } match || Read(match.Value) is not { } date)
            return;
        var before = block.Text.AsSpan(0, match.Index);
        var where = title < 0 ? (IsNear(i) ? "top" : "far") : i < title ? (IsNear(i) ? "before" : "far") : i <= title + 6 ? "after" : IsNear(i) ? "below" : "far";
        Say(Published, date, Origins.Page, "shown-" + where);
        if (where != "far" && firsts.Add(i > title ? "shown-first-after" : "shown-first-before"))
            Say(Published, date, Origins.Page, i > title ? "shown-first-after" : "shown-first-before");
        if (block.Text.Length < match.Length + 25)
            Say(Published, date, Origins.Page, "shown-alone-" + where);
        else if (block.Text.Length > 110)
            Say(Published, date, Origins.Page, "shown-in-prose");
        if ((block.Surroundings & (Surroundings.Navigation | Surroundings.Footer | Surroundings.Aside)) != 0 || (block.AllSigns & (NameSigns.Related | NameSigns.Comments | NameSigns.Sidebar)) != 0)
            Say(Published, date, Origins.Page, "shown-elsewhere");
        if (block.LinkShare > 0.5)
            Say(Published, date, Origins.Page, "shown-in-link");
        if (Names(before, "updat") || Names(before, "modified") || Names(before, "review") || Names(before, "revised"))
        {
            Say(Published, date, Origins.Page, "says-updated");
            if (where is "after" or "before" or "top")
                Say(Modified, date, Origins.Page, "says-updated");
        }
        else if (Names(before, "publish") || Names(before, "posted") || Names(before, "date") || Names(before, " on "))
        {
            Say(Published, date, Origins.Page, "says-published");
        }

        // "Published May 2, 2024, updated June 3, 2025".
        if (block.Text.AsSpan(match.Index + match.Length) is { Length: > 8 } rest && HasYear(rest) && DayInText().Match(rest.ToString()) is { Success: true } second && Read(second.Value) is { } later)
            Say(Published, later, Origins.Page, "shown-second");
    }

    private static bool Names(ReadOnlySpan<char> text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool HasYear(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + 3 < text.Length; i++)
        {
            if (((text[i] == '2' && text[i + 1] == '0') || (text[i] == '1' && text[i + 1] == '9')) && char.IsAsciiDigit(text[i + 2]) && char.IsAsciiDigit(text[i + 3]))
                return true;
        }

        return text.Length < 40 && text.IndexOfAny('/', '.') > 0 && text.IndexOfAnyInRange('0', '9') >= 0;
    }

    private DateTimeOffset? Read(string? written)
    {
        if (written is null)
            return null;
        var date = NewsDate.Read(IsDayFirst(written) ? DayFirst().Replace(written, "$2/$1/$3") : written, zone);
        // "Oct 01, 2025T10:00:00+03:00": a day with a time put behind it.
        if (date is null && written.IndexOf('T', StringComparison.Ordinal) is var at and > 5)
            date = NewsDate.Read(written[..at], zone);
        return date is { Year: >= 1990 and <= 2100 } ? date : null;
    }

    // 3/10/2023 is read as the tenth of March, as in America, unless the page is from elsewhere.
    private bool IsDayFirst(string written) =>
        written.Contains('/', StringComparison.Ordinal) && page.Language is { Length: > 1 } language
        && (!language.StartsWith("en", StringComparison.OrdinalIgnoreCase) || (language.Length > 3 && !language.EndsWith("US", StringComparison.OrdinalIgnoreCase)))
        && DayFirst().Match(written) is { Success: true } match && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) <= 12 && int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) <= 12;

    [GeneratedRegex(@"^(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)", RegexOptions.NonBacktracking)]
    private static partial Regex DayFirst();

    private static DateTimeOffset? OfUrl(Uri? url)
    {
        var match = url is null ? Match.Empty : DayInUrl().Match(url.AbsolutePath);
        return match.Success && DateOnly.TryParseExact($"{match.Groups[1].Value}-{match.Groups[2].Value}-{match.Groups[3].Value}", "yyyy-MM-dd", out var day)
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : null;
    }

    [GeneratedRegex(@"/((?:19|20)\d\d)[/\-_]?(0[1-9]|1[0-2])[/\-_]?(0[1-9]|[12]\d|3[01])(?:\D|$)", RegexOptions.NonBacktracking)]
    private static partial Regex DayInUrl();

    // 2026-02-14, 14.2.2026, 2/14/26, 14 February 2026, Feb. 14th, 2026, 14 de febrero de 2026
    [GeneratedRegex(@"\b(?:(?:19|20)\d\d[.\-/]\d{1,2}[.\-/]\d{1,2}|\d{1,2}[./\-]\d{1,2}[./\-](?:(?:19|20)\d\d|\d\d)\b|\d{1,2}(?:st|nd|rd|th|\.)?(?: de | of |[ \-,])\s?\p{L}{3,12}\.?,?(?: de |[ \-])\s?(?:19|20)\d\d|\p{L}{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? ?(?:19|20)\d\d)", RegexOptions.NonBacktracking)]
    private static partial Regex DayInText();
}
