using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Deduplication.Articles;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Bus;
using Wiredesk.Tests;

namespace Wiredesk.Deduplication.Tests.Articles;

public sealed partial class ConsumersTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly Heard<ArticleClassified> _classified = new();
    private readonly Heard<GroupsChanged> _groups = new();
    private readonly Guid _id = Guid.CreateVersion7();
    private readonly Guid _other = Guid.CreateVersion7();
    private ServiceHost? _host;

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ServiceHost Host => _host!;

    public async ValueTask InitializeAsync() => await Start();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Classify_AnnouncesTheDecisionWithTheArticle()
    {
        var enriched = Enriched(_id, Texts.Report(1));

        await Host.Deliver(enriched);

        var classified = await _classified.Next();
        Assert.Equal(new ArticleVersion(_id, 1, 1, 1), classified.Version);
        Assert.Equal((Relation.Original, _id, 1L), (classified.Decision.Relation, classified.Decision.Lead, classified.Decision.Version));
        Assert.Equal(Written(enriched.Article), Written(classified.Article));
        Assert.Equal(Written(enriched.Analysis), Written(classified.Analysis));
        Assert.Equal("classified", (await Stored(_id)).Outcome.Outcome);
    }

    [Fact]
    public async Task Classify_FindsTheCopy()
    {
        await Host.Deliver(Enriched(_id, Texts.Report(1)));
        await Host.Deliver(Enriched(_other, Texts.Report(1)));

        await _classified.Next();
        var copy = await _classified.Next();
        Assert.Equal((Relation.Copy, _id, _id, 2L), (copy.Decision.Relation, copy.Decision.Of!.Value, copy.Decision.Group, copy.Version.DecisionVersion));
    }

    [Fact]
    public async Task Classify_LeavesClutterOut()
    {
        var clutter = Texts.Report(9, 200);
        var (one, two) = ($"{clutter}\n{Texts.Report(1, 60)}", $"{clutter}\n{Texts.Report(2, 60)}");

        await Host.Deliver(Enriched(_id, one, removed: new RemovedRange(0, clutter.Length, "interface")));
        await Host.Deliver(Enriched(_other, two, removed: new RemovedRange(0, clutter.Length, "interface")));

        await _classified.Next();
        Assert.Equal(_other, (await _classified.Next()).Decision.Group);
    }

    [Fact]
    public async Task Redelivery_GivesTheSameMessageAgain()
    {
        await Host.Deliver(Enriched(_id, Texts.Report(1)));
        await Host.Deliver(Enriched(_other, Texts.Report(1)));
        await Host.Quiet();
        await Host.Deliver(Enriched(_other, Texts.Report(1)));

        await _classified.Next();
        Assert.Equal(Written(await _classified.Next()), Written(await _classified.Next()));
        await Host.Quiet();
        Assert.Equal(0, _classified.Waiting);
    }

    [Fact]
    public async Task Redelivery_AfterARestartGivesTheSameMessageAgain()
    {
        await Host.Deliver(Enriched(_id, Texts.Report(1)));
        await Host.Deliver(Enriched(_other, Texts.Report(1)));
        await Host.Quiet();
        await Restart();
        await Host.Deliver(Enriched(_other, Texts.Report(1)));

        await _classified.Next();
        Assert.Equal(Written(await _classified.Next()), Written(await _classified.Next()));
    }

    [Fact]
    public async Task Newer_RevisionIsDecidedAnew()
    {
        await Host.Deliver(Enriched(_id, Texts.Report(1)));
        await Host.Quiet();
        await Host.Deliver(Enriched(_id, Texts.Report(2), revision: 2));

        await _classified.Next();
        Assert.Equal(new ArticleVersion(_id, 2, 1, 2), (await _classified.Next()).Version);
        Assert.Equal((2, 2L), ((await Stored(_id)).State.Revision, (await Stored(_id)).Decision!.Version));
    }

    [Fact]
    public async Task Older_RevisionIsPassedOnWithTheDecisionThatHolds()
    {
        await Host.Deliver(Enriched(_id, Texts.Report(2), revision: 2));
        await Host.Quiet();
        await Host.Deliver(Enriched(_id, Texts.Report(1)));

        await _classified.Next();
        var old = await _classified.Next();
        Assert.Equal((1, Texts.Report(1), 1L), (old.Article.Revision, old.Article.Text, old.Decision.Version));
        Assert.Equal((2, "superseded"), ((await Stored(_id)).State.Revision, (await Stored(_id)).Outcome.Outcome));
    }

    [Fact]
    public async Task Redelivery_OfAnOlderRevisionIsSuperseded()
    {
        await Host.Deliver(Enriched(_id, Texts.Report(1)));
        await Host.Quiet();
        await Host.Deliver(Enriched(_id, Texts.Report(2), revision: 2));
        await Host.Quiet();
        await Host.Deliver(Enriched(_id, Texts.Report(1)));

        await _classified.Next();
        await _classified.Next();
        var old = await _classified.Next();
        Assert.Equal((1, 2L), (old.Article.Revision, old.Decision.Version));
        Assert.Equal((2, 2L, "superseded"), ((await Stored(_id)).State.Revision, (await Stored(_id)).State.DecisionVersion, (await Stored(_id)).Outcome.Outcome));
    }

    [Fact]
    public async Task Joined_GroupsAreAnnouncedByIds()
    {
        var (text, whole) = (Texts.Report(5, 150), Guid.CreateVersion7());
        await Host.Deliver(Enriched(_id, Texts.Edited(text, 0)));
        await Host.Deliver(Enriched(_other, Texts.Edited(text, 4)));

        await Host.Deliver(Enriched(whole, text));

        var changed = await _groups.Next();
        Assert.Equal((3L, "late-join"), (changed.DecisionVersion, changed.Reason));
        Assert.Equal((_other, _id, _id), (Assert.Single(changed.Changes).ArticleId, changed.Changes[0].Group, changed.Changes[0].Lead));
    }

    [Fact]
    public async Task Joined_GroupsAreAnnouncedThoughTheirArticleWentOnMeanwhile()
    {
        var (text, whole) = (Texts.Report(5, 150), Guid.CreateVersion7());
        await Host.Deliver(Enriched(_id, Texts.Edited(text, 0)));
        await Host.Deliver(Enriched(_other, Texts.Edited(text, 4)));
        await Host.Quiet();

        // As if the process ended between numbering and saving, and the next revision came first after the restart.
        var first = Enriched(whole, text);
        await Host.Get<ArrivalLog>().Enter(Arrival.Of(first.Version, Texts.Print($"{whole:D}", text)), Token);
        await Restart();
        await Host.Deliver(Enriched(whole, Texts.Report(6, 150), revision: 2));
        await Host.Deliver(first);

        var heard = new List<GroupsChanged> { await _groups.Next() };
        await Host.Quiet();
        while (_groups.Waiting > 0)
            heard.Add(await _groups.Next());
        Assert.Contains(heard, changed => changed.DecisionVersion == 3 && changed.Changes.Any(change => change.ArticleId == _other));
    }

    [Fact]
    public async Task Articles_AllAtOnceAreAllDecidedInOneOrder()
    {
        var ids = Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToList();

        await Task.WhenAll(ids.Select((id, n) => Host.Deliver(Enriched(id, Texts.Report(n % 8)))));
        await Host.Quiet();

        var numbers = new SortedSet<long>();
        var groups = new HashSet<Guid>();
        while (_classified.Waiting > 0)
        {
            var classified = await _classified.Next();
            numbers.Add(classified.Version.DecisionVersion);
            groups.Add(classified.Decision.Group);
        }

        Assert.Equal(Enumerable.Range(1, 40).Select(number => (long)number), numbers);
        Assert.Equal(8, groups.Count);
    }

    private static ArticleEnriched Enriched(Guid id, string text, int revision = 1, params IReadOnlyList<RemovedRange> removed) => new(
        new ArticleVersion(id, revision, 1),
        new Article { Id = id, Revision = revision, Source = "the-harbour-post", Text = text, ReceivedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) },
        new Analysis { Version = 1, Language = new DetectedLanguage("en", 0.9), Body = new TextPassage(0, text.Length, text), Removed = removed });

    private static WithdrawArticle Kill(Guid id) => new(id, 1, "legal", "editor", new DateTimeOffset(2026, 3, 1, 13, 0, 0, TimeSpan.Zero));

    private static string Written<T>(T value) => JsonSerializer.Serialize(value, Json.Options);

    // What one stage says may be heard twice in memory: it is sent again with whatever follows before it was cleared.
    private async Task<ArticleClassified> ClassifiedOf(Guid id)
    {
        while (true)
        {
            if (await _classified.Next() is var classified && classified.Article.Id == id)
                return classified;
        }
    }

    private async Task<DecidedArticle> Stored(Guid id) => (await Host.Get<DecisionStore>().Find(id, Token))!;

    private async Task Restart()
    {
        await Host.DisposeAsync();
        await Start();
    }

    private async Task Start() => _host = await ServiceHost.Start(DeduplicationService.Name, _folder.Path, services =>
    {
        services.AddDeduplication();
        services.AddSingleton(_classified);
        services.AddSingleton(_groups);
        services.AddConsumer<HearClassifiedConsumer>(DeduplicationService.Name);
        services.AddConsumer<HearGroupsConsumer>(DeduplicationService.Name);
    });
}
