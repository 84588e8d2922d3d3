using Wiredesk.Contracts;

namespace Wiredesk.Ingestion.Pages;

/// <summary>Weighs what different places of a page say about one field: places that agree strengthen one another, and the strongest value wins.</summary>
internal sealed class Vote<T>(Func<T, string> identity)
    where T : notnull
{
    private readonly List<(T Value, string From, double Confidence)> _votes = [];

    public void Add(T? value, string from, double confidence)
    {
        if (value is not null && identity(value).Length > 0)
            _votes.Add((value, from, confidence));
    }

    /// <summary>The winner, with the best place it came from; nothing when nobody voted.</summary>
    /// <remarks>Independent witnesses: the doubt in a value is the product of the doubts of all who say it.</remarks>
    public (T Value, Origin Origin)? Winner()
    {
        var best = _votes.GroupBy(vote => identity(vote.Value))
            .Select(group => (Votes: group.ToList(), Doubt: group.Aggregate(1.0, (doubt, vote) => doubt * (1 - vote.Confidence))))
            .OrderBy(group => group.Doubt)
            .FirstOrDefault();
        if (best.Votes is null)
            return null;
        var strongest = best.Votes.MaxBy(vote => vote.Confidence);
        return (strongest.Value, new Origin(strongest.From, Math.Round(Math.Min(1 - best.Doubt, 0.99), 2)));
    }
}
