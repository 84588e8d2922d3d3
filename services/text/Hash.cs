using System.Runtime.InteropServices;

namespace Wiredesk.Text;

/// <summary>A fast 64-bit hash for text, the same on every machine and in every process; not for secrets.</summary>
/// <remarks>
/// The mixing step multiplies to 128 bits and folds the halves together, as in wyhash (Wang Yi, public domain,
/// github.com/wangyi-fudan/wyhash), from which the odd constants are taken too.
/// </remarks>
public static class Hash
{
    private const ulong First = 0xa0761d6478bd642f;
    private const ulong Second = 0xe7037ed1a0b428db;
    private const ulong Third = 0x8ebc6af09c88c6e3;

    /// <summary>Mixes two values into one; the order counts.</summary>
    public static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left ^ First, right ^ Second, out var low);
        return high ^ low;
    }

    /// <summary>The hash of a stretch of characters.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = Third;
        var fours = MemoryMarshal.Cast<char, ulong>(text);
        foreach (var four in fours)
            hash = Mix(hash, BitConverter.IsLittleEndian ? four : Reversed(four));

        ulong last = 0;
        foreach (var character in text[(fours.Length * 4)..])
            last = last << 16 | character;
        return Mix(Mix(hash, last), (ulong)text.Length);
    }

    // The first character lowest.
    private static ulong Reversed(ulong four) => four << 48 | four << 16 & 0xffff_0000_0000 | four >> 16 & 0xffff_0000 | four >> 48;
}
