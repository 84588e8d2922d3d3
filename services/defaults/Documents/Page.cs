namespace Wiredesk.Defaults.Documents;

/// <summary>Some documents in the order of an index, and from where to go on.</summary>
/// <param name="Items">The documents; one that has several keys in the range stands once for each.</param>
/// <param name="Next">Where the next page starts; null when this was the last one. Opaque text, valid as long as the index exists.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
