using System.Runtime.InteropServices;
using Wiredesk.Deduplication.Groups;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Events;

/// <summary>Finds the earlier reports that may tell of the same, over an inverted index of each report's heaviest words.</summary>
internal sealed class EventIndex
{
    private const int IndexedWords = 20;
    private const int MostCandidates = 24;

    // A word of so many recent reports leads nowhere in particular; the oldest of them make room.
    private const int MostPerWord = 64;

    private readonly Dictionary<uint, List<int>> _reports = [];
    private readonly List<CopyGroup?> _byNumber = [];
    private readonly List<int> _scored = [];
    private readonly List<CopyGroup> _found = [];
    private int[] _scores = []; // by the number of the group; all zero between two searches

    /// <summary>The words by which a report is found.</summary>
    public static uint[] WordsOf(Profile profile) => profile.Heaviest(IndexedWords);

    /// <summary>The reports that share most of these words, best first; the list is used again by the next search.</summary>
    public IReadOnlyList<CopyGroup> Find(Profile profile, uint[] words)
    {
        foreach (var word in words)
        {
            if (!_reports.TryGetValue(word, out var reports))
                continue;
            var weight = Math.Max(1, (int)profile.Weights[Array.BinarySearch(profile.Words, word)]);
            foreach (var number in CollectionsMarshal.AsSpan(reports))
                Score(number, weight);
        }

        _found.Clear();
        foreach (var number in _scored)
            Rank(number);
        foreach (var number in _scored)
            _scores[number] = 0;
        _scored.Clear();
        return _found;
    }

    /// <summary>Takes in a group by the words of its report.</summary>
    public void Add(CopyGroup group, uint[] words)
    {
        Number(group);
        foreach (var word in words)
        {
            if (!_reports.TryGetValue(word, out var reports))
                _reports[word] = reports = new List<int>(1);
            if (reports.Count == MostPerWord)
                reports.RemoveRange(0, MostPerWord / 2);
            reports.Add(group.Number);
        }
    }

    /// <summary>Takes a group out.</summary>
    public void Remove(CopyGroup group)
    {
        foreach (var word in WordsOf(group.Profile))
        {
            if (_reports.TryGetValue(word, out var reports) && reports.Remove(group.Number) && reports.Count == 0)
                _reports.Remove(word);
        }

        _byNumber[group.Number] = null;
    }

    public void Write(StateWriter writer)
    {
        writer.Part("reports");
        writer.Number(_reports.Count);
        foreach (var (word, reports) in _reports)
        {
            writer.Number(word);
            writer.Values<int>(CollectionsMarshal.AsSpan(reports));
        }
    }

    /// <param name="groups">The groups that are held.</param>
    public void Read(StateReader reader, IEnumerable<CopyGroup> groups)
    {
        reader.Part("reports");
        for (var rest = reader.Number(); rest > 0; rest--)
            _reports[(uint)reader.Long()] = [.. reader.Values<int>()];
        foreach (var group in groups)
            Number(group);
    }

    private void Number(CopyGroup group)
    {
        while (_byNumber.Count <= group.Number)
            _byNumber.Add(null);
        _byNumber[group.Number] = group;
        if (_scores.Length < _byNumber.Count)
            Array.Resize(ref _scores, Math.Max(1024, _byNumber.Count * 2));
    }

    private void Score(int number, int by)
    {
        ref var score = ref _scores[number];
        if (score == 0)
            _scored.Add(number);
        score += by;
    }

    /// <summary>Puts a report where it belongs among the best so far, unless it is behind them all.</summary>
    private void Rank(int number)
    {
        if (_found.Count == MostCandidates && _scores[number] < _scores[_found[^1].Number])
            return;
        var group = _byNumber[number]!;
        var at = _found.Count;
        while (at > 0 && IsBefore(group, _found[at - 1]))
            at--;
        if (at == MostCandidates)
            return;
        if (_found.Count == MostCandidates)
            _found.RemoveAt(MostCandidates - 1);
        _found.Insert(at, group);
    }

    private bool IsBefore(CopyGroup left, CopyGroup right) =>
        _scores[left.Number] == _scores[right.Number] ? left.Born < right.Born : _scores[left.Number] > _scores[right.Number];
}
