using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Erasure;
using Wiredesk.Tests;

namespace Wiredesk.Publishing.Tests.Editing;

/// <summary>What time alone brings about: embargoes end, and what is kept for too long goes.</summary>
public sealed class EmbargoTests : ApiTest
{
    private readonly FakeTimeProvider _time = new(Reports.Noon.AddHours(1));

    private protected override TimeProvider Time => _time;

    private protected override (string Key, string? Value)[] Settings => [("Retention:Sources:the-harbour-post", "30")];

    [Fact]
    public async Task Embargo_HoldsOnEveryRouteAndLiftsByItself()
    {
        var id = await Publish(message => message with { Article = message.Article with { EmbargoUntil = Reports.Noon.AddHours(2) } });
        Assert.Equal(PublicationStatus.Embargoed, (await Stored(id)).Status);
        foreach (var path in new[] { "", "/why", "/decision", "/revisions", "/revisions/1" })
            await Problem($"/v1/articles/{id}{path}", HttpStatusCode.NotFound);
        foreach (var accept in new[] { "application/vnd.iptc.ninjs+json", "application/ld+json" })
        {
            using var answer = await Get($"/v1/articles/{id}", accept);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Empty((await Read("/v1/articles"))["items"]!.AsArray());
        Assert.Empty(await Changes());

        _time.Advance(TimeSpan.FromHours(1));
        await ServiceHost.Until(async () =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return (await Stored(id)).Status == PublicationStatus.Usable;
        });

        Assert.Equal([ChangeKind.EmbargoLift], (await Changes()).Select(change => change.Kind));
        Assert.Equal(id, (Guid)(await Read("/v1/articles"))["items"]![0]!["id"]!);
    }

    [Fact]
    public async Task Embargo_OfARevisionHidesTheArticleUntilItEnds()
    {
        var id = await Publish();
        await Publish(message => message with { Article = message.Article with { EmbargoUntil = Reports.Noon.AddHours(2) } }, id, revision: 2);

        await Problem($"/v1/articles/{id}", HttpStatusCode.NotFound);
        Assert.Equal([ChangeKind.Create, ChangeKind.Withhold], (await Changes()).Select(change => change.Kind));
    }

    [Fact]
    public async Task Retention_ErasesWhatIsOver()
    {
        var old = await Publish();
        _time.Advance(TimeSpan.FromDays(20));
        var young = await Publish(message => message with { Article = message.Article with { ReceivedAt = _time.GetUtcNow() } });
        var killed = await Publish();
        await Host.Deliver(Reports.Kill(killed));
        var other = await Publish(message => message with { Article = message.Article with { Source = "coast-wire" } });
        _time.Advance(TimeSpan.FromDays(11));

        await Host.Get<Retention>().Sweep(Token);

        Assert.Equal(PublicationStatus.Erased, (await Stored(killed)).Status);
        await Problem($"/v1/articles/{old}", HttpStatusCode.Gone, "Erased");
        Assert.Equal([PublicationStatus.Usable, PublicationStatus.Usable], [(await Stored(young)).Status, (await Stored(other)).Status]);
    }

    [Fact]
    public async Task Retention_KnowsTheSourcesOfWhatCannotBeRead()
    {
        await Publish(message => message with { Article = message.Article with { Source = "b", Withheld = true } });
        await Publish(message => message with { Article = message.Article with { Source = "b" } });
        await Publish(message => message with { Article = message.Article with { Source = "a" } });

        Assert.Equal(["a", "b"], await Host.Get<ArticleStore>().Sources(Token));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("a month")]
    public async Task Retention_OfNoDaysIsRefusedAtTheStart(string days)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Retention:Sources:coast-wire", days)]).Build();
        using var retention = new Retention(settings, Host.Get<ArticleStore>(), Host.Get<Publisher>(), _time, NullLogger<Retention>.Instance);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => retention.StartAsync(Token));

        Assert.Equal($"Retention:Sources:coast-wire is '{days}'; it must be 1 to 36500 days.", refused.Message);
    }
}
