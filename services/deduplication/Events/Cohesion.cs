using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication.Events;

/// <summary>How much the reports of an event speak for each other, and what follows for those that would join it or leave it.</summary>
/// <remarks>
/// Nothing is told like the next arrest of the same kind by the same police, so that reports of two such happenings are more alike than reports of one happening
/// elsewhere: no one threshold fits both. What is asked of a join therefore grows with how alike the reports of the event are among themselves, as distances are
/// scaled by the neighbourhood in Zelnik-Manor and Perona, "Self-tuning spectral clustering" (NIPS 2004).
/// </remarks>
internal static class Cohesion
{
    /// <summary>What two reports that never were candidates for each other speak against one happening.</summary>
    public const float Strangers = -5;

    // Chosen by cross-validation on ECB+. Neighbours that were tried (shares of 0.4 to 0.6, usual cohesions of 2 to 2.5) keep BCubed F1 at 0.929 and above, and
    // siblings joined at 7.4% and below.
    private const float Share = 0.5f;
    private const float Usual = 2.2f;

    // One pair of reports may be alike by chance; several less so. Two reports with nobody else to speak for them need log-odds of 2, seven to one. ECB+, whose
    // happenings have three reports and more, cannot choose it (0.5 to 2 moves BCubed F1 by 0.001); reports of one round of talks and of the next, as in seeds/,
    // come out at more than 1. The price: a happening that only two tell, in very different words, stays apart.
    private const float OnePair = 2;

    // Below that, a part is one or two reports that were told oddly, and leaves by itself if it must.
    private const int FewestToLeave = 2;

    // Beyond that an event has been looked at often enough; and the time for it stays bounded.
    private const int MostToDivide = 24;
    private const int MostRounds = 4;

    /// <summary>The odds at which reports are no longer held in an event however loose it is.</summary>
    public const float Least = -Share * Usual;

    /// <summary>The odds that must be exceeded for two events to be one: those of the looser one. A report by itself counts as usual.</summary>
    public static float Bar(NewsEvent one, NewsEvent other) => one.Groups.Count + other.Groups.Count == 2 ? OnePair : Math.Min(Bar(one), Bar(other));

    /// <summary>The odds that a report by itself must exceed to join an event.</summary>
    public static float BarForOne(NewsEvent happening) => happening.Groups.Count == 1 ? OnePair : Math.Min(0, Bar(happening));

    /// <summary>The reports that are a happening of their own inside an event: two parts of it that would not be joined. Empty when the event is one.</summary>
    public static IReadOnlyList<CopyGroup> Apart(NewsEvent happening)
    {
        var groups = happening.Groups;
        if (groups.Count is < 2 * FewestToLeave or > MostToDivide)
            return [];
        var odds = Odds(groups);
        var isApart = Divide(odds);
        var leaving = isApart.Count(apart => apart);
        if (leaving < FewestToLeave || groups.Count - leaving < FewestToLeave)
            return [];
        var bar = Math.Min(Bar(Sum(odds, isApart, true, true)), Bar(Sum(odds, isApart, false, false)));
        var (sum, pairs) = Sum(odds, isApart, true, false);
        return sum / pairs > bar ? [] : [.. groups.Where((_, index) => isApart[index])];
    }

    private static float Bar(NewsEvent happening)
    {
        var (sum, pairs) = (0f, 0);
        foreach (var group in happening.Groups)
        {
            foreach (var neighbour in group.Neighbours)
            {
                if (neighbour.Group.Event == happening)
                    (sum, pairs) = (sum + neighbour.Event, pairs + 1);
            }
        }

        // Each pair was seen from both sides.
        var all = happening.Groups.Count * (happening.Groups.Count - 1) / 2;
        return Bar((sum / 2 + (all - pairs / 2f) * Strangers, all));
    }

    /// <summary>The usual cohesion counts like one more pair, so that few reports say little.</summary>
    private static float Bar((float Sum, int Pairs) odds) => Share * (Math.Max(0, (odds.Sum + Usual) / (odds.Pairs + 1)) - Usual);

    private static float[,] Odds(Few<CopyGroup> groups)
    {
        var odds = new float[groups.Count, groups.Count];
        for (var one = 0; one < groups.Count; one++)
        {
            for (var other = 0; other < one; other++)
                odds[one, other] = odds[other, one] = Strangers;
        }

        var indexOf = groups.Select((group, index) => (group, index)).ToDictionary(pair => pair.group, pair => pair.index);
        for (var one = 0; one < groups.Count; one++)
        {
            foreach (var neighbour in groups[one].Neighbours)
            {
                if (indexOf.TryGetValue(neighbour.Group, out var other))
                    odds[one, other] = odds[other, one] = neighbour.Event;
            }
        }

        return odds;
    }

    /// <summary>Divides in two: starts from the two reports that are least alike, then each goes where it is liked more on average. The first report is never apart.</summary>
    private static bool[] Divide(float[,] odds)
    {
        var (one, other) = LeastAlike(odds);
        var isApart = new bool[odds.GetLength(0)];
        for (var index = 0; index < isApart.Length; index++)
            isApart[index] = index != one && (index == other || odds[index, other] > odds[index, one]);
        for (var (round, moved) = (0, true); moved && round < MostRounds; round++)
        {
            moved = false;
            for (var index = 0; index < isApart.Length; index++)
            {
                var belongs = Average(odds, isApart, index, true) > Average(odds, isApart, index, false);
                moved |= belongs != isApart[index];
                isApart[index] = belongs;
            }
        }

        return isApart[0] ? [.. isApart.Select(apart => !apart)] : isApart;
    }

    private static (int One, int Other) LeastAlike(float[,] odds)
    {
        var (one, other) = (0, 1);
        for (var left = 0; left < odds.GetLength(0); left++)
        {
            for (var right = left + 1; right < odds.GetLength(0); right++)
            {
                if (odds[left, right] < odds[one, other])
                    (one, other) = (left, right);
            }
        }

        return (one, other);
    }

    /// <summary>How much speaks for one report among those of a part; nothing does when nobody else is there.</summary>
    private static float Average(float[,] odds, bool[] isApart, int of, bool apart)
    {
        var (sum, count) = (0f, 0);
        for (var index = 0; index < isApart.Length; index++)
        {
            if (index != of && isApart[index] == apart)
                (sum, count) = (sum + odds[of, index], count + 1);
        }

        return count == 0 ? float.NegativeInfinity : sum / count;
    }

    /// <summary>The odds of all pairs with one report in the one part and one in the other.</summary>
    private static (float Sum, int Pairs) Sum(float[,] odds, bool[] isApart, bool one, bool other)
    {
        var (sum, pairs) = (0f, 0);
        for (var left = 0; left < isApart.Length; left++)
        {
            for (var right = 0; right < left; right++)
            {
                if ((isApart[left] == one && isApart[right] == other) || (isApart[left] == other && isApart[right] == one))
                    (sum, pairs) = (sum + odds[left, right], pairs + 1);
            }
        }

        return (sum, pairs);
    }
}
