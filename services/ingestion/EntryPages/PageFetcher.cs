using Wiredesk.Ingestion.Archive;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.EntryPages;

/// <summary>Fetches the pages of entries, one turn at a host after the other, and takes in what they say.</summary>
public sealed class PageFetcher(WantedPages pages, PageSite site, SourceStore sources, Intake intake, Originals originals, PollMeter meter, TimeProvider time)
{
    // After about 10 and 40 minutes; then the entry is taken as the feed has it.
    private const int MostFailures = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(10);

    // How often it is looked whether a source that is paused was taken up again.
    private static readonly TimeSpan PauseOfSource = TimeSpan.FromMinutes(15);

    /// <summary>Fetches the next page that is due; false when there is none.</summary>
    public async Task<bool> FetchNext(CancellationToken cancellationToken)
    {
        if (await pages.LeaseDue(cancellationToken) is not { } page)
            return false;
        if (await sources.Find(page.Source, cancellationToken) is not { } source)
        {
            await pages.Done(page, cancellationToken); // It was removed.
            return true;
        }

        if (source.Paused)
        {
            await pages.GiveBack(page with { DueAt = time.GetUtcNow() + PauseOfSource, Turn = null, Errand = null }, cancellationToken);
            return true;
        }

        var (read, waiting) = await site.Read(page, source, cancellationToken);
        if (read is null)
        {
            await pages.GiveBack(page with { DueAt = waiting!.Wait!.DueAt, Turn = waiting.Wait.Turn, Errand = waiting.Errand }, cancellationToken);
            return true;
        }

        var triesAgain = read is { Article: null, MayWorkLater: true } && page.Failures + 1 < MostFailures;
        meter.RecordPage(page.Source, page.Entry.Url!, triesAgain ? "later" : read.Article is null ? "failed" : "read", read.Reason);
        if (triesAgain)
        {
            var due = time.GetUtcNow() + (FirstPause * Math.Pow(4, page.Failures));
            await pages.GiveBack(page with { Failures = page.Failures + 1, Turn = null, Errand = null, DueAt = due }, cancellationToken);
            return true;
        }

        if ((await intake.Take(page.Source, read.Article ?? page.Entry, cancellationToken)).IsErased) // While it was fetched.
            await originals.Forget(read.Original, cancellationToken);
        await pages.Done(page, cancellationToken);
        return true;
    }
}
