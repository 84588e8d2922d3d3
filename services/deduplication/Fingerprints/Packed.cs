namespace Wiredesk.Deduplication.Fingerprints;

/// <summary>Small whole numbers in few bytes: seven bits a byte, the eighth says that more follow (LEB128).</summary>
internal static class Packed
{
    /// <summary>The most bytes that one number takes.</summary>
    public const int Longest = 5;

    /// <summary>Writes a number and moves on behind it.</summary>
    public static void Write(Span<byte> packed, ref int at, int value)
    {
        var rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7)
            packed[at++] = (byte)(rest | 0x80);
        packed[at++] = (byte)rest;
    }

    /// <summary>Reads a number and moves on behind it.</summary>
    public static int Read(ref ReadOnlySpan<byte> packed)
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
