using System.Globalization;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Numbers;

/// <summary>A number as it was read: its words, its value, and the unit that is written with it.</summary>
/// <param name="IsAge">Whether it tells an age: seven-month-old.</param>
internal readonly record struct ReadNumber(int First, int Last, decimal Value, string? Unit, bool IsAge);

/// <summary>Reads one number in figures or words, with its scale, currency and unit.</summary>
internal readonly ref struct NumberReader(WordList words, string language)
{
    private const int LongestFigure = 18; // the value must fit

    private readonly ReadOnlySpan<Word> _all = words.All;

    /// <summary>The number that starts at a word; absent when none does, or when it is part of a name, a time or an address.</summary>
    public ReadNumber? Read(int at)
    {
        ref readonly var word = ref _all[at];
        decimal value;
        var last = at;
        if (word.Kind == WordKind.Number)
        {
            if (IsPartOfSomething(at) || Parse(words.Spelling(at)) is not { } figure)
                return null;
            value = figure;
            while (language is not "en" && last + 1 < _all.Length && _all[last + 1].Kind == WordKind.Number && _all[last + 1].Length == 3 && _all[last + 1].Start == _all[last].End + 1 && value < 1_000_000_000_000)
                value = value * 1000 + int.Parse(words.Spelling(++last), NumberStyles.None, CultureInfo.InvariantCulture);
        }
        else if (language == "en" && Dozens(at) is { } dozens)
            (value, last) = dozens;
        else if (language == "en" && NumberWords.Value(word) is > 0 and var stated && !word.Has(WordTraits.InTitle | WordTraits.Glued))
            (value, last) = InWords(at, stated);
        else
            return null;

        while (last + 1 < _all.Length && NumberWords.Power(_all[last + 1]) is > 0 and var power && !_all[last + 1].Has(WordTraits.StartsLine) && IsScale(last + 1) && value < 1_000_000_000_000)
        {
            for (var zero = 0; zero < power; zero++)
                value *= 10;
            last++;
        }

        return WithUnit(at, last, value);
    }

    // "a dozen", "half a dozen", "two dozen", "a hundred", "half a million": the article or the half counts only before such a word.
    private (decimal Value, int Last)? Dozens(int at)
    {
        var isHalf = words.Spelling(at) is "half" or "Half";
        var next = isHalf && at + 1 < _all.Length && words.Spelling(at + 1) is "a" ? at + 2 : at + 1;
        if (next >= _all.Length || _all[next].Has(WordTraits.StartsLine))
            return null;
        if (words.Spelling(next) is "dozen")
            return isHalf ? (6, next) : words.Spelling(at) is "a" or "A" ? (12, next) : NumberWords.Value(_all[at]) is > 0 and var count ? (count * 12, next) : null;
        if (words.Spelling(next) is not ("hundred" or "thousand" or "million" or "billion") || !(isHalf && next > at + 1 || words.Spelling(at) is "a" or "A"))
            return null;
        return (isHalf ? 0.5m : 1m, next - 1);
    }

    private (decimal Value, int Last) InWords(int at, int stated)
    {
        decimal value = stated;
        var last = at;
        // twenty-five
        if (stated >= 20 && at + 2 < _all.Length && _all[at + 1].IsMark('-') && NumberWords.Value(_all[at + 2]) is > 0 and < 10 and var ones)
            (value, last) = (stated + ones, at + 2);
        // two hundred and fifty
        if (last + 1 < _all.Length && words.Spelling(last + 1) is "hundred")
        {
            (value, last) = (value * 100, last + 1);
            var next = last + 1 < _all.Length && words.Spelling(last + 1) is "and" ? last + 2 : last + 1;
            if (next < _all.Length && NumberWords.Value(_all[next]) is > 0 and var rest)
                (value, last) = (value + rest, next);
        }

        return (value, last);
    }

    // "m" and "k" count only when they stick to the number; "mil" and "mille" also are other words.
    private bool IsScale(int at) => _all[at].Length > 1 || _all[at].Has(WordTraits.Glued);

    private ReadNumber? WithUnit(int at, int last, decimal value)
    {
        var unit = (string?)null;
        var first = at;
        if (at > 0 && _all[at].Has(WordTraits.Glued) && NumberWords.Currency(_all[at - 1].First) is { } currency)
        {
            unit = currency;
            first = at > 1 && _all[at - 1].Has(WordTraits.Glued) && words.Spelling(at - 2) is "US" or "A" or "C" or "HK" or "NZ" ? at - 2 : at - 1;
            unit = first == at - 2 && words.Spelling(first) is var land and not "US" ? land[0] switch { 'A' => "AUD", 'C' => "CAD", 'H' => "HKD", _ => "NZD" } : unit;
        }

        var next = last + 1;
        var isHyphened = next + 1 < _all.Length && _all[next].IsMark('-') && _all[next].Has(WordTraits.Glued);
        if (isHyphened)
            next++;
        if (unit is null && next < _all.Length && !_all[next].Has(WordTraits.StartsLine))
        {
            if (words.Spelling(next) is "per" or "por" or "pour" && next + 1 < _all.Length && words.Spelling(next + 1) is "cent" or "cento" or "ciento")
                (unit, last) = ("percent", next + 1);
            else if (words.Spelling(next) is "square" or "cubic" && next + 1 < _all.Length && NumberWords.Unit(_all[next + 1]) is { } squared)
                (unit, last) = ($"{words.Spelling(next)} {squared}", next + 1);
            else if (next + 1 < _all.Length && _all[next].Is(WordClass.Demonym) && NumberWords.Currency(words.Spelling(next), NumberWords.Unit(_all[next + 1])) is { } money)
                (unit, last) = (money, next + 1);
            else if (NumberWords.Unit(_all[next]) is { } measured)
                (unit, last) = (measured, next);
            else if (isHyphened)
                return null; // two-state, 20-page: no quantity of its own
        }

        var isAge = isHyphened && last + 2 < _all.Length && _all[last + 1].IsMark('-') && words.Spelling(last + 2) is "old";
        return new ReadNumber(first, isAge ? last + 2 : last, value, unit, isAge || unit == "year" && last + 1 < _all.Length && words.Spelling(last + 1) is "old");
    }

    // 10:30, F-16, 7th, #5, 2-1, www.x.org/25, Boeing 737, Channel 4
    private bool IsPartOfSomething(int at)
    {
        var isGlued = _all[at].Has(WordTraits.Glued) && at > 0;
        if (isGlued && NumberWords.Currency(_all[at - 1].First) is null && !(_all[at - 1].Kind == WordKind.Mark && _all[at - 1].First is '(' or '"' or '“' or '[' or '‘' or '—' or '–' or '~' or '+' or '-' or '+' && !(at > 1 && _all[at - 1].Has(WordTraits.Glued))))
            return true;
        if (at + 1 < _all.Length && _all[at + 1] is var next && next.Has(WordTraits.Glued))
        {
            if (next.Kind == WordKind.Word && NumberWords.Power(next) == 0 && NumberWords.Unit(next) is null)
                return true;
            if (next.Kind == WordKind.Mark && next.First is ':' or '/' or '@' or '_' or '=' && at + 2 < _all.Length && _all[at + 2].Has(WordTraits.Glued))
                return true;
            if (next.Kind == WordKind.Mark && next.First is '-' or '–' && at + 2 < _all.Length && _all[at + 2].Kind == WordKind.Number)
                return true;
        }

        if (at == 0 || isGlued || _all[at].Has(WordTraits.StartsLine))
            return false;
        ref readonly var before = ref _all[at - 1];
        return before.Kind == WordKind.Word && (before.IsCapital && !before.Has(WordTraits.StartsSentence) && !before.Is(WordClass.Weekday | WordClass.Function) && IsNameBefore(at)
            || words.Spelling(at - 1) is "No." or "no." or "number" or "page" or "chapter" or "article" or "section" or "grade" or "phase" or "version" or "room" or "line");
    }

    // After a name a number belongs to it, unless it counts what follows: "In Gaza 48 hostages".
    private bool IsNameBefore(int at) =>
        at + 1 >= _all.Length || _all[at + 1].Kind != WordKind.Word || _all[at + 1].Is(WordClass.Function) || _all[at + 1].IsCapital || NumberWords.Power(_all[at + 1]) == 0 && NumberWords.Unit(_all[at + 1]) is null && !_all[at - 1].Is(WordClass.Demonym) && words.Spelling(at + 1)[^1] is not 's';

    /// <summary>The value of figures: 28,000 and 1.5 in English, 28.000 and 1,5 in most other languages.</summary>
    private decimal? Parse(ReadOnlySpan<char> figures)
    {
        if (figures.Length > LongestFigure)
            return null;
        Span<char> plain = stackalloc char[LongestFigure];
        var length = 0;
        var (points, commas) = (figures.Count('.'), figures.Count(','));
        var decimalSign = points > 0 && commas > 0 ? (figures.LastIndexOf('.') > figures.LastIndexOf(',') ? '.' : ',')
            : points + commas == 0 ? '\0'
            : IsGrouped(figures, points > 0 ? '.' : ',') && (points > 0 ? language != "en" : language is "en" or "zh" or "ja" or "he" or "und" || commas > 1) ? '\0'
            : points + commas == 1 ? (points > 0 ? '.' : ',') : '\0';
        foreach (var character in figures)
        {
            if (character == decimalSign)
                plain[length++] = '.';
            else if (char.IsAsciiDigit(character))
                plain[length++] = character;
            else if (character is not ('.' or ','))
                plain[length++] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character));
        }

        return decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static bool IsGrouped(ReadOnlySpan<char> figures, char sign)
    {
        var first = figures.IndexOf(sign);
        if (first is < 1 or > 3 || figures[0] == '0')
            return false;
        for (var at = first; at < figures.Length; at += 4)
        {
            if (figures[at] != sign || at + 4 > figures.Length || (at + 4 < figures.Length && figures[at + 4] != sign))
                return false;
        }

        return true;
    }
}
