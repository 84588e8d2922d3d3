using Microsoft.Extensions.Time.Testing;
using Wiredesk.CrashWriter;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Sequences;
using Range = Wiredesk.Defaults.Documents.Range;

namespace Wiredesk.Defaults.Tests.Documents;

public abstract partial class DocumentsContract
{
    [Fact]
    public async Task Sequencer_NumbersInOrderAndEmptiesTheDocuments()
    {
        var stories = Store.Open(Story.Collection);
        await stories.InsertIfAbsent(Waiting("b", "b1", "b2"), Token);
        await stories.InsertIfAbsent(Waiting("a", "a1", "b2"), Token);
        using var sequencer = NewSequencer(Store);

        Assert.Equal(3, await sequencer.Drain(Token));
        Assert.Equal(0, await sequencer.Drain(Token));
        await stories.InsertIfAbsent(Waiting("c", "a1", "c1"), Token);
        Assert.Equal(1, await sequencer.Drain(Token));

        Assert.Equal(["a1", "b2", "b1", "c1"], await Sequence());
        Assert.All(await stories.Get(["a", "b", "c"], Token), story => Assert.Empty(story.Unnumbered));
    }

    [Fact]
    public async Task Sequencer_KeepsTheSequenceContiguousUnderEightWritersAndTwoSequencers()
    {
        const int Each = 40;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var stories = Store.Open(Story.Collection);
        using var first = NewSequencer(Store, lease: "first"); // Two leases: as if one had run out while its holder still works.
        using var second = NewSequencer(Store, lease: "second");
        Task[] sequencers = [.. new[] { first, second }.Select(sequencer => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested) await sequencer.Drain(Token);
        }))];
        var reader = Task.Run(() => ReadAll(8 * Each, done.Token), Token);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                // Some documents hold several entries, some entries come from two documents, and all are written while the sequencers clear them.
                var entries = new[] { $"{writer}-{i}", $"{(writer + 1) % 8}-{i}" };
                while (!await Add(stories, $"story{i % 5}-{writer}", entries)) Token.ThrowIfCancellationRequested();
            }
        })));

        var read = await reader;
        await done.CancelAsync();
        await Task.WhenAll(sequencers);
        Assert.Equal(8 * Each, read.Distinct().Count());
        Assert.Equal(read, await Sequence());
        Assert.Equal(0, await stories.Count(Story.ByUnnumbered, Range.All, Token));
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Sequencer_CompletesWhatAKilledOneLeft(string killed)
    {
        var stories = Store.Open(Story.Collection);
        for (var i = 0; i < 10; i++) await stories.InsertIfAbsent(Waiting($"s{i}", $"s{i}-1", $"s{i}-2"), Token);
        using (var writer = StartWriter("sequence", killed))
        {
            Assert.Equal("stopped", await writer.StandardOutput.ReadLineAsync(Token));
            writer.Kill(); // SIGKILL
            await writer.WaitForExitAsync(Token);
        }
        Assert.Equal(killed == "after" ? 20 : 0, (await Sequence()).Count);
        Assert.Equal(10, await stories.Count(Story.ByUnnumbered, Range.All, Token));

        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var sequencer = NewSequencer(Store, time);
        Assert.Equal(0, await sequencer.Drain(Token)); // The killed one still has the lease.
        time.Advance(TimeSpan.FromSeconds(6));
        await stories.InsertIfAbsent(Waiting("t", "t-1"), Token);
        Assert.Equal(killed == "after" ? 1 : 21, await sequencer.Drain(Token));

        Assert.Equal([.. Enumerable.Range(0, 20).Select(i => $"s{i / 2}-{(i % 2) + 1}"), "t-1"], await Sequence());
        Assert.Equal(0, await stories.Count(Story.ByUnnumbered, Range.All, Token));
    }

    [Fact]
    public async Task Sequencer_IsWokenAndLooksByItself()
    {
        var time = new FakeTimeProvider(Noon);
        var stories = Store.Open(Story.Collection);
        using var sequencer = NewSequencer(Store, time);
        await sequencer.StartAsync(Token);

        await stories.InsertIfAbsent(Waiting("a", "a1"), Token);
        sequencer.Wake(); // The clock stands still: only this can have woken it.
        await ReadAll(1, Token);
        await stories.InsertIfAbsent(Waiting("b", "b1"), Token);
        while ((await Sequence()).Count < 2)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, Token);
        }

        await sequencer.StopAsync(Token);
        using var next = NewSequencer(Store, time); // The lease was given back.
        await stories.InsertIfAbsent(Waiting("c", "c1"), Token);
        Assert.Equal(1, await next.Drain(Token));
    }

    [Fact]
    public async Task Killed_LosesNoAcknowledgedWriteAndLeavesNoHalfDocument()
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var acknowledged = new Dictionary<string, long>();
            var lines = new Random(seed).Next(50, 1500);
            using (var writer = StartWriter("writes", $"{seed}"))
            {
                while (lines-- > 0) Note(await writer.StandardOutput.ReadLineAsync(Token));
                writer.Kill(); // SIGKILL
                while (await writer.StandardOutput.ReadLineAsync(Token) is { } line && line.Contains(' ', StringComparison.Ordinal)) Note(line);
                await writer.WaitForExitAsync(Token);
            }

            var reopened = OpenStore();
            await CheckLedgers(reopened.Open(Ledger.Collection), acknowledged);
            (reopened as IDisposable)?.Dispose();

            void Note(string? line)
            {
                // The kill may cut the last line; a cut number is a smaller one, which was acknowledged too.
                if (line?.Split(' ') is [var id, { Length: > 0 } version])
                    acknowledged[id] = Math.Max(acknowledged.GetValueOrDefault(id), long.Parse(version, System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    private static Story Waiting(string id, params string[] entries) => new() { Id = id, Unnumbered = [.. entries.Select(entry => new Change { Id = entry })] };

    private async Task CheckLedgers(IDocuments<Ledger> ledgers, Dictionary<string, long> acknowledged)
    {
        Assert.NotEmpty(acknowledged);
        foreach (var (id, version) in acknowledged)
        {
            var stored = await ledgers.Get(id, Token);
            Assert.InRange(stored!.Version, version, version + 1); // One more may have been written but not yet acknowledged.
            Assert.Equivalent(Ledger.Of(id, stored.Version), stored);
            var byPage = await ledgers.Query(Ledger.ByPage, new Range($"{id} page ", $"{id} page z"), 10, Token);
            Assert.Equal(stored.Page, Assert.Single(byPage.Items).Page);
            var byLine = await ledgers.Query(Ledger.ByLine, new Range($"{id} ", $"{id} z"), 100, Token);
            Assert.Equal(20, byLine.Items.Count);
        }
    }

    private async Task<bool> Add(IDocuments<Story> stories, string id, string[] entries)
    {
        var added = entries.Select(entry => new Change { Id = entry });
        return await stories.Get(id, Token) is { } story
            ? await stories.Replace(story.WithUnnumbered([.. story.Unnumbered, .. added]), Token)
            : await stories.InsertIfAbsent(Waiting(id, entries), Token);
    }

    /// <summary>Reads on behind the last number, as a partner does; each page must go on without a gap.</summary>
    private async Task<List<string>> ReadAll(int count, CancellationToken cancellationToken)
    {
        var read = new List<string>();
        while (read.Count < count)
        {
            var page = await Store.Open(Change.Collection).Query(Sequence<Change>.ByNumber, Range.Above((long)read.Count), 100, cancellationToken);
            foreach (var change in page.Items)
            {
                Assert.Equal(read.Count + 1, change.Number);
                read.Add(change.Id);
            }
        }
        return read;
    }

    private async Task<List<string>> Sequence()
    {
        var page = await Store.Open(Change.Collection).Query(Sequence<Change>.ByNumber, Range.All, 1000, Token);
        Assert.Equal(Enumerable.Range(1, page.Items.Count).Select(number => (long)number), page.Items.Select(change => change.Number));
        return [.. page.Items.Select(change => change.Id)];
    }
}
