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
    /// <summary>Groups that became part of another.</summary>
    public sealed record OfMerge(string Into, IReadOnlyList<MovedGroup> Moved) : Undoing;

    /// <summary>Articles that left their group for one of their own.</summary>
    /// <param name="Apart">Who was kept apart by it.</param>
    /// <param name="Together">Whose company ended by it: the article, and the one it was to be with.</param>
    public sealed record OfSplit(IReadOnlyList<ArticlePair> Apart, IReadOnlyList<ArticlePair> Together, string Group, string Founded) : Undoing;

    /// <summary>Groups that were moved among events.</summary>
    public sealed record OfMove(IReadOnlyList<EarlierPlace> Before) : Undoing;

    /// <summary>Groups that were locked or unlocked.</summary>
    public sealed record OfLock(IReadOnlyList<string> Groups, bool WereFixed) : Undoing;

    /// <summary>A lead that was chosen, and the one that led before.</summary>
    public sealed record OfLead(string Article, string? Before, bool WasChosen) : Undoing;
}

/// <summary>A group as it was before an editor merged it into another.</summary>
internal sealed record MovedGroup(string Lead, IReadOnlyList<string> Articles, DateTimeOffset? Time)
{
    /// <summary>What it reported.</summary>
    [JsonIgnore] // it writes itself
    public Profile Profile { get; set; } = Profile.Empty;
}

/// <summary>Where a group stood before an editor moved it.</summary>
internal sealed record EarlierPlace(string Group, string Event, bool WasFixed);

/// <summary>Two articles that an editor put together or apart.</summary>
internal sealed record ArticlePair(string One, string Other);
