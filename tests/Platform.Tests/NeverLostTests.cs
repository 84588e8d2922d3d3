using System.Collections.Concurrent;

namespace Wiredesk.Platform.Tests;

/// <summary>Whatever is killed while articles flow: what was accepted is published, each once.</summary>
[Collection(nameof(InstallationFixture))]
public sealed class NeverLostTests(InstallationFixture fixture)
{
    private const int Articles = 200;
    private const int InFlight = 20;
    private const int Senders = 8;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    // Every process and the broker twice, in an order that the seed of the round does not change.
    public static TheoryData<int, string> Rounds { get; } = new()
    {
        { 1, "enrichment" }, { 2, "publishing" }, { 3, "broker" }, { 4, "ingestion" }, { 5, "deduplication" },
        { 6, "broker" }, { 7, "deduplication" }, { 8, "ingestion" }, { 9, "enrichment" }, { 10, "publishing" },
    };

    [Theory]
    [MemberData(nameof(Rounds))]
    public async Task Killed_LosesNothingAndPublishesNothingTwice(int round, string victim)
    {
        InstallationFixture.Need();
        var (before, cursor) = await fixture.Api.Changes(null);
        var accepted = new ConcurrentDictionary<string, Guid>();
        var sending = Flow.Send(fixture.Api, $"round-{round}", new Texts(round), Articles, Senders, accepted);

        // Counted between the stages: accepted at the gateway, not yet in the changes feed.
        var between = 0;
        await Until.True(
            async () => (between = accepted.Count - (await fixture.Api.Changes(cursor)).Changes.Count) >= InFlight, Limit, $"{InFlight} articles are on their way");
        await fixture.Installation.Kill(victim);
        await fixture.Installation.Restart(victim);
        await sending;

        await Flow.End(fixture.Api, cursor, accepted, Limit);
        TestContext.Current.TestOutputHelper?.WriteLine($"{victim} killed with {between} of {accepted.Count} articles between the stages");
        Assert.Equal(Articles, accepted.Count);
        Assert.All(before, change => Assert.DoesNotContain(change.ArticleId, accepted.Values));
    }
}
