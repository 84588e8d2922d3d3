using System.Collections.Concurrent;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Sqlite;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Editing;
using Wiredesk.Publishing.Erasure;
using Wiredesk.Publishing.Search;
using Wiredesk.Tests;

namespace Wiredesk.Publishing.Tests.Erasure;

/// <summary>An erased article leaves no word in the store and in the index, whoever quoted it.</summary>
public sealed class EraseArticleTests : ApiTest
{
    // A name in the index begins where it goes on from the word before it.
    private static readonly string[] Words = ["73514901", "Raoulquapur", "oulquapur"];

    private readonly Guid _first = Guid.CreateVersion7();

    [Fact]
    public async Task Erase_LeavesNoWordOfTheArticleInTheFiles()
    {
        await Publish(First, _first);
        var copy = await Publish(message => message with { Decision = Quoting(message.Decision) });
        var near = await Publish(message => message with { Decision = message.Decision with { NotJoined = [Missed] } });
        await Host.Deliver(Moved(near));
        foreach (var store in new[] { "publishing.db", "publishing-index.db" })
            Assert.Contains(store, StoredBytes.Found(Folder, Words), StringComparison.Ordinal);
        var before = (Copy: await Stored(copy), Answer: await Answer(copy), Why: await Answer($"{copy}/why"), Changes: (await Changes()).Count);

        await Host.Deliver(new EraseArticle(_first, "editor", Reports.Noon));
        var changes = await Changes();

        Assert.Equal("", StoredBytes.Found(Folder, Words));
        var after = (Copy: await Stored(copy), Near: await Stored(near));
        Assert.Equal([new Difference("place", "Malmquadorf", null)], after.Copy.Decision!.Evidence.Differs);
        Assert.Equal([new Difference("place", "Malmquadorf", null)], after.Near.Measured!.Evidence.Differs);
        // Partners are told of the erasure alone, and read what they could read while the other one was not among the copies.
        Assert.Equal((before.Changes + 1, ChangeKind.Erase), (changes.Count, changes[^1].Kind));
        Assert.Equal((before.Copy.ChangedAt, before.Copy.State), (after.Copy.ChangedAt, after.Copy.State));
        Assert.Equal(before.Answer, await Answer(copy));
        Assert.NotEqual(before.Why.ETag, (await Answer($"{copy}/why")).ETag);
        Assert.NotNull(await Host.Get<IDocuments<ErasureRecord>>().Get($"{_first:D}", Token));
    }

    [Fact]
    public async Task Decision_ThatComesAfterTheErasureIsStoredWithoutTheWords()
    {
        await Publish(First, _first);
        await Host.Deliver(new EraseArticle(_first, "editor", Reports.Noon));
        await Changes();

        var copy = await Publish(message => message with { Decision = Quoting(message.Decision) });
        await Publish(message => message with { Decision = Quoting(message.Decision) }, copy, revision: 2);
        await Host.Deliver(Moved(copy));
        await Host.Deliver(First(Reports.Classified(_first, revision: 2, decision: 6000)));
        await Host.Quiet();

        Assert.Equal("", StoredBytes.Found(Folder, Words));
        Assert.Equal((2, 5000L), ((await Stored(copy)).Article!.Revision, (await Stored(copy)).Decision!.Version));
        Assert.Equal([new Difference("place", "Malmquadorf", null)], (await Stored(copy)).Decision!.Evidence.Differs);
    }

    [Fact]
    public async Task Erase_ThatWaitsIsNotSentAgainByWhatIsToldOfTheArticle()
    {
        await Publish(First, _first);
        await Host.Deliver(new EraseArticle(_first, "editor", Reports.Noon));
        await Changes();
        await Host.Quiet();
        var (waiting, _) = Edit.Erase(await Stored(_first), _first, new EditorCommand("asked for"), "editor", Reports.Noon);
        await Host.Get<IDocuments<PublishedArticle>>().Replace(waiting, Token);
        var sent = new Sent();
        Host.Get<IBusControl>().ConnectPublishObserver(sent);

        await Host.Deliver(Moved(_first));

        Assert.Equal(["GroupsChanged"], sent.Types);
    }

