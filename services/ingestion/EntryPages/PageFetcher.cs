using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Politeness;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.EntryPages;

/// <summary>Fetches the pages of entries, one turn at a host after the other, and takes in what they say.</summary>
public sealed class PageFetcher(WantedPages pages, PageSite site, HostTurns hosts, SourceStore sources, Intake intake, PollMeter meter, TimeProvider time)
{
    // After about 10 and 40 minutes; then the entry is taken as the feed has it.
    private const int MostFailures = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(10);

    /// <summary>Fetches the next page that is due; false when there is none.</summary>
    public async Task<bool> FetchNext(CancellationToken cancellationToken)
    {
        if (await pages.LeaseDue(cancellationToken) is not { } page)
            return false;
        var url = page.Entry.Url!;
        if (await hosts.Begin(url, page.Turn, cancellationToken) is { } wait)
        {
            await pages.GiveBack(page with { DueAt = wait.DueAt, Turn = wait.Turn }, cancellationToken);
            return true;
        }

        var read = await Read(page, cancellationToken);
        if (read is null)
        {
            var next = await hosts.Next(url, cancellationToken);
            await pages.GiveBack(page with { DueAt = next.DueAt, Turn = next.Turn }, cancellationToken);
            return true;
        }

        var triesAgain = read is { Article: null, MayWorkLater: true } && page.Failures + 1 < MostFailures;
        meter.RecordPage(page.Source, url, triesAgain ? "later" : read.Article is null ? "failed" : "read", read.Reason);
        if (triesAgain)
        {
            await pages.GiveBack(page with { Failures = page.Failures + 1, Turn = null, DueAt = time.GetUtcNow() + (FirstPause * Math.Pow(4, page.Failures)) }, cancellationToken);
            return true;
        }

        await intake.Take(page.Source, read.Article ?? page.Entry, cancellationToken);
        await pages.Done(page, cancellationToken);
        return true;
    }

    private async Task<PageRead?> Read(WantedPage page, CancellationToken cancellationToken)
    {
        try
        {
            return await site.Read(page.Entry, await sources.FindOrDefault(page.Source, cancellationToken), cancellationToken);
        }
        finally
        {
            hosts.End(page.Entry.Url!);
        }
    }
}
