using Wiredesk.Text;

namespace Wiredesk.Deduplication.Fingerprints;

/// <summary>Where the words stand, packed: for each word the distance from the start of the one before, and its length.</summary>
/// <remarks>Seven bits a byte, the eighth says that more follow (LEB128); two bytes for nearly every word.</remarks>
public static class Spans
{
    /// <summary>Packs the spans of words in the order of the text.</summary>
    public static byte[] Pack(IReadOnlyList<Token> tokens)
    {
        var packed = new List<byte>(tokens.Count * 2);
        var previous = 0;
        foreach (var token in tokens)
        {
            Write(packed, token.Start - previous);
            Write(packed, token.End - token.Start);
            previous = token.Start;
        }

        return [.. packed];
    }

    /// <summary>Unpacks the spans of so many words.</summary>
    public static TextSpan[] Unpack(ReadOnlySpan<byte> packed, int words)
    {
        var spans = new TextSpan[words];
        var start = 0;
        for (var index = 0; index < words; index++)
        {
            start += Read(ref packed);
            spans[index] = new TextSpan(start, start + Read(ref packed));
        }

        return spans;
    }

    private static void Write(List<byte> packed, int value)
    {
        for (; value >= 0x80; value >>= 7)
            packed.Add((byte)(value | 0x80));
        packed.Add((byte)value);
    }

    private static int Read(ref ReadOnlySpan<byte> packed)
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = packed[0];
            packed = packed[1..];
            value |= (next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
