using System.Globalization;
using Wiredesk.Ingestion.Blocks;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Metadata;

/// <summary>Collects the dates that a page names, and who names them.</summary>
/// <remarks>Two places agree when they name the same day: midnight and the exact time are one date.</remarks>
internal sealed class DateVote(PageReading page, JsonLd data, int title, Uri? url, TimeZoneInfo? zone)
{
    private const int LongestDateline = 200;
    private const int LongestLabel = 40;
    private const int BeforeTitle = 12;
    private const int AfterTitle = 30;
    private const int MostStrangers = 3;

    // Far from the title stand the dates of other articles, and those that the text tells of.
    private static readonly HashSet<string> Weak =
        ["any", "time-far", "named-date-far", "named-updated-far", "shown-far", "shown-alone-far", "shown-elsewhere", "shown-in-link", "shown-in-prose", "updated-far", "url-month"];

    private readonly WrittenDates _dates = new(page, Known(page, data, url), zone);
    private readonly HashSet<string> _firsts = [];

    public Vote<DateTimeOffset> Published { get; } = new("published", Day);

    public Vote<DateTimeOffset> Modified { get; } = new("modified", Day);

    /// <summary>Asks every place.</summary>
    public DateVote Collect()
    {
        Say(Published, _dates.Read(data.Published), Origins.JsonLd, "json-ld", "metadata");
        Say(Modified, _dates.Read(data.Modified), Origins.JsonLd, "json-ld");
        foreach (var (kind, content) in page.Meta.Select(tag => (Kind: DateTag.Of(tag.Key), tag.Value)).OrderBy(tag => tag.Kind))
        {
            if (kind == DateTagKind.Modified)
                Say(Modified, _dates.Read(content), Origins.Meta, "meta");
            else if (kind != DateTagKind.None)
                Say(Published, _dates.Read(content), Origins.Meta, kind == DateTagKind.PublishedTime ? "meta-published" : "meta-date", "metadata");
        }

        foreach (var mark in page.Marks)
        {
            page.Deadline.Check();
            TakeMark(mark);
        }

        for (var i = 0; i < page.Blocks.Count; i++)
        {
            page.Deadline.Check();
            TakeBlock(i);
        }

        Say(Published, _dates.Read(data.Created), Origins.JsonLd, "json-ld-created");
        TakeModified();
        Say(Published, WrittenDates.InUrl(url), Origins.Url, "url");
        Describe();
        Published.Thin(Weak, MostStrangers);
        return this;
    }

