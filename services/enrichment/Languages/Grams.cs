using System.Numerics;

namespace Wiredesk.Enrichment.Languages;

/// <summary>The features that languages of one script are told apart by: sequences of one to five letters inside a word, and whole words.</summary>
/// <remarks>
/// Character n-grams with word ends marked are the classic feature (Cavnar and Trenkle, "N-Gram-Based Text Categorization", 1994). Each is hashed
/// to a row of the weight table instead of being stored (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009).
/// </remarks>
internal static class Grams
{
    /// <summary>How many letters of a text are looked at: more change the answer in no language.</summary>
    public const int MostLetters = 800;

    /// <summary>The most rows that <see cref="Rows"/> can give for <see cref="MostLetters"/> letters.</summary>
    public const int MostRows = (MostLetters + 2) * 6;

    private const int Longest = 5;

    /// <summary>Reduces a text to the lower-case letters of one script, words parted and surrounded by one space; returns the length.</summary>
    /// <param name="letters">Takes up to <see cref="MostLetters"/> characters and two spaces.</param>
    public static int Letters(ReadOnlySpan<char> text, Script script, Span<char> letters)
    {
        var length = 0;
        letters[length++] = ' ';
        foreach (var character in text)
        {
            if (length > MostLetters)
                break;
            if (Scripts.Of(character) == script)
                letters[length++] = char.ToLowerInvariant(character);
            else if (letters[length - 1] != ' ')
                letters[length++] = ' ';
        }

        if (letters[length - 1] != ' ')
            letters[length++] = ' ';
        return length;
    }

    /// <summary>The rows of all features of a text that <see cref="Letters"/> made; returns how many.</summary>
    /// <param name="bits">The table has two to this power rows.</param>
    public static int Rows(ReadOnlySpan<char> letters, int bits, Span<int> rows)
    {
        var count = 0;
        for (var start = 0; start < letters.Length; start++)
        {
            var hash = 0x811C9DC5u; // FNV-1a: offset basis and prime of the 32-bit variant.
            for (var at = start; at < letters.Length; at++)
            {
                hash = (hash ^ letters[at]) * 0x01000193u;
                var ends = at > start && letters[at] == ' ';
                if (at - start < Longest ? at > start || letters[at] != ' ' : ends)
                    rows[count++] = (int)((BitOperations.RotateLeft(hash, 15) * 0x9E3779B1u) >> (32 - bits));
                if (ends || (at - start >= Longest - 1 && letters[start] != ' '))
                    break;
            }
        }

        return count;
    }
}
