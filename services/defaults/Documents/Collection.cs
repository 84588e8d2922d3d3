namespace Wiredesk.Defaults.Documents;

/// <summary>Declares what kind of documents stand together, under which name, and by what they can be asked for.</summary>
/// <param name="Name">Lower-case letters and hyphens; the table or collection in the database.</param>
/// <param name="Indexes">Every index that queries name.</param>
public sealed record Collection<T>(string Name, params IReadOnlyList<Index<T>> Indexes) where T : Document;
