namespace Wiredesk.Deduplication.Editing;

/// <summary>What an editor does to groups.</summary>
public enum EditKind
{
    /// <summary>A value that this version does not know.</summary>
    Unknown,

    /// <summary>The groups of the articles become one copy group: that of the oldest.</summary>
    Merge,

    /// <summary>The articles, all of one copy group, leave it and make one of their own.</summary>
    Split,

    /// <summary>The article is no copy: it leaves its group, and no later revision of it joins the others again.</summary>
    NotACopy,

    /// <summary>The groups of the articles report one happening.</summary>
    SameEvent,

    /// <summary>The groups of the articles report a happening of their own.</summary>
    OwnEvent,

    /// <summary>The machine neither merges nor moves the group, nor changes its lead; later copies still join it, and later reports its event.</summary>
    Lock,

    /// <summary>The machine may change the group again.</summary>
    Unlock,

    /// <summary>The article leads its group.</summary>
    Lead,

    /// <summary>An earlier edit is taken back.</summary>
    Undo,
}

/// <summary>An editor's word on who belongs together.</summary>
/// <remarks>It is an entry of the log of arrivals like any other, so it holds for all that comes later, on every replica.</remarks>
public sealed record GroupEdit
{
    /// <summary>What is done.</summary>
    public required EditKind Kind { get; init; }

    /// <summary>The articles concerned; for <see cref="EditKind.Undo"/> those of the edit that is taken back.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];

    /// <summary>Whether it is refused when some of its articles cannot be concerned by it. Edits of before did what they could, and are read from the log as they were.</summary>
    public bool WholeOrNot { get; init; }

    /// <summary>The arrival number of the edit that is taken back.</summary>
    public long? Undoes { get; init; }

    /// <summary>Who did it.</summary>
    public required string By { get; init; }

    /// <summary>Why.</summary>
    public required string Why { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why it was not done; null when it was. For the record: nothing is decided by it.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether another one asks for the same.</summary>
    public bool AsksTheSameAs(GroupEdit other) => Kind == other.Kind && Articles.SequenceEqual(other.Articles);
}
