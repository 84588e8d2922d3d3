using System.Text.RegularExpressions;

namespace Wiredesk.Enrichment.Body;

/// <summary>Lines that only say when an article was published or changed.</summary>
internal static partial class DateLines
{
    private const int Longest = 100;

    public static bool Is(ReadOnlySpan<char> line) => line.Length <= Longest && (OnlyTime().IsMatch(line) || Labelled().IsMatch(line) || OnlyDate().IsMatch(line));

    /// <summary>Whether a text names a day, month and year anywhere.</summary>
    public static bool NamesFullDate(ReadOnlySpan<char> text) => FullDate().IsMatch(text);

    [GeneratedRegex("""
        ^(first\ |last\ |article\ |story\ )?(published|updated|posted|modified|created|issued|date|veröffentlicht|aktualisiert|stand|erstellt|publié|mis\ à\ jour|modifié|publicado|actualizado|pubblicato|aggiornato|atualizado|gepubliceerd|bijgewerkt|publicerad|uppdaterad|publisert|oppdatert|udgivet|opdateret|opublikowano|aktualizacja|publikováno|aktualizováno|опубликовано|обновлено|опубліковано|оновлено|yayınlanma|güncelleme|تاريخ\ النشر|آخر\ تحديث|פורסם|עודכן|发布时间|更新时间|公開日|更新日)\b[^\d]{0,25}\d.*(?<![.!?])$
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Labelled();

    // "Tuesday, November 25, 2025, 10:15 AM EST", "25. November 2025", "2025-11-25 10:15", "2025年11月25日".
    [GeneratedRegex("""
        ^(\p{L}+,?\s)?(\p{L}{3,12}\.?\s\d{1,2}(st|nd|rd|th)?,?\s(19|20)\d\d|\d{1,2}(st|nd|rd|th|er|º)?\.?\s(de\s)?\p{L}{3,12}\.?,?\s(de\s)?(19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-](19|20)?\d\d|(19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|(19|20)\d\d年\d{1,2}月\d{1,2}日)[\s,|–-]*(at\s|um\s|à\s|a\slas\s)?(\d{1,2}[:.h]\d\d(:\d\d)?)?\s?([ap]\.?m\.?)?\s?(uhr|utc|gmt|[a-z]{2,4})?[\s+:\d]*$
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex OnlyDate();

    // "14:32", "2:05 pm BST": the posts of a live blog.
    [GeneratedRegex(@"^\d{1,2}[:h]\d\d\s?([ap]\.?m\.?)?\s?(uhr|\p{Lu}{3,4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyTime();

    [GeneratedRegex("""
        \b\d{1,2}[./-]\d{1,2}[./-](19|20)\d\d\b|\b(19|20)\d\d-\d\d-\d\d\b|\b\p{Lu}\p{L}{2,8}\.?\ \d{1,2}(st|nd|rd|th)?,?\ (19|20)\d\d\b|\b\d{1,2}\.?\ (de\ )?\p{L}{3,12}\ (de\ )?(19|20)\d\d\b|(19|20)\d\d年\d{1,2}月\d{1,2}日
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex FullDate();
}
