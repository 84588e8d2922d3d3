using Wiredesk.Contracts;
using Wiredesk.Defaults.Fetch;
using Wiredesk.Ingestion.Archive;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Pages;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Polling;

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

/// <summary>What asking for a page gave: the entry with the text of its page, or the reason why it cannot be had, and whether it may work later.</summary>
public sealed record PageRead(ReceivedArticle? Article, string? Reason = null, bool MayWorkLater = false);

/// <summary>Reads an entry's page where robots.txt lets us in.</summary>
public sealed class PageSite(FetchClient fetch, Robots robots, HostTurns hosts, Originals originals, PollingSettings settings)
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
            var page = PageExtractor.Extract(response.Body, response.Url, response.Header("Content-Type"), TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone), cancellationToken: cancellationToken);
            return page.Error is { } error ? new PageRead(null, error.Message) : new PageRead(Joined(entry, page, tdm));
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
