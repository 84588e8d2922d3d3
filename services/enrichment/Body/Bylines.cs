using System.Text.RegularExpressions;
using Wiredesk.Contracts;

namespace Wiredesk.Enrichment.Body;

/// <summary>Lines that name the authors, and openings that name where the report was filed.</summary>
internal static partial class Bylines
{
    private const int LongestByline = 120;
    private const int LongestDateline = 90;

    /// <summary>The byline a line is; absent when it is none.</summary>
    public static Byline? Of(string text, Line line)
    {
        if (line.Length > LongestByline || Sentences.EndsInStop(line.In(text)))
            return null;
        var match = Introduced().Match(text.Substring(line.Start, line.Length));
        if (!match.Success)
            return null;
        var role = match.Groups["role"].Value.Trim(' ', ',', '|', '/', '(', ')', '-', '–', '—');
        return new Byline(match.Groups["name"].Value, line.Start, line.End, role.Length > 0 ? role : null);
    }

    /// <summary>The dateline a paragraph opens with; absent when it has none.</summary>
    public static Dateline? DatelineOf(string text, Line line)
    {
        var opening = text.Substring(line.Start, Math.Min(line.Length, LongestDateline));
        var match = Filed().Match(opening);
        if (!match.Success)
            return null;
        string? Group(string name) => match.Groups[name] is { Success: true, Value: var value } ? value.Trim() : null;
        return new Dateline(match.Groups["place"].Value, line.Start, line.Start + match.Length, Group("date"), Group("agency"));
    }

    // The word for "by" in the languages whose news writes one, then capitalised names (or names of a script without capitals).
    [GeneratedRegex("""
        ^((?i:by|story\ by|words\ by|written\ by|reported\ by|author|authors|von|autor|autorin|autore|autorka|auteur|par|por|de|di|door|af|av|przez|napsal|автор|авторы|текст|yazan|haber|بقلم|كتب|تأليف|מאת|نویسنده|作者|记者|文|執筆|取材)\s?[:：]\s?|(By|BY|Von|VON|Par|PAR|Por|POR|Di|DI|Door|DOOR|Af|AF|Av|AV|بقلم|מאת)\s)
        (?<name>[\p{Lu}\p{Lo}][\p{L}.'’\-]+(\s(\p{Lu}|\p{Lo}|(de|da|di|do|del|der|den|van|von|zu|la|le|el|al|bin|ben|bint|and|und|et|y|e|en|och|og|i|и|ve|و)\s)[\p{L}.'’\-]*(?=\s|,|$|\||/|\()|\s?,\s?\p{Lu}[\p{L}.'’\-]+\s\p{Lu}[\p{L}.'’\-]+|\s?&\s?\p{Lu}[\p{L}.'’\-]+){0,9})
        (?<role>\s?([,|/(–—-]\s?|for\s|at\s)[\p{Lu}\p{Lo}].{0,60})?$
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Introduced();

    // "CAIRO, Nov 25 (Reuters) - ", "GAZA CITY, Gaza Strip (AP) — ", "Kairo (dpa) - ", "WASHINGTON — ".
    [GeneratedRegex("""
        ^(?!(BREAKING|UPDATED?|EXCLUSIVE|OPINION|ANALYSIS|EXPLAINER|WATCH|LIVE|VIDEO|PHOTOS?|REVIEW|EDITORIAL|FACTBOX|NEWS|EIL|EILMELDUNG|URGENT|URGENTE|ALERT)\b)
        (?<place>\p{Lu}[\p{Lu}.'’\-]+(\s\p{Lu}[\p{Lu}.'’\-]+){0,3}(\s?[/,]\s?(?!\p{L}{3,9}\.?\s\d)\p{Lu}[\p{L}.'’\-]+(\s\p{Lu}[\p{L}.'’\-]+){0,2})?|\p{Lu}[\p{L}.'’\-]+(\s\p{Lu}[\p{L}.'’\-]+){0,2}(?=[^()]{0,20}\((AP|AFP|Reuters|REUTERS|dpa|dpa-AFX|APA|sda|SDA|ANSA|EFE|Lusa|TASS|Xinhua|UPI|IANS|PTI|ANI|KNA|epd|PAP|CTK|ČTK|TT|NTB|Ritzau|ANP|Belga|AGI|WAM|SPA|AA|KUNA|UNI|Bloomberg)\)))
        (\s?,\s?(?<date>\p{L}{3,9}\.?\s\d{1,2}|\d{1,2}\.?\s\p{L}{3,9}\.?))?
        (\s?[/(]\s?(?<agency>\p{L}[\p{L}\s.\-/]{1,30}?)\s?[)/])?
        \s?(—|–|--|-)\s
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Filed();
}
