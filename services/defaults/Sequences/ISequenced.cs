using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Sequences;

/// <summary>A document that holds entries which wait for their number: saved with the document, in one write, so that none is lost.</summary>
public interface ISequenced<TSelf, TEntry>
    where TSelf : Document, ISequenced<TSelf, TEntry>
    where TEntry : SequenceEntry
{
    /// <summary>The documents that hold waiting entries, in the order in which they get their numbers; the others have no key in it.</summary>
    static abstract Index<TSelf> ByUnnumbered { get; }

    /// <summary>The entries that wait, in their order.</summary>
    IReadOnlyList<TEntry> Unnumbered { get; }

    /// <summary>The same document with these entries waiting.</summary>
    TSelf WithUnnumbered(IReadOnlyList<TEntry> entries);
}
