using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication.Events;

/// <summary>An earlier report and how alike the two are told.</summary>
internal readonly record struct Likeness(Member Member, double Score);

/// <summary>Finds the earlier reports that are told most alike, over an inverted index of each report's heaviest words.</summary>
internal sealed class EventIndex
{
    private const int IndexedWords = 20;
    private const int MostCandidates = 24;

    // A word of so many recent reports leads nowhere in particular; the oldest of them make room.
    private const int MostPerWord = 64;

    private readonly DocumentFrequencies _frequencies = new();
    private readonly Dictionary<uint, List<Member>> _reports = [];
    private readonly List<Member> _scored = [];
    private float[] _scores = []; // by the number of the report; all zero between two searches

    /// <summary>The most alike earlier reports, best first.</summary>
    public List<Likeness> Find(Terms terms)
    {
        var vector = new Vector(terms, _frequencies);
        foreach (var (word, weight) in vector.Heaviest(IndexedWords))
        {
            foreach (var report in _reports.GetValueOrDefault(word) ?? [])
                Score(report, weight * weight);
        }

        var likenesses = _scored.OrderByDescending(report => _scores[report.Number]).ThenBy(report => report.Arrival).Take(MostCandidates)
            .Select(report => new Likeness(report, vector.Cosine(VectorOf(report))))
            .OrderByDescending(likeness => likeness.Score).ThenBy(likeness => likeness.Member.Arrival).ToList();
        foreach (var report in _scored)
            _scores[report.Number] = 0;
        _scored.Clear();
        return likenesses;
    }

    private void Score(Member report, float by)
    {
        if (report.Number >= _scores.Length)
            Array.Resize(ref _scores, Math.Max(1024, report.Number * 2));
        if (_scores[report.Number] == 0)
            _scored.Add(report);
        _scores[report.Number] += by;
    }

    /// <summary>Takes a report in.</summary>
    public void Add(Member member)
    {
        _frequencies.Add(member.Terms!);
        member.IndexedWords = [.. VectorOf(member).Heaviest(IndexedWords).Select(term => term.Word)];
        foreach (var word in member.IndexedWords)
        {
            if (!_reports.TryGetValue(word, out var reports))
                _reports[word] = reports = [];
            if (reports.Count == MostPerWord)
                reports.RemoveRange(0, MostPerWord / 2);
            reports.Add(member);
        }
    }

    /// <summary>The weighted terms of a report: weighted anew when the stream has grown so much that the weights are no longer those of today.</summary>
    private Vector VectorOf(Member member)
    {
        if (member.Vector is null || member.Vector.IsStale(_frequencies))
            member.Vector = new Vector(member.Terms!, _frequencies);
        return member.Vector;
    }

    /// <summary>Takes a report out.</summary>
    public void Remove(Member member)
    {
        foreach (var word in member.IndexedWords)
        {
            if (_reports.TryGetValue(word, out var reports) && reports.Remove(member) && reports.Count == 0)
                _reports.Remove(word);
        }

        member.IndexedWords = [];
        member.Vector = null;
    }
}
