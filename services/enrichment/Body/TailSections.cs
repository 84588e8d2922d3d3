using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Wiredesk.Contracts;

namespace Wiredesk.Enrichment.Body;

/// <summary>What follows an article under a heading of its own: the list of its sources, the note about its author.</summary>
internal static partial class TailSections
{
    private const int LongestHeading = 60;
    private const int LongestSourceTitle = 150;
    private const int LongestNote = 700;
    private const int MostNotes = 5;
    private const int FewestLooseSources = 2;

    private static readonly FrozenSet<string> SourceHeadings = Words("""
        sources|source|sources & references|further reading|sources and further reading|sources & further reading|references and further reading|reference list|sources consulted|sources used|sources and links|sources & links|links|related links|read the originals|original reporting|primary sources|source links|source material|sources and references|references|references & sources|references and sources|bibliography|citations|works cited|source list|sources cited|our sources|quellen|quelle|quellenangaben|einzelnachweise|références|sources et références|fuentes|fuente|referencias|fuentes y referencias|fonti|fonte|riferimenti|fontes|referências|bronnen|bron|källor|källa|referenser|kilder|kilde|źródła|źródło|bibliografia|zdroje|zdroj|источники|источник|ссылки|джерела|джерело|kaynaklar|kaynak|kaynakça|المصادر|المصدر|مراجع|מקורות|מקור|منابع|منبع|参考资料|来源|参考文献|出典|参考
        """);

    private static readonly FrozenSet<string> AuthorHeadings = Words("""
        about the author|about the authors|about the correspondent|about the writer|about the writers|about the reporter|about the journalist|about the editor|about the columnist|about the contributor|about author|about our author|author|the author|author bio|author profile|über den autor|über die autorin|zum autor|zur autorin|der autor|die autorin|à propos de l'auteur|à propos de l'autrice|l'auteur|sobre el autor|sobre la autora|acerca del autor|acerca de la autora|sull'autore|l'autore|sobre o autor|sobre a autora|over de auteur|om författaren|om forfatteren|o autorze|o autorce|o autorovi|об авторе|про автора|yazar hakkında|عن الكاتب|نبذة عن الكاتب|על הכותב|על הכותבת|אודות הכותב|درباره نویسنده|关于作者|作者简介|著者について|筆者紹介
        """);

    /// <summary>Marks the lines of such sections, and the author notes that stand at the end without a heading.</summary>
    /// <returns>The author named in the note, with the section that may be glued to the name.</returns>
    public static (Byline? Author, bool Glued) Mark(string text, List<Line> lines, string?[] kinds)
    {
        (Byline?, bool) author = default;
        var hasProse = false;
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            hasProse |= kinds[index] is null && Sentences.EndsInStop(line.In(text));
            if (!hasProse || line.Length > LongestHeading || IsKnownSection(kinds[index]))
                continue;

            var heading = line.In(text).Trim(" :：").ToString().ToLowerInvariant();
            if (SourceHeadings.Contains(heading) && index + 1 < lines.Count && IsSource(text, lines, index + 1))
            {
                kinds[index] = Clutter.SourceList;
                for (var next = index + 1; next < lines.Count && IsSource(text, lines, next); next++)
                    kinds[next] = Clutter.SourceList;
            }
            else if (AuthorHeadings.Contains(heading))
            {
                author = index + 1 < lines.Count ? NameOf(text, lines[index + 1]) : author;
                MarkNotes(lines, kinds, index);
            }
        }

        MarkLooseSources(text, lines, kinds);
        MarkLooseNote(text, lines, kinds);
        return author;
    }

    private static bool IsKnownSection(string? kind) => kind is Clutter.SourceList or Clutter.AuthorNote;

    private static void MarkNotes(List<Line> lines, string?[] kinds, int heading)
    {
        kinds[heading] = Clutter.AuthorNote;
        for (var next = heading + 1; next < lines.Count && next <= heading + MostNotes && lines[next].Length <= LongestNote && kinds[next] is null; next++)
            kinds[next] = Clutter.AuthorNote;
    }

    // Addresses line by line at the end are sources under whatever heading, once no heading told.
    private static void MarkLooseSources(string text, List<Line> lines, string?[] kinds)
    {
        var last = Array.FindLastIndex(kinds, kind => kind is null);
        var first = last;
        while (first > 0 && kinds[first] is null && HoldsAddress(lines[first].In(text)) && !Sentences.EndsInStop(lines[first].In(text)))
            first--;
        if (last - first < FewestLooseSources || Array.IndexOf(kinds, Clutter.SourceList) >= 0)
            return;
        for (var index = first + 1; index <= last; index++)
            kinds[index] = Clutter.SourceList;
        if (kinds[first] is null && lines[first].Length <= LongestHeading && !Sentences.EndsInMark(lines[first].In(text)))
            kinds[first] = Clutter.SourceList;
    }

    private static void MarkLooseNote(string text, List<Line> lines, string?[] kinds)
    {
        var last = Array.FindLastIndex(kinds, kind => kind is null);
        if (last > 0 && lines[last].Length <= LongestHeading * 5 && Introduces().IsMatch(lines[last].In(text)))
            kinds[last] = Clutter.AuthorNote;
    }

    // An entry of a source list holds an address, or looks like an entry, or is a short line above its address.
    private static bool IsSource(string text, List<Line> lines, int index)
    {
        var line = lines[index].In(text);
        return HoldsAddress(line) || (line.Length <= LongestSourceTitle
            && (Sentences.IsItem(line) || (index + 1 < lines.Count && !Sentences.EndsInStop(line) && HoldsAddress(lines[index + 1].In(text)))));
    }

    private static bool HoldsAddress(ReadOnlySpan<char> line) =>
        line.Length <= 1_000 && (line.Contains("://", StringComparison.Ordinal) || line.Contains("www.", StringComparison.OrdinalIgnoreCase));

    // "Sarah Chen", or "Sarah ChenWorld" where the section was glued to the name.
    private static (Byline? Author, bool Glued) NameOf(string text, Line line)
    {
        if (line.Length > LongestHeading)
            return default;
        var match = Name().Match(text.Substring(line.Start, line.Length));
        if (!match.Success)
            return default;
        var section = match.Groups["section"];
        return (new Byline(match.Groups["name"].Value, line.Start, line.End, section.Success ? section.Value : null), section.Success);
    }

    private static FrozenSet<string> Words(string words) => words.Split('|', StringSplitOptions.TrimEntries).ToFrozenSet();

    [GeneratedRegex(@"^(?<name>\p{Lu}[\p{L}'’\-]*?\p{L}\.?(\s\p{Lu}\.)?(\s\p{Lu}[\p{Ll}'’\-]+(\p{Lu}\p{Ll}+(?=\s))?){1,3})(?<section>\p{Lu}\p{L}+(\s(&\s)?\p{Lu}\p{L}+)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    // "Jane Doe is a senior reporter at ...", as notes at the end of an article introduce their author.
    [GeneratedRegex("""
        ^(\p{Lu}[\p{L}.'’\-]+\s){2,4}(is|was)\s(a|an|the|our|currently)\s[^.]{0,80}\b(reporter|correspondent|editor|writer|journalist|columnist|fellow|contributor|commentator|author|bureau\ chief)\b
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Introduces();
}
