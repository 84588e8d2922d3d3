using Wiredesk.Contracts;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication.Events;

/// <summary>Where a report belongs.</summary>
internal readonly record struct Nearest(Relation Relation, Member? Of, double Confidence);

/// <summary>Says from how alike two reports are told whether they tell of one happening, or of one story.</summary>
internal static class EventRules
{
    /// <summary>Strict: one happening.</summary>
    private const double SameEvent = 0.4;

    /// <summary>Loose: one story.</summary>
    private const double SameStory = 0.15;

    /// <summary>Reports of one happening appear within days of each other (Yang and others, "Learning approaches for detecting and tracking news events", 1999).</summary>
    private static readonly TimeSpan EventSpan = TimeSpan.FromDays(7);

    /// <summary>Whether two publication times allow for one happening; unknown ones do.</summary>
    private static bool AreNear(DateTimeOffset? left, DateTimeOffset? right) => left is null || right is null || (left.Value - right.Value).Duration() <= EventSpan;

    /// <summary>Chooses the event, else the story, of the report that is told most alike.</summary>
    public static Nearest Choose(IReadOnlyList<Likeness> likenesses, Fingerprint here)
    {
        foreach (var (member, score) in likenesses)
        {
            if (score >= SameEvent && AreNear(here.PublishedAt, member.Fingerprint.PublishedAt))
                return new Nearest(Relation.SameEvent, member, 0.5 + 0.5 * (score - SameEvent) / (1 - SameEvent));
        }

        if (likenesses is [var (best, likeness), ..] && likeness >= SameStory)
            return new Nearest(Relation.SameStory, best, 0.5 + 0.5 * (likeness - SameStory) / (1 - SameStory));
        return new Nearest(Relation.Original, null, 1 - 0.5 * (likenesses.Count > 0 ? likenesses[0].Score : 0) / SameStory);
    }
}
