using Wiredesk.Ingestion.Articles;

namespace Wiredesk.Ingestion.Markup;

/// <summary>Tells what is no text: pictures, documents of office programs, programs, noise.</summary>
public static class BinaryData
{
    public const string Gzip = "a gzip file";

    // The beginning that a browser looks at (WHATWG MIME Sniffing Standard, section 5.2).
    private const int Beginning = 1445;

    // A character in this many that no text holds is a slip of a publisher's system; more are another thing.
    private const int SlipIn = 10;

    private static readonly (byte[] Beginning, string Name)[] Formats =
    [
        ("%PDF-"u8.ToArray(), "a PDF document"),
        ("PK\u0003\u0004"u8.ToArray(), "a ZIP archive or an Office document"),
        ([0x1F, 0x8B], Gzip),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
        ("{\\rtf"u8.ToArray(), "an RTF document"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ];

    /// <summary>The name of the binary format that begins like this; null when it is none that is known here.</summary>
    public static string? Format(ReadOnlySpan<byte> bytes)
    {
        foreach (var (beginning, name) in Formats)
        {
            if (bytes.StartsWith(beginning))
                return name;
        }

        return null;
    }

    /// <summary>Why bytes are refused where text is wanted; null when they are none of the known binary formats.</summary>
    internal static Refusal? Refuse(ReadOnlySpan<byte> bytes) =>
        Format(bytes) is { } format ? new Refusal("binary", $"This is {format}, not text (seen at byte 0).") : null;

    /// <summary>Why what was decoded is no page or feed; null when it reads as one.</summary>
    /// <remarks>As browsers do (MIME Sniffing Standard, section 7.1): what begins with a tag is believed to be markup; else one binary character at the beginning tells that it is no text.</remarks>
    internal static Refusal? Refuse(string decoded)
    {
        var head = decoded.AsSpan(0, Math.Min(decoded.Length, Beginning));
        var (binary, broken, first) = (0, 0, -1);
        for (var at = 0; at < head.Length; at++)
        {
            if (head[at] == '\uFFFD')
                broken++;
            else if (IsBinary(head[at]))
                binary++;
            else
                continue;
            first = first < 0 ? at : first;
        }

        var isMarkup = head.TrimStart().StartsWith("<");
        return (binary > 0 && !isMarkup) || (binary + broken) * SlipIn > head.Length
            ? new Refusal("binary", $"This is no text: character {first + 1} {(head[first] == '\uFFFD' ? "cannot be decoded" : $"is 0x{(int)head[first]:X2}")}.")
            : null;
    }

    // Binary data bytes (MIME Sniffing Standard, section 3): control characters other than tab, line feed, form feed, carriage return and escape.
    private static bool IsBinary(char character) => character is <= '\u0008' or '\u000B' or >= '\u000E' and <= '\u001A' or >= '\u001C' and <= '\u001F';
}
