using System.Globalization;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Dates;

/// <summary>Reads dates that are stated by the calendar: in figures, or with the name of a month, or a year alone.</summary>
internal readonly ref struct CalendarReader(WordList words, DateWords? table, bool isMonthFirst)
{
    private const int FirstYear = 1000;
    private const int LastYear = 2199;

    private readonly ReadOnlySpan<Word> _all = words.All;

    /// <summary>The date that starts at a number.</summary>
    public DatePhrase? FromNumber(int at)
    {
        var digits = words.Spelling(at);
        if (digits.IndexOfAny('.', ',') >= 0)
            return Pointed(at, digits);
        if (digits.Length == 4 && IsSign(at + 1, "-") && Small(at + 2) is > 0 and <= 12 and var month && IsSign(at + 3, "-") && Small(at + 4) is > 0 and <= 31 and var day && Year(at) is > 0 and var year)
            return Calendar(at, at + 4, year, month, day);
        if (IsSign(at + 1, "/") && IsSign(at + 3, "/") && Small(at) > 0 && Small(at + 2) > 0 && Year(at + 4) > 0)
            return Slashed(at);
        if (digits.Length == 4 && at + 5 < _all.Length && _all[at + 1].First == '年')
            return FromChinese(at);
        return DayFirst(at) ?? YearAlone(at);
    }

    /// <summary>The date that starts at the name of a month.</summary>
    public DatePhrase? FromMonth(int at, int month)
    {
        var next = at + 1;
        if (next < _all.Length && Small(next) is > 0 and <= 31 and var day && !IsSign(next + 1, ":") && !_all[next].Has(WordTraits.StartsLine))
        {
            var last = IsOrdinal(next + 1) ? next + 1 : next;
            var endDay = 0;
            if (last + 2 < _all.Length && (IsSign(last + 1, "-–—") || words.Spelling(last + 1) is "to" or "and") && Small(last + 2) > day && Small(last + 2) <= 31 && !IsMonth(last + 3))
                (endDay, last) = (Small(last + 2), last + 2);
            var year = last + 1 < _all.Length && _all[last + 1].IsMark(',') ? Year(last + 2) : Year(last + 1);
            if (year > 0)
                last += _all[last + 1].IsMark(',') ? 2 : 1;
            return Calendar(at, last, year, month, day) with { EndDay = endDay };
        }

        if (Year(next) is > 0 and var stated && !_all[next].Has(WordTraits.StartsLine))
            return Calendar(at, next, stated, month, 0);
        if (next + 1 < _all.Length && (_all[next].IsMark(',') || words.Spelling(next) is "of" or "de" or "del") && Year(next + 1) is > 0 and var later)
            return Calendar(at, next + 1, later, month, 0);
        return null;
    }

    // "25 November 2025", "25. November", "25th of November", "25 de noviembre de 2025", "3-5 May 2024"
    private DatePhrase? DayFirst(int at)
    {
        if (Small(at) is not (> 0 and <= 31 and var day))
            return null;
        var (next, endDay) = (at + 1, 0);
        if (next + 1 < _all.Length && IsSign(next, "-–—") && Small(next + 1) is var until && until > day && until <= 31 && IsMonth(next + 2))
            (endDay, next) = (until, next + 2);
        if (IsOrdinal(next))
            next++;
        if (next < _all.Length && (_all[next].IsMark('.') || words.Spelling(next) is "of" or "de" or "di"))
            next++;
        if (next >= _all.Length || table is null || table[_all[next]] is not { Kind: DateWordKind.Month, Value: var month } || !IsWritten(next, month) || _all[next].Has(WordTraits.StartsLine))
            return null;
        var last = next;
        var join = last + 1 < _all.Length && (words.Spelling(last + 1) is "de" or "del" or "of" || _all[last + 1].IsMark(',')) ? 2 : 1;
        var year = Year(last + join);
        return Calendar(at, year > 0 ? last + join : last, year, month, day) with { EndDay = endDay };
    }

    /// <summary>"on the 25th": a day of the month that the text speaks of.</summary>
    public DatePhrase? DayAlone(int at)
    {
        if (at < 2 || !IsOrdinal(at + 1) || Small(at) is not (> 0 and <= 31 and var day) || words.Spelling(at - 1) is not "the" || words.Spelling(at - 2) is not ("on" or "On" or "until" or "by" or "since"))
            return null;
        // "on the 25th floor": a noun follows that is counted.
        var next = at + 2;
        return next >= _all.Length || _all[next].Has(WordTraits.StartsLine) || _all[next].Kind == WordKind.Mark || _all[next].Is(WordClass.Function | WordClass.Speech)
            ? new DatePhrase(at - 1, at + 1, DateForm.DayOfAnchor, Day: day) : null;
    }

    // "may" and "march" are verbs, "mars" and "mai" in lower case are months only of their own language.
    private bool IsWritten(int at, int month) => _all[at].IsCapital || month is not (3 or 5) || words.Spelling(at) is not ("may" or "march");

    private DatePhrase? YearAlone(int at)
    {
        var year = Year(at);
        if (year == 0)
            return null;
        if (at + 1 < _all.Length && _all[at + 1].Has(WordTraits.Glued) && words.Spelling(at + 1) is "s" && year % 10 == 0)
            return Calendar(at, at + 1, year, 0, 0) with { EndYear = year + 9 };
        if (IsSign(at + 1, "-–/") && at + 2 < _all.Length && _all[at + 2].Kind == WordKind.Number && _all[at + 2].Has(WordTraits.Glued))
        {
            var end = Year(at + 2) is > 0 and var full ? full : _all[at + 2].Length == 2 ? (year / 100 * 100) + Small(at + 2) : 0;
            if (end > year && end - year <= 100)
                return Calendar(at, at + 2, year, 0, 0) with { EndYear = end };
        }

        return IsYear(at, year) ? Calendar(at, at, year, 0, 0) : null;
    }

    // A number of four digits is a year after a word like "in", or before a noun that years go with; not when it counts what follows.
    private bool IsYear(int at, int year)
    {
        if (at > 0 && (_all[at - 1].Kind == WordKind.Mark && "$£€¥#-.:/".Contains(_all[at - 1].First, StringComparison.Ordinal) && _all[at].Has(WordTraits.Glued) || words.Spelling(at - 1) is "No" or "No." or "number" or "Route" or "about" or "over" or "nearly" or "than"))
            return false;
        if (at + 1 < _all.Length && (_all[at + 1].IsMark('%') || _all[at + 1].IsMark(':') || (_all[at + 1].Kind == WordKind.Word && _all[at + 1].Has(WordTraits.Glued))))
            return false;
        var before = at > 0 ? words.Spelling(at - 1) : default;
        if (before is "in" or "In" or "since" or "Since" or "until" or "from" or "From" or "by" or "By" or "during" or "of" or "and" or "to" or "the" or "The" or "early" or "late" or "mid" or "before" or "after"
            or "year" or "seit" or "Jahr" or "Im" or "im" or "en" or "En" or "depuis" or "dal" or "nel" or "del" or "em" or "desde" or "circa" or "summer" or "spring" or "autumn" or "fall" or "winter" || at > 0 && (_all[at - 1].IsMark('(') || _all[at - 1].IsMark('-') || _all[at - 1].IsMark('–')))
            return year >= 1500 && !IsCounted(at + 1);
        return year is >= 1900 and <= 2099 && (at + 1 >= _all.Length || _all[at + 1].Kind != WordKind.Word || _all[at + 1].Has(WordTraits.StartsSentence) || !IsCounted(at + 1));
    }

    // "2000 people", "1,950 metres": a noun that is counted. After a year stands a verb, a preposition or what the year belongs to.
    private bool IsCounted(int at) =>
        at < _all.Length && _all[at].Kind == WordKind.Word && !_all[at].Has(WordTraits.StartsLine) && words.Spelling(at) is "people" or "persons" or "men" or "women" or "children" or "deaths" or "dead" or "soldiers" or "troops"
            or "civilians" or "workers" or "jobs" or "homes" or "houses" or "cases" or "miles" or "kilometres" or "kilometers" or "km" or "metres" or "meters" or "feet" or "tons" or "tonnes" or "dollars" or "euros" or "pounds"
            or "years" or "days" or "hours" or "members" or "votes" or "seats" or "points" or "hectares" or "acres" or "students" or "employees" or "residents" or "protesters" or "migrants" or "refugees" or "prisoners" or "hostages" or "copies" or "units"
            or "Menschen" or "Euro" or "personas" or "personnes" or "persone" or "pessoas" or "mensen";

    private static DatePhrase? Pointed(int at, ReadOnlySpan<char> digits)
    {
        // 25.11.2025, 25.11.25
        var first = digits.IndexOf('.');
        var second = first < 0 ? -1 : digits[(first + 1)..].IndexOf('.') + first + 1;
        if (first is < 1 or > 2 || second <= first + 1 || second - first > 3 || digits.IndexOf(',') >= 0
            || !int.TryParse(digits[..first], NumberStyles.None, CultureInfo.InvariantCulture, out var day) || !int.TryParse(digits[(first + 1)..second], NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || !int.TryParse(digits[(second + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || digits.Length - second - 1 != 4)
            return null;
        return IsDate(year, month, day) ? Calendar(at, at, year, month, day) : null;
    }

    // 25/11/2025 tells its order; 5/11/2025 goes by the language, and is not read where English leaves it open.
    private DatePhrase? Slashed(int at)
    {
        var (left, right, year) = (Small(at), Small(at + 2), Year(at + 4));
        if (left == right || left > 12 && right <= 12)
            return IsDate(year, right, left) ? Calendar(at, at + 4, year, right, left) : null;
        if (right > 12)
            return IsDate(year, left, right) ? Calendar(at, at + 4, year, left, right) : null;
        return isMonthFirst ? null : Calendar(at, at + 4, year, right, left);
    }

    // 2025年11月25日
    private DatePhrase? FromChinese(int at)
    {
        if (_all[at + 2].Kind != WordKind.Number || _all[at + 3].First != '月' || Small(at + 2) is not (> 0 and <= 12 and var month) || Year(at) is not (> 0 and var year))
            return null;
        return _all[at + 5].First == '日' && Small(at + 4) is > 0 and <= 31 and var day ? Calendar(at, at + 4, year, month, day) : Calendar(at, at + 2, year, month, 0);
    }

    private static bool IsDate(int year, int month, int day) => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static DatePhrase Calendar(int first, int last, int year, int month, int day) => new(first, last, DateForm.Calendar, year, month, day);

    private bool IsMonth(int at) => at < _all.Length && table is not null && table[_all[at]].Kind == DateWordKind.Month;

    private bool IsOrdinal(int at) => at < _all.Length && _all[at].Has(WordTraits.Glued) && words.Spelling(at) is "st" or "nd" or "rd" or "th" or "er" or "º" or "ª";

    private bool IsSign(int at, string signs) => at < _all.Length && _all[at].Kind == WordKind.Mark && signs.Contains(_all[at].First, StringComparison.Ordinal);

    /// <summary>A number of one or two digits; 0 for anything else.</summary>
    private int Small(int at) =>
        at < _all.Length && _all[at].Kind == WordKind.Number && _all[at].Length <= 2 && int.TryParse(words.Spelling(at), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>A number of four digits that can be a year; 0 for anything else.</summary>
    private int Year(int at) =>
        at < _all.Length && _all[at].Kind == WordKind.Number && _all[at].Length == 4 && int.TryParse(words.Spelling(at), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= FirstYear and <= LastYear ? number : 0;
}
