using Wiredesk.Deduplication.Fingerprints;

namespace Wiredesk.Deduplication.Events;

/// <summary>What a text is about: its telling words, each with how much it is stressed there. The weight of a word in the stream comes on top when two are compared.</summary>
internal sealed class Terms
{
    // News tells the main thing first (the inverted pyramid): what comes after so many distinct words adds little and costs memory.
    private const int MostTerms = 160;
    private const int MostWords = 1_000;

    // Who, where and when tell one happening from another of its kind (Kumaran and Allan, "Text classification and named entities for new event detection", SIGIR 2004).
    private const float NameStress = 2f;
    private const float NumberStress = 0.7f;

    // The headline and the opening say what happened; what follows is often the background that every report of the story repeats.
    private const int Opening = 60;
    private const float OpeningStress = 4f;

    private Terms(uint[] words, float[] stresses) => (Words, Stresses) = (words, stresses);

    /// <summary>The distinct words, ascending.</summary>
    public uint[] Words { get; }

    /// <summary>How much each is stressed.</summary>
    public float[] Stresses { get; }

    /// <summary>Reads the terms off a fingerprint.</summary>
    public static Terms Of(Fingerprint fingerprint)
    {
        var counts = new Dictionary<uint, (float Count, Mark Mark)>();
        var words = fingerprint.WordHashes;
        var marks = fingerprint.WordMarks;
        foreach (var word in fingerprint.TitleHashes)
            Count(counts, word, OpeningStress, Mark.None);
        for (var index = 0; index < words.Length && index < MostWords; index++)
            Count(counts, words[index], index < Opening ? OpeningStress : 1, marks[index]);

        var terms = counts.ToArray();
        Array.Sort(terms, (left, right) => left.Key.CompareTo(right.Key));
        return new Terms([.. terms.Select(term => term.Key)], [.. terms.Select(term => Stress(term.Value.Count, term.Value.Mark))]);
    }

    private static void Count(Dictionary<uint, (float Count, Mark Mark)> counts, uint word, float by, Mark mark)
    {
        if (CommonWords.Has(word))
            return;
        if (counts.TryGetValue(word, out var so))
            counts[word] = (so.Count + by, so.Mark | mark);
        else if (counts.Count < MostTerms)
            counts[word] = (by, mark);
    }

    private static float Stress(float count, Mark mark) =>
        (1 + MathF.Log(count)) * ((mark & Mark.Name) != 0 ? NameStress : (mark & Mark.Number) != 0 ? NumberStress : 1);
}
