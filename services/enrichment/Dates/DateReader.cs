using System.Globalization;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Dates;

/// <summary>Reads the phrases of a text that name a time, one word after the other.</summary>
/// <remarks>The forms are those of TIMEX3 (Pustejovsky et al., "TimeML", 2003) that news uses: dates, partial dates, weekdays, offsets, durations.</remarks>
internal readonly ref struct DateReader(WordList words, DateWords? table, string language)
{
    private readonly ReadOnlySpan<Word> _all = words.All;
    private readonly CalendarReader _calendar = new(words, table, isMonthFirst: language == "en");

    /// <summary>The phrase that starts at a word; absent when none does.</summary>
    public DatePhrase? Read(int at)
    {
        if (_all[at].Kind == WordKind.Number)
            return _calendar.FromNumber(at) ?? Counted(at) ?? _calendar.DayAlone(at);
        if (table is null)
            return null;
        var word = table[_all[at]];
        return word.Kind switch
        {
            DateWordKind.None => null,
            DateWordKind.Month => Month(at, at, word.Value, 0),
            DateWordKind.Weekday => Weekday(at, at, word.Value, 0),
            // In the middle of a sentence a capital makes a name of it: Russia Today.
            DateWordKind.Day or DateWordKind.Now when _all[at].IsCapital && !_all[at].Has(WordTraits.StartsSentence) => null,
            DateWordKind.Day => new DatePhrase(at, at, DateForm.FromPublication, Unit: TimeUnit.Day, Count: word.Value),
            DateWordKind.Now => new DatePhrase(at, at, DateForm.FromPublication, Unit: TimeUnit.Day),
            DateWordKind.Count => Counted(at),
            DateWordKind.AgoBefore => AgoBefore(at),
            DateWordKind.Which => Which(at, word.Value),
            DateWordKind.WhichThen => WhichThen(at, word.Value),
            DateWordKind.Vague => Vague(at),
            DateWordKind.Unit => UnitFirst(at, (TimeUnit)word.Value),
            _ => null,
        };
    }

    private DatePhrase? Month(int first, int at, int month, int which)
    {
        // An abbreviation or a word that is also a verb or a name needs its capital.
        if (language is "en" or "de" && !_all[at].IsCapital || _all[at].Length <= 3 && month != 5 && !_all[at].Has(WordTraits.Abbreviation) && !IsNumber(at + 1))
            return null;
        if (_calendar.FromMonth(at, month) is { } dated)
            return dated;
        var before = first > 0 ? words.Spelling(first - 1) : default;
        var isMonth = which != 0 || first < at || before is "in" or "In" or "since" or "Since" or "until" or "by" or "By" or "of" or "early" or "late" or "from" or "during" or "im" or "Im" or "seit" or "en" or "En" or "depuis" or "a" or "ad" or "em" or "desde" or "sinds" or "between" || before is "-";
        return isMonth && _all[at].Length > 2 ? new DatePhrase(first, at, DateForm.Calendar, Month: month, Count: which) : null;
    }

    // "Tuesday", "Tuesday, November 25", "Tuesday (Nov. 25)"
    private DatePhrase? Weekday(int first, int at, int weekday, int which)
    {
        if (language is "en" or "de" or "nl" && _all[at].Length <= 4 && !_all[at].Has(WordTraits.Abbreviation) || language is "en" or "de" && !_all[at].IsCapital)
            return null;
        var last = at;
        if (language == "pt" && at + 2 < _all.Length && _all[at + 1].IsMark('-') && words.Spelling(at + 2) is "feira")
            last = at + 2;
        else if (language == "pt" && words.Spelling(at) is "segunda" or "terça" or "quarta" or "quinta" or "sexta")
            return null;
        var next = last + 1;
        if (next < _all.Length && (_all[next].IsMark(',') || _all[next].IsMark('(') || words.Spelling(next) is "the" or "den" or "dem" or "le"))
            next++;
        if (next < _all.Length && !_all[next].Has(WordTraits.StartsLine) && Dated(next) is { Day: > 0 } dated)
            return dated with { First = first, Weekday = weekday };
        if (first == at && language is "es" or "it" or "pt" && which == 0 && last + 1 < _all.Length && table![_all[last + 1]] is { Kind: DateWordKind.Which, Value: not 0 } after)
            (which, last) = (after.Value, last + 1);
        return new DatePhrase(first, last, DateForm.Weekday, Weekday: weekday, Count: which);
    }

    private DatePhrase? Dated(int at) =>
        _all[at].Kind == WordKind.Number ? _calendar.FromNumber(at) : table![_all[at]] is { Kind: DateWordKind.Month, Value: var month } ? _calendar.FromMonth(at, month) : null;

    // "last week", "this morning", "next Tuesday", "last November", "the last three days"
    private DatePhrase? Which(int at, int which)
    {
        if (at + 1 >= _all.Length)
            return null;
        var next = table![_all[at + 1]];
        switch (next.Kind)
        {
            case DateWordKind.Unit when (TimeUnit)next.Value is not (TimeUnit.Hour or TimeUnit.Day or TimeUnit.Decade) && !IsPlural(at + 1):
                return new DatePhrase(at, at + 1, DateForm.FromPublication, Unit: (TimeUnit)next.Value, Count: which);
            case DateWordKind.Unit when (TimeUnit)next.Value == TimeUnit.Day && which == 1 && !IsPlural(at + 1):
                return new DatePhrase(at, at + 1, DateForm.FromAnchor, Unit: TimeUnit.Day, Count: 1); // "the next day" is told from the text
            case DateWordKind.Unit when which != 0:
                return new DatePhrase(at, at + 1, DateForm.Vague);
            case DateWordKind.DayPart:
                return new DatePhrase(at, at + 1, DateForm.FromPublication, Unit: TimeUnit.Day, Count: which);
            case DateWordKind.Weekday:
                return Weekday(at, at + 1, next.Value, which);
            case DateWordKind.Month:
                return Month(at, at + 1, next.Value, which) is { Day: 0, Year: 0 } month ? month with { Count = which == 0 ? 0 : which } : null;
            case DateWordKind.Count:
                return which != 0 ? Length(at, at + 1) : null;
            default:
                return IsNumber(at + 1) && which != 0 ? Length(at, at + 1) : null;
        }
    }

    // "the following day", "the same week", "the following Monday"
    private DatePhrase? WhichThen(int at, int which)
    {
        if (at + 1 >= _all.Length)
            return null;
        return table![_all[at + 1]] switch
        {
            { Kind: DateWordKind.Unit, Value: var unit } when (TimeUnit)unit != TimeUnit.Hour && !IsPlural(at + 1) => new DatePhrase(at, at + 1, DateForm.FromAnchor, Unit: (TimeUnit)unit, Count: which),
            { Kind: DateWordKind.Weekday, Value: var weekday } when _all[at + 1].IsCapital => new DatePhrase(at, at + 1, DateForm.WeekdayFromAnchor, Weekday: weekday, Count: which),
            _ => null,
        };
    }

    private DatePhrase? Vague(int at)
    {
        if (at + 1 >= _all.Length)
            return null;
        var next = table![_all[at + 1]];
        return next.Kind switch
        {
            DateWordKind.Unit => new DatePhrase(at, at + 1, DateForm.Vague),
            DateWordKind.Count => Length(at, at + 1),
            _ => IsNumber(at + 1) ? Length(at, at + 1) : null,
        };
    }

    // "the past three days", "the last 48 hours": a length, not a date.
    private DatePhrase? Length(int first, int at) =>
        at + 1 < _all.Length && CountOf(at) is > 0 and var count && table![_all[at + 1]] is { Kind: DateWordKind.Unit, Value: var unit }
            ? new DatePhrase(first, at + 1, DateForm.Duration, Unit: (TimeUnit)unit, Count: count) : null;

    // "two days ago", "two days earlier", "a week later", "two years"
    private DatePhrase? Counted(int at)
    {
        if (table is null || CountOf(at) is not (> 0 and var count))
            return null;
        var unitAt = at + 1;
        if (unitAt < _all.Length && words.Spelling(unitAt) is "of" && words.Spelling(at) is "couple")
            unitAt++;
        if (unitAt < _all.Length && _all[unitAt].IsMark('-') && _all[unitAt].Has(WordTraits.Glued))
            return null; // seven-month-old, a 20-year plan: a measure, for the number reader
        if (unitAt >= _all.Length || table[_all[unitAt]] is not { Kind: DateWordKind.Unit, Value: var unitValue })
            return null;
        var unit = (TimeUnit)unitValue;
        var next = unitAt + 1 < _all.Length ? table[_all[unitAt + 1]] : default;
        if (next.Kind == DateWordKind.Ago)
            return new DatePhrase(at, unitAt + 1, DateForm.FromPublication, Unit: unit, Count: -count);
        if (next.Kind is DateWordKind.Earlier or DateWordKind.Later && IsFromAnchor(unitAt + 1))
            return new DatePhrase(at, unitAt + 1, DateForm.FromAnchor, Unit: unit, Count: next.Value * count);
        // "a day", "one year": too common to be a length worth naming.
        return count > 1 && (unitAt + 1 >= _all.Length || words.Spelling(unitAt + 1) is not ("old" or "of")) ? new DatePhrase(at, unitAt, DateForm.Duration, Unit: unit, Count: count) : null;
    }

    // "two days after the attack" counts from something the text does not date.
    private bool IsFromAnchor(int at) =>
        words.Spelling(at) is not ("after" or "before" or "prior" or "après" or "antes" or "prima" or "dopo" or "después" or "depois")
        || at + 1 >= _all.Length || _all[at + 1].Kind == WordKind.Mark || _all[at + 1].Has(WordTraits.StartsLine);

    private DatePhrase? AgoBefore(int at)
    {
        if (at + 2 >= _all.Length || CountOf(at + 1) is not (> 0 and var count) || table![_all[at + 2]] is not { Kind: DateWordKind.Unit, Value: var unit })
            return null;
        return new DatePhrase(at, at + 2, DateForm.FromPublication, Unit: (TimeUnit)unit, Count: -count);
    }

    // "for months", "the day before", "il y a deux jours"
    private DatePhrase? UnitFirst(int at, TimeUnit unit)
    {
        if (at == 0)
            return null;
        var before = words.Spelling(at - 1);
        if (IsPlural(at) && before is "for" or "For" or "several" or "few" or "many" or "seit" or "depuis" or "desde" or "da")
            return new DatePhrase(at, at, DateForm.Vague);
        if (before is "the" or "The" && unit is TimeUnit.Day or TimeUnit.Week or TimeUnit.Month or TimeUnit.Year && at + 1 < _all.Length
            && table![_all[at + 1]] is { Kind: DateWordKind.Earlier or DateWordKind.Later, Value: var count } && IsFromAnchor(at + 1))
            return new DatePhrase(at, at + 1, DateForm.FromAnchor, Unit: unit, Count: count);
        return null;
    }

    private bool IsPlural(int at) => words.Spelling(at)[^1] is 's' or 'S' or 'e' or 'n' && words.Spelling(at) is not ("mois" or "mes" or "semaine" or "Woche" or "mese" or "giorno" or "jaar" or "mês");

    private bool IsNumber(int at) => at < _all.Length && _all[at].Kind == WordKind.Number;

    private int CountOf(int at) =>
        _all[at].Kind == WordKind.Number ? (_all[at].Length <= 3 && int.TryParse(words.Spelling(at), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
        : table![_all[at]] is { Kind: DateWordKind.Count, Value: var value } ? value : 0;
}
