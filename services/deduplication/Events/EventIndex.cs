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

    private readonly Dictionary<uint, Reports> _reports = [];
    private readonly List<CopyGroup?> _byNumber = [];
    private readonly List<int> _scored = [];
    private readonly List<CopyGroup> _found = [];
    private readonly int[] _best = new int[MostCandidates]; // the scores of those
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
            if (reports.Several is null)
                Score(reports.One, weight);
            foreach (var number in CollectionsMarshal.AsSpan(reports.Several))
                Score(number, weight);
        }

        _found.Clear();
        foreach (var number in _scored)
        {
            Rank(number, _scores[number]);
            _scores[number] = 0;
        }

        _scored.Clear();
        return _found;
    }

    /// <summary>Takes in a group by the words of its report.</summary>
    public void Add(CopyGroup group, uint[] words)
    {
        Number(group);
        foreach (var word in words)
        {
            ref var reports = ref CollectionsMarshal.GetValueRefOrAddDefault(_reports, word, out var isKnown);
            reports = isKnown ? reports.With(group.Number) : new Reports(group.Number, null);
        }
    }

    /// <summary>Takes a group out.</summary>
    public void Remove(CopyGroup group)
    {
        foreach (var word in WordsOf(group.Profile))
        {
            if (_reports.TryGetValue(word, out var reports) && reports.IsEmptyWithout(group.Number))
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
            writer.Values<int>(reports.Several is null ? [reports.One] : CollectionsMarshal.AsSpan(reports.Several));
        }
    }

    /// <param name="groups">The groups that are held.</param>
    public void Read(StateReader reader, IEnumerable<CopyGroup> groups)
    {
        reader.Part("reports");
        for (var rest = reader.Number(); rest > 0; rest--)
            _reports[(uint)reader.Long()] = Reports.Of(reader.Values<int>());
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
    private void Rank(int number, int score)
    {
        if (_found.Count == MostCandidates && score < _best[MostCandidates - 1])
            return;
        var group = _byNumber[number]!;
        var at = _found.Count;
        while (at > 0 && (score > _best[at - 1] || score == _best[at - 1] && group.Born < _found[at - 1].Born))
            at--;
        if (at == MostCandidates)
            return;
        if (_found.Count == MostCandidates)
            _found.RemoveAt(MostCandidates - 1);
        _best.AsSpan(at, _found.Count - at).CopyTo(_best.AsSpan(at + 1));
        _best[at] = score;
        _found.Insert(at, group);
    }

    /// <summary>The reports of a word by their numbers, earliest first. Most words have one.</summary>
    private readonly record struct Reports(int One, List<int>? Several)
    {
        public static Reports Of(int[] numbers) => numbers is [var one] ? new Reports(one, null) : new Reports(0, [.. numbers]);

        public Reports With(int number)
        {
            var several = Several ?? [One];
            if (several.Count == MostPerWord)
                several.RemoveRange(0, MostPerWord / 2);
            several.Add(number);
            return new Reports(0, several);
        }

        /// <summary>Takes a report off, and says whether none is left.</summary>
        public bool IsEmptyWithout(int number) => Several is null ? One == number : Several.Remove(number) && Several.Count == 0;
    }
}
