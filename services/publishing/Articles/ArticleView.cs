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

    /// <summary>1 (most) to 9, as the source says.</summary>
    public int? Urgency { get; } = article.Article.Urgency;

    public Relation Relation => _decision.Relation;

    /// <summary>The article that the relation is to; absent for an original.</summary>
    public Guid? Of => _decision.Of;

    /// <summary>The copy group; stays the same when the lead changes.</summary>
    public Guid Group => _decision.Group;

    public Guid Lead => _decision.Lead;

    public Guid Event => _decision.Event;

    public Guid Story => _decision.Story;

    public PublicationStatus Status { get; } = article.Status;

    /// <summary>Who else ran the same text, the earliest first; absent where it was not asked for.</summary>
    public IReadOnlyList<CopyView>? Copies { get; init; }
}

/// <summary>Another article with the same text, or nearly the same.</summary>
/// <param name="CopyOf">The article it is a copy of; absent of the lead.</param>
/// <param name="Differs">Numbers, dates, places and names in which it differs from that one; absent of the lead. <c>/why</c> tells all that it changed, word by word.</param>
public sealed record CopyView(
    Guid Id, string Source, Relation Relation, string? Headline, Uri? Url, DateTimeOffset? Published, Guid? CopyOf = null, IReadOnlyList<Difference>? Differs = null)
{
    /// <summary>The copies that are shown with an article. Of an article that is not shown nothing is told, not even in what a copy differs from it.</summary>
    public static IReadOnlyList<CopyView> Of(Guid shown, IReadOnlyCollection<PublishedArticle> copies)
    {
        var readable = copies.Select(copy => copy.Article!.Id).Append(shown).ToHashSet();
        return [.. copies.Select(copy => Of(copy, readable))];
    }

    private static CopyView Of(PublishedArticle copy, HashSet<Guid> readable)
    {
        var decision = copy.Decision!;
        var of = CopiedFrom(decision);
        return new CopyView(
            copy.Article!.Id, copy.Article.Source, decision.Relation, Publication.Headline(copy), copy.Article.Url, copy.Article.PublishedAt, of,
            of is not { } other ? null : readable.Contains(other) ? decision.Evidence.Differs : Hidden(decision.Evidence.Differs));
    }

    /// <summary>In what an article differs, without the words of the other one.</summary>
    public static IReadOnlyList<Difference> Hidden(IReadOnlyList<Difference> differs) => [.. differs.Select(one => one with { There = null })];

    /// <summary>The article of which one is a copy in any way; null for none.</summary>
    public static Guid? CopiedFrom(Decision decision) =>
        decision.Relation is Relation.Copy or Relation.NearCopy or Relation.Excerpt or Relation.Extension ? decision.Of : null;
}

/// <summary>Where a field came from, and how sure it is, 0 to 1; without a number where none was measured.</summary>
public sealed record FieldOrigin(string From, double? Confidence = null);

/// <summary>A person, organisation or place that an article names, once for all its mentions. Found by machine.</summary>
public sealed record NamedEntity(string Name, EntityType Type, int Mentions, double Confidence, string? Role = null);

/// <summary>An article in full.</summary>
public sealed class ArticleView(PublishedArticle article) : ArticleSummary(article)
{
    private const string FromText = "text";

    private readonly Evidence _evidence = article.Decision!.Evidence;

    /// <summary>The names of the authors, as the publisher wrote them.</summary>
    public IReadOnlyList<string> By { get; } = article.Article!.Authors;

    public string? Standfirst { get; } = article.Article!.Standfirst ?? article.Analysis!.Standfirst?.Text;

    /// <summary>The text without title and clutter.</summary>
    public string Body { get; } = article.Analysis!.Body.Text;

    /// <summary>When the publisher says that it was last changed.</summary>
    public DateTimeOffset? Modified { get; } = article.Article!.ModifiedAt;

    public IReadOnlyList<Media> Media { get; } = article.Article!.Media;

    /// <summary>What its source says it is about.</summary>
    public IReadOnlyList<Subject> Subjects { get; } = article.Article!.Subjects;

    /// <summary>IPTC Media Topics. Found by machine.</summary>
    public IReadOnlyList<Topic> Topics { get; } = article.Analysis!.Topics;

    /// <summary>Whom and what it names, in the order of the text. Found by machine.</summary>
    public IReadOnlyList<NamedEntity> Entities { get; } = EntitiesOf(article);

    /// <summary>The sentences of the body that say most. Chosen by machine, in the words of the text.</summary>
    public IReadOnlyList<string> Summary { get; } = [.. article.Analysis!.Summary.Select(sentence => sentence.Text)];

    public IReadOnlyList<Keyphrase> Keyphrases { get; } = article.Analysis!.Keyphrases;

    public int ReadingMinutes { get; } = article.Analysis!.ReadingMinutes;

    /// <summary>What looks wrong with the text.</summary>
    public IReadOnlyList<QualityFlag> Flags { get; } = article.Analysis!.Flags;

    /// <summary>What may be done with it.</summary>
    public UsageRights? Rights { get; } = article.Article!.Rights;

    /// <summary>Where derived fields came from.</summary>
    public IReadOnlyDictionary<string, FieldOrigin> Origins { get; } = OriginsOf(article);

    /// <summary>How sure the relation is, 0 to 1.</summary>
    public double Confidence { get; } = article.Decision!.Confidence;

    /// <summary>What the relation rests on. The words of the article that it is a copy of are told only where that one is among the copies.</summary>
    public Evidence Evidence => Copies?.Any(copy => copy.Id == Of) == true ? _evidence : _evidence with { Differs = CopyView.Hidden(_evidence.Differs) };

    /// <summary>Which state of the article this is.</summary>
    public ArticleVersion Version { get; } = article.State;

    /// <summary>The names in an article, each once, with its best confidence.</summary>
    public static IReadOnlyList<NamedEntity> EntitiesOf(PublishedArticle article) =>
    [
        .. article.Analysis!.Entities.GroupBy(entity => (entity.Name, entity.Type)).Select(mentions => new NamedEntity(
            mentions.Key.Name, mentions.Key.Type, mentions.Count(), mentions.Max(mention => mention.Confidence), mentions.Select(mention => mention.Role).FirstOrDefault(role => role is not null))),
    ];

    /// <summary>Where the fields came from that the publisher did not give as they are.</summary>
    public static IReadOnlyDictionary<string, FieldOrigin> OriginsOf(PublishedArticle article)
    {
        var (content, analysis) = (article.Article!, article.Analysis!);
        var origins = content.Origins.ToDictionary(origin => origin.Key, origin => new FieldOrigin(origin.Value.From, origin.Value.Confidence));
        origins["language"] = new FieldOrigin(FromText, analysis.Language.Confidence);
        if (content.Headline is null && analysis.Title is not null) origins["headline"] = new FieldOrigin(FromText);
        if (content.Standfirst is null && analysis.Standfirst is not null) origins["standfirst"] = new FieldOrigin(FromText);
        if (analysis.Entities.Count > 0) origins["entities"] = new FieldOrigin(FromText, Math.Round(analysis.Entities.Average(entity => entity.Confidence), 3));
        if (analysis.Topics.Count > 0) origins["topics"] = new FieldOrigin(FromText, analysis.Topics.Max(topic => topic.Confidence));
        if (analysis.Summary.Count > 0) origins["summary"] = new FieldOrigin(FromText);
        if (analysis.Keyphrases.Count > 0) origins["keyphrases"] = new FieldOrigin(FromText);
        return origins;
    }
}
