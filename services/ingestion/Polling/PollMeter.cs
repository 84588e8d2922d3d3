using System.Diagnostics.Metrics;
using Wiredesk.Defaults.Telemetry;

namespace Wiredesk.Ingestion.Polling;

/// <summary>Counts polls, and the entries they brought, by how they ended.</summary>
public sealed partial class PollMeter
{
    private readonly Counter<long> _polls;
    private readonly Counter<long> _entries;
    private readonly Counter<long> _pages;
    private readonly ILogger<PollMeter> _log;

    public PollMeter(IMeterFactory meters, ILogger<PollMeter> log)
    {
        var meter = meters.Create(Outcomes.Meter);
        _polls = meter.CreateCounter<long>("wiredesk.polls", "{poll}", "Polls by outcome");
        _entries = meter.CreateCounter<long>("wiredesk.entries", "{entry}", "Entries of polled feeds by outcome");
        _pages = meter.CreateCounter<long>("wiredesk.pages", "{page}", "Pages of entries that were asked for, by outcome");
        _log = log;
    }

    public void Record(string source, Uri url, PollResult result, IReadOnlyDictionary<string, int> entries)
    {
        _polls.Add(1, new KeyValuePair<string, object?>("outcome", Word(result.Outcome.ToString())));
        foreach (var (outcome, count) in entries)
            _entries.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
        if (result.IsFailure)
            Failed(_log, source, url, result.Outcome, result.Reason);
        else
            Polled(_log, source, url, result.Outcome, result.Fresh, entries.Values.Sum());
    }

    /// <summary>A page was asked for.</summary>
    /// <param name="outcome"><c>read</c>, <c>later</c> when it is tried again, <c>failed</c> when the entry is taken as the feed has it.</param>
    public void RecordPage(string source, Uri url, string outcome, string? reason)
    {
        _pages.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        if (reason is not null)
            PageFailed(_log, source, url, outcome, reason);
    }

    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    [LoggerMessage(Level = LogLevel.Information, Message = "{Source} {Url}: {Outcome}, {Fresh} of {Entries} entries are fresh")]
    private static partial void Polled(ILogger log, string source, Uri url, PollOutcome outcome, int fresh, int entries);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source} {Url}: {Outcome}. {Reason}")]
    private static partial void Failed(ILogger log, string source, Uri url, PollOutcome outcome, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source} {Url}: page {Outcome}. {Reason}")]
    private static partial void PageFailed(ILogger log, string source, Uri url, string outcome, string reason);
}
