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
        var rest = text;
        for (; rest.Length >= 4; rest = rest[4..])
            hash = Mix(hash, Block(rest));

        ulong last = 0;
        foreach (var character in rest)
            last = last << 16 | character;
        return Mix(Mix(hash, last), (ulong)text.Length);
    }

    private static ulong Block(ReadOnlySpan<char> four) =>
        BitConverter.IsLittleEndian
            ? MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(four))
            : four[0] | (ulong)four[1] << 16 | (ulong)four[2] << 32 | (ulong)four[3] << 48;
}
