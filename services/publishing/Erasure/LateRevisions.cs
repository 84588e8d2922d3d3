using Wiredesk.Defaults.Documents;
using Wiredesk.Publishing.Articles;

namespace Wiredesk.Publishing.Erasure;

/// <summary>Removes, at the start, the revisions that were kept of articles at the moment of their erasure.</summary>
/// <remarks>Who keeps one looks afterwards whether its article was erased meanwhile. When the process ends in between, nothing tells of it: in memory the message does not come again.</remarks>
public sealed class LateRevisions(ArticleStore articles, IDocuments<ErasureRecord> records, TimeProvider time, ILogger<LateRevisions> log) : BackgroundService
{
    private const int Page = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var before = Defaults.Documents.Range.Below(time.GetUtcNow());
            while ((await records.Query(ErasureRecord.ByUnchecked, before, Page, stoppingToken)).Items is { Count: > 0 } erased)
            {
                foreach (var record in erased)
                    await articles.Forget(Guid.Parse(record.Id), stoppingToken);
                await records.Write([.. erased.Select(record => new Write<ErasureRecord>.Replace(record with { Checked = true }))], stoppingToken);
            }
        }
#pragma warning disable CA1031 // The next start looks again.
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogError(failure, "Whether revisions of erased articles are left is not known; the next start looks again");
        }
    }
}
