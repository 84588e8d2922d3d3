using Wiredesk.Text;

namespace Wiredesk.Deduplication.Fingerprints;

/// <summary>The words that count: ordinals and small numbers in English, and any word that begins with a digit (<c>2nd</c>, <c>48th</c>, <c>5pm</c>).</summary>
/// <remarks>The second round of talks is not the third. "One" and "first" are left out: they are used for much else.</remarks>
public static class Counting
{
    private static readonly WordValues Words = new(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred");

    /// <summary>Whether a word is one of them.</summary>
    public static bool Has(string text, Token token) => token.Kind == TokenKind.Word && (char.IsAsciiDigit(text[token.Start]) || Words.Of((uint)token.Hash) != 0);
}
