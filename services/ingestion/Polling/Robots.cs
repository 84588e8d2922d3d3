using System.Collections.Concurrent;
using System.Text;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Fetch;

namespace Wiredesk.Ingestion.Polling;

/// <summary>What a site says to crawlers: its robots.txt and its tdmrep.json. Its id is the site's origin.</summary>
public sealed record RobotsFile : Document
{
    public required RobotsRules Rules { get; init; }

    public IReadOnlyList<TdmReservation.Rule> Tdm { get; init; } = [];

    public required DateTimeOffset FetchedAt { get; init; }

    public static Collection<RobotsFile> Collection { get; } = new("robots");

    /// <summary>What the site reserves at an address: tdmrep.json goes before the signals of robots.txt, as it speaks of nothing else.</summary>
    public TdmReservation? TdmOf(Uri url) =>
        TdmReservation.OfRules(Tdm, url) ?? (Rules.TdmReserved is { } reserved ? new TdmReservation(reserved, null, "robots.txt") : null);
}

/// <summary>Asks each site for its robots.txt once a day and remembers it, for all replicas.</summary>
public sealed class Robots(IDocuments<RobotsFile> files, FetchClient fetch, PollingSettings settings, TimeProvider time)
{
    // RFC 9309, section 2.4: no longer than a day, unless it cannot be had; then for a month.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<string, RobotsFile> _known = new();

    /// <summary>What the site of an address says.</summary>
    /// <exception cref="FetchException">It cannot be asked, or fails, and never answered before: then nothing may be fetched there.</exception>
    public async Task<RobotsFile> Of(Uri url, CancellationToken cancellationToken)
    {
        var origin = url.GetLeftPart(UriPartial.Authority);
        if (origin.Length > 200) // As a document's id.
            throw new FetchException(FetchFailure.BadAddress, "The name of the host is too long.");
        var now = time.GetUtcNow();
        if (_known.TryGetValue(origin, out var known) && now - known.FetchedAt < Fresh)
            return known;
        var stored = await files.Get(origin, cancellationToken);
        if (stored is null || now - stored.FetchedAt >= Fresh)
        {
            try
            {
                stored = await Fetch(origin, stored, cancellationToken);
            }
            catch (FetchException) when (stored is not null)
            {
                // What it said last holds on.
                stored = stored with { FetchedAt = now - Fresh + TimeSpan.FromHours(1) };
            }
        }

        if (_known.Count > 10_000)
            _known.Clear();
        return _known[origin] = stored;
    }

    private async Task<RobotsFile> Fetch(string origin, RobotsFile? stored, CancellationToken cancellationToken)
    {
        var robots = await Get(new Uri(origin + "/robots.txt"), cancellationToken);
        var tdm = await GetTdm(new Uri(origin + "/.well-known/tdmrep.json"), cancellationToken);
        var now = time.GetUtcNow();
        var file = new RobotsFile
        {
            Id = origin,
            Version = stored?.Version ?? 0,
            Rules = robots.IsSuccess ? RobotsRules.Read(Encoding.UTF8.GetString(robots.Body), settings.RobotsName) : RobotsRules.Everything,
            Tdm = tdm,
            FetchedAt = now,
            ExpiresAt = now + Kept,
        };
        // Another replica that asked at the same time read the same.
        _ = stored is null ? await files.InsertIfAbsent(file, cancellationToken) : await files.Replace(file, cancellationToken);
        return file;
    }

    // Without an answer nothing is reserved there: the protocol asks for a statement.
    private async Task<IReadOnlyList<TdmReservation.Rule>> GetTdm(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            return await Get(url, cancellationToken) is { IsSuccess: true } response ? TdmReservation.ReadRules(response.Body) : [];
        }
        catch (FetchException)
        {
            return [];
        }
    }

    private async Task<FetchResponse> Get(Uri url, CancellationToken cancellationToken)
    {
        var response = await fetch.Send(
            new FetchRequest(url) { Headers = new Dictionary<string, string> { ["User-Agent"] = settings.UserAgent }, MostBytes = RobotsRules.MostBytes, CutsBody = true, Time = TimeSpan.FromSeconds(15) },
            cancellationToken);
        return response.Status >= 500 || response.Status == 429
            ? throw new FetchException(FetchFailure.Unreachable, $"{url.Host} answered {response.Status} when asked for {url.AbsolutePath}; so nothing is fetched there.")
            : response;
    }
}
