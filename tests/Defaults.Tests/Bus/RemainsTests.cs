using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Tests.Bus;

public sealed class RemainsTests : BusTest
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Guid _gone = Guid.CreateVersion7();

    private IDocuments<QuarantinedMessage> Quarantine =>
        Host.Services.GetRequiredKeyedService<IDocumentStore>(Parcel.Service).Open(QuarantinedMessage.Collection);

    private Remains Remains => Host.Services.GetRequiredKeyedService<Remains>(Parcel.Service);

    [Fact]
    public async Task Remove_TakesMessagesThatNameItOutOfQuarantine()
    {
        for (var n = 0; n < 250; n++)
            await Quarantine.InsertIfAbsent(Message($"{n:000}", $"{{ \"parcel\": \"{(n % 100 == 7 ? _gone : Guid.NewGuid())}\" }}"), Token);

        await Remains.Remove(_gone, Token);

        var left = await Quarantine.Query(QuarantinedMessage.ByFirstSeen, Defaults.Documents.Range.All, 1000, Token);
        Assert.Equal(247, left.Items.Count);
        Assert.DoesNotContain(left.Items, message => message.Body.Contains($"{_gone}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Remove_KeepsOfAMessageWhatItIsTold()
    {
        await Quarantine.InsertIfAbsent(Message("a", $"{_gone} with jewels and toys"), Token);
        await Quarantine.InsertIfAbsent(Message("b", $"{_gone} alone"), Token);
        await Quarantine.InsertIfAbsent(Message("c", "another with toys"), Token);

        await Remains.Remove(_gone, Token);

        var left = await Quarantine.Query(QuarantinedMessage.ByFirstSeen, Defaults.Documents.Range.All, 1000, Token);
        Assert.Equal([($"{_gone} and toys", "a"), ("another with toys", "c")], left.Items.Select(message => (message.Body, message.Id)));
    }

    [Fact]
    public async Task Remove_LeavesAnErasureThatFailedToBeReplayed()
    {
        await Quarantine.InsertIfAbsent(Message("a", $$"""{ "messageType": ["{{MessageUrn.ForTypeString<ParcelRecalled>()}}"], "message": { "parcel": "{{_gone}}" } }"""), Token);
        await Quarantine.InsertIfAbsent(Message("b", $$"""{ "messageType": ["{{MessageUrn.ForTypeString<ParcelSent>()}}"], "message": { "parcel": "{{_gone}}" } }"""), Token);

        await Remains.Remove(_gone, Token);

        Assert.Equal("a", Assert.Single((await Quarantine.Query(QuarantinedMessage.ByFirstSeen, Defaults.Documents.Range.All, 1000, Token)).Items).Id);
    }

    private static QuarantinedMessage Message(string id, string body) => new()
    {
        Id = id,
        Stage = Parcel.Service,
        Queue = "take-parcel",
        Cause = "failed",
        Reason = "no",
        Body = body,
        FirstSeen = Noon,
        LastSeen = Noon,
        Attempts = 1,
    };
}
