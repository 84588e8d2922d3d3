using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Sequences;

/// <summary>The numbered entries of one kind: number n is there only when all before it are.</summary>
public static class Sequence<TEntry> where TEntry : SequenceEntry
{
    /// <summary>To go on behind a number: <c>Query(ByNumber, Range.Above(number), ...)</c>.</summary>
    public static Index<TEntry> ByNumber { get; } = Index<TEntry>.Of("number", entry => entry.Number, unique: true);

    /// <summary>The collection of the entries, by number and by whatever else they are asked for.</summary>
    public static Collection<TEntry> Collection(string name, params IReadOnlyList<Index<TEntry>> more) => new(name, [ByNumber, .. more]);
}
