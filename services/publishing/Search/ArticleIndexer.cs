using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Sequences;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Publishing.Search;

/// <summary>Keeps the article index up with the changes feed: what the feed says changed is looked at again.</summary>
/// <remarks>A crash loses nothing: the index notes how far it is together with what it holds. An empty index is filled from the first change on.</remarks>
public sealed class ArticleIndexer(IArticleIndex index, ChangeStore changes, ArticleStore articles, SequencerLease lease, TimeProvider time, ILogger<ArticleIndexer> log) : BackgroundService
{
    private const int Batch = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Takes in all changes there are; says whether there were any.</summary>
    public async Task<bool> CatchUp(CancellationToken cancellationToken)
    {
        var any = false;
        while (true)
        {
            var applied = await index.Applied(cancellationToken);
            var page = await changes.After(applied, Batch, cancellationToken);
            if (page.Count == 0 || !await lease.Hold(cancellationToken)) return any;
            await Apply(page, cancellationToken);
            any = true;
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await lease.Release(cancellationToken);
    }

    /// <summary>What the index keeps of a readable article.</summary>
    public static IndexedArticle Of(PublishedArticle article, long number)
    {
        var (content, analysis, decision) = (article.Article!, article.Analysis!, article.Decision!);
        var labels = new Dictionary<string, string>
        {
            [Facets.Facet("source", content.Source)] = content.Source,
            [Facets.Facet("language", analysis.Language.Code)] = analysis.Language.Code,
        };
        foreach (var topic in analysis.Topics) labels[Facets.Facet("topic", topic.QCode)] = $"{topic.QCode} {topic.Name}";
        foreach (var subject in content.Subjects.Where(subject => subject.Code is not null || subject.Name is not null))
            labels.TryAdd(Facets.Facet("topic", subject.Code ?? subject.Name!), subject.Code is null ? subject.Name! : $"{subject.Code} {subject.Name}".Trim());
        var words = SearchWords.Of(string.Join('\n', [Publication.Headline(article), content.Standfirst, analysis.Body.Text]));
        return new IndexedArticle(
            number, content.Id, decision.Group, decision.Lead, decision.Event, decision.Story, article.CreatedAt!.Value, Facets.Date(article), words, Facets.Of(article), labels);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await CatchUp(stoppingToken))
                    await changes.Next(await index.Applied(stoppingToken), Pause, stoppingToken);
            }
#pragma warning disable CA1031 // Whatever hinders it now may be over in a second; nothing is lost meanwhile.
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogError(failure, "The article index could not be brought up to date; next attempt in {Pause}", Pause);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task Apply(IReadOnlyList<Change> page, CancellationToken cancellationToken)
    {
        // Before the page counts as taken in: after a crash it is done again.
        var erased = page.Where(change => change.Kind == ChangeKind.Erase).Select(change => change.Article.ArticleId).ToHashSet();
        if (erased.Count > 0) await index.Forget(erased, cancellationToken);
        var first = page.GroupBy(change => change.Article.ArticleId).ToDictionary(changed => changed.Key, changed => changed.First().Number);
        var current = await articles.Find(first.Keys, cancellationToken);
        var readable = current.Values.Where(article => article.Status == PublicationStatus.Usable).ToList();
        await index.Apply(
            [.. readable.Select(article => Of(article, first[Guid.Parse(article.Id)])).OrderBy(article => article.Number)],
            [.. first.Keys.Except(readable.Select(article => Guid.Parse(article.Id)))],
            page[^1].Number,
            cancellationToken);
    }
}
