using System.Buffers;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Fingerprints;

/// <summary>Where the words stand, packed: for each word the distance from the start of the one before, and its length; two bytes for nearly every word.</summary>
public static class Spans
{
    /// <summary>Packs the spans of words in the order of the text.</summary>
    public static byte[] Pack(ReadOnlySpan<Token> tokens)
    {
        var packed = ArrayPool<byte>.Shared.Rent(tokens.Length * Packed.Longest * 2);
        var (at, previous) = (0, 0);
        foreach (var token in tokens)
        {
            Packed.Write(packed, ref at, token.Start - previous);
            Packed.Write(packed, ref at, token.End - token.Start);
            previous = token.Start;
        }

        var spans = packed.AsSpan(0, at).ToArray();
        ArrayPool<byte>.Shared.Return(packed);
        return spans;
    }

    /// <summary>Unpacks the spans of so many words.</summary>
    public static TextSpan[] Unpack(ReadOnlySpan<byte> packed, int words)
    {
        var spans = new TextSpan[words];
        Unpack(packed, spans);
        return spans;
    }

    /// <summary>Unpacks as many spans as there is room for.</summary>
    public static void Unpack(ReadOnlySpan<byte> packed, Span<TextSpan> spans)
    {
        var start = 0;
        foreach (ref var span in spans)
        {
            start += Packed.Read(ref packed);
            span = new TextSpan(start, start + Packed.Read(ref packed));
        }
    }
}
