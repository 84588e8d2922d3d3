using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Wiredesk.Enrichment.Languages;

/// <summary>The languages of one script, and a table of weights: how much each feature speaks for each of them.</summary>
/// <param name="Script">The script.</param>
/// <param name="Codes">The languages; a script with one language has no weights.</param>
/// <param name="Bits">The table has two to this power rows.</param>
/// <param name="Scale">What one unit of a weight is worth.</param>
/// <param name="Weights">Row by row, each row padded to <see cref="Width"/>.</param>
internal sealed record ScriptModel(Script Script, string[] Codes, int Bits, float Scale, sbyte[] Weights)
{
    private const int Lanes = 16; // bytes in a 128-bit register

    private readonly float[] _priors = Array.ConvertAll(Codes, Prior.Of);

    /// <summary>Bytes in a row.</summary>
    public int Width => WidthOf(Codes.Length);

    /// <summary>Bytes in a row for so many languages.</summary>
    public static int WidthOf(int languages) => (languages + Lanes - 1) / Lanes * Lanes;

    /// <summary>How much the features speak for each language: their weights added up, over the square root of their number, and the language's prior.</summary>
    public float[] Scores(ReadOnlySpan<int> rows)
    {
        Span<int> sums = stackalloc int[Width];
        ref var sum = ref MemoryMarshal.GetReference(sums);
        foreach (var row in rows)
        {
            ref var weight = ref Weights[row * Width];
            for (var lane = 0; lane < Width; lane += Lanes)
            {
                var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref weight, (nuint)lane));
                Add(ref sum, lane, low);
                Add(ref sum, lane + (Lanes / 2), high);
            }
        }

        var scores = new float[Codes.Length];
        for (var language = 0; language < scores.Length; language++)
            scores[language] = _priors[language] + (sums[language] * Scale / MathF.Sqrt(Math.Max(1, rows.Length)));
        return scores;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref int sum, int at, Vector128<short> values)
    {
        var (low, high) = Vector128.Widen(values);
        (Vector128.LoadUnsafe(ref sum, (nuint)at) + low).StoreUnsafe(ref sum, (nuint)at);
        (Vector128.LoadUnsafe(ref sum, (nuint)(at + 4)) + high).StoreUnsafe(ref sum, (nuint)(at + 4));
    }
}
