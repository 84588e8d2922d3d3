using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Deduplication.Articles;
using Wiredesk.Deduplication.Editing;
using Wiredesk.Deduplication.Tests.Articles;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Tests;

namespace Wiredesk.Deduplication.Tests.Editing;

public sealed class EditAnnouncerTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly Heard<GroupsChanged> _groups = new();
    private readonly Guid _one = Guid.CreateVersion7();
    private readonly Guid _other = Guid.CreateVersion7();
    private ServiceHost? _host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ServiceHost Host => _host!;

    public async ValueTask InitializeAsync()
    {
        await Start();
        await Host.Deliver(Enriched(_one, Texts.Report(1)));
        await Host.Deliver(Enriched(_other, Texts.Report(2)));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Edit_ThatWasEnteredWhenTheProcessEndedIsAnnouncedAtTheNextStart()
    {
        var merge = Merge();
        var (number, _) = await Host.Get<ArrivalLog>().Enter(merge, Token);

        await Restart();

        var heard = await _groups.Next();
        Assert.Equal((number, "editor"), (heard.DecisionVersion, heard.Reason));
        Assert.Equal((_other, _one), Assert.Single(heard.Changes) is { } change ? (change.ArticleId, change.Group) : default);
        await Announced();
        await Restart();
        await Host.Get<EditAnnouncer>().CarryOut(merge, Token);
        await Host.Quiet();
        Assert.Equal(0, _groups.Waiting);
    }

    [Fact]
    public async Task Edit_WhoseAnnouncementCouldNotBeSavedIsAnnouncedInTheNextRound()
    {
        var broken = new EditAnnouncer(
            Host.Get<ArrivalLog>(), new DecisionStore(new NothingIsReplaced(Host.Get<IDocuments<DecidedArticle>>()), Store), Host.Get<Outbox<DecidedArticle>>(), TimeProvider.System);
        var merge = Merge();
        await Assert.ThrowsAsync<IOException>(() => broken.CarryOut(merge, Token));

        await Late(merge.Edit!.At); // It may be just being announced.
        Assert.NotEmpty(await Open());
        await Late(merge.Edit.At.AddTicks(1));

        Assert.Equal(_other, Assert.Single((await _groups.Next()).Changes).ArticleId);
        Assert.Empty(await Open());
    }

    [Fact]
    public async Task Edit_ThatIsAnnouncedTwiceSaysTheSame()
    {
        var merge = Merge();
        await Host.Get<EditAnnouncer>().CarryOut(merge, Token);
        var entry = (await Host.Get<ArrivalLog>().Find(merge.Id, Token))!;
        await Host.Get<EditAnnouncer>().CarryOut(Arrival.Of(Guid.NewGuid(), Edit(EditKind.Lead, _other)), Token); // Now it stands otherwise.
        Assert.True(await Host.Get<IDocuments<Arrival>>().Replace(entry with { ToAnnounce = true }, Token)); // as if it had ended just before it noted that

        await Restart();

        var (first, lead, second) = (await _groups.Next(), await _groups.Next(), await _groups.Next());
        Assert.Equal(2, lead.Changes.Count);
        Assert.Equal(Written(first), Written(second));
    }

    [Fact]
    public async Task Refusal_IsNotedAtTheNextStart()
    {
        var unknown = Arrival.Of(Guid.NewGuid(), Edit(EditKind.Lock, Guid.NewGuid()));
        await Host.Get<ArrivalLog>().Enter(unknown, Token);

        await Restart();
        await Announced();

        Assert.Contains("is not held", (await Host.Get<ArrivalLog>().Find(unknown.Id, Token))!.Edit!.Refusal, StringComparison.Ordinal);
    }

    private IDocumentStore Store => Host.Services.GetRequiredKeyedService<IDocumentStore>(DeduplicationService.Name);

    private async Task Start() => _host = await ServiceHost.Start(DeduplicationService.Name, _folder.Path, services =>
    {
        services.AddDeduplication();
        services.AddSingleton(_groups);
        services.AddConsumer<HearGroupsConsumer>(DeduplicationService.Name);
    });

    private async Task Restart()
    {
        await Host.Quiet();
        await Host.DisposeAsync();
        await Start();
    }

    private Task Late(DateTimeOffset before) => ActivatorUtilities.CreateInstance<LateAnnouncements>(Host.Services).Announce(before, Token);

    private Task Announced() => ServiceHost.Until(async () => (await Open()).Count == 0);

    private Task<IReadOnlyList<Arrival>> Open() => Host.Get<ArrivalLog>().ToAnnounce(DateTimeOffset.MaxValue, Token);

    private Arrival Merge() => Arrival.Of(Guid.NewGuid(), Edit(EditKind.Merge, _one, _other));

    private static GroupEdit Edit(EditKind kind, params Guid[] articles) => new()
    {
        Kind = kind,
        Articles = [.. articles.Select(id => id.ToString("D"))],
        By = "editor",
        Why = "seen",
        At = TimeProvider.System.GetUtcNow(),
    };

    private static string Written(GroupsChanged message) => System.Text.Json.JsonSerializer.Serialize(message, Defaults.Json.Options);

    private static ArticleEnriched Enriched(Guid id, string text) => new(
        new ArticleVersion(id, 1, 1),
        new Article { Id = id, Revision = 1, Source = "the-harbour-post", Text = text, ReceivedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) },
        new Analysis { Version = 1, Language = new DetectedLanguage("en", 0.9), Body = new TextPassage(0, text.Length, text) });

    /// <summary>A store that fails before it replaces a document.</summary>
    private sealed class NothingIsReplaced(IDocuments<DecidedArticle> articles) : IDocuments<DecidedArticle>
    {
        public Task<DecidedArticle?> Get(string id, CancellationToken cancellationToken) => articles.Get(id, cancellationToken);

        public Task<bool> Replace(DecidedArticle document, CancellationToken cancellationToken) => throw new IOException("The disk is full.");

        public Task<IReadOnlyList<DecidedArticle>> Get(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyDictionary<string, long>> Versions(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<byte[]?> Print(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> InsertIfAbsent(DecidedArticle document, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> Delete(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<bool>> Write(IReadOnlyList<Write<DecidedArticle>> writes, CancellationToken cancellationToken, bool untilRefused = false) => throw new NotSupportedException();

        public Task<Page<DecidedArticle>> Query(
            Index<DecidedArticle> index, Defaults.Documents.Range range, int limit, CancellationToken cancellationToken, string? after = null, bool descending = false) =>
            throw new NotSupportedException();

        public Task<long> Count(Index<DecidedArticle> index, Defaults.Documents.Range range, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<DecidedArticle?> Lease(
            Index<DecidedArticle> index, Defaults.Documents.Range range, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<long> Expire(DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
