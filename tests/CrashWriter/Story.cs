using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Sequences;

namespace Wiredesk.CrashWriter;

/// <summary>A document with entries that wait for a number.</summary>
public sealed record Story : Document, ISequenced<Story, Change>
{
    public static Index<Story> ByUnnumbered { get; } = Index<Story>.Of("unnumbered", story => story.Unnumbered.Count > 0 ? (Key?)story.Id : null);

    public static readonly Collection<Story> Collection = new("stories", ByUnnumbered);

    public IReadOnlyList<Change> Unnumbered { get; init; } = [];

    public Story WithUnnumbered(IReadOnlyList<Change> entries) => this with { Unnumbered = entries };
}

/// <summary>An entry of the sequence.</summary>
public sealed record Change : SequenceEntry
{
    public static readonly Collection<Change> Collection = Sequence<Change>.Collection("changes");
}
