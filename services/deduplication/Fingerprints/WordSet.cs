using Wiredesk.Text;

namespace Wiredesk.Deduplication.Fingerprints;

/// <summary>A few words that are looked up by their hashes for every word of every text: nearly all are turned away by one bit.</summary>
internal sealed class WordSet
{
    private const int Bits = 4096;

    private readonly bool[] _some = new bool[Bits];
    private readonly HashSet<ulong> _words;

    public WordSet(IEnumerable<string> words)
    {
        _words = [.. words.Select(word => Hash.Of(word))];
        foreach (var word in _words)
            _some[word % Bits] = true;
    }

    /// <summary>Whether the word with this hash is one of them.</summary>
    public bool Has(ulong word) => _some[word % Bits] && _words.Contains(word);
}
