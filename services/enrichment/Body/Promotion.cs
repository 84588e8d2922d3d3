using System.Text.RegularExpressions;

namespace Wiredesk.Enrichment.Body;

/// <summary>The last paragraph of an article when it sells the publisher instead of telling the news.</summary>
internal static partial class Promotion
{
    private const int Longest = 600;
    private const int Enough = 3;

    /// <summary>Whether a closing paragraph is promotion: it must address the reader, and name or link the publisher, in so many signs.</summary>
    public static bool Is(ReadOnlySpan<char> paragraph) =>
        paragraph.Length <= Longest && Addressing().Count(paragraph) + (2 * Naming().Count(paragraph)) >= Enough && Addressing().IsMatch(paragraph);

    // Speaks of readers, of reading on, of the publisher's own work.
    [GeneratedRegex("""
        \b(readers|our\ (website|site|portal|channel|platform|app|page|publication|team|newsroom|coverage)|visit\ (us|our)|follow\ us|subscribe|stay\ tuned|learn\ more|find\ out\ more|read\ more|for\ more\ (news|information|stories|updates|details)|materials\ (from|of|by|on)|as\ (regularly|always|previously)?\ ?(explained|reported|covered|analy[sz]ed)|brought\ to\ you|keep\ up\ with|don['’]t\ miss|check\ out|click|download|unsere[rn]?\ (leser|webseite|website|seite)|lesern|nos\ lecteurs|notre\ site|nuestros\ lectores|nuestro\ sitio|nuestra\ web|nostri\ lettori|nostro\ sito|nossos\ leitores|nosso\ site|onze\ (lezers|website)|våra\ läsare|naszych\ czytelników|naszej\ stronie|наш(ем|ей|их)\ (сайте|читател\w+|канал\w*|портал\w*)|читател\w+|okurlarımız\w*|sitemiz\w*)\b
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Addressing();

    // A site's name with a bar in it ("News of Israel | Nikk.Agency"), an address, or a handle.
    [GeneratedRegex("""
        \p{L}\s\|\s\p{L}|https?://|\bwww\.|\b[\p{L}\d-]{2,}\.(com|net|org|info|news|agency|media|press|online|co|io|tv|eu|uk|de|fr|es|it|nl|pl|ru|ua|il|in|us)\b|(?<!\S)@\w{3,}
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Naming();
}
