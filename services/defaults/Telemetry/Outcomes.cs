using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Wiredesk.Defaults.Telemetry;

/// <summary>How an article ended in a stage: exactly one named outcome, counted once and logged once.</summary>
/// <param name="Stage">The service.</param>
/// <param name="Outcome">One word, such as <c>new</c>, <c>unchanged</c>, <c>superseded</c>, <c>refused</c>.</param>
/// <param name="At">When the stage was done with it.</param>
/// <param name="TookMs">How long the stage worked on it, in milliseconds.</param>
/// <param name="Reason">Why, where the word does not say it all.</param>
public sealed record StageOutcome(string Stage, string Outcome, DateTimeOffset At, double TookMs, string? Reason = null);

/// <summary>Makes outcomes.</summary>
public static class OutcomeClock
{
    /// <summary>An outcome that is reached now, of work that began at a timestamp of the same clock.</summary>
    public static StageOutcome Outcome(this TimeProvider time, string stage, string outcome, long started, string? reason = null) =>
        new(stage, outcome, time.GetUtcNow(), Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 3), reason);
}

/// <summary>Counts and logs outcomes.</summary>
public sealed partial class Outcomes(IMeterFactory meters, ILogger<Outcomes> log)
{
    /// <summary>The meter of everything that Wiredesk measures of itself.</summary>
    public const string Meter = "Wiredesk";

    private readonly Meter _meter = meters.Create(Meter);
    private Counter<long>? _articles;
    private Histogram<double>? _took;

    public void Record(Guid articleId, int revision, StageOutcome outcome)
    {
        _articles ??= _meter.CreateCounter<long>("wiredesk.articles", "{article}", "Articles by stage and outcome");
        _took ??= _meter.CreateHistogram<double>("wiredesk.stage.duration", "ms", "Time a stage worked on an article");
        var stage = new KeyValuePair<string, object?>("stage", outcome.Stage);
        _articles.Add(1, stage, new("outcome", outcome.Outcome));
        _took.Record(outcome.TookMs, stage);
        Log(log, outcome.Stage, articleId, revision, outcome.Outcome, outcome.TookMs, outcome.Reason);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Stage} {ArticleId} revision {Revision}: {Outcome} in {TookMs:0.0} ms {Reason}")]
    private static partial void Log(ILogger log, string stage, Guid articleId, int revision, string outcome, double tookMs, string? reason);
}
