namespace Wiredesk.Deduplication;

/// <summary>What an arrival led to.</summary>
/// <param name="Verdict">The decision about the article; absent when it was withdrawn, or when it left the window before it arrived again.</param>
/// <param name="Changed">New decisions about earlier articles, earliest first, in the order of their arrival.</param>
public sealed record Outcome(Verdict? Verdict, IReadOnlyList<Verdict> Changed)
{
    /// <summary>Why an editor's decision could not be carried out; null when it was, and for other arrivals.</summary>
    public string? Refusal { get; init; }

    /// <summary>Nothing was decided and nothing changed.</summary>
    public static Outcome None { get; } = new(null, []);
}
