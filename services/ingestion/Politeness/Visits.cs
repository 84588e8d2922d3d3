using Wiredesk.Defaults.Fetch;
using Wiredesk.Ingestion.Polling;

namespace Wiredesk.Ingestion.Politeness;

/// <summary>Fetches as a guest does: each request takes its turn at its host, and each site is asked for its rules first, wherever redirects lead.</summary>
public sealed class Visits(FetchClient fetch, Robots robots, HostTurns hosts, PollingSettings settings, TimeProvider time)
{
    /// <summary>Goes as far as it can without waiting. Who is told to wait comes again with the turn and the errand.</summary>
    /// <exception cref="FetchException">There is no answer, or none within the limits.</exception>
    public async Task<Visit> Go(FetchRequest request, bool obeysRobots, DateTimeOffset? turn, Errand? errand, CancellationToken cancellationToken)
    {
        var (trail, turnAt) = (errand?.Trail, errand?.Asks ?? request.Url);
        while (true)
        {
            var url = trail?.Url ?? request.Url;
            var site = await robots.Of(url, cancellationToken);
            var isKnown = site.IsFresh(time.GetUtcNow());
            if (isKnown && obeysRobots && !site.Rules.Allows(url))
                return new Visit(site, Refusal: $"{url.Host}/robots.txt does not let {settings.RobotsName} in here.");

            var asks = isKnown ? url : site.Asks(time.GetUtcNow());
            // A turn is for one host; when another replica has asked for the rules meanwhile, it may be the wrong one.
            if (await hosts.Begin(asks, turnAt.Authority == asks.Authority ? turn : null, cancellationToken) is { } wait)
                return new Visit(site) { Wait = wait, Errand = new Errand(asks, trail) };
            turn = null;
            try
            {
                if (!isKnown)
                {
                    await robots.Ask(site, cancellationToken);
                    continue;
                }

                var response = await fetch.Send(request with { StopsAtRedirects = true, Trail = trail }, cancellationToken);
                await hosts.Heed(response, cancellationToken);
                if (response.Next is null)
                    return new Visit(site, response) { IsAllowed = site.Rules.Allows(url) };
                trail = response.Next;
            }
            finally
            {
                hosts.End(asks);
            }
        }
    }
}
