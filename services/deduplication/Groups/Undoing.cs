using System.Text.Json.Serialization;
using Wiredesk.Deduplication.Events;

namespace Wiredesk.Deduplication.Groups;

/// <summary>What it takes to take an edit back: ids, for what they name may have been revised, moved or killed by then.</summary>
[JsonDerivedType(typeof(OfMerge), "merge")]
[JsonDerivedType(typeof(OfSplit), "split")]
[JsonDerivedType(typeof(OfMove), "move")]
[JsonDerivedType(typeof(OfLock), "lock")]
[JsonDerivedType(typeof(OfLead), "lead")]
internal abstract record Undoing
{
    /// <summary>The groups and articles that it would change, or of which what was said still holds.</summary>
    public abstract IEnumerable<string> Concerned();

    /// <summary>Groups that became part of another.</summary>
    public sealed record OfMerge(string Into, IReadOnlyList<MovedGroup> Moved) : Undoing
    {
        public override IEnumerable<string> Concerned() => Moved.SelectMany(moved => moved.Articles.Concat(moved.Bonds.Articles));
    }

    /// <summary>Articles that left their group for one of their own.</summary>
    public sealed record OfSplit(BondChange Bonds, string Group, string Founded, Leading Led) : Undoing
    {
        public override IEnumerable<string> Concerned() => [Group, Founded, .. Bonds.Articles];
    }

    /// <summary>Groups that were moved among events.</summary>
    public sealed record OfMove(IReadOnlyList<EarlierPlace> Before) : Undoing
    {
        public override IEnumerable<string> Concerned() => Before.Select(before => before.Group);
    }

    /// <summary>Groups that were locked or unlocked.</summary>
    public sealed record OfLock(IReadOnlyList<string> Groups, bool WereFixed) : Undoing
    {
        public override IEnumerable<string> Concerned() => Groups;
    }

    /// <summary>A lead that was chosen, and who led before.</summary>
    public sealed record OfLead(string Article, Leading Before) : Undoing
    {
        public override IEnumerable<string> Concerned() => [Article];
    }
}

/// <summary>A group as it was before an editor merged it into another.</summary>
internal sealed record MovedGroup(string Id, Leading Led, IReadOnlyList<string> Articles, DateTimeOffset? Time, string Event, bool WasFixed, BondChange Bonds)
{
    /// <summary>What it reported.</summary>
    [JsonIgnore] // it writes itself
    public Profile Profile { get; set; } = Profile.Empty;
}

/// <summary>Where a group stood before an editor moved it.</summary>
internal sealed record EarlierPlace(string Group, string Event, bool WasFixed);

/// <summary>Who led a group, why, and whether an editor had chosen it.</summary>
internal sealed record Leading(string Id, string Reason, bool IsChosen)
{
    public static Leading Of(CopyGroup group) => new(group.Lead, group.LeadReason, group.IsLeadChosen);
}
