using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Deduplication.Articles;
using Wiredesk.Deduplication.Snapshots;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Sqlite;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Tests;

namespace Wiredesk.Deduplication.Tests.Articles;

/// <summary>An erased article leaves no word in the service's files, whoever quoted it.</summary>
public sealed class ForgetDecisionTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();
    private readonly Guid _first = Guid.CreateVersion7();
    private readonly Guid _other = Guid.CreateVersion7();
    private readonly Guid _copy = Guid.CreateVersion7();
    private ServiceHost? _host;
    private Func<Task>? _meanwhile; // what another replica does between the look for an article's last entry and the next

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ServiceHost Host => _host!;

    public async ValueTask InitializeAsync() => _host = await ServiceHost.Start(
        DeduplicationService.Name,
        _folder.Path,
        services => services.AddDeduplication().AddSingleton(provider =>
            Meanwhile.Over(provider.GetRequiredKeyedService<IDocumentStore>(DeduplicationService.Name).Open(Arrival.Collection), () => _meanwhile)),
        settings: ("Deduplication:SnapshotEvery", "1"));

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Erase_LeavesNoWordOfTheArticleInTheFiles(bool killedBefore)
    {
        await Host.Deliver(Enriched(_first, Quakes.First));
        await Host.Deliver(Enriched(_other, Quakes.Other));
        await Host.Deliver(Enriched(_copy, Quakes.Copy));
        var before = (await Stored(_other)).Decision!;
        Assert.Contains("Raoulquapur Bay", before.NotJoined![0].Differs!.Select(one => one.There));
        if (killedBefore) await Host.Deliver(new WithdrawArticle(_first, 2, "legal", "editor", Noon));

        await Host.Deliver(new EraseArticle(_first, "editor", Noon));
        await Host.Quiet();
        await ServiceHost.Until(async () => await Host.Get<SnapshotStore>().HoldingErased(Token) is null);

        Assert.Equal("", StoredBytes.Found(_folder.Path, Quakes.OnlyInFirst));
        var after = (await Stored(_other)).Decision!;
        Assert.Equal(before.NotJoined[0].Differs!.Select(one => one with { There = null }), after.NotJoined![0].Differs);
        Assert.NotEmpty(StoredBytes.Found(_folder.Path, ["Malmquadorf"]));
        Assert.NotNull((await Stored(_first)).ErasedAt);
    }

    [Fact]
    public async Task Erase_OfAnArticleWhoseNewRevisionComesLate()
    {
        await Host.Deliver(Enriched(_first, Quakes.Other));
        await Host.Deliver(new EraseArticle(_first, "editor", Noon));

        await Host.Deliver(Enriched(_first, Quakes.First, revision: 2));

        await ServiceHost.Until(async () => await Host.Get<SnapshotStore>().HoldingErased(Token) is null);
        Assert.Equal("", StoredBytes.Found(_folder.Path, Quakes.OnlyInFirst));
    }

    [Fact]
    public async Task Enter_OfAnErasedArticleWritesNothingOfItIntoTheLog()
    {
        await Host.Deliver(Enriched(_first, Quakes.Other));
        await Host.Deliver(new EraseArticle(_first, "editor", Noon));
        var print = Texts.Print($"{_first:D}", Quakes.First);

        // No more than this is done of what comes late, when the process ends here.
        var (number, outcome) = await Host.Get<ArrivalLog>().Enter(Arrival.Of(new ArticleVersion(_first, 2, 1), print), Token);
        await Host.Get<ArrivalLog>().Enter(Arrival.Of(new RestoreArticle(_first, "mistaken", "editor", Noon.AddHours(1)), print), Token);

        Assert.Equal((3, null), (number, outcome.Verdict));
        Assert.Equal("", StoredBytes.Found(_folder.Path, Quakes.OnlyInFirst));
    }

    [Fact]
    public async Task Restore_AtTheSameMomentAsAnErasureLeavesNoWord()
    {
        await Host.Deliver(Enriched(_first, Quakes.First));
        await Host.Deliver(new WithdrawArticle(_first, 2, "legal", "editor", Noon));
        _meanwhile = () =>
        {
            _meanwhile = null;
            return Host.Deliver(new EraseArticle(_first, "editor", Noon));
        };

        await Host.Deliver(new RestoreArticle(_first, "mistaken", "editor", Noon.AddHours(1)));

        Assert.Null(_meanwhile);
        await ServiceHost.Until(async () => await Host.Get<SnapshotStore>().HoldingErased(Token) is null);
        Assert.Equal("", StoredBytes.Found(_folder.Path, Quakes.OnlyInFirst));
        var stored = await Stored(_first);
        Assert.Equal((true, "erased", null), (stored.Withdrawn, stored.Outcome.Outcome, stored.Decision));
        Assert.NotNull(stored.ErasedAt);
    }

    [Fact]
    public async Task Restore_ThatEndedAfterItsEntryIsEmptiedWhenItComesAgain()
    {
        await Host.Deliver(Enriched(_first, Quakes.First));
        await Host.Deliver(new WithdrawArticle(_first, 2, "legal", "editor", Noon));
        await Host.Deliver(new EraseArticle(_first, "editor", Noon));
        var restoration = new RestoreArticle(_first, "mistaken", "editor", Noon.AddHours(1));
        var entry = Arrival.Of(restoration, Texts.Print($"{_first:D}", Quakes.First));
        await Host.Get<ArrivalLog>().Enter(entry, Token);
        var arrivals = Host.Get<IDocuments<Arrival>>();
        Assert.True(await arrivals.Replace((await arrivals.Get(entry.Id, Token))! with { Fingerprint = entry.Fingerprint }, Token)); // As a replica writes it that does not know of the erasure yet.
        Assert.NotEmpty(StoredBytes.Found(_folder.Path, ["Raoulquapur"]));

        await Host.Deliver(restoration);

        await ServiceHost.Until(async () => await Host.Get<SnapshotStore>().HoldingErased(Token) is null);
        Assert.Equal("", StoredBytes.Found(_folder.Path, Quakes.OnlyInFirst));
    }

    [Fact]
    public async Task Apply_KeepsAnErasedArticleErasedAndTellsOthersWhatItsReturnChanged()
    {
        await Host.Deliver(Enriched(_first, Quakes.First));
        await Host.Deliver(new EraseArticle(_first, "editor", Noon));
        var held = await Stored(_first);
        var verdict = (await Enter(_other, Quakes.Other)).Outcome.Verdict!;

        var applied = Decided.Apply(
            held, new RestoreArticle(_first, "mistaken", "editor", Noon.AddHours(1)), 9, new Outcome(verdict with { ArticleId = held.Id }, [verdict]),
            word => held.Outcome with { Outcome = word }, Noon);

        Assert.Equal((held.State, true, null, "erased"), (applied.State, applied.Withdrawn, applied.Decision, applied.Outcome.Outcome));
        Assert.Equal([_other], ((GroupsChanged)applied.Outgoing[^1].Message!).Changes.Select(change => change.ArticleId));
    }

    [Fact]
    public async Task Kill_OfAnErasedArticleChangesNothing()
    {
        await Host.Deliver(Enriched(_first, Quakes.First));
        await Host.Deliver(new EraseArticle(_first, "editor", Noon));
        var erased = await Stored(_first);

        await Host.Deliver(new WithdrawArticle(_first, 2, "legal", "editor", Noon.AddHours(1)));

        Assert.Equal(erased.State, (await Stored(_first)).State);
    }

    [Fact]
    public async Task Quarantine_KeepsNoMessageOfAnErasedArticle()
    {
        var quarantine = Host.Services.GetRequiredKeyedService<IDocumentStore>(DeduplicationService.Name).Open(QuarantinedMessage.Collection);
        await quarantine.InsertIfAbsent(Quarantined("a", $"{{\"message\":{{\"article\":{{\"id\":\"{_first}\",\"text\":\"{Quakes.First}\"}}}}}}"), Token);
        await quarantine.InsertIfAbsent(Quarantined("b", $"{{\"message\":{{\"article\":{{\"id\":\"{_other}\"}}}}}}"), Token);

        await Host.Deliver(new EraseArticle(_first, "editor", Noon));

        var left = await quarantine.Query(QuarantinedMessage.ByFirstSeen, Defaults.Documents.Range.All, 10, Token);
        Assert.Equal(["b"], left.Items.Select(message => message.Id));
        Assert.Equal("", StoredBytes.Found(_folder.Path, Quakes.OnlyInFirst));
    }

    [Fact]
    public async Task Quarantine_KeepsNoMessageOfAnErasedArticleThatFailsLater()
    {
        await Host.Deliver(Enriched(_first, Quakes.Other));
        await Host.Deliver(new EraseArticle(_first, "editor", Noon));

        await Host.Deliver(Enriched(_first, "is not read"), shape: late => late.Serializer = new Torn($"{{\"id\":\"{_first}\",\"text\":\"{Quakes.First}"));
        await Host.Deliver(Enriched(_other, "is not read"), shape: late => late.Serializer = new Torn($"{{\"id\":\"{_other}\","));

        Assert.Single(await Host.All(DeduplicationService.Name, QuarantinedMessage.Collection, QuarantinedMessage.ByFirstSeen));
        Assert.Equal("", StoredBytes.Found(_folder.Path, Quakes.OnlyInFirst));
    }

    [Fact]
    public async Task Forget_ReachesMessagesThatWaitAndWhatWasStoredBeforeQuotedArticlesWereAnIndex()
    {
        using var store = new SqliteDocumentStore(Path.Combine(_folder.Path, "earlier.db"));
        var evidence = new Evidence("5", [], 1, 1, [new Difference("place", "Malmquadorf", "Raoulquapur")]);
        var decision = new Decision
        {
            Version = 2,
            Relation = Relation.NearCopy,
            Of = _first,
            Group = _first,
            Lead = _first,
            Event = _first,
            Story = _first,
            Confidence = 1,
            Evidence = evidence,
        };
        var enriched = Enriched(_copy, Quakes.Copy);
        var change = new GroupChange(_other, Relation.NearCopy, _first, _first, _first, _first, _first, 1, Evidence: evidence);
        var classified = new ArticleClassified(enriched.Version, enriched.Article, enriched.Analysis, decision);
        var groups = new GroupsChanged(2, "late-join", [change]);
        var held = new DecidedArticle
        {
            Id = $"{_copy:D}",
            State = enriched.Version,
            Decision = decision,
            Outcome = new StageOutcome("deduplication", "classified", Noon, 1),
            Outgoing = [OutgoingMessage.Of(classified, Noon), OutgoingMessage.Of(groups, Noon)],
        };
        var earlier = new Collection<DecidedArticle>("articles", OutboxDocument.OutgoingIndex<DecidedArticle>());
        await store.Open(earlier).InsertIfAbsent(held, Token);
        await store.Open(earlier).InsertIfAbsent(held with { Id = $"{_other:D}", Decision = null, Outgoing = [held.Outgoing[1]] }, Token);
        Assert.NotEmpty(StoredBytes.Found(_folder.Path, ["Raoulquapur"]));

        await new DecisionStore(store.Open(DecidedArticle.Collection), store).Forget(_first, Token);

        await store.Scrub(Token);
        Assert.Equal("", StoredBytes.Found(_folder.Path, ["Raoulquapur"]));
        var now = (await store.Open(DecidedArticle.Collection).Get(held.Id, Token))!;
        Assert.Equal(held.Outgoing.Select(one => (one.Id, one.Type)), now.Outgoing.Select(one => (one.Id, one.Type)));
        Assert.Contains("Malmquadorf", now.Outgoing[0].Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal([_other], Quoted.By(now));
    }

    [Fact]
    public async Task WithoutErased_LeavesOutWhatWasErasedWhileItWasDecided()
    {
        var (_, outcome) = (await Enter(_first, Quakes.First), await Enter(_copy, Quakes.Copy));
        var decided = outcome.Outcome; // As of before the erasure.
        await Host.Deliver(new EraseArticle(_first, "editor", Noon));

        var saved = await Host.Get<Announcer>().Save(
            _copy, 1, (held, outcomeOf, now) => Decided.Apply(held, Enriched(_copy, Quakes.Copy), outcome.Number, decided, outcomeOf, now), 0, null, Token);

        Assert.Equal((_first, null), (saved.Decision!.Of, saved.Decision.Evidence.Differs[0].There));
        Assert.DoesNotContain((await Stored(_copy)).Outgoing, one => one.Body.GetRawText().Contains("Raoulquapur", StringComparison.Ordinal));
    }

    private Task<(long Number, Outcome Outcome)> Enter(Guid id, string text) =>
        Host.Get<ArrivalLog>().Enter(Arrival.Of(new ArticleVersion(id, 1, 1), Texts.Print($"{id:D}", text)), Token);

    private static QuarantinedMessage Quarantined(string id, string body) => new()
    {
        Id = id,
        Stage = DeduplicationService.Name,
        Queue = "classify-article",
        Cause = "failed",
        Reason = "no",
        Body = body,
        FirstSeen = Noon,
        LastSeen = Noon,
        Attempts = 1,
    };

    private static ArticleEnriched Enriched(Guid id, string text, int revision = 1) => new(
        new ArticleVersion(id, revision, 1),
        new Article { Id = id, Revision = revision, Source = "the-harbour-post", Text = text, ReceivedAt = Noon },
        new Analysis { Version = 1, Language = new DetectedLanguage("en", 0.9), Body = new TextPassage(0, text.Length, text) });

    private async Task<DecidedArticle> Stored(Guid id) => (await Host.Get<DecisionStore>().Find(id, Token))!;
}
