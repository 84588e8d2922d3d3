using System.Text.Json.Serialization;

namespace Wiredesk.Deduplication.Groups;

/// <summary>Pairs of articles of which editors said that they are copies of each other, or that they are none.</summary>
/// <remarks>
/// Kept by article, not by group: so it holds for every later revision, and when one of the two comes back. When both have left the window it is given up.
/// </remarks>
/// <param name="members">The articles that are held, by id.</param>
internal sealed class Bonds(IReadOnlyDictionary<string, Member> members)
{
    private readonly ArticlePairs _apart = new();
    private readonly ArticlePairs _together = new();

    /// <summary>All that was said, as it is kept.</summary>
    public (IReadOnlyList<ArticlePair> Apart, IReadOnlyList<ArticlePair> Together) All
    {
        get => ([.. _apart.All], [.. _together.All]);
        set
        {
            _apart.Set(value.Apart);
            _together.Set(value.Together);
        }
    }

    /// <summary>The articles of which something was said.</summary>
    public IEnumerable<string> Articles => _apart.Articles.Concat(_together.Articles);

    /// <summary>Whether an editor said that an article does not belong into a group.</summary>
    public bool AreApart(string article, CopyGroup group) => !_apart.IsEmpty && _apart.Beside(article).Any(other => members.GetValueOrDefault(other)?.Group == group);

    /// <summary>Whether no editor said that an article of the one is no copy of one of the other.</summary>
    public bool MayMerge(CopyGroup one, CopyGroup other) => _apart.IsEmpty || (one.Count <= other.Count
        ? !one.Any(member => AreApart(member.Id, other))
        : !other.Any(member => AreApart(member.Id, one)));

    /// <summary>The earliest article that is held and of which an editor said that this one belongs to it; null for none.</summary>
    public Member? Company(string article) => _together.IsEmpty
        ? null
        : _together.Beside(article).Select(members.GetValueOrDefault).OfType<Member>().MinBy(member => member.First);

    /// <summary>Whether an editor said of an article that it belongs to others.</summary>
    public bool IsTied(string article) => _together.Beside(article).Count > 0;

    /// <summary>An editor said that each of these is a copy of the anchor, and so of all in its group; what was said against it before no longer holds.</summary>
    public BondChange Join(IReadOnlyList<Member> moved, Member anchor)
    {
        ArticlePair[] added = [.. moved.Select(member => ArticlePair.Of(member.Id, anchor.Id)).Where(_together.Add)];
        ArticlePair[] removed = [.. moved.SelectMany(member => anchor.Group.Select(stays => ArticlePair.Of(member.Id, stays.Id))).Where(_apart.Remove)];
        return new BondChange(Together: true, added, removed);
    }

    /// <summary>An editor said that none of these is a copy of any of those.</summary>
    public BondChange Part(IReadOnlyList<Member> leaving, IReadOnlyList<Member> staying)
    {
        ArticlePair[] pairs = [.. leaving.SelectMany(left => staying.Select(stays => ArticlePair.Of(left.Id, stays.Id)))];
        return new BondChange(Together: false, [.. pairs.Where(_apart.Add)], [.. pairs.Where(_together.Remove)]);
    }

    /// <summary>Gives up pairs of which neither is held.</summary>
    public void Forget()
    {
        _apart.Remove(IsGone);
        _together.Remove(IsGone);

        bool IsGone(ArticlePair pair) => !members.ContainsKey(pair.One) && !members.ContainsKey(pair.Other);
    }

    /// <summary>Takes back what was said.</summary>
    public void TakeBack(BondChange change)
    {
        var (added, removed) = change.Together ? (_together, _apart) : (_apart, _together);
        foreach (var pair in change.Added)
            added.Remove(pair);
        foreach (var pair in change.Removed)
            removed.Add(pair);
    }
}

/// <summary>Two articles that an editor put together or apart, in the order of their ids.</summary>
internal sealed record ArticlePair(string One, string Other)
{
    public static ArticlePair Of(string one, string other) => string.CompareOrdinal(one, other) < 0 ? new(one, other) : new(other, one);
}

/// <summary>What an edit changed about who belongs together.</summary>
/// <param name="Together">Whether they were put together; else apart.</param>
/// <param name="Added">The pairs of which that was new.</param>
/// <param name="Removed">The pairs of which the opposite was said before.</param>
internal sealed record BondChange(bool Together, IReadOnlyList<ArticlePair> Added, IReadOnlyList<ArticlePair> Removed)
{
    /// <summary>The articles of all these pairs.</summary>
    [JsonIgnore]
    public IEnumerable<string> Articles => Added.Concat(Removed).SelectMany(pair => new[] { pair.One, pair.Other });
}
