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
public sealed record PageRead(ReceivedArticle? Article, string? Reason = null, bool MayWorkLater = false);

/// <summary>Reads an entry's page where robots.txt lets us in.</summary>
public sealed class PageSite(FetchClient fetch, Robots robots, HostTurns hosts, Originals originals, PollingSettings settings, TimeProvider time)
{
    /// <summary>Sends one request: null when the site had first to be asked for its rules, and the page needs another turn.</summary>
    public async Task<PageRead?> Read(ReceivedArticle entry, Source source, CancellationToken cancellationToken)
    {
        var url = entry.Url!;
        try
        {
            if (await robots.Ask(url, cancellationToken) is not { } file)
                return null;
            if (source.ObeysRobots && !file.Rules.Allows(url))
                return new PageRead(null, $"{url.Host}/robots.txt does not let {settings.RobotsName} in.");
            var response = await fetch.Send(
                new FetchRequest(url)
                {
                    Headers = new Dictionary<string, string> { ["User-Agent"] = settings.UserAgent, ["Accept"] = "text/html, application/xhtml+xml" },
                    MostBytes = PageScan.LargestPage,
                },
                cancellationToken);
            await hosts.Heed(response, cancellationToken);
            if (!response.IsSuccess)
                return new PageRead(null, $"{url.Host} answered {response.Status}.", response.Status is 408 or 425 or 429 or >= 500);
            var tdm = TdmReservation.OfHeaders(response) ?? file.TdmOf(url);
            await originals.Keep([source], new Incoming("page", response.Url.AbsoluteUri, response.Body, response.Header("Content-Type"), tdm, entry), cancellationToken);
            var page = PageExtractor.Extract(response.Body, response.Url, response.Header("Content-Type"), TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone), time, cancellationToken);
            // What took too long on a busy machine may be read on a quiet one.
            return page.Error is { } error ? new PageRead(null, error.Message, error.Code == PageExtractor.TooSlow) : new PageRead(Joined(entry, page, tdm));
        }
        catch (FetchException failure)
        {
            return new PageRead(null, failure.Message, failure.Failure is FetchFailure.Unreachable or FetchFailure.TooSlow or FetchFailure.NameNotFound);
        }
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
