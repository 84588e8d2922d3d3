using System.Globalization;
using Wiredesk.Contracts;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Metadata;

/// <summary>One value of a field, with all that speaks for or against it.</summary>
/// <param name="From">The best place that names it.</param>
internal sealed record Candidate<T>(T Value, string Identity, string From, HashSet<string> Witnesses);

/// <summary>Weighs what different places of a page say about one field. What each place is worth was learned from labelled pages.</summary>
/// <remarks>
/// A conditional logit (McFadden, 1974): a value's score is the sum of the weights of its witnesses, "none of these" scores zero, and a value's
/// confidence is its share of the exponentials. The table <c>votes.model</c> is made by tools/PageTraining.
/// </remarks>
internal sealed class Vote<T>(string field, Func<T, string> identity)
    where T : notnull
{
    private readonly List<Candidate<T>> _candidates = [];
    private readonly Dictionary<string, Candidate<T>> _byIdentity = [];

    public IReadOnlyList<Candidate<T>> Candidates => _candidates;

    /// <summary>A place of the page names a value. The first place that names it gives its form and its origin.</summary>
    public void Add(T? value, string from, params ReadOnlySpan<string> witnesses)
    {
        if (value is null || identity(value) is not { Length: > 0 } known)
            return;
        if (!_byIdentity.TryGetValue(known, out var candidate))
            _candidates.Add(_byIdentity[known] = candidate = new Candidate<T>(value, known, from, ["any"]));
        foreach (var witness in witnesses)
            candidate.Witnesses.Add(witness);
    }

    /// <summary>Takes out the values that nothing but the given witnesses name, where there are more than a few: they belong to a list of other things.</summary>
    public void Thin(IReadOnlySet<string> weak, int few)
    {
        if (_candidates.Count(IsWeak) > few)
            _candidates.RemoveAll(IsWeak);

        bool IsWeak(Candidate<T> candidate) => candidate.Witnesses.IsSubsetOf(weak);
    }

    /// <summary>The winner; nothing when nobody voted, or when all are less likely than not to be right.</summary>
    public (T Value, Origin Origin)? Winner(double least, VoteWeights weights)
    {
        var best = (Score: double.NegativeInfinity, Candidate: default(Candidate<T>));
        var sum = 1.0;
        foreach (var candidate in _candidates)
        {
            var score = weights.Score(field, candidate.Witnesses);
            sum += Math.Exp(score);
            if (score > best.Score)
                best = (score, candidate);
        }

        if (best.Candidate is null || Math.Exp(best.Score) / sum is var share && share < least)
            return null;
        return (best.Candidate.Value, new Origin(best.Candidate.From, Math.Round(Math.Clamp(share, 0.01, 0.99), 2)));
    }
}

/// <summary>The places of a page that a value can come from.</summary>
internal static class Origins
{
    public const string JsonLd = "json-ld";
    public const string Meta = "meta";
    public const string Microdata = "microdata";
    public const string Page = "page-text";
    public const string Url = "url";
}

/// <summary>What each witness of each field is worth, in log-odds.</summary>
internal sealed class VoteWeights(Dictionary<(string Field, string Witness), double> weights)
{
    /// <summary>The weights that are shipped.</summary>
    public static VoteWeights Shipped { get; } = Read(LearnedTable.Lines("votes.model"));

    public IReadOnlyDictionary<(string Field, string Witness), double> Weights => weights;

    public double Score(string field, IEnumerable<string> witnesses) => witnesses.Sum(witness => weights.GetValueOrDefault((field, witness)));

    public static VoteWeights Read(IEnumerable<string> lines) => new(lines.Select(line => line.Split(' '))
        .ToDictionary(parts => (parts[0], parts[1]), parts => double.Parse(parts[2], CultureInfo.InvariantCulture)));
}
