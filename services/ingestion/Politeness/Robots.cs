using System.Collections.Concurrent;
using System.Text;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Fetch;
using Wiredesk.Ingestion.Polling;

namespace Wiredesk.Ingestion.Politeness;

/// <summary>Asks each site for its robots.txt and its tdmrep.json once a day and remembers them, for all replicas.</summary>
public sealed class Robots(IDocuments<RobotsFile> files, FetchClient fetch, HostTurns hosts, PollingSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<string, RobotsFile> _known = new();

    /// <summary>What is known of an address's site; where that is not all and fresh, it is to be asked first.</summary>
    public async Task<RobotsFile> Of(Uri url, CancellationToken cancellationToken)
    {
        var origin = url.GetLeftPart(UriPartial.Authority);
        if (origin.Length > 200) // As a document's id.
            throw new FetchException(FetchFailure.BadAddress, "The name of the host is too long.");
        if (_known.TryGetValue(origin, out var known) && known.IsFresh(time.GetUtcNow()))
            return known;
        var stored = await files.Get(origin, cancellationToken) ?? RobotsFile.Unasked(origin);
        if (!stored.IsFresh(time.GetUtcNow()))
            return stored;
        if (_known.Count > 10_000)
            _known.Clear();
        return _known[origin] = stored;
    }

    /// <summary>Asks a site for the one thing that <see cref="RobotsFile.Asks"/> names; the caller has a turn there.</summary>
    /// <exception cref="FetchException">robots.txt cannot be had, and never could: then nothing may be fetched there.</exception>
    public async Task Ask(RobotsFile site, CancellationToken cancellationToken)
    {
        var asked = site.HasRules(time.GetUtcNow()) ? await WithTdm(site, cancellationToken) : await WithRules(site, cancellationToken);
        await Save(asked, cancellationToken);
    }

    private async Task<RobotsFile> WithRules(RobotsFile site, CancellationToken cancellationToken)
    {
        try
        {
            var response = await Get(new Uri(site.Id + "/robots.txt"), site.Trail, cancellationToken);
            if (response.Next is { } next)
                return site with { Trail = next };
            var rules = response.IsSuccess ? RobotsRules.Read(Encoding.UTF8.GetString(response.Body), settings.RobotsName) : RobotsRules.Everything;
            return site with { Rules = rules, FetchedAt = time.GetUtcNow(), Trail = null };
        }
        catch (FetchException)
        {
            if (site.FetchedAt != default) // What it said last holds on for an hour.
                return site with { FetchedAt = time.GetUtcNow() - RobotsFile.Fresh + TimeSpan.FromHours(1), Trail = null };
            if (site.Trail is not null) // The next attempt begins at the site itself.
                await Save(site with { Trail = null }, cancellationToken);
            throw;
        }
    }

    // Without an answer nothing is reserved there: the protocol asks for a statement.
    private async Task<RobotsFile> WithTdm(RobotsFile site, CancellationToken cancellationToken)
    {
        try
        {
            var response = await Get(new Uri(site.Id + "/.well-known/tdmrep.json"), site.TdmTrail, cancellationToken);
            if (response.Next is { } next)
                return site with { TdmTrail = next };
            var rules = response.IsSuccess ? TdmReservation.ReadRules(response.Body) : [];
            return site with { Tdm = rules, TdmFetchedAt = time.GetUtcNow(), TdmTrail = null };
        }
        catch (FetchException)
        {
            return site with { TdmFetchedAt = time.GetUtcNow(), TdmTrail = null };
        }
    }

    // Another replica that asked at the same time read the same.
    private async Task Save(RobotsFile file, CancellationToken cancellationToken)
    {
        var kept = file with { ExpiresAt = time.GetUtcNow() + Kept };
        _ = file.Version == 0 ? await files.InsertIfAbsent(kept, cancellationToken) : await files.Replace(kept, cancellationToken);
    }

    private async Task<FetchResponse> Get(Uri url, Trail? trail, CancellationToken cancellationToken)
    {
        var response = await fetch.Send(
            new FetchRequest(url)
            {
                Headers = new Dictionary<string, string> { ["User-Agent"] = settings.UserAgent },
                MostBytes = RobotsRules.MostBytes,
                CutsBody = true,
                Time = TimeSpan.FromSeconds(15),
                StopsAtRedirects = true,
                Trail = trail,
            },
            cancellationToken);
        await hosts.Heed(response, cancellationToken);
        return response.Status >= 500 || response.Status == 429
            ? throw new FetchException(FetchFailure.Unreachable, $"{url.Host} answered {response.Status} when asked for {url.AbsolutePath}; so nothing is fetched there.")
            : response;
    }
}
