using Wiredesk.Contracts;

namespace Wiredesk.Publishing.Articles;

/// <summary>An article as a list shows it.</summary>
public class ArticleSummary(PublishedArticle article)
{
    private readonly Decision _decision = article.Decision!;

    public Guid Id { get; } = article.Article!.Id;

    public int Revision { get; } = article.Article.Revision;

    /// <summary>Absent when neither the publisher nor the text gives one.</summary>
    public string? Headline { get; } = Publication.Headline(article);

    public string Source { get; } = article.Article.Source;

    public Uri? Url { get; } = article.Article.Url;

    /// <summary>When the publisher says that it was published.</summary>
    public DateTimeOffset? Published { get; } = article.Article.PublishedAt;

    /// <summary>When it could first be read here.</summary>
    public DateTimeOffset FirstCreated { get; } = article.CreatedAt!.Value;

    /// <summary>When this state of it was made here.</summary>
    public DateTimeOffset VersionCreated { get; } = article.ChangedAt;

    /// <summary>ISO 639-1; <c>und</c> when the text does not tell.</summary>
    public string Language { get; } = article.Analysis!.Language.Code;

    public Relation Relation => _decision.Relation;

    /// <summary>The article that the relation is to; absent for an original.</summary>
    public Guid? Of => _decision.Of;

    /// <summary>The copy group; stays the same when the lead changes.</summary>
    public Guid Group => _decision.Group;

    public Guid Lead => _decision.Lead;

    public Guid Event => _decision.Event;

    public Guid Story => _decision.Story;

    public PublicationStatus Status { get; } = article.Status;
}

/// <summary>An article in full.</summary>
public sealed class ArticleView(PublishedArticle article) : ArticleSummary(article)
{
    /// <summary>The names of the authors, as the publisher wrote them.</summary>
    public IReadOnlyList<string> By { get; } = article.Article!.Authors;

    public string? Standfirst { get; } = article.Article!.Standfirst ?? article.Analysis!.Standfirst?.Text;

    /// <summary>The text without title and clutter.</summary>
    public string Body { get; } = article.Analysis!.Body.Text;

    /// <summary>When the publisher says that it was last changed.</summary>
    public DateTimeOffset? Modified { get; } = article.Article!.ModifiedAt;

    public IReadOnlyList<Media> Media { get; } = article.Article!.Media;

    public IReadOnlyList<Keyphrase> Keyphrases { get; } = article.Analysis!.Keyphrases;

    public int ReadingMinutes { get; } = article.Analysis!.ReadingMinutes;

    /// <summary>What looks wrong with the text.</summary>
    public IReadOnlyList<QualityFlag> Flags { get; } = article.Analysis!.Flags;

    /// <summary>Where derived fields came from.</summary>
    public IReadOnlyDictionary<string, Origin> Origins { get; } = article.Article!.Origins;

    /// <summary>How sure the relation is, 0 to 1.</summary>
    public double Confidence { get; } = article.Decision!.Confidence;

    /// <summary>What the relation rests on.</summary>
    public Evidence Evidence { get; } = article.Decision!.Evidence;

    /// <summary>Which state of the article this is.</summary>
    public ArticleVersion Version { get; } = article.State;
}