    [Fact]
    public async Task Decision_ThatWasBrokenOffLosesTheWordsWhenItComesAgain()
    {
        var message = Reports.Classified(Guid.CreateVersion7());
        message = message with { Decision = Quoting(message.Decision) };
        await Host.Deliver(new EraseArticle(_first, "editor", Reports.Noon));
        await Host.Get<IDocuments<PublishedArticle>>().InsertIfAbsent(Publication.Apply(null, message, Reports.Noon).Article, Token); // Then the process ended.
        Assert.NotEqual("", StoredBytes.Found(Folder, Words));

        await Host.Deliver(message);
        await Changes();

        Assert.Equal("", StoredBytes.Found(Folder, Words));
    }

    [Fact]
    public async Task Revision_ThatWasKeptAsTheErasureEndedIsForgottenWhenItsMessageComesAgain()
    {
        var message = First(Reports.Classified(_first));
        await Host.Deliver(new EraseArticle(_first, "editor", Reports.Noon));
        await Host.Get<IDocuments<PublishedRevision>>().InsertIfAbsent(PublishedRevision.Of(message), Token); // Then the process ended.
        Assert.NotEqual("", StoredBytes.Found(Folder, Words));

        await Host.Deliver(message);

        Assert.Equal("", StoredBytes.Found(Folder, Words));
    }

    [Fact]
    public async Task Erase_ReachesWhatWasStoredBeforeQuotedArticlesWereAnIndex()
    {
        var collection = PublishedArticle.Collection;
        using var store = new SqliteDocumentStore(Path.Combine(Folder, "earlier.db"));
        var message = Reports.Classified(Guid.CreateVersion7());
        var held = Publication.Apply(null, message with { Decision = Quoting(message.Decision) }, Reports.Noon).Article;
        await store.Open(collection with { Indexes = [.. collection.Indexes.Where(index => index != PublishedArticle.ByQuoted)] }).InsertIfAbsent(held, Token);

        await new ArticleStore(store.Open(collection), store.Open(PublishedRevision.Collection), store).ForgetQuoted(_first, Token);

        await store.Scrub(Token);
        Assert.Equal("", StoredBytes.Found(Folder, Words));
    }

    [Fact]
    public async Task Erase_OfWhatIsErasedTellsTheOtherServicesAgainAndPartnersNothing()
    {
        await Publish(First, _first);
        await Host.Deliver(new EraseArticle(_first, "editor", Reports.Noon));
        await Host.Quiet();
        var erased = await Stored(_first);

        var (again, outcome) = Edit.Erase(erased, _first, new EditorCommand("asked for"), "editor", Reports.Noon);

        Assert.Equal(typeof(EraseArticle).FullName, Assert.Single(again.Outgoing).Type);
        Assert.Equal((erased with { Outgoing = again.Outgoing }, "unchanged"), (again, outcome));
    }

