using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication.Events;

/// <summary>Finds the earlier reports that may tell of the same, over an inverted index of each report's heaviest words.</summary>
internal sealed class EventIndex
{
    private const int IndexedWords = 20;
    private const int MostCandidates = 24;

    // A word of so many recent reports leads nowhere in particular; the oldest of them make room.
    private const int MostPerWord = 64;

    private readonly Dictionary<uint, List<CopyGroup>> _reports = [];
    private readonly List<CopyGroup> _scored = [];
    private readonly List<CopyGroup> _found = [];
    private int[] _scores = []; // by the number of the group; all zero between two searches

    /// <summary>The reports that share most of the heaviest words, best first; the list is used again by the next search.</summary>
    public IReadOnlyList<CopyGroup> Find(Profile profile, CopyGroup? apartFrom = null)
    {
        var heaviest = profile.Heaviest(IndexedWords);
        for (var rank = 0; rank < heaviest.Length; rank++)
        {
            if (!_reports.TryGetValue(heaviest[rank], out var reports))
                continue;
            var weight = profile.Weights[Array.BinarySearch(profile.Words, heaviest[rank])];
            foreach (var report in reports)
            {
                if (report != apartFrom)
                    Score(report, weight);
            }
        }

        _scored.Sort((left, right) => _scores[left.Number] == _scores[right.Number]
            ? left.Born.CompareTo(right.Born) : _scores[right.Number].CompareTo(_scores[left.Number]));
        _found.Clear();
        _found.AddRange(_scored.Take(MostCandidates));
        foreach (var report in _scored)
            _scores[report.Number] = 0;
        _scored.Clear();
        return _found;
    }

    /// <summary>Takes in a group.</summary>
    public void Add(CopyGroup group)
    {
        foreach (var word in group.Profile.Heaviest(IndexedWords))
        {
            if (!_reports.TryGetValue(word, out var reports))
                _reports[word] = reports = new List<CopyGroup>(1);
            if (reports.Count == MostPerWord)
                reports.RemoveRange(0, MostPerWord / 2);
            reports.Add(group);
        }
    }

    /// <summary>Takes a group out.</summary>
    public void Remove(CopyGroup group)
    {
        foreach (var word in group.Profile.Heaviest(IndexedWords))
        {
            if (_reports.TryGetValue(word, out var reports) && reports.Remove(group) && reports.Count == 0)
                _reports.Remove(word);
        }
    }

    /// <summary>Writes which groups each word leads to, in their order.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_reports.Count);
        foreach (var (word, reports) in _reports)
        {
            writer.Write(word);
            writer.Write((byte)reports.Count);
            foreach (var report in reports)
                writer.Write(report.Number);
        }
    }

    /// <summary>Goes on from what was written.</summary>
    /// <param name="byNumber">The groups by their numbers.</param>
    public void Load(BinaryReader reader, IReadOnlyDictionary<int, CopyGroup> byNumber)
    {
        for (var words = reader.ReadInt32(); words > 0; words--)
        {
            var word = reader.ReadUInt32();
            var reports = new List<CopyGroup>();
            for (var left = reader.ReadByte(); left > 0; left--)
                reports.Add(byNumber[reader.ReadInt32()]);
            _reports[word] = reports;
        }
    }

    private void Score(CopyGroup group, int by)
    {
        var number = group.Number;
        if (number >= _scores.Length)
            Array.Resize(ref _scores, Math.Max(1024, number * 2));
        if (_scores[number] == 0)
            _scored.Add(group);
        _scores[number] += Math.Max(1, by);
    }
}
