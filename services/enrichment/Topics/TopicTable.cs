using System.Collections.Frozen;

namespace Wiredesk.Enrichment.Topics;

/// <summary>A Media Topic of the two upper levels.</summary>
/// <param name="Parent">Index of the top level it belongs to; its own index when it is one.</param>
internal sealed record MediaTopic(string QCode, string Name, int Parent);

/// <summary>A term that speaks for a topic: one word, the beginning of words, or several words.</summary>
/// <param name="IsForeign">Whether it is of another language than English.</param>
internal sealed record TopicTerm(int Topic, string Text, string[] Rest, double Weight, bool IsForeign);

/// <summary>The topics and their terms, from <c>topics.txt</c>.</summary>
internal static class TopicTable
{
    private const int ShortestBeginning = 3;
    private const int LongestBeginning = 16;

    private static readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> Words;
    private static readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> Beginnings;

    // By the first three letters: which lengths of beginnings start so. Most words start like none.
    private static readonly FrozenDictionary<long, uint> Lengths;

    static TopicTable()
    {
        var (topics, terms) = (new List<MediaTopic>(), new List<TopicTerm>());
        var (words, beginnings) = (new Dictionary<string, List<int>>(), new Dictionary<string, List<int>>());
        using var reader = new StreamReader(typeof(TopicTable).Assembly.GetManifestResourceStream("topics.txt")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var parts = line.Split('|');
            var parent = parts[0].EndsWith("000000", StringComparison.Ordinal) ? topics.Count : topics[^1].Parent;
            var known = topics.FindIndex(topic => topic.QCode == "medtop:" + parts[0]);
            if (known < 0)
            {
                known = topics.Count;
                topics.Add(new MediaTopic("medtop:" + parts[0], parts[1], parent));
            }

            foreach (var written in parts[2].Split(", "))
            {
                var weight = written[0] switch { '!' => 2.0, '~' => 0.5, _ => 1.0 };
                var term = written.TrimStart('!', '~').Split(' ');
                var isBeginning = term[^1].EndsWith('*');
                term[^1] = term[^1].TrimEnd('*');
                var index = isBeginning && term.Length == 1 ? beginnings : words;
                if (!index.TryGetValue(term[0], out var places))
                    index[term[0]] = places = [];
                places.Add(terms.Count);
                terms.Add(new TopicTerm(known, string.Join(' ', term), isBeginning && term.Length > 1 ? [.. term[1..^1], term[^1] + "*"] : term[1..], weight, parts[1].Length == 0));
            }
        }

        (Topics, Terms) = (topics, terms);
        Words = Freeze(words);
        Beginnings = Freeze(beginnings);
        Lengths = beginnings.Keys.GroupBy(beginning => Start(beginning)).ToFrozenDictionary(same => same.Key, same => same.Aggregate(0u, (lengths, beginning) => lengths | (1u << beginning.Length)));
    }

    public static IReadOnlyList<MediaTopic> Topics { get; }

    public static IReadOnlyList<TopicTerm> Terms { get; }

    /// <summary>The terms that a word is, begins, or starts with.</summary>
    public static int[] Of(string word)
    {
        List<int>? found = null;
        if (Words.TryGetValue(word, out var whole))
            (found = []).AddRange(whole);
        if (word.Length < ShortestBeginning || !Lengths.TryGetValue(Start(word), out var lengths))
            return found is null ? [] : [.. found];
        for (var length = Math.Min(word.Length, LongestBeginning); length >= ShortestBeginning; length--)
        {
            if ((lengths & (1u << length)) != 0 && Beginnings.TryGetValue(word.AsSpan(0, length), out var beginning))
                (found ??= []).AddRange(beginning);
        }

        return found is null ? [] : [.. found];
    }

    private static long Start(string word) => word[0] | ((long)word[1] << 16) | ((long)word[2] << 32);

    private static FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> Freeze(Dictionary<string, List<int>> index) =>
        index.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.ToArray()).GetAlternateLookup<ReadOnlySpan<char>>();
}
