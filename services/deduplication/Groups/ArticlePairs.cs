namespace Wiredesk.Deduplication.Groups;

/// <summary>Pairs of articles, found by either of the two.</summary>
/// <remarks>A large group that an editor split makes thousands, and each article that arrives asks for its own.</remarks>
internal sealed class ArticlePairs
{
    private readonly Dictionary<string, HashSet<string>> _beside = [];

    public bool IsEmpty => _beside.Count == 0;

    /// <summary>All pairs, each once.</summary>
    public IEnumerable<ArticlePair> All =>
        _beside.SelectMany(one => one.Value.Where(other => string.CompareOrdinal(one.Key, other) < 0).Select(other => new ArticlePair(one.Key, other)));

    /// <summary>The articles that are in a pair.</summary>
    public IEnumerable<string> Articles => _beside.Keys;

    /// <summary>Those that are paired with an article.</summary>
    public IReadOnlyCollection<string> Beside(string article) => _beside.TryGetValue(article, out var others) ? others : [];

    /// <summary>Adds a pair; says whether it was new.</summary>
    public bool Add(ArticlePair pair)
    {
        Of(pair.Other).Add(pair.One);
        return Of(pair.One).Add(pair.Other);
    }

    /// <summary>Removes a pair; says whether it was there.</summary>
    public bool Remove(ArticlePair pair)
    {
        Remove(pair.Other, pair.One);
        return Remove(pair.One, pair.Other);
    }

    /// <summary>Removes the pairs of which this is true.</summary>
    public void Remove(Func<ArticlePair, bool> which)
    {
        foreach (var pair in All.Where(which).ToArray())
            Remove(pair);
    }

    /// <summary>Holds these pairs and no others.</summary>
    public void Set(IEnumerable<ArticlePair> pairs)
    {
        _beside.Clear();
        foreach (var pair in pairs)
            Add(pair);
    }

    private HashSet<string> Of(string article) => _beside.TryGetValue(article, out var others) ? others : _beside[article] = [];

    private bool Remove(string article, string other)
    {
        if (!_beside.TryGetValue(article, out var others) || !others.Remove(other))
            return false;
        if (others.Count == 0)
            _beside.Remove(article);
        return true;
    }
}
