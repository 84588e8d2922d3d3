using Wiredesk.Contracts;

namespace Wiredesk.Enrichment.Entities;

/// <summary>A name in a text: its first and last word, and what it names.</summary>
/// <param name="Type">What it names; <see cref="EntityType.Unknown"/> for a name of something else, which is not published.</param>
/// <param name="Known">The entry of the gazetteer, when it is there.</param>
/// <param name="IsSure">Whether its form alone tells: a known name, a full name, a title before it, a word like "Ministry" in it.</param>
internal readonly record struct NameSpan(int First, int Last, EntityType Type, KnownName? Known, bool IsSure)
{
    public bool Overlaps(NameSpan other) => First <= other.Last && other.First <= Last;
}
