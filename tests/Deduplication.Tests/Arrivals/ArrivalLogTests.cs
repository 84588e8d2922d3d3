using System.Text.Json;
using Microsoft.Data.Sqlite;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Deduplication.Editing;
using Wiredesk.Defaults;
using Wiredesk.Tests;

namespace Wiredesk.Deduplication.Tests.Arrivals;

public sealed class ArrivalLogTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "deduplication.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Logs_OverOneStoreNumberWithoutGapsAndDecideAlike(int replicas)
    {
        var arrivals = Stream();
        var logs = await Task.WhenAll(Enumerable.Range(0, replicas).Select(_ => LogOver.Start(File)));

        var entered = await Task.WhenAll(arrivals.Select((arrival, n) => Task.Run(() => logs[n % replicas].Enter(arrival))));

        var all = await logs[0].All();
        Assert.Equal(Enumerable.Range(1, all.Count).Select(number => (long)number), all.Select(arrival => arrival.Number));
        Assert.Equal(arrivals.Select(arrival => arrival.Id).Order(StringComparer.Ordinal), Real(all).Select(arrival => arrival.Id).Order(StringComparer.Ordinal));
        var expected = Decided(all);
        Assert.All(arrivals.Zip(entered), pair => Assert.Equal(expected[pair.First.Id], Written(pair.Second)));
        foreach (var log in logs)
        {
            foreach (var arrival in arrivals)
                Assert.Equal(expected[arrival.Id], Written(await log.Enter(arrival)));
        }

        Assert.Equal(all.Count, (await logs[0].All()).Count); // Entering again entered nothing.
        foreach (var log in logs)
            await log.DisposeAsync();
    }

    [Fact]
    public async Task Logs_GiveOneNumberToWhatBothEnter()
    {
        var arrivals = Stream().Take(30).ToList();
        await using var one = await LogOver.Start(File);
        await using var other = await LogOver.Start(File);

        var entered = await Task.WhenAll(arrivals.SelectMany(arrival => new[] { one, other }.Select(log => Task.Run(() => log.Enter(arrival)))));

        Assert.All(entered.Chunk(2), pair => Assert.Equal(Written(pair[0]), Written(pair[1])));
        Assert.Equal(30, Real(await one.All()).Count());
    }

    [Fact]
    public async Task Enter_FailsWhenTheStoreHasLostAnEntry()
    {
        await using (var log = await LogOver.Start(File))
            await log.Enter(Stream().First());
        await using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM arrivals"; // the rows of its index stay
            await command.ExecuteNonQueryAsync();
        }

        await using var damaged = await LogOver.Start(File);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => damaged.Enter(Stream().Skip(1).First()));

        Assert.Contains("damaged", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_OfAnEditIsAnsweredAlikeByEveryReplica()
    {
        await using var one = await LogOver.Start(File);
        await using var other = await LogOver.Start(File);
        foreach (var arrival in Stream().Take(10))
            await one.Enter(arrival);
        var article = Real(await one.All()).First(arrival => arrival.Fingerprint is not null).Fingerprint!.ArticleId;
        var edit = Arrival.Of(Guid.NewGuid(), new GroupEdit { Kind = EditKind.Lock, Articles = [article], By = "editor", Why = "settled", At = DateTimeOffset.UnixEpoch });

        var (first, again) = (await one.Enter(edit), await other.Enter(edit));

        Assert.Equal(Written(first), Written(again));
        Assert.Equal(first.Number, Assert.Single((await one.Arrivals.Query(Arrival.ByEdit, Defaults.Documents.Range.All, 10, CancellationToken.None)).Items).Number);
    }

    [Fact]
    public async Task Enter_OfRevisionsTogetherTellsWhatEachChanged()
    {
        var stream = LateJoin();
        await using var log = new LogOver(File);
        var entered = stream.Select(log.Enter).ToList(); // Before it begins, so that all are in one batch.

        await log.Begin();
        await Task.WhenAll(entered);

        var expected = Decided(await log.All());
        Assert.Contains(entered, one => one.Result.Outcome.Changed.Count > 0);
        Assert.All(stream.Zip(entered), pair => Assert.Equal(expected[pair.First.Id], Written(pair.Second.Result)));
    }

    [Fact]
    public async Task Restart_GivesTheSameDecisions()
    {
        List<Arrival> stream = [.. Stream(), .. LateJoin()];
        var before = new List<string>();
        await using (var log = await LogOver.Start(File))
        {
            foreach (var arrival in stream)
                before.Add(Written(await log.Enter(arrival)));
        }

        await using var restarted = await LogOver.Start(File);

        for (var n = 0; n < stream.Count; n++)
            Assert.Equal(before[n], Written(await restarted.Enter(stream[n])));
        Assert.Equal(stream.Count, (await restarted.All()).Count);
    }

    [Fact]
    public async Task Gap_ThatALostRaceLeftIsFilled()
    {
        var (first, jumped) = (Of(1, Texts.Report(1)), Of(2, Texts.Report(2)));
        await using var log = await LogOver.Start(File);
        Assert.Equal(1, (await log.Enter(first)).Number);
        await log.Arrivals.InsertIfAbsent(jumped with { Number = 4 }, CancellationToken.None);

        var (number, outcome) = await log.Enter(jumped);

        Assert.Equal(4, number);
        Assert.Equal(4, outcome.Verdict!.Version);
        var all = await log.All();
        Assert.Equal([1L, 2, 3, 4], all.Select(arrival => arrival.Number));
        Assert.All(all.Skip(1).Take(2), filler => Assert.True(filler is { Fingerprint: null, Withdrawn: null }));
    }

    [Fact]
    public async Task Gap_IsTakenByWhatArrivesNext()
    {
        await using var log = await LogOver.Start(File);
        await log.Enter(Of(1, Texts.Report(1)));
        await log.Arrivals.InsertIfAbsent(Of(2, Texts.Report(2)) with { Number = 3 }, CancellationToken.None);

        var entered = await Task.WhenAll(Enumerable.Range(3, 5).Select(n => log.Enter(Of(n, Texts.Report(n)))));

        var all = await log.All();
        Assert.Equal(Enumerable.Range(1, all.Count).Select(number => (long)number), all.Select(arrival => arrival.Number));
        Assert.Equal(5, entered.Select(one => one.Number).Distinct().Count());
        Assert.DoesNotContain(3L, entered.Select(one => one.Number));
    }

    [Fact]
    public async Task Log_ThatWasCutAtItsBeginningGoesOnWhereItEnds()
    {
        await using (var log = await LogOver.Start(File))
        {
            for (var n = 1; n <= 3; n++)
                await log.Enter(Of(n, Texts.Report(n)));
            await log.Arrivals.Delete(Of(1, Texts.Report(1)).Id, CancellationToken.None);
        }

        await using var restarted = await LogOver.Start(File);

        Assert.Equal(4, (await restarted.Enter(Of(4, Texts.Report(4)))).Number);
    }

    [Fact]
    public async Task Withdrawal_IsAnEntryLikeAnyOther()
    {
        await using var log = await LogOver.Start(File);
        await log.Enter(Of(1, Texts.Report(1)));
        await log.Enter(Of(2, Texts.Report(1)));

        var (number, outcome) = await log.Enter(Kill(1));

        Assert.Equal((3, null), (number, outcome.Verdict));
        Assert.Equal((Id(2).ToString("D"), Id(2).ToString("D")), (Assert.Single(outcome.Changed).ArticleId, outcome.Changed[0].Lead));
        Assert.Equal(Written((number, outcome)), Written(await log.Enter(Kill(1))));
        Assert.Null((await log.Enter(Of(1, Texts.Report(1), revision: 2))).Outcome.Verdict);
    }

    [Fact]
    public async Task StoreFailure_IsToldToThoseWhoWaitAndTheLogGoesOn()
    {
        await using var log = await LogOver.Start(File);
        await log.Enter(Of(1, Texts.Report(1)));
        Sql("ALTER TABLE arrivals RENAME TO away");

        var waiting = Enumerable.Range(2, 10).Select(n => log.Enter(Of(n, Texts.Report(n)))).ToList();
        foreach (var one in waiting)
            await Assert.ThrowsAsync<SqliteException>(() => one);
        Sql("ALTER TABLE away RENAME TO arrivals");

        Assert.Equal(2, (await log.Enter(Of(2, Texts.Report(2)))).Number);
        Assert.Equal(2, (await log.All()).Count);
    }

    [Fact]
    public async Task StoreFailure_AtTheStartIsOverWhenTheStoreAnswers()
    {
        await using (var before = await LogOver.Start(File))
            await before.Enter(Of(1, Texts.Report(1)));
        await using var log = await LogOver.Start(File);
        Assert.Single(await log.All()); // Else the store would make the table anew.
        Sql("ALTER TABLE arrivals RENAME TO away");
        await Assert.ThrowsAsync<SqliteException>(() => log.Enter(Of(2, Texts.Report(1))));
        Sql("ALTER TABLE away RENAME TO arrivals");

        var (number, outcome) = await log.Enter(Of(2, Texts.Report(1)));

        Assert.Equal((2, Relation.Copy), (number, outcome.Verdict!.Relation));
    }

    [Fact]
    public async Task Enter_IsGivenUpByItsCaller()
    {
        await using var log = new LogOver(File);
        using var limit = new CancellationTokenSource();
        var entered = log.Enter(Of(1, "Storm"), limit.Token);

        await limit.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => entered);
    }

    /// <summary>Reports, copies of them, new revisions and kills.</summary>
    private static List<Arrival> Stream() =>
    [
        .. Enumerable.Range(0, 60).Select(n => Of(n, Texts.Report(n % 12))),
        .. Enumerable.Range(0, 12).Select(n => Of(100 + n, Texts.Report(n % 4) + " " + Texts.Report(200 + n, 20))),
        .. Enumerable.Range(0, 6).Select(n => Kill(n * 5)),
    ];

    /// <summary>An article that joins two groups, and its revision; another, and its kill.</summary>
    private static List<Arrival> LateJoin()
    {
        var (text, other) = (Texts.Report(305, 150), Texts.Report(306, 150));
        return
        [
            Of(300, Texts.Edited(text, 0)), Of(301, Texts.Edited(text, 4)), Of(302, text), Of(302, Texts.Report(307, 150), revision: 2),
            Of(310, Texts.Edited(other, 0)), Of(311, Texts.Edited(other, 4)), Of(312, other), Kill(312),
        ];
    }

    private static Guid Id(int n) => new($"0198a1b2-0000-7000-8000-{n:D12}");

    private static Arrival Of(int n, string text, int revision = 1) =>
        Arrival.Of(new ArticleVersion(Id(n), revision, 1), Texts.Print(Id(n).ToString("D"), text, revision));

    private static Arrival Kill(int n) => Arrival.Of(new WithdrawArticle(Id(n), 1, "legal", "editor", DateTimeOffset.UnixEpoch));

    private static IEnumerable<Arrival> Real(IEnumerable<Arrival> all) => all.Where(arrival => arrival is not { Fingerprint: null, Withdrawn: null });

    /// <summary>What follows from the log, entry by entry.</summary>
    private static Dictionary<string, string> Decided(IEnumerable<Arrival> all)
    {
        var decisions = new Deduplicator();
        return all.ToDictionary(arrival => arrival.Id, arrival => Written((arrival.Number, arrival switch
        {
            { Fingerprint: { } fingerprint } => decisions.Apply(arrival.Number, fingerprint),
            { Withdrawn: { } articleId } => new Outcome(null, decisions.Withdraw(arrival.Number, articleId)),
            _ => Outcome.None,
        })));
    }

    private static string Written((long Number, Outcome Outcome) decided) => $"{decided.Number} {JsonSerializer.Serialize(decided.Outcome, Json.Options)}";

    private void Sql(string statement)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
