using Wiredesk.Publishing.Articles;

namespace Wiredesk.Publishing.Editing;

/// <summary>Publishes articles when their embargo ends, without anybody's doing.</summary>
public sealed class EmbargoLifter(ArticleStore articles, Publisher publisher, TimeProvider time, ILogger<EmbargoLifter> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var second = new PeriodicTimer(Look, time);
        do
        {
            try
            {
                foreach (var article in await articles.Lifted(time.GetUtcNow(), stoppingToken))
                    await publisher.Apply(Guid.Parse(article.Id), Publication.Lift, "its embargo ended", stoppingToken);
            }
#pragma warning disable CA1031 // The next second tries again.
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogError(failure, "Embargoes could not be lifted; next attempt in {Look}", Look);
            }
        }
        while (await second.WaitForNextTickAsync(stoppingToken));
    }
}
