using System.Runtime.CompilerServices;
using Wiredesk.Ingestion.Articles;
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
        var read = 0;
        await foreach (var (articles, receipt) in Read(source, since, refused: false, cancellationToken))
        {
            for (var n = 0; n < articles.Count; n++)
            {
                if (!Tells(receipt, source, articles[n]))
                    continue;
                foreach (var name in Names(source, articles[n]))
                    newest[name] = (read, n);
            }

            read++;
        }

        var (index, outcomes) = (0, new Dictionary<string, int>());
        await foreach (var (articles, receipt) in Read(source, since, refused: false, cancellationToken))
        {
            for (var n = 0; n < articles.Count; n++)
            {
                if (!Tells(receipt, source, articles[n]))
                    continue;
                var names = Names(source, articles[n]);
                if (names.Any(name => newest.TryGetValue(name, out var last) && last != (index, n)))
                    continue;
                var outcome = names.Count == 0 ? "unnamed" : (await intake.Take(source.Id, articles[n], cancellationToken)).Outcome;
                outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            }

            index++;
        }

        return new Reprocessed(read, outcomes);
    }

    /// <summary>Removes every original that holds an article of these names (see <see cref="Alias"/>), with all else that it holds; says how many.</summary>
    public async Task<int> Forget(Source source, IReadOnlyList<string> aliases, CancellationToken cancellationToken)
    {
        var holding = new List<Receipt>();
        await foreach (var (articles, receipt) in Read(source, DateTimeOffset.MinValue, refused: true, cancellationToken))
        {
            if (articles.Any(article => Alias.Of(source.Id, article, ContentHash.Of(article.Headline, article.Text)).Append(Alias.ByTitle(source.Id, article)).Intersect(aliases).Any()))
                holding.Add(receipt);
        }

        foreach (var receipt in holding)
            await originals.Remove(receipt, cancellationToken);
        return holding.Count;
    }

    // Where pages have the text, the feed's entry says nothing of its own.
    private static bool Tells(Receipt receipt, Source source, ReceivedArticle article) =>
        receipt.Kind != "feed" || article.Status == ArticleStatus.Canceled || (!source.FullPages && article.Text.Length > 0);

    private static IReadOnlyList<string> Names(Source source, ReceivedArticle received) =>
        received.OwnId is null && !(received.IsNamedByUrl && received.Url is not null) ? [] : Alias.Of(source.Id, received, "");

    private async IAsyncEnumerable<(IReadOnlyList<ReceivedArticle> Articles, Receipt Receipt)> Read(
        Source source, DateTimeOffset since, bool refused, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var receipt in originals.Since(source.Id, since, cancellationToken))
        {
            if (await originals.Read(receipt, cancellationToken) is { } bytes)
                yield return (OriginalArticles.Of(receipt, source, bytes, refused), receipt);
        }
    }
}
