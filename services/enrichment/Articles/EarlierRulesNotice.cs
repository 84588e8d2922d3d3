namespace Wiredesk.Enrichment.Articles;

/// <summary>Says at the start when analyses of earlier rules are in use beside those of today, so that versions are never mixed unnoticed.</summary>
public sealed partial class EarlierRulesNotice(AnalysisRules rules, AnalysisStore analyses, ILogger<EarlierRulesNotice> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await analyses.Count(Defaults.Documents.Range.Below((long)rules.Version), stoppingToken) is > 0 and var earlier)
                Notice(log, earlier, rules.Version);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested) // A notice; nothing waits for it.
        {
            Unknown(log, failure.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} analyses were made by earlier rules than version {Rules}: see what differs (wiredesk enrich --compare), and put the new ones in place (wiredesk enrich --apply)")]
    private static partial void Notice(ILogger log, long count, int rules);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether analyses of earlier rules are in use is not known: {Reason}")]
    private static partial void Unknown(ILogger log, string reason);
}
