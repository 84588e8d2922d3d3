namespace Wiredesk.Deduplication.Groups;

/// <summary>Pairs of articles of which editors said that they are copies of each other, or that they are none.</summary>
/// <remarks>Kept by article, not by group: so it holds for every later revision, and when one of the two comes back.</remarks>
/// <param name="members">The articles that are held, by id.</param>
internal sealed class Bonds(IReadOnlyDictionary<string, Member> members)
{
    private readonly HashSet<(string, string)> _apart = [];
    private readonly HashSet<(string, string)> _together = [];

    /// <summary>Whether an editor said that an article does not belong into a group.</summary>
    public bool AreApart(string article, CopyGroup group) => _apart.Any(pair => Other(pair, article) is { } other && members.GetValueOrDefault(other)?.Group == group);

    /// <summary>Whether no editor said that an article of the one is no copy of one of the other.</summary>
    public bool MayMerge(CopyGroup one, CopyGroup other) => !_apart.Any(pair =>
        members.GetValueOrDefault(pair.Item1)?.Group is { } left && members.GetValueOrDefault(pair.Item2)?.Group is { } right
        && (left == one && right == other || left == other && right == one));

    /// <summary>The earliest article that is held and of which an editor said that this one belongs to it; null for none.</summary>
    public Member? Company(string article) =>
        _together.Select(pair => Other(pair, article)).OfType<string>().Select(members.GetValueOrDefault).OfType<Member>().MinBy(member => member.First);

    /// <summary>An editor said that each of these is a copy of the anchor; what was said against it before no longer holds.</summary>
    /// <returns>How to take it back.</returns>
    public Action Join(IReadOnlyList<Member> moved, Member anchor, CopyGroup home)
    {
        var bound = moved.Select(member => Pair(member.Id, anchor.Id)).Where(_together.Add).ToArray();
        var lifted = (from member in moved from stays in home let pair = Pair(member.Id, stays.Id) where _apart.Remove(pair) select pair).ToArray();
        return () =>
        {
            _together.ExceptWith(bound);
            _apart.UnionWith(lifted);
        };
    }

    /// <summary>An editor said that none of these is a copy of any of those.</summary>
    /// <returns>How to take it back.</returns>
    public Action Part(IReadOnlyList<Member> leaving, IReadOnlyList<Member> staying)
    {
        var pairs = (from left in leaving from stays in staying select Pair(left.Id, stays.Id)).ToArray();
        var parted = pairs.Where(_apart.Add).ToArray();
        var loosened = pairs.Where(_together.Remove).ToArray();
        return () =>
        {
            _apart.ExceptWith(parted);
            _together.UnionWith(loosened);
        };
    }

    private static string? Other((string, string) pair, string article) => pair.Item1 == article ? pair.Item2 : pair.Item2 == article ? pair.Item1 : null;

    private static (string, string) Pair(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
}
