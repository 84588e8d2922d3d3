using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Feeds;
using Wiredesk.Ingestion.Files;
using Wiredesk.Ingestion.Pages;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Push;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Archive;

/// <summary>What reading anew came to.</summary>
/// <param name="Originals">How many raw originals were read.</param>
/// <param name="Outcomes">How many articles ended how; <c>unnamed</c> are those that only their text names, which cannot be told from new ones when the text is read otherwise.</param>
public sealed record Reprocessed(int Originals, IReadOnlyDictionary<string, int> Outcomes);

/// <summary>Reads a source's raw originals anew, by the rules of today. What comes out otherwise than it did becomes a revision.</summary>
/// <remarks>Of each article only the newest delivery counts, so that no old revision comes back.</remarks>
public sealed class Reprocessing(Originals originals, Intake intake)
{
    public async Task<Reprocessed> Run(Source source, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var newest = new Dictionary<string, (int Receipt, int Item)>();
        var outcomes = new Dictionary<string, int>();
        var receipts = 0;
        await foreach (var (received, index, item) in Read(source, since, cancellationToken))
        {
            receipts = index + 1;
            foreach (var name in Names(source, received))
                newest[name] = (index, item);
        }

        await foreach (var (received, index, item) in Read(source, since, cancellationToken))
        {
            var names = Names(source, received);
            if (names.Count > 0 && names.Any(name => newest[name] != (index, item)))
                continue;
            var outcome = names.Count == 0 ? "unnamed" : (await intake.Take(source.Id, received, cancellationToken)).Outcome;
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        return new Reprocessed(receipts, outcomes);
    }

    private static IReadOnlyList<string> Names(Source source, ReceivedArticle received) =>
        received.OwnId is null && !(received.IsNamedByUrl && received.Url is not null) && !received.IsNamedByTitle ? [] : Alias.Of(source.Id, received, "");

    private async IAsyncEnumerable<(ReceivedArticle Article, int Receipt, int Item)> Read(
        Source source, DateTimeOffset since, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (index, zone) = (0, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone));
        await foreach (var receipt in originals.Since(source.Id, since, cancellationToken))
        {
            if (await originals.Read(receipt, cancellationToken) is not { } bytes)
                continue;
            var articles = ArticlesOf(receipt, source, bytes, zone);
            for (var n = articles.Count - 1; n >= 0; n--) // As the poller does: the newest entry of a feed stands first.
                yield return (articles[n], index, n);
            index++;
        }
    }

    /// <summary>The articles of an original, named as they were when it came.</summary>
    private static IReadOnlyList<ReceivedArticle> ArticlesOf(Receipt receipt, Source source, byte[] bytes, TimeZoneInfo zone)
    {
        switch (receipt.Kind)
        {
            case "push":
                return [.. ArticleJson.Read(bytes).Items.Select(item => item.Article).OfType<ReceivedArticle>().Where(article => (article.Source?.Trim() ?? receipt.Sources[0]) == source.Id).Reverse()];
            case "file":
                return [.. FileIntake.Named(ArticleFile.Read(bytes, receipt.Name, zone).Articles, receipt.Name).Reverse()];
            case "page" when receipt.Entry is { } entry && Uri.TryCreate(receipt.Name, UriKind.Absolute, out var url):
                var page = PageExtractor.Extract(bytes, url, receipt.ContentType, zone);
                return page.Error is null ? [PageSite.Joined(entry, page, receipt.Tdm)] : [];
            case "feed" when !source.FullPages && Uri.TryCreate(receipt.Name, UriKind.Absolute, out var address):
                var (entries, home, _) = FeedIntake.Read(new FeedDocument(bytes, address, receipt.ContentType, null), zone);
                return FeedIntake.Allowed(EntryNames.Reliable(entries, home, unstable: false), receipt.Tdm);
            default:
                return [];
        }
    }
}
