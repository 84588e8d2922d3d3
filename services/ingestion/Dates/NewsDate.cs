using System.Globalization;
using System.Text.RegularExpressions;

namespace Wiredesk.Ingestion.Dates;

/// <summary>
/// Reads dates as publishers write them: RFC 822 and its many misspellings, ISO 8601 and W3CDTF, asctime, Unix time, and dates in words of some twenty
/// languages.
/// </summary>
public static partial class NewsDate
{
    /// <summary>The instant, or nothing when the text is no date. Without an offset the time is that of the given zone (UTC when none is given).</summary>
    public static DateTimeOffset? Read(string? text, TimeZoneInfo? zone = null)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100)
            return null;
        text = text.Trim();
        return Unix(text) ?? Iso(text, zone) ?? InWords(text, zone);
    }

    private static DateTimeOffset? Unix(string text)
    {
        if (!UnixTime().IsMatch(text))
            return null;
        var number = long.Parse(text.Split('.')[0], CultureInfo.InvariantCulture);
        return text.Split('.')[0].Length > 11 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);
    }

    private static DateTimeOffset? Iso(string text, TimeZoneInfo? zone)
    {
        var match = IsoTime().Match(text);
        if (!match.Success)
            return null;
        int Part(string name, int otherwise) => match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : otherwise;
        var year = Part("year", 0);
        var day = new DateParts(year, Part("month", 1), Part("day", 1));
        if (match.Groups["ordinal"].Success)
        {
            var ordinal = Part("ordinal", 0);
            if (ordinal is < 1 or > 366 || year is < 1 or > 9998)
                return null;
            var date = new DateTime(year, 1, 1).AddDays(ordinal - 1);
            day = new DateParts(year, date.Month, date.Day);
        }

        var fraction = match.Groups["fraction"] is { Success: true } digits ? double.Parse("0." + digits.Value, CultureInfo.InvariantCulture) : 0;
        return (day with { Hour = Part("hour", 0), Minute = Part("minute", 0), Second = Part("second", 0), Fraction = fraction })
            .At(match.Groups["zone"].Success ? TimeZones.Offset(match.Groups["zone"].Value) : null, zone);
    }

    private static DateTimeOffset? InWords(string text, TimeZoneInfo? zone)
    {
        var time = ClockTime().Match(text);
        var parts = new DateParts(0, 0, 0);
        TimeSpan? offset = null;
        if (time.Success)
        {
            int Part(string name) => time.Groups[name].Success ? int.Parse(time.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;
            parts = parts with { Hour = Part("hour"), Minute = Part("minute"), Second = Part("second") };
            var rest = text[(time.Index + time.Length)..];
            var half = HalfOfDay().Match(text);
            if (half.Success && parts.Hour is >= 1 and <= 12)
                parts = parts with { Hour = (parts.Hour % 12) + (half.Groups["pm"].Success ? 12 : 0) };
            rest = HalfOfDay().Replace(rest, " ");
            // A zone follows the time: an offset, or a name ("Sun Jan 04 16:29:06 PST 2004").
            var named = ZoneAfterTime().Match(rest);
            if (named.Success && TimeZones.Offset(named.Groups["zone"].Value) is { } known)
            {
                offset = known;
                rest = rest.Remove(named.Index, named.Length);
            }

            text = text[..time.Index] + " " + rest;
        }

        return Day(text) is { } date ? (parts with { Year = date.Year, Month = date.Month, Day = date.Day }).At(offset, zone) : null;
    }

    // Year, month and day from words and numbers in whatever order they come.
    private static (int Year, int Month, int Day)? Day(string text)
    {
        int? month = null, year = null;
        var numbers = new List<(int Value, int Digits)>();
        foreach (Match match in WordOrNumber().Matches(text))
        {
            if (!char.IsAsciiDigit(match.ValueSpan[0]))
                month ??= MonthNames.Number(match.Value);
            else if (match.Length <= 4)
                numbers.Add((int.Parse(match.ValueSpan, CultureInfo.InvariantCulture), match.Length));
        }

        var at = numbers.FindIndex(number => number.Digits == 4);
        if (at >= 0)
        {
            year = numbers[at].Value;
            numbers.RemoveAt(at);
        }

        var rest = numbers.ConvertAll(number => number.Value);
        return (month, year, rest) switch
        {
            ({ } m, { } y, [var d, ..]) => (y, m, d),
            ({ } m, null, [var d, var y, ..]) => (Century(y), m, d),
            ({ } m, { } y, []) => (y, m, 1),
            (null, { } y, [var m, var d, ..]) when at == 0 => (y, m, d),
            // 31.12.2003 and 31/12/2003, but 12/31/2003: with slashes the month comes first where that is possible (RFC 822's home).
            (null, { } y, [var a, var b, ..]) => text.Contains('/', StringComparison.Ordinal) && a <= 12 ? (y, a, b) : (y, b, a),
            // ISO 8601 with two digits of the year: 03-12-31.
            (null, null, [var y, var m, var d]) when ShortIso().IsMatch(text) && m is >= 1 and <= 12 => (Century(y), m, d),
            (null, null, [var a, var b, var y]) => a > 31 ? (Century(a), b, y) : b > 12 ? (Century(y), a, b) : (Century(y), b, a),
            _ => null,
        };
    }

    // RFC 2822, section 4.3: two digits from 50 are of the 1900s.
    private static int Century(int year) => year < 50 ? 2000 + year : year < 100 ? 1900 + year : year;

    [GeneratedRegex(@"^\d{9,10}(\.\d+)?$|^\d{12,13}$")]
    private static partial Regex UnixTime();

    [GeneratedRegex("""
        ^(?<year>\d{4})(-?(?<month>0[1-9]|1[0-2])(-?(?<day>\d{2}))?|-(?<month>\d)-(?<day>\d{1,2})|-?(?<ordinal>\d{3}))?
        ([T\s]+(?<hour>\d{1,2})(:?(?<minute>\d{2})(:?(?<second>\d{2})([.,:](?<fraction>\d{1,9})\d*)?)?)?)?
        \s*(?<zone>Z|[+\-\u2212]\d{1,2}:?(\d{2})?|[A-Za-z]{1,5})?$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex IsoTime();

    [GeneratedRegex(@"(?<![\d:])(?<hour>\d{1,2})([:h]|\.(?=\d{2}\s*Uhr))(?<minute>\d{2})(:(?<second>\d{2}))?([.,]\d+)?(?!\d)")]
    private static partial Regex ClockTime();

    [GeneratedRegex(@"(?<am>(?<=[\d\s])a\.?m\b\.?|\u03c0\u03bc|\uc624\uc804|\u4e0a\u5348|\u5348\u524d)|(?<pm>(?<=[\d\s])p\.?m\b\.?|\u03bc\u03bc|\uc624\ud6c4|\u4e0b\u5348|\u5348\u5f8c)", RegexOptions.IgnoreCase)]
    private static partial Regex HalfOfDay();

    [GeneratedRegex(@"^[\s(]*(?<zone>((GMT|UTC|UT)\s*)?[+\-\u2212]\d{1,2}:?(\d{2})?(?!\d)|[A-Z]{1,5}\b)(\s*\([^)]*\))?", RegexOptions.IgnoreCase)]
    private static partial Regex ZoneAfterTime();

    [GeneratedRegex(@"^\s*\d{2}-\d{2}-\d{2}\b")]
    private static partial Regex ShortIso();

    [GeneratedRegex(@"\d+|[\p{L}\p{M}]+")]
    private static partial Regex WordOrNumber();

    private readonly record struct DateParts(int Year, int Month, int Day, int Hour = 0, int Minute = 0, int Second = 0, double Fraction = 0)
    {
        public DateTimeOffset? At(TimeSpan? offset, TimeZoneInfo? zone)
        {
            if (Year is < 1 or > 9998 || Month is < 1 or > 12 || Day < 1 || Day > DateTime.DaysInMonth(Year, Month) || Hour > 24 || Minute > 59 || Second > 60)
                return null;
            // 24:00 and leap seconds run on into what follows.
            var local = new DateTime(Year, Month, Day).AddHours(Hour).AddMinutes(Minute).AddSeconds(Second).AddTicks((long)(Fraction * TimeSpan.TicksPerSecond));
            var shift = offset ?? (zone ?? TimeZoneInfo.Utc).GetUtcOffset(local);
            var instant = local.Ticks - shift.Ticks;
            return instant < 0 || instant > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(local, shift);
        }
    }
}
