using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Sequences;
using Wiredesk.Ingestion.Files;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Standalone.Up;

/// <summary>Articles on their way through the one process.</summary>
internal sealed class Flow(WebApplication app)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // The labels that come with a folder of seeds: what a reader should find in the texts, and no news itself.
    private const string Labels = "gold.json";

    /// <summary>Takes in every file of a folder as one source; says how each ended.</summary>
    public async IAsyncEnumerable<FileDelivery> Take(string source, DirectoryInfo folder, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var intake = app.Services.GetRequiredService<FileIntake>();
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Name != Labels).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            foreach (var delivery in await intake.Take(source, folder.FullName, file, cancellationToken))
                yield return delivery;
        }
    }

    /// <summary>Returns when everything that came in has come to an end.</summary>
    /// <remarks>
    /// An article is pending in the outbox of one stage until the next has saved it, so looking at the stages in their order misses none. An erasure goes the other way,
    /// from publishing to deduplication, which then tells publishing of groups: so all are looked at again until none had to be waited for.
    /// </remarks>
    public async Task End(CancellationToken cancellationToken)
    {
        var outboxes = app.Services.GetServices<IOutbox>().ToList(); // In the order of the way.
        for (var isQuiet = false; !isQuiet;)
        {
            isQuiet = true;
            foreach (var outbox in outboxes)
            {
                for (; !await outbox.IsEmpty(cancellationToken); isQuiet = false)
                    await Task.Delay(Pause, cancellationToken);
            }
        }

        await app.Services.GetRequiredService<Sequencer<PublishedArticle, Change>>().Drain(cancellationToken);
        var (index, changes) = (app.Services.GetRequiredService<IArticleIndex>(), app.Services.GetRequiredService<ChangeStore>());
        while (await index.Applied(cancellationToken) < await changes.Last(cancellationToken))
            await Task.Delay(Pause, cancellationToken);
    }
}
