using System.Diagnostics.Metrics;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Ingestion.Articles;

namespace Wiredesk.Ingestion.Sources;

/// <summary>Raises the alarm when a source that should speak is silent: a metric (<c>wiredesk.sources.silent</c>), one log line, and a mark on the source.</summary>
public sealed partial class SilenceWatch
{
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly SourceStore _sources;
    private readonly ArticleStore _articles;
    private readonly TimeProvider _time;
    private readonly ILogger<SilenceWatch> _log;
    private volatile int _silent;

    public SilenceWatch(SourceStore sources, ArticleStore articles, IMeterFactory meters, TimeProvider time, ILogger<SilenceWatch> log)
    {
        (_sources, _articles, _time, _log) = (sources, articles, time, log);
        meters.Create(Outcomes.Meter).CreateObservableGauge("wiredesk.sources.silent", () => _silent, "{source}", "Sources that have sent nothing new for longer than they should");
    }

    /// <summary>Since when a source is silent; null while it is not. Pure.</summary>
    /// <param name="lastNew">When it last sent something new.</param>
    public static DateTimeOffset? SilentSince(Source source, DateTimeOffset? lastNew, DateTimeOffset now)
    {
        // What it could not send while it was paused is no silence.
        var since = new[] { source.CreatedAt, lastNew ?? source.CreatedAt, source.ResumedAt ?? source.CreatedAt }.Max();
        return !source.Paused && now - since > TimeSpan.FromHours(source.SilentAfterHours) ? since : null;
    }

    /// <summary>Looks at every source.</summary>
    public async Task Look(CancellationToken cancellationToken)
    {
        var silent = 0;
        foreach (var source in await _sources.List(cancellationToken))
        {
            var since = SilentSince(source, await _articles.LastNew(source.Id, cancellationToken), _time.GetUtcNow());
            silent += since is null ? 0 : 1;
            // The replica whose write succeeds says it, so that it is said once.
            if ((source.SilentSince is null) == (since is null) || !await _sources.TryReplace(source with { SilentSince = since }, cancellationToken))
                continue;
            if (since is { } instant)
                Silent(_log, source.Id, instant);
            else
                Speaks(_log, source.Id);
        }

        _silent = silent;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The source {Source} is silent: nothing new since {Since:u}")]
    private static partial void Silent(ILogger log, string source, DateTimeOffset since);

    [LoggerMessage(Level = LogLevel.Information, Message = "The source {Source} speaks again")]
    private static partial void Speaks(ILogger log, string source);
}