    // The days of which there is no doubt how they are written.
    private static HashSet<DateOnly> Known(PageReading page, JsonLd data, Uri? url)
    {
        var written = page.Meta.Where(tag => DateTag.Of(tag.Key) != DateTagKind.None).Select(tag => tag.Value).Append(data.Published).Append(data.Modified);
        var days = new HashSet<DateOnly>();
        foreach (var text in written.OfType<string>())
        {
            if (text.Length >= 10 && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", out var named))
                days.Add(named);
        }

        if (WrittenDates.InUrl(url) is { } day)
            days.Add(DateOnly.FromDateTime(day.DateTime));
        return days;
    }

    // When metadata says that it was changed is a date of last resort.
    private void TakeModified()
    {
        foreach (var changed in Modified.Candidates)
        {
            foreach (var witness in changed.Witnesses.Where(witness => witness is "json-ld" or "meta"))
                Say(Published, changed.Value, changed.From, witness + "-modified");
        }
    }

    private void Describe()
    {
        static bool IsShown(Candidate<DateTimeOffset> candidate) => candidate.Witnesses.Any(witness => witness is "shown-after" or "shown-before" or "shown-top" or "shown-below" or "updated-near");
        var shown = Published.Candidates.Count(IsShown);
        var firstChange = Modified.Candidates.Where(candidate => candidate.From is Origins.Meta or Origins.JsonLd).Select(candidate => (DateTimeOffset?)candidate.Value).Min();
        foreach (var candidate in Published.Candidates)
        {
            if (WrittenDates.MonthOf(url) is var (year, number) && candidate.Value.Year == year && candidate.Value.Month == number)
                candidate.Witnesses.Add("url-month");
            if (candidate.Value > firstChange?.AddDays(2))
                candidate.Witnesses.Add("after-change");
            if (!IsShown(candidate))
                continue;
            var isUpdated = candidate.Witnesses.Contains("updated-near");
            // What the page shows and its metadata calls changed is what it now says of itself, the more so where it shows nothing else.
            if (!isUpdated && (candidate.Witnesses.Contains("json-ld-modified") || candidate.Witnesses.Contains("meta-modified")))
                candidate.Witnesses.Add("shown-though-modified");
            if (shown == 1)
                candidate.Witnesses.Add(isUpdated ? "updated-only" : "shown-only");
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
        var words = PageText.Words(mark.Element, page.Deadline);
        if (words.Length > LongestDateline)
            return;
        var shown = _dates.InText(words).Select(found => (DateInText?)found).FirstOrDefault();
        if ((_dates.Read(written) ?? shown?.Date) is not { } date || KindOf(mark, words, shown?.At ?? words.Length) is not { } kind)
            return;
        var from = kind.StartsWith("microdata", StringComparison.Ordinal) ? Origins.Microdata : Origins.Page;
        Say(Published, date, from, kind + (IsNear(mark.Block) ? "-near" : "-far"));
        if (kind is "microdata-modified" or "named-updated")
            Say(Modified, date, from, kind);
    }

    private string? KindOf(PageMark mark, string words, int dateAt) => mark.Property switch
    {
        "datePublished" => "microdata",
        "dateModified" => "microdata-modified",
        _ when mark.Element.HasAttribute("pubdate") => "microdata",
        _ when (mark.Signs & NameSigns.Updated) != 0 || Saying(mark, words, dateAt) == DateTagKind.Modified => "named-updated",
        _ when mark.Element.LocalName == "time" => "time",
        _ when (mark.Signs & NameSigns.Date) != 0 => "named-date",
        _ => null,
    };

    // What is said of the date before it: in the element, or in the line that it stands in.
    private DateTagKind Saying(PageMark mark, string words, int dateAt)
    {
        if (DateLabels.Last(words.AsSpan(0, dateAt)) is not DateTagKind.None and var said)
            return said;
        var line = mark.Block < page.Blocks.Count ? page.Blocks[mark.Block].Text : "";
        return words.Length > 0 && line.Length <= LongestDateline && line.IndexOf(words, StringComparison.Ordinal) is var at and > 0 ? DateLabels.Last(line.AsSpan(0, at)) : DateTagKind.None;
    }

    // A short text with a day in it, or several: "Published May 2, 2024, updated June 3, 2025".
    private void TakeBlock(int i)
    {
        var text = page.Blocks[i].Text;
        if (text.Length > LongestDateline)
            return;
        var from = 0;
        foreach (var found in _dates.InText(text))
        {
            var said = DateLabels.Last(text.AsSpan(from, found.At - from));
            // "Updated" on a line of its own, and the date on the next.
            if (said == DateTagKind.None && found.At < 3 && i > 0 && page.Blocks[i - 1].Text is { Length: < LongestLabel } label)
                said = DateLabels.Ends(label);
            TakeDate(i, found, said);
            from = found.End;
        }
    }

    private void TakeDate(int i, DateInText found, DateTagKind said)
    {
        var block = page.Blocks[i];
        var where = title < 0 ? (IsNear(i) ? "top" : "far") : i < title ? (IsNear(i) ? "before" : "far") : i <= title + 6 ? "after" : IsNear(i) ? "below" : "far";
        if (said == DateTagKind.Modified)
        {
            Say(Published, found.Date, Origins.Page, where == "far" ? "updated-far" : "updated-near");
            if (where is "after" or "before" or "top")
                Say(Modified, found.Date, Origins.Page, "says-updated");
            return;
        }

        Say(Published, found.Date, Origins.Page, "shown-" + where);
        var side = i > title ? "shown-first-after" : "shown-first-before";
        if (where != "far" && _firsts.Add(side))
            Say(Published, found.Date, Origins.Page, side);
        if (block.Text.Length < found.Length + 25)
            Say(Published, found.Date, Origins.Page, "shown-alone-" + where);
        else if (block.Text.Length > 110)
            Say(Published, found.Date, Origins.Page, "shown-in-prose");
        if ((block.Surroundings & (Surroundings.Navigation | Surroundings.Footer | Surroundings.Aside)) != 0 || (block.AllSigns & (NameSigns.Related | NameSigns.Comments | NameSigns.Sidebar)) != 0)
            Say(Published, found.Date, Origins.Page, "shown-elsewhere");
        if (block.LinkShare > 0.5)
            Say(Published, found.Date, Origins.Page, "shown-in-link");
        if (said == DateTagKind.Published)
            Say(Published, found.Date, Origins.Page, "says-published");
    }
}
