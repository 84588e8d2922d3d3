using System.Net.Mime;
using MassTransit;
using Wiredesk.Defaults.Bus;
using Wiredesk.Tests;

namespace Wiredesk.Defaults.Tests.Bus;

public sealed class QuarantineTests : BusTest
{
    [Fact]
    public async Task Refused_GoesAtOnce()
    {
        Post.Take = (_, _) => throw new RefusedException("too heavy");
        var saved = await Saved(Parcel.With("a", Sent("a")));

        await Outbox.Send(saved);
        await Host.Quiet();

        Assert.Single(Post.Taken);
        var kept = Assert.Single(await Quarantined());
        Assert.Equal(
            (saved.Outgoing[0].Id.ToString("D"), Parcel.Service, "take-parcel", "refused", "too heavy", 1),
            (kept.Id, kept.Stage, kept.Queue, kept.Cause, kept.Reason, kept.Attempts));
        Assert.Contains("\"content\": \"books\"", kept.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_GoesAfterItsRetries()
    {
        Post.Take = (_, _) => throw new IOException("the belt stands still");

        await Outbox.Send(await Saved(Parcel.With("a", Sent("a"))));
        await Host.Quiet();

        Assert.Equal(6, Post.Taken.Count);
        var kept = Assert.Single(await Quarantined());
        Assert.Equal(("failed", "the belt stands still", 1), (kept.Cause, kept.Reason, kept.Attempts));
    }

    [Fact]
    public async Task Failed_AndThenWell_StaysOut()
    {
        Post.Take = (_, attempt) => attempt < 3 ? throw new IOException("the belt stands still") : Task.CompletedTask;

        await Outbox.Send(await Saved(Parcel.With("a", Sent("a"))));
        await Host.Quiet();

        Assert.Equal(3, Post.Taken.Count);
        Assert.Empty(await Quarantined());
    }

    [Fact]
    public async Task Malformed_GoesAtOnceWhenAMemberIsMissing()
    {
        await Host.Deliver(new ParcelWithoutContent("a"));

        var kept = Assert.Single(await Quarantined());
        Assert.Equal(("malformed", "take-parcel"), (kept.Cause, kept.Queue));
        Assert.Contains("content", kept.Reason, StringComparison.Ordinal);
        Assert.Empty(Post.Taken);
    }

    [Fact]
    public async Task Malformed_IsToldFromWhatNobodyReads()
    {
        await Host.Deliver(new ParcelSent("a", "books"), shape: context => context.Serializer = new Strange());

        Assert.Equal(("malformed", "The message is of no type that is read here."), ((await Quarantined()).Single().Cause, (await Quarantined()).Single().Reason));
    }

    [Fact]
    public async Task Malformed_GoesAtOnceWhenItIsNoMessage()
    {
        var id = Guid.NewGuid();

        await Host.Deliver(new ParcelSent("a", "books"), id: id, shape: context => context.Serializer = new Torn("{ \"message\": { \"parcel\": \"a"));

        var kept = Assert.Single(await Quarantined());
        Assert.Equal((id.ToString("D"), "malformed", "{ \"message\": { \"parcel\": \"a"), (kept.Id, kept.Cause, kept.Body));
        Assert.Empty(Post.Taken);
    }

    [Fact]
    public async Task Replayed_CountsItsAttempts()
    {
        Post.Take = (_, attempt) => throw new RefusedException($"too heavy, weighed {attempt} times");
        var saved = await Saved(Parcel.With("a", Sent("a")));

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var done = Host.Done(saved.Outgoing[0].Id, queues: 1);
            await Outbox.Send(saved);
            await done;
        }

        var kept = Assert.Single(await Quarantined());
        Assert.Equal((3, "too heavy, weighed 3 times"), (kept.Attempts, kept.Reason));
        Assert.True(kept.LastSeen > kept.FirstSeen);
    }

    [Fact]
    public async Task Refused_IsNotLostWhenTheQuarantineCannotBeWritten()
    {
        Post.Take = (_, _) => throw new RefusedException("too heavy");
        await Outbox.Send(await Saved(Parcel.With("first", Sent("first")))); // From here on the quarantine is there.
        await Host.Quiet();
        Sql("ALTER TABLE quarantine RENAME TO away");
        var saved = await Saved(Parcel.With("a", Sent("a")));
        var done = Host.Done(saved.Outgoing[0].Id, queues: 1);

        await Outbox.Send(saved);
        await done;
        await ClearedUpToNowByAnotherReader();
        Assert.Single(await Pending("a"));
        Sql("ALTER TABLE away RENAME TO quarantine");
        await Stop();
        await Start();

        await Host.Quiet();
        Assert.Equal(["refused", "refused"], (await Quarantined()).Select(kept => kept.Cause));
    }

    [Fact]
    public async Task Failed_AfterWhatItNamesWasErasedIsNotKept()
    {
        Post.Take = (_, _) => throw new RefusedException("too late");
        var id = Guid.NewGuid();
        await Saved(Parcel.With($"{id}") with { Burnt = true });

        await Host.Deliver(new ParcelSent($"{id}".ToUpperInvariant(), "Raoulquapur"));
        await Host.Deliver(new ParcelSent($"{id}", "Raoulquapur, and toys"));
        await Host.Deliver(new ParcelSent($"{Guid.NewGuid()}", "books"));

        var kept = await Quarantined();
        Assert.Equal([$"{id} and toys", "books"], kept.Select(message => message.Body.Contains("books", StringComparison.Ordinal) ? "books" : message.Body).OrderByDescending(body => body.Length));
        Assert.Equal("", StoredBytes.Found(Path.GetDirectoryName(File)!, ["Raoulquapur"]));
    }

    [Fact]
    public async Task Failed_ErasureIsKept()
    {
        Post.Stop = _ => throw new RefusedException("no room");
        var id = Guid.NewGuid();
        await Saved(Parcel.With($"{id}") with { Burnt = true });

        await Host.Deliver(new ParcelRecalled($"{id}"), queues: 2);

        Assert.Contains($"{id}", Assert.Single(await Quarantined()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_ForADocumentThatIsDamagedIsKeptAndSentNoMore()
    {
        Post.Take = (_, _) => throw new RefusedException("its slip is torn");
        var id = Guid.NewGuid();
        await Saved(Parcel.With($"{id}"));
        Sql($"UPDATE parcels SET body = 'null' WHERE id = '{id}'");

        await Outbox.Send(await Saved(Parcel.With("a", Sent($"{id}"))));

        await Host.Quiet();
        Assert.Equal("its slip is torn", Assert.Single(await Quarantined()).Reason);
    }

    [Fact]
    public void Sample_OfAStoredMessageIsRead() => Sample.AssertReads("QuarantinedMessage.v1", new QuarantinedMessage
    {
        Id = "0198a1b2-0000-7000-8000-000000000001",
        Version = 2,
        Stage = "enrichment",
        Queue = "enrich-article",
        Cause = "refused",
        Reason = "The text is longer than 1 MB.",
        Body = "{}",
        FirstSeen = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        LastSeen = new DateTimeOffset(2026, 3, 1, 12, 30, 0, TimeSpan.Zero),
        Attempts = 2,
    });

    private async Task ClearedUpToNowByAnotherReader()
    {
        Post.Take = (_, _) => Task.CompletedTask;
        await ClearedUpToNow();
        Post.Take = (_, _) => throw new RefusedException("too heavy");
    }

    private Task<IReadOnlyList<QuarantinedMessage>> Quarantined() =>
        Host.All(Parcel.Service, QuarantinedMessage.Collection, QuarantinedMessage.ByFirstSeen);

    /// <summary>The message as another version sends it.</summary>
    [EntityName("urn:message:Wiredesk.Defaults.Tests.Bus:ParcelSent"), MessageUrn("Wiredesk.Defaults.Tests.Bus:ParcelSent")]
    public sealed record ParcelWithoutContent(string Parcel);

    /// <summary>Writes a message of a type that is read elsewhere.</summary>
    private sealed class Strange : IMessageSerializer
    {
        public ContentType ContentType { get; } = new("application/vnd.masstransit+json");

        public MessageBody GetMessageBody<T>(SendContext<T> context) where T : class => new StringMessageBody(
            $$"""{ "messageId": "{{context.MessageId}}", "messageType": ["urn:message:Wiredesk.Tests:ParcelWeighed"], "message": { } }""");
    }
}
