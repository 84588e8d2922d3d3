namespace Wiredesk.Text;

/// <summary>What a token is made of.</summary>
public enum TokenKind
{
    /// <summary>A word of a script that separates words.</summary>
    Word,

    /// <summary>A number in digits, with its inner points, commas, colons or slashes.</summary>
    Number,

    /// <summary>Two neighbouring characters of a script that is written without spaces.</summary>
    Gram,
}

/// <summary>A word, a number or a pair of characters: where it stands in the original text, and the hash of its normalised spelling.</summary>
public readonly record struct Token(int Start, int End, TokenKind Kind, ulong Hash)
{
    /// <summary>Where it stands in the original text.</summary>
    public TextSpan Span => new(Start, End);
}
