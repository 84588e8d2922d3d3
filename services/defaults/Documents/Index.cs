namespace Wiredesk.Defaults.Documents;

/// <summary>A declared order in which documents can be asked for.</summary>
/// <remarks>
/// The keys of a document are computed when it is written: none (it is not in this index), one, or one for each element of a list.
/// A unique index refuses a second document with the same key. Keys depend on content only, not on version or lease.
/// A list is for finding: a wide range over one may have to be sorted at each page, while a range over single keys is read in order.
/// A new index on a collection that holds documents is filled at first use; one whose keys change their meaning gets a new name.
/// A new unique index wants the older version of the service stopped, as that would write documents without its keys.
/// </remarks>
/// <param name="Name">Lower-case letters and hyphens; unique in its collection.</param>
/// <param name="Keys">The keys of a document.</param>
/// <param name="Unique">Whether two documents may share a key.</param>
public sealed record Index<T>(string Name, Func<T, IEnumerable<Key>> Keys, bool Unique = false) where T : Document
{
    /// <summary>Whether a document has at most one key, which lets an engine read a range without sorting it.</summary>
    internal bool IsSingle { get; private init; }

    /// <summary>An index with at most one key for each document.</summary>
    public static Index<T> Of(string name, Func<T, Key?> key, bool unique = false) =>
        new(name, document => key(document) is { } one ? [one] : [], unique) { IsSingle = true };
}
