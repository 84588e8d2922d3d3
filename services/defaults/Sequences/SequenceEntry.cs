using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Sequences;

/// <summary>An entry of a contiguous sequence. Its id says what it is: a second entry with the same id is the same entry, and gets no second number.</summary>
/// <remarks>Entries are kept for good: they may be emptied, never deleted, as the next number follows the highest one there is.</remarks>
public abstract record SequenceEntry : Document
{
    /// <summary>Its place, from 1; 0 while it waits.</summary>
    public long Number { get; init; }
}
