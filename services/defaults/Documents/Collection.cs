namespace Wiredesk.Defaults.Documents;

/// <summary>Declares what kind of documents stand together, under which name, and by what they can be asked for.</summary>
/// <param name="Name">Lower-case letters and hyphens; the table or collection in the database.</param>
/// <param name="Indexes">Every index that queries name.</param>
public sealed record Collection<T>(string Name, params IReadOnlyList<Index<T>> Indexes) where T : Document
{
    /// <summary>Bytes that are made of a document whenever it is written, kept beside it and read without it; null for a document that has none.</summary>
    /// <remarks>Documents that were written before it was declared have none until they are written again.</remarks>
    public Func<T, byte[]?>? Print { get; init; }

    /// <summary>The keys of a document in each index, each key once.</summary>
    internal IReadOnlyList<Key[]> KeysOf(T document) => [.. Indexes.Select(index => index.Keys(document).Distinct().ToArray())];

    /// <summary>Refuses an index that was not declared: it holds nothing.</summary>
    internal Index<T> Declared(Index<T> index) =>
        Indexes.FirstOrDefault(declared => declared.Name == index.Name)
        ?? throw new ArgumentException($"The collection {Name} has no index {index.Name}.", nameof(index));

    /// <summary>Refuses names that a database would not take as they are.</summary>
    internal void CheckNames()
    {
        foreach (var name in Indexes.Select(index => index.Name).Prepend(Name))
            if (name.Length is 0 or > 60 || name.Any(letter => letter is not ((>= 'a' and <= 'z') or '-')))
                throw new ArgumentException($"'{name}' is no name for a collection or an index: lower-case letters and hyphens are.");
        if (Indexes.DistinctBy(index => index.Name).Count() < Indexes.Count)
            throw new ArgumentException($"The collection {Name} has two indexes of one name.");
    }
}
