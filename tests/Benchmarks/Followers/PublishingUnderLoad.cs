using System.Diagnostics;
using System.Globalization;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Contracts;
using Wiredesk.Defaults;
using Wiredesk.Publishing;

namespace Wiredesk.Benchmarks.Followers;

/// <summary>Publishing as a process, which sends itself, over its bus, what deduplication would send: so many articles a second.</summary>
internal static class PublishingUnderLoad
{
    private const int Sources = 5;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    public static string SourceOf(int n) => $"source-{n % Sources}";

    public static async Task<int> Run(string port, string rate, string count)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseSetting("urls", ServiceProcesses.Address(int.Parse(port, CultureInfo.InvariantCulture)));
        builder.AddDefaults(PublishingService.Name);
        builder.Services.AddPublishing();
        var app = builder.Build();
        app.MapDefaults();
        app.MapPublishing();
        app.MapPost("/start", (IBus bus) =>
        {
            _ = Task.Run(() => Publish(bus, int.Parse(rate, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture)));
            return TypedResults.NoContent();
        });
        await app.RunAsync();
        return 0;
    }

    private static async Task Publish(IBus bus, int rate, int count)
    {
        var reports = new Reports(1);
        var clock = Stopwatch.StartNew();
        for (var n = 0; n < count;)
        {
            for (; n < count && n < clock.Elapsed.TotalSeconds * rate; n++)
                await bus.Publish(Article(n, reports.Next()));
            await Task.Delay(Tick);
        }
    }

    private static ArticleClassified Article(int n, string text)
    {
        var (id, now) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow());
        return new ArticleClassified(
            new ArticleVersion(id, 1, 1, n + 1),
            new Article { Id = id, Revision = 1, Source = SourceOf(n), Text = text, ReceivedAt = now, Headline = text[..text.IndexOf('\n', StringComparison.Ordinal)], PublishedAt = now },
            new Analysis { Version = 1, Language = new DetectedLanguage("en", 0.9), Body = new TextPassage(0, text.Length, text), Topics = [new Topic("medtop:15000000", "sport", 0.7)] },
            new Decision { Version = n + 1, Relation = Relation.Original, Group = id, Lead = id, Event = id, Story = id, Confidence = 1, Evidence = new Evidence("1", [], 0, 0, []) });
    }
}
