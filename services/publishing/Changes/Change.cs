using System.Globalization;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Publishing.Changes;

/// <summary>What happened to a published article.</summary>
public enum ChangeKind
{
    /// <summary>A value that this version does not know.</summary>
    Unknown,

    /// <summary>It can be read for the first time.</summary>
    Create,

    /// <summary>It has a new revision or analysis.</summary>
    Update,

    /// <summary>It has a new revision that mends an error.</summary>
    Correct,

    /// <summary>Its place among copies, events and stories changed.</summary>
    Relation,

    /// <summary>It was withdrawn.</summary>
    Kill,
}

/// <summary>One entry of the changes feed. Its number is one more than the entry's before it.</summary>
public sealed record Change : SequenceEntry
{
    public required ChangeKind Kind { get; init; }

    public required ArticleVersion Article { get; init; }

    public required DateTimeOffset At { get; init; }

    public static Collection<Change> Collection { get; } = Sequence<Change>.Collection("changes");

    /// <summary>One entry for each (article, versions, kind), however often it is announced: its id says which.</summary>
    public static Change Of(ChangeKind kind, ArticleVersion article, DateTimeOffset at) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{article.ArticleId:D}/{article.Revision}/{article.AnalysisVersion}/{article.DecisionVersion}/{kind}"),
        Kind = kind,
        Article = article,
        At = at,
    };
}
