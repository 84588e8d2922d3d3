using System.Globalization;
using System.Text.RegularExpressions;
using Wiredesk.Ingestion.Dates;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Metadata;

/// <summary>A date within a text, and where it stands there.</summary>
internal readonly record struct DateInText(int At, int Length, DateTimeOffset Date)
{
    public int End => At + Length;
}

/// <summary>Reads dates as one page writes them: in its time zone, and with the day or the month first as the page does.</summary>
internal sealed partial class WrittenDates
{
    private const int MostInText = 3;
    private const int LongestLine = 200;

    private readonly TimeZoneInfo? _zone;
    private readonly bool _dayFirst;

    /// <param name="known">Days that the page or its address names without doubt.</param>
    /// <param name="zone">The zone of dates without an offset; UTC when none is given.</param>
    public WrittenDates(PageReading page, IReadOnlyCollection<DateOnly> known, TimeZoneInfo? zone)
    {
        _zone = zone;
        _dayFirst = IsDayFirst(page, known);
    }

    /// <summary>The date that a text is; nothing when it is none, or one that no web page can have.</summary>
    public DateTimeOffset? Read(string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
            return null;
        if (_dayFirst)
            written = Slashes().Replace(written, SwapDayAndMonth);
        var date = NewsDate.Read(written, _zone);
        // "Oct 01, 2025T10:00:00+03:00": a day with a time put behind it.
        if (date is null && written.IndexOf('T', StringComparison.Ordinal) is var at and > 5)
            date = NewsDate.Read(written[..at], _zone);
        return date is { Year: >= 1990 and <= 2100 } ? date : null;
    }

    /// <summary>The first few dates in a text.</summary>
    public IEnumerable<DateInText> InText(string text)
    {
        if (!MayHold(text))
            yield break;
        var found = 0;
        for (var match = Day().Match(text); match.Success && found < MostInText; match = match.NextMatch())
        {
            if (Read(match.Value) is not { } date)
                continue;
            found++;
            yield return new DateInText(match.Index, match.Length, date);
        }
    }

    /// <summary>The day that an address names, as in <c>/2026/02/14/</c>, <c>/2026-02-14-</c> and <c>/2026/february/14/</c>.</summary>
    public static DateTimeOffset? InUrl(Uri? url)
    {
        var match = url is null ? Match.Empty : DayInUrl().Match(url.AbsolutePath);
        return match.Success && MonthInUrl(match) is { } month && int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) is var year
            && int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture) is var day && IsDay(year, month, day)
            ? new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero)
            : null;
    }

    /// <summary>The month that an address names, as in <c>/2026/02/</c>.</summary>
    public static (int Year, int Month)? MonthOf(Uri? url)
    {
        var match = url is null ? Match.Empty : YearAndMonthInUrl().Match(url.AbsolutePath);
        return match.Success && MonthInUrl(match) is { } month ? (int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), month) : null;
    }

    private static int? MonthInUrl(Match match) =>
        int.TryParse(match.Groups["month"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number is >= 1 and <= 12 ? number : null) : MonthNames.Number(match.Groups["month"].Value);

    // 3/10/2023 is the tenth of March in America and the third of October elsewhere. What the page's dates allow decides, and whether one of them
    // is a day that is known otherwise; then its language.
    private static bool IsDayFirst(PageReading page, IReadOnlyCollection<DateOnly> known)
    {
        var (dayFirst, monthFirst) = (0, 0);
        foreach (var block in page.Blocks)
        {
            if (block.Text.Length > LongestLine || !block.Text.Contains('/', StringComparison.Ordinal) || Slashes().Match(block.Text) is not { Success: true } match)
                continue;
            var (one, other, year) = (Number(match, 1), Number(match, 2), Number(match, 3));
            dayFirst += IsDay(year, other, one) && (!IsDay(year, one, other) || known.Contains(new DateOnly(year, other, one))) ? 1 : 0;
            monthFirst += IsDay(year, one, other) && (!IsDay(year, other, one) || known.Contains(new DateOnly(year, one, other))) ? 1 : 0;
        }

        if (dayFirst != monthFirst)
            return dayFirst > monthFirst;
        return page.Language is { Length: > 1 } language
            && (!language.StartsWith("en", StringComparison.OrdinalIgnoreCase) || (language.Length > 3 && !language.EndsWith("US", StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsDay(int year, int month, int day) => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string SwapDayAndMonth(Match match) =>
        Number(match, 1) <= 12 && Number(match, 2) <= 12 ? $"{match.Groups[2].Value}/{match.Groups[1].Value}/{match.Groups[3].Value}" : match.Value;

    // Cheaper than the pattern, and no for most texts: a year, or a short text with numbers.
    private static bool MayHold(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + 3 < text.Length; i++)
        {
            if (((text[i] == '2' && text[i + 1] == '0') || (text[i] == '1' && text[i + 1] == '9')) && char.IsAsciiDigit(text[i + 2]) && char.IsAsciiDigit(text[i + 3]))
                return true;
        }

        return text.Length < 40 && text.IndexOfAny('/', '.') > 0 && text.IndexOfAnyInRange('0', '9') >= 0;
    }

    [GeneratedRegex(@"(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?!\d)")]
    private static partial Regex Slashes();

    // 2026-02-14, 14.2.2026, 14. 2. 2026, 2/14/26; 14 February 2026, Feb. 14th, 2026, 14 de febrero de 2026, 2026. február 14; 2026年2月14日, 2026년 2월 14일
    [GeneratedRegex("""
        \b(?:19|20)\d\d[.\-/]\ ?\d{1,2}[.\-/]\ ?\d{1,2}
        |\b\d{1,2}[./\-]\ ?\d{1,2}[./\-]\ ?(?:(?:19|20)\d\d|\d\d)\b
        |\b\d{1,2}(?:st|nd|rd|th|er|\.|º|ª)?(?:\ de\ |\ of\ |[\ \-,])\s?\p{L}{3,12}\.?,?(?:\ de\ |\ del\ |[\ \-])\s?(?:19|20)\d\d
        |\b\p{L}{3,12}\.?\ \d{1,2}(?:st|nd|rd|th)?\ ?,?\ ?(?:19|20)\d\d
        |\b(?:19|20)\d\d\.?\ \p{L}{3,12}\ \d{1,2}\b
        |(?:19|20)\d\d\ ?[年년]\ ?\d{1,2}\ ?[月월]\ ?\d{1,2}\ ?[日일]
        """, RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Day();

    [GeneratedRegex(@"/(?<year>(?:19|20)\d\d)[/\-_]?(?<month>0[1-9]|1[0-2]|[a-z]{3,9}(?=[/\-_]))[/\-_]?(?<day>0[1-9]|[12]\d|3[01])(?:\D|$)", RegexOptions.IgnoreCase)]
    private static partial Regex DayInUrl();

    [GeneratedRegex(@"/(?<year>(?:19|20)\d\d)[/\-_](?<month>0[1-9]|1[0-2]|[a-z]{3,9})(?:[/\-_]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex YearAndMonthInUrl();
}
