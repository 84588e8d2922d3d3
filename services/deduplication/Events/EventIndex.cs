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
    private const int MostPerWord = 128;

    private readonly DocumentFrequencies _frequencies = new();
    private readonly Dictionary<uint, List<Member>> _reports = [];

    /// <summary>The most alike earlier reports, best first.</summary>
    public List<Likeness> Find(Terms terms)
    {
        var vector = new Vector(terms, _frequencies);
        var scores = new Dictionary<Member, float>();
        foreach (var (word, weight) in vector.Heaviest(IndexedWords))
        {
            foreach (var report in _reports.GetValueOrDefault(word) ?? [])
                scores[report] = scores.GetValueOrDefault(report) + weight * weight;
        }

        return [.. scores.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Arrival).Take(MostCandidates)
            .Select(pair => new Likeness(pair.Key, vector.Cosine(new Vector(pair.Key.Terms!, _frequencies))))
            .OrderByDescending(likeness => likeness.Score).ThenBy(likeness => likeness.Member.Arrival)];
    }

    /// <summary>Takes a report in.</summary>
    public void Add(Member member)
    {
        _frequencies.Add(member.Terms!);
        member.IndexedWords = [.. new Vector(member.Terms!, _frequencies).Heaviest(IndexedWords).Select(term => term.Word)];
        foreach (var word in member.IndexedWords)
        {
            if (!_reports.TryGetValue(word, out var reports))
                _reports[word] = reports = [];
            if (reports.Count == MostPerWord)
                reports.RemoveRange(0, MostPerWord / 2);
            reports.Add(member);
        }
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
    }
}
