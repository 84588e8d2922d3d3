using System.Security.Cryptography;
using Wiredesk.Defaults.Fetch;
using Wiredesk.Ingestion.Politeness;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Polling;

/// <summary>What asking for a feed gave.</summary>
/// <param name="Result">How it ended; with <see cref="PollOutcome.Changed"/> there is a document that has still to be read.</param>
/// <param name="Response">The answer, when there was one.</param>
/// <param name="Url">Where to poll from now on.</param>
public sealed record FetchedFeed(PollResult Result, FetchResponse? Response, Uri Url, TdmReservation? Tdm = null, bool? AllowedByRobots = null)
{
    public string? DocumentHash { get; init; }
}

/// <summary>Asks for a feed with the validators of the last document.</summary>
public sealed class FeedFetcher(Visits visits, PollingSettings settings, IConfiguration configuration, TimeProvider time)
{
    private const string Accept = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";

    /// <summary>Asks for it, or says when to go on with its errand: one of both is null.</summary>
    public async Task<(FetchedFeed? Fetched, Visit? Waiting)> Fetch(PolledFeed feed, Source source, CancellationToken cancellationToken)
    {
        var headers = HeadersFor(feed, source);
        var request = new FetchRequest(feed.Url) { Headers = headers, MostBytes = PollingSettings.LargestFeed, Time = TimeSpan.FromMinutes(1) };
        try
        {
            var visit = await visits.Go(request, source.ObeysRobots, feed.Turn, feed.Errand, cancellationToken);
            return visit.Errand is null ? (Of(feed, visit), null) : (null, visit);
        }
        catch (FetchException failure)
        {
            return (new FetchedFeed(new PollResult(OutcomeOf(failure.Failure), Reason: failure.Message), null, feed.Url), null);
        }
    }

    private FetchedFeed Of(PolledFeed feed, Visit visit)
    {
        if (visit.Response is not { } response)
            return new FetchedFeed(new PollResult(PollOutcome.Robots, Reason: visit.Refusal), null, feed.Url, visit.Site.TdmOf(feed.Url), false);
        var hash = response.Status == 200 ? Convert.ToHexStringLower(SHA256.HashData(response.Body)) : null;
        var result = ResultOf(response, hash is not null && hash == feed.DocumentHash, time.GetUtcNow());
        var url = response.IsSuccess || response.Status == 304 ? response.PermanentUrl : feed.Url;
        var tdm = TdmReservation.OfHeaders(response) ?? visit.Site.TdmOf(response.Url);
        return new FetchedFeed(result, response, url, tdm, visit.IsAllowed) { DocumentHash = hash };
    }

    private Dictionary<string, string> HeadersFor(PolledFeed feed, Source source)
    {
        var headers = new Dictionary<string, string> { ["User-Agent"] = settings.UserAgent, ["Accept"] = Accept };
        if (feed.ETag is { } tag)
            headers["If-None-Match"] = tag;
        if (feed.LastModified is { } modified)
            headers["If-Modified-Since"] = modified;
        // A feed that moved to another site does not take the secret with it.
        if (source.Secret is { } name && configuration[$"Fetch:Secrets:{name}"] is { Length: > 0 } secret && feed.Url.GetLeftPart(UriPartial.Authority) == feed.AddedAs.GetLeftPart(UriPartial.Authority))
            headers["Authorization"] = secret;
        return headers;
    }

    /// <summary>What an answer's status means.</summary>
    internal static PollResult ResultOf(FetchResponse response, bool isSame, DateTimeOffset now)
    {
        var (wait, retryAfter) = (Freshness.MaxAge(response, now), Freshness.RetryAfter(response, now));
        var reason = $"{response.Url.Host} answered {response.Status}.";
        return response.Status switch
        {
            200 => new PollResult(isSame ? PollOutcome.Same : PollOutcome.Changed, Wait: wait, RetryAfter: retryAfter),
            304 => new PollResult(PollOutcome.NotModified, Wait: wait, RetryAfter: retryAfter),
            404 => new PollResult(PollOutcome.NotFound, Reason: reason),
            410 => new PollResult(PollOutcome.Gone, Reason: reason),
            429 => new PollResult(PollOutcome.TooManyRequests, RetryAfter: retryAfter, Reason: reason),
            408 or 425 or >= 500 => new PollResult(PollOutcome.ServerError, RetryAfter: retryAfter, Reason: reason),
            >= 400 => new PollResult(PollOutcome.Denied, RetryAfter: retryAfter, Reason: reason),
            _ => new PollResult(PollOutcome.NotAFeed, Reason: reason),
        };
    }

    private static PollOutcome OutcomeOf(FetchFailure failure) => failure switch
    {
        FetchFailure.NameNotFound or FetchFailure.Unreachable or FetchFailure.TooSlow or FetchFailure.BadResponse => PollOutcome.Unreachable,
        FetchFailure.TooLarge => PollOutcome.TooLarge,
        _ => PollOutcome.NotAllowed,
    };
}
