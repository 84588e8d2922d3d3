using System.Globalization;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Publishing.Articles;

namespace Wiredesk.Publishing.Erasure;

/// <summary>Erases articles, from every service, when the time that their source allows is over.</summary>
/// <remarks><c>Retention:Days</c> for all sources, <c>Retention:Sources:NAME</c> for one; in whole days since the latest revision came in. Without them everything is kept.</remarks>
public sealed class Retention(IConfiguration configuration, ArticleStore articles, Publisher publisher, TimeProvider time, ILogger<Retention> log) : BackgroundService
{
    private const string By = "retention";
    private const int MostDays = 36_500;

    private static readonly TimeSpan Look = TimeSpan.FromHours(1);

    /// <summary>Erases what is over; says how many that were.</summary>
    public async Task<int> Sweep(CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var source in await articles.Sources(cancellationToken))
        {
            if (Days(source) is not { } days) continue;
            while (await articles.ReceivedBefore(source, time.GetUtcNow().AddDays(-days), cancellationToken) is { Count: > 0 } over)
            {
                foreach (var article in over)
                    await publisher.Apply(Guid.Parse(article.Id), Erase, $"kept for {days} days", cancellationToken);
                erased += over.Count;
            }
        }

        return erased;
    }

    /// <exception cref="InvalidOperationException">A number of days is none.</exception>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var setting in configuration.GetSection("Retention:Sources").GetChildren().Append(configuration.GetSection("Retention:Days")))
        {
            if (setting.Value is { } days && !(int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MostDays))
                throw new InvalidOperationException($"{setting.Path} is '{days}'; it must be 1 to {MostDays} days.");
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hour = new PeriodicTimer(Look, time);
        do
        {
            try
            {
                var erased = await Sweep(stoppingToken);
                if (erased > 0) log.LogInformation("{Erased} articles were kept for as long as their sources allow, and erased", erased);
            }
#pragma warning disable CA1031 // The next hour tries again.
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogError(failure, "What is kept for too long could not be erased; next attempt in {Look}", Look);
            }
        }
        while (await hour.WaitForNextTickAsync(stoppingToken));
    }

    private static (PublishedArticle, string) Erase(PublishedArticle? held, DateTimeOffset now)
    {
        var message = new EraseArticle(Guid.Parse(held!.Id), By, now);
        var (article, outcome) = Publication.Apply(held, message, now);
        return ReferenceEquals(article, held) ? (held, outcome) : (article with { Outgoing = [.. article.Outgoing, OutgoingMessage.Of(message, now)] }, outcome);
    }

    private int? Days(string source) =>
        (configuration[$"Retention:Sources:{source}"] ?? configuration["Retention:Days"]) is { } days ? int.Parse(days, NumberStyles.None, CultureInfo.InvariantCulture) : null;
}
