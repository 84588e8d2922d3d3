using System.Globalization;

namespace Wiredesk.Enrichment.Dates;

/// <summary>Turns phrases into dates, one after the other, in the order of the text: it remembers the last day that was dated.</summary>
internal sealed class DateResolver(DateOnly? published)
{
    // A date of another time (a birth, a battle) anchors its own paragraph, not the news that follows.
    private const int FarDays = 400;

    private DateOnly? _anchor;

    /// <summary>A new paragraph starts.</summary>
    public void StartParagraph()
    {
        if (published is { } day && _anchor is { } anchor && Math.Abs(anchor.DayNumber - day.DayNumber) > FarDays)
            _anchor = null;
    }

    /// <summary>The value (ISO 8601), granularity and basis of a phrase.</summary>
    public (string? Value, string Granularity, string Basis) Resolve(DatePhrase phrase, bool isFuture) => phrase.Form switch
    {
        DateForm.Calendar => Calendar(phrase, isFuture),
        DateForm.Weekday => Weekday(phrase, isFuture),
        DateForm.WeekdayFromAnchor => WeekdayFromAnchor(phrase),
        DateForm.DayOfAnchor when (_anchor ?? published) is { } from => Day(phrase with { Month = from.Month }, from.Year, _anchor is null ? DateFinder.Publication : DateFinder.Anchor),
        DateForm.DayOfAnchor => (null, "day", DateFinder.Unresolved),
        DateForm.FromPublication => From(published, phrase, DateFinder.Publication),
        DateForm.FromAnchor => From(_anchor, phrase, DateFinder.Anchor),
        DateForm.Duration => (Duration(phrase), "duration", DateFinder.Explicit),
        _ => (null, "vague", DateFinder.Unresolved),
    };

    private (string? Value, string Granularity, string Basis) Calendar(DatePhrase phrase, bool isFuture)
    {
        if (phrase.EndYear > 0)
            return ($"{phrase.Year:0000}/{phrase.EndYear:0000}", "range", DateFinder.Explicit);
        if (phrase.Month == 0)
            return ($"{phrase.Year:0000}", "year", DateFinder.Explicit);
        if (phrase.Day == 0)
            return Month(phrase, isFuture);
        if (phrase.Year > 0)
            return Day(phrase, phrase.Year, DateFinder.Explicit);
        var (from, basis) = _anchor is { } anchor ? (anchor, DateFinder.Anchor) : published is { } day ? (day, DateFinder.Publication) : (default, DateFinder.Unresolved);
        return from == default ? (null, "day", DateFinder.Unresolved) : Day(phrase, NearestYear(from, phrase, isFuture), basis);
    }

    // The year in which the day comes nearest to the day it is told from; a weekday that is stated with it must fit.
    private static int NearestYear(DateOnly from, DatePhrase phrase, bool isFuture)
    {
        var (best, distance) = (from.Year, int.MaxValue);
        for (var year = from.Year - 1; year <= from.Year + 1; year++)
        {
            if (phrase.Day > DateTime.DaysInMonth(year, phrase.Month))
                continue;
            var day = new DateOnly(year, phrase.Month, phrase.Day);
            var away = Math.Abs(day.DayNumber - from.DayNumber) + (isFuture && day < from ? 366 : 0) + (phrase.Weekday > 0 && WeekdayOf(day) != phrase.Weekday ? 1000 : 0);
            if (away < distance)
                (best, distance) = (year, away);
        }

        return best;
    }

    private (string? Value, string Granularity, string Basis) Day(DatePhrase phrase, int year, string basis)
    {
        if (phrase.Day > DateTime.DaysInMonth(year, phrase.Month))
            return (null, "day", DateFinder.Unresolved);
        var day = new DateOnly(year, phrase.Month, phrase.Day);
        _anchor = day;
        return phrase.EndDay > 0 && phrase.EndDay <= DateTime.DaysInMonth(year, phrase.Month)
            ? ($"{Text(day)}/{Text(new DateOnly(year, phrase.Month, phrase.EndDay))}", "range", basis)
            : (Text(day), "day", basis);
    }

