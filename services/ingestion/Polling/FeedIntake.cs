using Wiredesk.Contracts;
using Wiredesk.Ingestion.Archive;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.EntryPages;
using Wiredesk.Ingestion.Feeds;
using Wiredesk.Ingestion.Files;
using Wiredesk.Ingestion.Politeness;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Polling;

/// <summary>What became of the entries of one document.</summary>
/// <param name="Outcomes">How many ended how: each entry is counted once.</param>
/// <param name="Refusal">Why it is no feed; then nothing was taken in.</param>
/// <param name="Sitemaps">The sitemaps that it names, when it is an index of them; nothing was taken in yet.</param>
public sealed record FeedReading(
    IReadOnlyDictionary<string, int> Outcomes, EntryMemory Entries, bool HasUnstableIds, FeedHints? Hints = null, string? Refusal = null, IReadOnlyList<ListedSitemap>? Sitemaps = null)
{
    public int Fresh => Outcomes.Where(outcome => outcome.Key is "new" or "revision" or "kill" or "page-wanted" or "sitemap-due").Sum(outcome => outcome.Value);
}

/// <summary>Takes in the entries of a feed's document.</summary>
public sealed class FeedIntake(Intake intake, Originals originals, WantedPages pages, TimeProvider time)
{
    /// <summary>Archives the document, reads it, and takes in what is not known from the last one, the oldest entry first.</summary>
    public async Task<FeedReading> Take(PolledFeed feed, Source source, FeedDocument document, CancellationToken cancellationToken)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone);
        var original = await originals.Keep([source], new Incoming("feed", document.Url.AbsoluteUri, document.Bytes, document.ContentType, document.Tdm), cancellationToken);
        var content = FeedContent.Of(document, zone);
        if (content.Refusal is not null || content.Sitemaps is not null)
            return new FeedReading(new Dictionary<string, int>(), feed.Entries, feed.HasUnstableIds, Refusal: content.Refusal, Sitemaps: content.Sitemaps);

        var hints = FeedHints.Of(document.Bytes, document.Url, document.ContentType);
        var recent = content.Entries.Where(entry => !content.IsSitemap || IsRecent(entry)).ToList();
        IReadOnlyList<ReceivedArticle> read = [.. recent, .. hints.Deleted.Select(id => new ReceivedArticle { OwnId = id, Text = "", Status = ArticleStatus.Canceled })];
        var isUnstable = feed.HasUnstableIds || feed.Entries.ShowsUnstableIds(read);
        var entries = Allowed(EntryNames.Reliable(read, content.Home, isUnstable), document.Tdm);
        var isKnown = feed.Entries.Holds(isUnstable ? entries : read);
        var fresh = entries.Where((_, n) => !isKnown[n]).Reverse().ToList(); // Feeds have the newest first.
        var (taken, erased) = await Take(source, fresh, original, source.FullPages || content.IsSitemap, cancellationToken);
        var ends = taken.Concat(isKnown.Where(known => known).Select(_ => "unchanged")).Concat(Enumerable.Repeat("not-recent", content.Entries.Count - recent.Count));
        var outcomes = ends.GroupBy(outcome => outcome).ToDictionary(group => group.Key, group => group.Count());
        // Those of erased articles are looked up each time: a document that holds one is not kept.
        var remembered = (isUnstable ? entries : read).Where((_, n) => !erased.Contains(entries[n])).ToList();
        return new FeedReading(outcomes, EntryMemory.Of(remembered), isUnstable, hints);
    }

    // A sitemap may name every page of a site; news are those that are said to be of these days.
    private bool IsRecent(ReceivedArticle entry) => time.GetUtcNow() - (entry.ModifiedAt ?? entry.PublishedAt) <= SitemapIndex.Recent;

    // What the site reserves goes with each article, unless the article itself says more.
    internal static IReadOnlyList<ReceivedArticle> Allowed(IReadOnlyList<ReceivedArticle> entries, TdmReservation? tdm) => tdm is null ? entries :
    [
        .. entries.Select(entry => entry.Rights?.TdmReserved is not null ? entry : entry with
        {
            Rights = (entry.Rights ?? new UsageRights()) with { TdmReserved = tdm.Reserved, TdmPolicy = tdm.Policy },
        }),
    ];

    private async Task<(IEnumerable<string> Ends, HashSet<ReceivedArticle> Erased)> Take(
        Source source, List<ReceivedArticle> entries, Receipt? original, bool fromPages, CancellationToken cancellationToken)
    {
        var byKind = entries.ToLookup(entry => fromPages && entry is { Url: not null, Status: ArticleStatus.Usable });
        var (wanted, whole) = (byKind[true], byKind[false].ToList());
        var erased = new HashSet<ReceivedArticle>();
        foreach (var entry in wanted)
        {
            if (await intake.IsErased(source.Id, entry, cancellationToken))
                erased.Add(entry);
            else
                await pages.Want(source.Id, entry, cancellationToken);
        }

        var taken = await intake.Take([.. whole.Select(entry => (source.Id, entry))], cancellationToken);
        erased.UnionWith(whole.Where((_, n) => taken[n].IsErased));
        if (erased.Count > 0)
            await originals.Forget(original, cancellationToken);
        return (taken.Select(delivery => delivery.Outcome).Concat(wanted.Select(entry => erased.Contains(entry) ? "refused" : "page-wanted")), erased);
    }
}
