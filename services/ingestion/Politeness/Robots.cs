using System.Collections.Concurrent;
using System.Text;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Fetch;
using Wiredesk.Ingestion.Polling;

namespace Wiredesk.Ingestion.Politeness;

/// <summary>Asks each site for its robots.txt and its tdmrep.json once a day and remembers them, for all replicas.</summary>
public sealed class Robots(IDocuments<RobotsFile> files, FetchClient fetch, HostTurns hosts, PollingSettings settings, TimeProvider time)
{
    // RFC 9309, section 2.4: no longer than a day, unless it cannot be had; then for a month.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<string, RobotsFile> _known = new();

    /// <summary>Asks the site of an address for one thing that is not known of it; null when it did, and the caller's turn is spent. Else what the site says.</summary>
    /// <exception cref="FetchException">It cannot be asked, or fails, and never answered before: then nothing may be fetched there.</exception>
    public async Task<RobotsFile?> Ask(Uri url, CancellationToken cancellationToken)
    {
        var origin = url.GetLeftPart(UriPartial.Authority);
        if (origin.Length > 200) // As a document's id.
            throw new FetchException(FetchFailure.BadAddress, "The name of the host is too long.");
        if (_known.TryGetValue(origin, out var known) && IsFresh(known))
            return known;
        var stored = await files.Get(origin, cancellationToken);
        if (stored is not null && IsFresh(stored))
        {
            if (_known.Count > 10_000)
                _known.Clear();
            return _known[origin] = stored;
        }

        await Save(stored is null || time.GetUtcNow() - stored.FetchedAt >= Fresh ? await WithRules(origin, stored, cancellationToken) : await WithTdm(stored, cancellationToken), cancellationToken);
        return null;
    }

    private bool IsFresh(RobotsFile file) => time.GetUtcNow() - file.FetchedAt < Fresh && time.GetUtcNow() - file.TdmFetchedAt < Fresh;

    private async Task<RobotsFile> WithRules(string origin, RobotsFile? stored, CancellationToken cancellationToken)
    {
        try
        {
            var response = await Get(new Uri(origin + "/robots.txt"), cancellationToken);
            var rules = response.IsSuccess ? RobotsRules.Read(Encoding.UTF8.GetString(response.Body), settings.RobotsName) : RobotsRules.Everything;
            return (stored ?? new RobotsFile { Id = origin, Rules = rules, FetchedAt = default }) with { Rules = rules, FetchedAt = time.GetUtcNow() };
        }
        catch (FetchException) when (stored is not null)
        {
            return stored with { FetchedAt = time.GetUtcNow() - Fresh + TimeSpan.FromHours(1) }; // What it said last holds on for an hour.
        }
    }

    // Without an answer nothing is reserved there: the protocol asks for a statement.
    private async Task<RobotsFile> WithTdm(RobotsFile stored, CancellationToken cancellationToken)
    {
        try
        {
            var response = await Get(new Uri(stored.Id + "/.well-known/tdmrep.json"), cancellationToken);
            return stored with { Tdm = response.IsSuccess ? TdmReservation.ReadRules(response.Body) : [], TdmFetchedAt = time.GetUtcNow() };
        }
        catch (FetchException)
        {
            return stored with { TdmFetchedAt = time.GetUtcNow() };
        }
    }

    // Another replica that asked at the same time read the same.
    private async Task Save(RobotsFile file, CancellationToken cancellationToken)
    {
        var kept = file with { ExpiresAt = time.GetUtcNow() + Kept };
        _ = file.Version == 0 ? await files.InsertIfAbsent(kept, cancellationToken) : await files.Replace(kept, cancellationToken);
    }

    private async Task<FetchResponse> Get(Uri url, CancellationToken cancellationToken)
    {
        var response = await fetch.Send(
            new FetchRequest(url) { Headers = new Dictionary<string, string> { ["User-Agent"] = settings.UserAgent }, MostBytes = RobotsRules.MostBytes, CutsBody = true, Time = TimeSpan.FromSeconds(15) },
            cancellationToken);
        await hosts.Heed(response, cancellationToken);
        return response.Status >= 500 || response.Status == 429
            ? throw new FetchException(FetchFailure.Unreachable, $"{url.Host} answered {response.Status} when asked for {url.AbsolutePath}; so nothing is fetched there.")
            : response;
    }
}