    [Fact]
    public async Task Quarantine_KeepsMessagesOfOthersWithoutTheWords()
    {
        var quarantine = Host.Services.GetRequiredKeyedService<IDocumentStore>(PublishingService.Name).Open(QuarantinedMessage.Collection);
        var other = Reports.Classified(Guid.CreateVersion7());
        await quarantine.InsertIfAbsent(Quarantined("a", First(Reports.Classified(_first))), Token);
        await quarantine.InsertIfAbsent(Quarantined("b", other with { Decision = Quoting(other.Decision) }), Token);
        await quarantine.InsertIfAbsent(Quarantined("c", other), Token);

        await Host.Deliver(new EraseArticle(_first, "editor", Reports.Noon));

        Assert.Equal("", StoredBytes.Found(Folder, Words));
        var kept = (await quarantine.Query(QuarantinedMessage.ByFirstSeen, Defaults.Documents.Range.All, 10, Token)).Items;
        Assert.Equal(["b", "c"], kept.Select(message => message.Id));
        Assert.Contains("Malmquadorf", kept[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quarantine_KeepsNoWordsInMessagesThatFailLater()
    {
        var other = Reports.Classified(Guid.CreateVersion7());
        await Publish(First, _first);
        await Host.Deliver(new EraseArticle(_first, "editor", Reports.Noon));
        await Changes();

        foreach (var late in new[] { First(Reports.Classified(_first, revision: 2)), other with { Decision = Quoting(other.Decision) } })
        {
            // Its envelope cannot be read, the message can.
            var body = JsonSerializer.Serialize(new { sourceAddress = 7, messageType = new[] { "urn:message:Wiredesk.Contracts:ArticleClassified" }, message = late }, Defaults.Json.Options);
            await Host.Deliver(late, shape: context => context.Serializer = new Torn(body));
        }

        var kept = Assert.Single(await Host.All(PublishingService.Name, QuarantinedMessage.Collection, QuarantinedMessage.ByFirstSeen));
        Assert.Contains($"{other.Article.Id}", kept.Body, StringComparison.Ordinal);
        Assert.Equal("", StoredBytes.Found(Folder, Words));
    }

    [Fact]
    public async Task Index_ForgetsAnArticleThatWasKilledBefore()
    {
        await Publish(First, _first);
        for (var n = 0; n < 3; n++) await Publish();
        await Host.Deliver(Reports.Kill(_first));
        await Changes();
        Assert.Contains("publishing-index.db", StoredBytes.Found(Folder, ["oulquapur"]), StringComparison.Ordinal);

        await Host.Deliver(new EraseArticle(_first, "editor", Reports.Noon));
        await Changes();

        Assert.Equal("", StoredBytes.Found(Folder, Words));
        Assert.Equal(3, (await Host.Get<IArticleIndex>().Find(new IndexQuery([], []), null, 10, newestFirst: true, Token)).Count);
        Assert.DoesNotContain(await Host.Get<IArticleIndex>().Values("topic", Token), topic => topic.Value.Contains("Raoul", StringComparison.Ordinal));
    }

    private static Evidence Evidence => new("5", [], 0.8, 0.7, [new Difference("place", "Malmquadorf", "Raoulquapur")]);

    private NotJoined Missed => new($"{_first:D}", Relation.NearCopy, 1.4, 0.7, "contradicts") { Differs = [new Difference("number", "88", "73514901")] };

    private GroupsChanged Moved(Guid id) => new(5000, "late-join", [new GroupChange(id, Relation.SameStory, _first, id, id, id, id, 1, Evidence: Evidence)]);

    private Decision Quoting(Decision decision) => decision with { Relation = Relation.NearCopy, Of = _first, Evidence = Evidence };

    private static ArticleClassified First(ArticleClassified message)
    {
        const string Text = "The epicentre lay 73514901 kilometres from Raoulquapur.";
        return message with
        {
            Article = message.Article with { Text = Text, Headline = "An earthquake near Raoulquapur", Subjects = [new Subject(null, "Raoulquapur")] },
            Analysis = message.Analysis with { Body = new TextPassage(0, Text.Length, Text) },
        };
    }

    private static QuarantinedMessage Quarantined(string id, ArticleClassified message) => new()
    {
        Id = id,
        Stage = PublishingService.Name,
        Queue = "publish-article",
        Cause = "failed",
        Reason = "no",
        Body = JsonSerializer.Serialize(new { messageType = new[] { "urn:message:Wiredesk.Contracts:ArticleClassified" }, message }, Defaults.Json.Options),
        FirstSeen = Reports.Noon,
        LastSeen = Reports.Noon,
        Attempts = 1,
    };

    private async Task<(string? ETag, string Body)> Answer(object path)
    {
        using var answer = await Get($"/v1/articles/{path}");
        return ($"{answer.Headers.ETag}", await answer.Content.ReadAsStringAsync(Token));
    }

    /// <summary>What was published on the bus.</summary>
    private sealed class Sent : IPublishObserver
    {
        private readonly ConcurrentQueue<string> _types = [];

        public IEnumerable<string> Types => _types;

        public Task PrePublish<T>(PublishContext<T> context) where T : class
        {
            _types.Enqueue(typeof(T).Name);
            return Task.CompletedTask;
        }

        public Task PostPublish<T>(PublishContext<T> context) where T : class => Task.CompletedTask;

        public Task PublishFault<T>(PublishContext<T> context, Exception exception) where T : class => Task.CompletedTask;
    }
}