    private (string? Value, string Granularity, string Basis) Month(DatePhrase phrase, bool isFuture)
    {
        if (phrase.Year > 0)
            return ($"{phrase.Year:0000}-{phrase.Month:00}", "month", DateFinder.Explicit);
        if ((phrase.Count == 0 ? _anchor ?? published : published) is not { } from)
            return (null, "month", DateFinder.Unresolved);
        var isFromAnchor = phrase.Count == 0 && _anchor is not null;
        // News tells the past unless it says otherwise: the last such month, this one included; "next" is the one to come.
        var year = phrase.Count > 0 || isFuture ? (phrase.Month < from.Month || phrase.Count > 0 && phrase.Month == from.Month ? from.Year + 1 : from.Year)
            : phrase.Month > from.Month || phrase.Count < 0 && phrase.Month == from.Month ? from.Year - 1 : from.Year;
        return ($"{year:0000}-{phrase.Month:00}", "month", isFromAnchor ? DateFinder.Anchor : DateFinder.Publication);
    }

    private (string? Value, string Granularity, string Basis) Weekday(DatePhrase phrase, bool isFuture)
    {
        if (published is not { } day)
            return (null, "day", DateFinder.Unresolved);
        // On or before the day of publication, as agencies write it; "last" before it, "next" and what will be after it.
        var back = (WeekdayOf(day) - phrase.Weekday + 7) % 7;
        var offset = phrase.Count > 0 || (isFuture && phrase.Count == 0) ? (back == 0 && phrase.Count == 0 ? 0 : 7 - back)
            : phrase.Count < 0 && back == 0 ? -7 : -back;
        _anchor = day.AddDays(offset);
        return (Text(_anchor.Value), "day", DateFinder.Publication);
    }

    // The first such day after the last date of the text, or the last one before it, or that of its week.
    private (string? Value, string Granularity, string Basis) WeekdayFromAnchor(DatePhrase phrase)
    {
        if (_anchor is not { } from)
            return (null, "day", DateFinder.Unresolved);
        var on = (phrase.Weekday - WeekdayOf(from) + 7) % 7;
        var offset = phrase.Count > 0 ? (on == 0 ? 7 : on) : phrase.Count < 0 ? (on == 0 ? -7 : on - 7) : phrase.Weekday - WeekdayOf(from);
        _anchor = from.AddDays(offset);
        return (Text(_anchor.Value), "day", DateFinder.Anchor);
    }

    private (string? Value, string Granularity, string Basis) From(DateOnly? from, DatePhrase phrase, string basis)
    {
        var granularity = phrase.Unit switch { TimeUnit.Week => "week", TimeUnit.Month => "month", TimeUnit.Year => "year", TimeUnit.Decade => "decade", TimeUnit.Hour => "hour", _ => "day" };
        if (from is not { } day || phrase.Unit == TimeUnit.Hour || Math.Abs(phrase.Count) > 5_000)
            return (null, granularity, DateFinder.Unresolved);
        switch (phrase.Unit)
        {
            case TimeUnit.Week:
                var there = day.AddDays(phrase.Count * 7);
                var monday = there.AddDays(1 - WeekdayOf(there));
                return ($"{Text(monday)}/{Text(monday.AddDays(6))}", granularity, basis);
            case TimeUnit.Month when day.Year * 12 + phrase.Count > 24:
                var month = day.AddMonths(phrase.Count);
                return ($"{month.Year:0000}-{month.Month:00}", granularity, basis);
            case TimeUnit.Year or TimeUnit.Decade when day.Year + phrase.Count * (phrase.Unit == TimeUnit.Decade ? 10 : 1) is > 0 and < 9999 and var year:
                return ($"{year:0000}", "year", basis);
            case TimeUnit.Day:
                _anchor = day.AddDays(phrase.Count);
                return (Text(_anchor.Value), granularity, basis);
            default:
                return (null, granularity, DateFinder.Unresolved);
        }
    }

    private static string Duration(DatePhrase phrase) => phrase.Unit switch
    {
        TimeUnit.Hour => $"PT{phrase.Count}H",
        TimeUnit.Week => $"P{phrase.Count}W",
        TimeUnit.Month => $"P{phrase.Count}M",
        TimeUnit.Year => $"P{phrase.Count}Y",
        TimeUnit.Decade => $"P{phrase.Count * 10}Y",
        _ => $"P{phrase.Count}D",
    };

    private static int WeekdayOf(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
