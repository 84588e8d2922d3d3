using Wiredesk.Contracts;
using Wiredesk.Defaults.Fetch;
using Wiredesk.Ingestion.Archive;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Pages;
using Wiredesk.Ingestion.Politeness;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.EntryPages;

/// <summary>What asking for a page gave: the entry with the text of its page, or the reason why it cannot be had, and whether it may work later.</summary>
/// <param name="Original">The page as it came, when it was kept.</param>
public sealed record PageRead(ReceivedArticle? Article, string? Reason = null, bool MayWorkLater = false, Receipt? Original = null);

/// <summary>Reads an entry's page where robots.txt lets us in.</summary>
public sealed class PageSite(Visits visits, Originals originals, PollingSettings settings, TimeProvider time)
{
    /// <summary>Asks for the page and reads it, or says when to go on with its errand: one of both is null.</summary>
    public async Task<(PageRead? Read, Visit? Waiting)> Read(WantedPage page, Source source, CancellationToken cancellationToken)
    {
        var request = new FetchRequest(page.Entry.Url!)
        {
            Headers = new Dictionary<string, string> { ["User-Agent"] = settings.UserAgent, ["Accept"] = "text/html, application/xhtml+xml" },
            MostBytes = PageScan.LargestPage,
        };
        try
        {
            var visit = await visits.Go(request, source.ObeysRobots, page.Turn, page.Errand, cancellationToken);
            return visit.Errand is null ? (await Read(page.Entry, source, visit, cancellationToken), null) : (null, visit);
        }
        catch (FetchException failure)
        {
            var mayWorkLater = failure.Failure is FetchFailure.Unreachable or FetchFailure.TooSlow or FetchFailure.NameNotFound;
            return (new PageRead(null, failure.Message, mayWorkLater), null);
        }
    }

    private async Task<PageRead> Read(ReceivedArticle entry, Source source, Visit visit, CancellationToken cancellationToken)
    {
        if (visit.Response is not { } response)
            return new PageRead(null, visit.Refusal);
        if (!response.IsSuccess)
            return new PageRead(null, $"{response.Url.Host} answered {response.Status}.", response.Status is 408 or 425 or 429 or >= 500);
        var (tdm, type) = (TdmReservation.OfHeaders(response) ?? visit.Site.TdmOf(response.Url), response.Header("Content-Type"));
        var original = await originals.Keep([source], new Incoming("page", response.Url.AbsoluteUri, response.Body, type, tdm, entry), cancellationToken);
        var page = PageExtractor.Extract(response.Body, response.Url, type, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone), time, cancellationToken);
        return page.Error is { } error
            ? new PageRead(null, error.Message, error.Code == PageExtractor.TooSlow, original) // On a quiet machine it may be read.
            : new PageRead(Joined(entry, page, tdm), Original: original);
    }

    /// <summary>The feed names the article; the page has its text, when it has one that is no shorter.</summary>
    internal static ReceivedArticle Joined(ReceivedArticle entry, ExtractedPage page, TdmReservation? tdm)
    {
        var read = PageArticle.Of(page, entry.Url);
        var reserved = page.Rights?.Tdm switch { "reserved" => true, "allowed" => false, _ => tdm?.Reserved ?? entry.Rights?.TdmReserved };
        var usesPage = read.Text.Length > 0 && read.Text.Length >= entry.Text.Length;
        return read with
        {
            OwnId = entry.OwnId,
            Url = entry.Url,
            IsNamedByUrl = entry.IsNamedByUrl,
            IsNamedByTitle = entry.IsNamedByTitle,
            IsPolled = entry.IsPolled,
            Headline = entry.Headline ?? read.Headline,
            Standfirst = read.Standfirst ?? entry.Standfirst,
            Text = usesPage ? read.Text : entry.Text,
            Authors = read.Authors.Count > 0 ? read.Authors : entry.Authors,
            PublishedAt = entry.PublishedAt ?? read.PublishedAt,
            ModifiedAt = read.ModifiedAt ?? entry.ModifiedAt,
            Language = read.Language ?? entry.Language,
            Media = read.Media.Count > 0 ? read.Media : entry.Media,
            Subjects = entry.Subjects,
            Rights = reserved is null && page.Rights?.Usage is null && entry.Rights is null ? null : (entry.Rights ?? new UsageRights()) with
            {
                UsageTerms = page.Rights?.Usage ?? entry.Rights?.UsageTerms,
                TdmReserved = reserved,
                TdmPolicy = tdm?.Policy ?? entry.Rights?.TdmPolicy,
            },
            Origins = usesPage ? read.Origins.Concat(entry.Origins.Where(origin => !read.Origins.ContainsKey(origin.Key))).ToDictionary() : entry.Origins,
        };
    }
}
