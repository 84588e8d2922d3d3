using System.Text;
using System.Text.RegularExpressions;

namespace Wiredesk.Ingestion.Markup;

/// <summary>Finds out in which encoding bytes were written, and reads them as text.</summary>
/// <remarks>
/// Asked in this order: byte order mark, the pattern of zero bytes (XML 1.0, appendix F), the charset of the HTTP header,
/// the declaration inside (comments left out, as the HTML Standard's prescan does, section 13.2.3.2). A declaration that the bytes contradict is not
/// believed: then the bytes are read as UTF-8. What is mostly no UTF-8 either is guessed, and the rest read as windows-1252, byte by byte, since
/// publishers paste one into the other.
/// </remarks>
internal static partial class TextBytes
{
    private const int DeclarationWindow = 4096;

    private static readonly EncodingProvider CodePages = CodePagesEncodingProvider.Instance;

    // The WHATWG Encoding Standard: what these labels say in practice.
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["us-ascii"] = "windows-1252",
        ["ascii"] = "windows-1252",
        ["x-user-defined"] = "windows-1252",
        ["iso-8859-1"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["latin-1"] = "windows-1252",
        ["iso8859-1"] = "windows-1252",
        ["cp1252"] = "windows-1252",
        ["utf8"] = "utf-8",
        ["gb2312"] = "gb18030",
        ["gbk"] = "gb18030",
        ["euc-kr"] = "ks_c_5601-1987",
        ["iso-8859-9"] = "windows-1254",
        ["iso-8859-11"] = "windows-874",
        ["tis-620"] = "windows-874",
        ["x-sjis"] = "shift_jis",
        ["sjis"] = "shift_jis",
    };

    /// <summary>The text, without byte order mark. Never throws.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType, Repairs repairs)
    {
        if (ByteOrderMark(bytes) is var (marked, length))
            return marked.GetString(bytes[length..]);
        if (ZeroPattern(bytes) is { } wide)
            return wide.GetString(bytes);

        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationWindow)]);
        string?[] labels = [HttpCharset().Match(contentType ?? "").Groups["name"].Value, Declaration().Match(Comment().Replace(head, "")).Groups["name"].Value];
        foreach (var label in labels.Where(label => !string.IsNullOrEmpty(label)))
        {
            if (Named(label!) is { } encoding && TryDecode(encoding, bytes) is { } text)
                return text;
            repairs.Add(Repairs.WrongEncoding);
        }

        if (TryDecode(Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, DecoderFallback.ExceptionFallback), bytes) is { } utf8)
            return utf8;
        repairs.Add(Repairs.WrongEncoding);
        if (!IsMostlyUtf8(bytes) && EncodingGuess.Of(bytes, Named) is { } guess and not "windows-1252" && TryDecode(Named(guess)!, bytes) is { } guessed)
        {
            repairs.Add(Repairs.GuessedEncoding);
            return guessed;
        }

        return Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new WindowsFallback()).GetString(bytes);
    }

    // Other encodings make a valid sequence of UTF-8 now and then, by chance.
    private static bool IsMostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var (valid, invalid) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var isValid = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            valid += isValid && !rune.IsAscii ? 1 : 0;
            invalid += isValid ? 0 : 1;
            bytes = bytes[length..];
        }

        return valid >= invalid;
    }

    private static (Encoding Encoding, int Length)? ByteOrderMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    private static Encoding? ZeroPattern(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'<', 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0, (byte)'<', ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        [(byte)'<', 0, not 0, 0, ..] => Encoding.Unicode,
        [0, (byte)'<', 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static Encoding? Named(string label)
    {
        var name = Aliases.GetValueOrDefault(label, label);
        // The declaration was legible as ASCII, so the bytes are not what these say.
        if (name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) || name.StartsWith("utf-32", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("ucs", StringComparison.OrdinalIgnoreCase) || name.StartsWith("utf-7", StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            return CodePages.GetEncoding(name, EncoderFallback.ReplacementFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    [GeneratedRegex("""charset\s*=\s*["']?(?<name>[A-Za-z0-9_.:\-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex HttpCharset();

    // <?xml ... encoding="..."?>, <meta charset=...> and <meta http-equiv ... content="text/html; charset=...">.
    [GeneratedRegex("""<\?xml[^>]{0,200}?encoding\s*=\s*["'](?<name>[A-Za-z0-9_.:\-]+)|<meta[^>]{0,400}?charset\s*=\s*["']?(?<name>[A-Za-z0-9_.:\-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    private sealed class WindowsFallback : DecoderFallback
    {
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

        private sealed class Buffer : DecoderFallbackBuffer
        {
            private byte[] _bytes = [];
            private int _next;

            public override int Remaining => _bytes.Length - _next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (_bytes, _next) = (bytesUnknown, 0);
                return true;
            }

            public override char GetNextChar() => _next < _bytes.Length ? Windows1252.Character(_bytes[_next++]) : '\0';

            public override bool MovePrevious()
            {
                if (_next == 0)
                    return false;
                _next--;
                return true;
            }

            public override void Reset() => (_bytes, _next) = ([], 0);
        }
    }
}
