using Wiredesk.Defaults.Bus;
using Wiredesk.Ingestion.Archive;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Editing;

/// <summary>What an erased article leaves apart from itself: raw originals that hold it, and messages in quarantine.</summary>
public sealed class Traces(SourceStore sources, FeedStore feeds, Reprocessing originals, [FromKeyedServices(IngestionService.Name)] Remains remains)
{
    /// <summary>Removes them. What its feeds say is then looked up again: a document that holds it is not kept any more.</summary>
    /// <param name="erased">The article as it is now; null when it never came in.</param>
    public async Task Remove(Guid id, IngestedArticle? erased, CancellationToken cancellationToken)
    {
        if (erased is not null
            && await originals.Forget(await sources.FindOrDefault(erased.Source, cancellationToken), erased.Aliases, cancellationToken) > 0)
        {
            foreach (var feed in await feeds.Of(erased.Source, cancellationToken))
                await feeds.Change(feed.Id, known => known with { Entries = EntryMemory.None }, cancellationToken);
        }

        await remains.Remove(id, cancellationToken);
    }
}
