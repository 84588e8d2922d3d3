namespace Wiredesk.Text;

/// <summary>Runs of three neighbouring words as numbers: two texts that share words in the same order share shingles.</summary>
/// <remarks>
/// Shingles are due to Broder ("On the resemblance and containment of documents", 1997). He took ten words; three survive light edits that break five.
/// A word counts by sixteen bits of its hash, so that three of them fit one multiplication; two texts share a run of different words once in 2^48.
/// </remarks>
public static class Shingles
{
    /// <summary>Words in a shingle.</summary>
    public const int Width = 3;

    private const ulong Salt = 0x9e3779b97f4a7c15; // 2^64 divided by the golden ratio (Knuth, volume 3, 6.4)

    /// <summary>How many shingles a text of so many words has.</summary>
    public static int Count(int words) => Math.Max(0, words - Width + 1);

    /// <summary>The hash of the shingle that starts with the first of these words.</summary>
    public static ulong At(ReadOnlySpan<ushort> words, int start) =>
        Hash.Mix(words[start] | (ulong)words[start + 1] << 16 | (ulong)words[start + 2] << 32, Salt);

    /// <summary>Writes the hash of each shingle, one for each word that starts one; allocates nothing.</summary>
    /// <returns>How many were written.</returns>
    public static int Of(ReadOnlySpan<ushort> words, Span<ulong> shingles)
    {
        var count = Count(words.Length);
        for (var start = 0; start < count; start++)
            shingles[start] = At(words, start);
        return count;
    }
}
