namespace Wiredesk.Ingestion.Markup;

internal enum TokenKind
{
    Text,
    Start,
    End,
    Data,
    Comment,
    Declaration,
}

/// <summary>One attribute as it was written: references not yet read.</summary>
internal readonly record struct RawAttribute(string Name, string Value);

/// <summary>Cuts XML or HTML into tags and text in one pass over the characters. Takes anything; never throws; no token is looked at twice.</summary>
/// <remarks>
/// Follows the tokenisation of the HTML Standard (section 13.2.5) where XML is broken: a quote or a comment that never ends
/// runs to the end of the text, a <c>&lt;</c> that opens no tag is text. HTML has elements whose content is never markup, XML has CDATA.
/// </remarks>
internal sealed class Tokenizer(string text, bool html)
{
    /// <summary>More attributes than this on one tag are dropped: comparing them with one another would cost their square.</summary>
    private const int MostAttributes = 256;

    private static readonly HashSet<string> RawText = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title",
    };

    private int _position;
    private string? _rawText;
    private bool _noCommentEnd;
    private int _lastTagEnd = -1;

    public TokenKind Kind { get; private set; }

    /// <summary>The name of a tag; lower-case in HTML.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where the token begins in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Where the content of text, data or comment begins and ends.</summary>
    public Range Content { get; private set; }

    public bool SelfClosing { get; private set; }

    public List<RawAttribute> Attributes { get; } = [];

    /// <summary>The number of attributes as written, dropped ones included.</summary>
    public int AttributeCount { get; private set; }

    public string Value => text[Content];

    public bool Read()
    {
        if (_position >= text.Length)
            return false;
        Start = _position;
        if (_rawText is { } name)
        {
            _rawText = null;
            var end = FindEndTag(name);
            if (end > _position)
                return ReadText(end);
        }

        if (text[_position] != '<')
            return ReadText(NextMarkup(_position));
        return Next(1) switch
        {
            '!' when !html || Next(2) is '-' or '[' || (char.IsAsciiLetter(Next(2)) && HasTagEnd()) => ReadDeclaration(),
            '?' => Skip(TokenKind.Declaration, html ? ">" : "?>", 2),
            '/' when IsNameStart(Next(2)) => ReadEndTag(),
            '/' when html => Skip(TokenKind.Comment, ">", 2),
            var character when IsNameStart(character) => ReadStartTag(),
            _ => ReadText(NextMarkup(_position + 1)),
        };
    }

    private char Next(int offset) => _position + offset < text.Length ? text[_position + offset] : '\0';

    // Looked up once: asked anew for every "<!" it would cost the square of the length.
    private bool HasTagEnd()
    {
        if (_lastTagEnd < 0)
            _lastTagEnd = Math.Max(text.LastIndexOf('>'), 0);
        return _lastTagEnd > _position;
    }

    private static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character == '_' || (character > '\u00BF' && char.IsLetter(character));

    private int NextMarkup(int from)
    {
        var next = from < text.Length ? text.IndexOf('<', from) : -1;
        return next < 0 ? text.Length : next;
    }

    private bool ReadText(int end)
    {
        (Kind, Content, _position) = (TokenKind.Text, _position..end, end);
        return true;
    }

    private bool Skip(TokenKind kind, string until, int openLength)
    {
        var begin = Math.Min(_position + openLength, text.Length);
        var end = text.IndexOf(until, begin, StringComparison.Ordinal);
        (Kind, Content, _position) = end < 0 ? (kind, begin..text.Length, text.Length) : (kind, begin..end, end + until.Length);
        return true;
    }

    private bool ReadDeclaration()
    {
        if (string.CompareOrdinal(text, _position, "<!--", 0, 4) == 0)
        {
            // "<!-->" is a whole comment in HTML.
            // A comment that never ends hides one tag's length, not the rest of the article.
            _noCommentEnd = _noCommentEnd || text.IndexOf("-->", _position + 4, StringComparison.Ordinal) < 0;
            return html && (_noCommentEnd || Next(4) == '>') ? Skip(TokenKind.Comment, ">", 4) : Skip(TokenKind.Comment, "-->", 4);
        }

        if (string.CompareOrdinal(text, _position, "<![CDATA[", 0, 9) == 0)
            return html ? Skip(TokenKind.Comment, ">", 2) : Skip(TokenKind.Data, "]]>", 9);
        if (html)
            return Skip(TokenKind.Declaration, ">", 2);

        // A document type declaration with its internal subset in brackets: stepped over, never read (no entity is ever defined by it).
        var i = _position + 2;
        var inSubset = false;
        while (i < text.Length && (inSubset || text[i] != '>'))
        {
            if (text[i] is '"' or '\'')
            {
                var quote = text.IndexOf(text[i], i + 1);
                i = quote < 0 ? text.Length - 1 : quote;
            }
            else if (text[i] == '[')
            {
                inSubset = true;
            }
            else if (text[i] == ']')
            {
                inSubset = false;
            }

            i++;
        }

        (Kind, Content, _position) = (TokenKind.Declaration, (_position + 2)..i, Math.Min(i + 1, text.Length));
        return true;
    }

    private bool ReadEndTag()
    {
        var begin = _position + 2;
        var end = begin;
        while (end < text.Length && !IsNameEnd(text[end]))
            end++;
        Name = Written(begin, end);
        while (end < text.Length && text[end] != '>' && (html || text[end] != '<'))
            end++;
        (Kind, _position) = (TokenKind.End, end < text.Length && text[end] == '>' ? end + 1 : end);
        return true;
    }

    private bool ReadStartTag()
    {
        var i = _position + 1;
        while (i < text.Length && !IsNameEnd(text[i]))
            i++;
        Name = Written(_position + 1, i);
        Attributes.Clear();
        AttributeCount = 0;
        SelfClosing = false;
        while (i < text.Length && text[i] != '>')
        {
            if (text[i] == '<' && !html)
                break; // A tag that was never closed; the next one begins here.
            if (text[i] == '/' || char.IsWhiteSpace(text[i]))
            {
                SelfClosing = text[i] == '/' && i + 1 < text.Length && text[i + 1] == '>';
                i++;
            }
            else
            {
                i = ReadAttribute(i);
            }
        }

        _position = i < text.Length && text[i] == '>' ? i + 1 : i;
        Kind = TokenKind.Start;
        if (html && !SelfClosing && RawText.Contains(Name))
            _rawText = Name;
        return true;
    }

    private int ReadAttribute(int i)
    {
        var nameStart = i++;
        while (i < text.Length && !IsNameEnd(text[i]) && text[i] != '=')
            i++;
        var nameEnd = i;
        while (i < text.Length && char.IsWhiteSpace(text[i]))
            i++;
        var (valueStart, valueEnd) = (nameEnd, nameEnd);
        if (i < text.Length && text[i] == '=')
        {
            i++;
            while (i < text.Length && char.IsWhiteSpace(text[i]))
                i++;
            if (i < text.Length && text[i] is '"' or '\'')
            {
                var quote = text.IndexOf(text[i], i + 1);
                (valueStart, valueEnd) = (i + 1, quote < 0 ? text.Length : quote);
                i = quote < 0 ? text.Length : quote + 1;
            }
            else
            {
                valueStart = i;
                while (i < text.Length && text[i] != '>' && !char.IsWhiteSpace(text[i]))
                    i++;
                valueEnd = i;
            }
        }
        else
        {
            i = nameEnd;
        }

        if (AttributeCount++ < MostAttributes)
            Attributes.Add(new RawAttribute(Written(nameStart, nameEnd), text[valueStart..valueEnd]));
        return i;
    }

    private static bool IsNameEnd(char character) => character is '>' or '/' or '<' || char.IsWhiteSpace(character);

    private string Written(int begin, int end) => html ? text[begin..end].ToLowerInvariant() : text[begin..end];

    private int FindEndTag(string name)
    {
        for (var at = text.IndexOf("</", _position, StringComparison.Ordinal); at >= 0; at = text.IndexOf("</", at + 2, StringComparison.Ordinal))
        {
            var after = at + 2 + name.Length;
            if (string.Compare(text, at + 2, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0 && (after >= text.Length || IsNameEnd(text[after])))
                return at;
        }

        return text.Length;
    }
}
