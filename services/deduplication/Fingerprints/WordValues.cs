using Wiredesk.Text;

namespace Wiredesk.Deduplication.Fingerprints;

/// <summary>What a few words stand for, looked up by their hashes for every word of every text: nearly all are turned away by one look.</summary>
internal sealed class WordValues
{
    private const int Marks = 1 << 13;

    private readonly bool[] _some = new bool[Marks];
    private readonly Dictionary<uint, int> _values = [];

    /// <param name="words">The words in small letters, each with a number above 0; of a word that comes twice the first counts.</param>
    public WordValues(IEnumerable<(string Word, int Value)> words)
    {
        foreach (var (word, value) in words)
        {
            var hash = (uint)Hash.Of(word);
            _some[hash % Marks] = true;
            _values.TryAdd(hash, value);
        }
    }

    /// <summary>Words that all stand for the same.</summary>
    /// <param name="words">The words in small letters, with white space between them.</param>
    public WordValues(string words)
        : this(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => (word, 1)))
    {
    }

    /// <summary>The number of the word with this hash; 0 for other words.</summary>
    public int Of(uint word) => _some[word % Marks] ? _values.GetValueOrDefault(word) : 0;
}
