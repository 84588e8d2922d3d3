using Wiredesk.Contracts;
using Wiredesk.Ingestion.Archive;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Feeds;
using Wiredesk.Ingestion.Files;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Polling;

/// <summary>A feed's document as it came.</summary>
public sealed record FeedDocument(byte[] Bytes, Uri Url, string? ContentType, TdmReservation? Tdm);

/// <summary>What became of the entries of one document.</summary>
/// <param name="Outcomes">How many ended how: each entry is counted once.</param>
/// <param name="Refusal">Why it is no feed; then nothing was taken in.</param>
public sealed record FeedReading(IReadOnlyDictionary<string, int> Outcomes, EntryMemory Entries, bool HasUnstableIds, FeedHints? Hints, string? Refusal = null)
{
    public int Fresh => Outcomes.GetValueOrDefault("new") + Outcomes.GetValueOrDefault("revision") + Outcomes.GetValueOrDefault("kill") + Outcomes.GetValueOrDefault("page-wanted");
}

/// <summary>Takes in the entries of a feed's document.</summary>
public sealed class FeedIntake(Intake intake, Originals originals, WantedPages pages)
{
    /// <summary>Archives the document, reads it, and takes in what is not known from the last one, the oldest entry first.</summary>
    public async Task<FeedReading> Take(PolledFeed feed, Source source, FeedDocument document, CancellationToken cancellationToken)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone);
        await originals.Keep([source], new Incoming("feed", document.Url.AbsoluteUri, document.Bytes, document.ContentType, document.Tdm), cancellationToken);
        var (read, home, refusal) = Read(document, zone);
        if (refusal is not null)
            return new FeedReading(new Dictionary<string, int>(), feed.Entries, feed.HasUnstableIds, null, refusal);

        var hints = FeedHints.Of(document.Bytes, document.Url, document.ContentType);
        read = [.. read, .. hints.Deleted.Select(id => new ReceivedArticle { OwnId = id, Text = "", Status = ArticleStatus.Canceled })];
        var isUnstable = feed.HasUnstableIds || feed.Entries.ShowsUnstableIds(read);
        var entries = Allowed(EntryNames.Reliable(read, home, isUnstable), document.Tdm);
        var isKnown = feed.Entries.Holds(isUnstable ? entries : read);
        var fresh = entries.Where((_, n) => !isKnown[n]).Reverse().ToList(); // Feeds have the newest first.
        var ends = (await Take(source, fresh, cancellationToken)).Concat(isKnown.Where(known => known).Select(_ => "unchanged"));
        var outcomes = ends.GroupBy(outcome => outcome).ToDictionary(group => group.Key, group => group.Count());
        return new FeedReading(outcomes, EntryMemory.Of(isUnstable ? entries : read), isUnstable, hints);
    }

    /// <summary>The entries of a document, its own link, or why it is no feed. Wire formats and our JSON are taken too.</summary>
    public static (IReadOnlyList<ReceivedArticle> Entries, Uri? Home, string? Refusal) Read(FeedDocument document, TimeZoneInfo zone)
    {
        var parsed = FeedParser.Parse(document.Bytes, document.Url, document.ContentType, zone);
        if (parsed.Feed is { Format: "sitemap-index" })
            return ([], null, "It is an index of sitemaps; add the sitemaps that it names.");
        if (parsed.Feed is { } feed)
            return ([.. feed.Entries.Select(entry => EntryArticle.Of(entry, feed))], Uri.TryCreate(feed.Link, UriKind.Absolute, out var home) ? home : null, null);
        var file = ArticleFile.Read(document.Bytes, document.Url.AbsolutePath, zone);
        return file.Refusal is null && file.Kind is not (FileKinds.Text or FileKinds.Page) ? (file.Articles, null, null) : ([], null, parsed.Error!.Message);
    }

    // What the site reserves goes with each article, unless the article itself says more.
    internal static IReadOnlyList<ReceivedArticle> Allowed(IReadOnlyList<ReceivedArticle> entries, TdmReservation? tdm) => tdm is null ? entries :
    [
        .. entries.Select(entry => entry.Rights?.TdmReserved is not null ? entry : entry with
        {
            Rights = (entry.Rights ?? new UsageRights()) with { TdmReserved = tdm.Reserved, TdmPolicy = tdm.Policy },
        }),
    ];

    private async Task<IEnumerable<string>> Take(Source source, List<ReceivedArticle> entries, CancellationToken cancellationToken)
    {
        var byKind = entries.ToLookup(entry => source.FullPages && entry is { Url: not null, Status: ArticleStatus.Usable });
        var (wanted, whole) = (byKind[true], byKind[false]);
        foreach (var entry in wanted)
            await pages.Want(source.Id, entry, cancellationToken);
        var taken = await intake.Take([.. whole.Select(entry => (source.Id, entry))], cancellationToken);
        return taken.Select(delivery => delivery.Outcome).Concat(wanted.Select(_ => "page-wanted"));
    }
}
