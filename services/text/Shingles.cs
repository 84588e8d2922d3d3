namespace Wiredesk.Text;

/// <summary>Runs of neighbouring words as numbers: two texts that share words in the same order share shingles.</summary>
/// <remarks>
/// Shingles are due to Broder ("On the resemblance and containment of documents", 1997). The hash rolls over the words as in
/// Karp and Rabin (1987): leaving out the first word and taking in the next costs the same at any width.
/// </remarks>
public static class Shingles
{
    private const ulong Base = 0x9e3779b97f4a7c15; // 2^64 divided by the golden ratio, made odd (Knuth, volume 3, 6.4): spreads neighbouring powers

    /// <summary>How many shingles a text of so many words has.</summary>
    public static int Count(int words, int width) => Math.Max(0, words - width + 1);

    /// <summary>Writes the hash of each shingle, one for each word that starts one; allocates nothing.</summary>
    /// <returns>How many were written.</returns>
    public static int Of(ReadOnlySpan<uint> words, int width, Span<ulong> shingles)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        var count = Count(words.Length, width);
        if (count == 0)
            return 0;

        ulong rolling = 0;
        ulong leaving = 1; // the weight of the word that leaves: Base to the power of width
        for (var index = 0; index < width; index++)
        {
            rolling = rolling * Base + Weight(words[index]);
            leaving *= Base;
        }

        shingles[0] = Hash.Mix(rolling, (ulong)width);
        for (var index = 1; index < count; index++)
        {
            rolling = rolling * Base + Weight(words[index + width - 1]) - leaving * Weight(words[index - 1]);
            shingles[index] = Hash.Mix(rolling, (ulong)width);
        }

        return count;
    }

    private static ulong Weight(uint word) => (ulong)word + 1; // so that a word of hash 0 counts
}
