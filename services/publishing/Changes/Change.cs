using System.Globalization;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Sequences;

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

    /// <summary>It was withdrawn: readers must remove it.</summary>
    Kill,

    /// <summary>Its embargo ended, and it can be read.</summary>
    EmbargoLift,

    /// <summary>It is held back for the time being: readers must take it down.</summary>
    Withhold,

    /// <summary>A kill or a hold was taken back: it can be read again.</summary>
    Restore,

    /// <summary>Everything about it was removed for good: readers must remove it.</summary>
    Erase,
}

/// <summary>One entry of the changes feed. Its number is one more than the entry's before it.</summary>
public sealed record Change : SequenceEntry
{
    public required ChangeKind Kind { get; init; }

    public required ArticleVersion Article { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>All that happened to one article, in its order.</summary>
    public static Index<Change> ByArticle { get; } = Index<Change>.Of("article", change => Key.Of(change.Article.ArticleId.ToString("D"), change.Number));

    public static Collection<Change> Collection { get; } = Sequence<Change>.Collection("changes", ByArticle);

    /// <summary>One entry for each (article, versions, kind), however often it is announced: its id says which.</summary>
    /// <param name="returns">How often the article had come back before: a second kill of the same revision is another entry.</param>
    public static Change Of(ChangeKind kind, ArticleVersion article, DateTimeOffset at, int returns = 0) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{article.ArticleId:D}/{article.Revision}/{article.AnalysisVersion}/{article.DecisionVersion}/{kind}{(returns == 0 ? "" : $"/{returns}")}"),
        Kind = kind,
        Article = article,
        At = at,
    };
}
