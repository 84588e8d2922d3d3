using System.Globalization;
using System.Text;

namespace Wiredesk.Ingestion.Push;

/// <summary>Mends half surrogate pairs in the names of members, which would make the whole document unreadable; in values they are refused with their item.</summary>
internal static class JsonNames
{
    /// <summary>The same JSON with such halves as U+FFFD; the very same memory when there are none. One pass, and only where there are escapes of surrogates.</summary>
    public static ReadOnlyMemory<byte> Mended(ReadOnlyMemory<byte> json)
    {
        if (json.Span.IndexOf("\\ud"u8) < 0 && json.Span.IndexOf("\\uD"u8) < 0)
            return json;
        byte[]? mended = null;
        var text = json.Span;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '"')
                continue;
            var end = EndOf(text, at + 1);
            if (IsName(text, end))
            {
                foreach (var half in Halves(json, at + 1, end))
                {
                    mended ??= json.ToArray();
                    "\\ufffd"u8.CopyTo(mended.AsSpan(half));
                }
            }

            at = end;
        }

        return mended ?? json;
    }

    private static int EndOf(ReadOnlySpan<byte> text, int at)
    {
        for (; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\')
                at++;
        }

        return at;
    }

    private static bool IsName(ReadOnlySpan<byte> text, int end)
    {
        var after = end < text.Length ? text[(end + 1)..].TrimStart(" \t\r\n"u8) : default;
        return after.Length > 0 && after[0] == ':';
    }

    private static List<int> Halves(ReadOnlyMemory<byte> json, int at, int end)
    {
        var text = json.Span;
        var (halves, high) = (new List<int>(), -1);
        while (at < end)
        {
            var unit = text[at] == '\\' && at + 5 < end && text[at + 1] == 'u' ? Unit(text.Slice(at + 2, 4)) : null;
            if (high >= 0 && !(unit is { } low && char.IsLowSurrogate(low)))
                halves.Add(high);
            else if (high < 0 && unit is { } lone && char.IsLowSurrogate(lone))
                halves.Add(at);
            high = unit is { } first && char.IsHighSurrogate(first) ? at : -1;
            at += unit is not null ? 6 : text[at] == '\\' ? 2 : 1;
        }

        if (high >= 0)
            halves.Add(high);
        return halves;
    }

    private static char? Unit(ReadOnlySpan<byte> digits) =>
        ushort.TryParse(Encoding.ASCII.GetString(digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;
}
