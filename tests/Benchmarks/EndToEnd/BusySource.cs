using System.Collections.Concurrent;
using System.Diagnostics;
using Wiredesk.Platform.Tests;

namespace Wiredesk.Benchmarks.EndToEnd;

/// <summary>A source that pushes as fast as it is let, over several connections, and a partner that reads the changes feed meanwhile.</summary>
/// <param name="Batch">How many articles one request holds.</param>
internal sealed record BusySource(PublishedApi Ingest, PublishedApi Partner, int Connections, int Batch)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Pushes articles; says how long it took from the first push until the changes feed held all of them.</summary>
    public async Task<TimeSpan> Run(string source, Reports reports, int articles)
    {
        var batches = Enumerable.Range(0, articles).Select(number => (Id: $"{source}-{number}", Text: reports.Next())).Chunk(Batch).ToList();
        var (_, cursor) = await Partner.Changes(null);

        var watch = Stopwatch.StartNew();
        var accepted = new ConcurrentBag<Guid>();
        var pushing = Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (batch, cancellationToken) =>
        {
            // What is not accepted is sent again, as a source would.
            foreach (var id in await Until.Some(() => Ingest.Push(source, batch, cancellationToken), Limit, $"{batch[0].Id} and those after it are accepted"))
                accepted.Add(id);
        });

        var published = new HashSet<Guid>();
        await Until.True(
            async () =>
            {
                (var changes, cursor) = await Partner.Changes(cursor);
                published.UnionWith(changes.Where(change => change.Kind == "create").Select(change => change.ArticleId));
                if (!pushing.IsCompleted) return false;
                await pushing;
                return published.IsSupersetOf(accepted);
            },
            Limit,
            "everything accepted is published");
        return watch.Elapsed;
    }
}
