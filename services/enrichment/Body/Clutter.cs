using System.Buffers;
using System.Globalization;

namespace Wiredesk.Enrichment.Body;

/// <summary>Whole lines that are no part of an article: what they are, or that they are none.</summary>
internal static class Clutter
{
    public const string Interface = "interface";
    public const string Advertisement = "advertisement";
    public const string Newsletter = "newsletter";
    public const string Share = "share";
    public const string Comments = "comments";
    public const string Related = "related";
    public const string PhotoCredit = "photo-credit";
    public const string Copyright = "copyright";
    public const string Cookies = "cookies";
    public const string AuthorNote = "author-note";
    public const string SourceList = "source-list";
    public const string Promotion = "promotion";
    public const string Byline = "byline";
    public const string DateLine = "date-line";
    public const string Separator = "separator";

    // A line longer than this is prose, whatever it starts with.
    private const int Longest = 400;

    private static readonly SearchValues<char> RuleSigns = SearchValues.Create("*-–—_=~.· #+•");

    private static readonly SearchValues<string> AnyPhrase = SearchValues.Create([.. ClutterWords.Phrases.Select(phrase => phrase.Words)], StringComparison.Ordinal);

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Whole = ClutterWords.Whole.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The kind of clutter a line is; absent when it may be a part of the article.</summary>
    public static string? KindOf(ReadOnlySpan<char> line)
    {
        if (line.Length > Longest)
            return null;
        Span<char> plain = stackalloc char[Longest];
        plain = plain[..Plain(line, plain)];
        if (plain.IsEmpty)
            return DateLines.Is(line) ? DateLine : line.Length < 3 || line.ContainsAnyExcept(RuleSigns) ? null : Separator;
        if (Whole.TryGetValue(plain, out var kind))
            return kind;

        if (PhotoCredits.Is(line))
            return PhotoCredit;
        if (PhotoCredits.IsCopyright(line))
            return Copyright;
        foreach (var opening in ClutterWords.Openings)
        {
            if (line.Length <= opening.Longest && plain.StartsWith(opening.Words, StringComparison.Ordinal) && EndsWord(plain, opening.Words.Length))
                return opening.Kind;
        }

        if (plain.IndexOfAny(AnyPhrase) < 0)
            return DateLines.Is(line) ? DateLine : null;
        foreach (var phrase in ClutterWords.Phrases)
        {
            if (line.Length <= phrase.Longest && HasPhrase(plain, phrase.Words))
                return phrase.Kind;
        }

        return DateLines.Is(line) ? DateLine : null;
    }

    // Lower case, one space between words, without the brackets, counts, arrows and pictures that surround the words of an interface.
    private static int Plain(ReadOnlySpan<char> line, Span<char> plain)
    {
        var length = 0;
        foreach (var character in line)
        {
            var isPart = char.IsLetter(character) || char.IsSurrogate(character) || character is '&' or '’' or '\'' or ':' or '@' or '©'
                || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (char.IsSurrogate(character))
                continue;
            if (isPart)
                plain[length++] = character == '’' ? '\'' : char.ToLowerInvariant(character);
            else if (length > 0 && plain[length - 1] != ' ')
                plain[length++] = ' ';
        }

        while (length > 0 && plain[length - 1] is ' ' or ':')
            length--;
        return length;
    }

    // At the start of a word: "your channel" does not speak of "our channel".
    private static bool HasPhrase(ReadOnlySpan<char> plain, string words)
    {
        var at = plain.IndexOf(words, StringComparison.Ordinal);
        return at == 0 || (at > 0 && !char.IsLetter(plain[at - 1]));
    }

    private static bool EndsWord(ReadOnlySpan<char> plain, int at) => at >= plain.Length || !char.IsLetter(plain[at]) || !char.IsLetter(plain[at - 1]);
}
