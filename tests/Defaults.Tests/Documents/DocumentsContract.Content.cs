using System.Text;
using System.Text.Json;
using Wiredesk.Defaults.Documents;
using Range = Wiredesk.Defaults.Documents.Range;

namespace Wiredesk.Defaults.Tests.Documents;

public abstract partial class DocumentsContract
{
    [Fact]
    public async Task Content_ComesBackAsItWas()
    {
        var note = new Note
        {
            Id = "ids/ä.$😀",
            Rank = long.MaxValue,
            Text = "Ünïcode 新聞 عربي 😀 \u0000 \u2028 <b>&amp;</b> ' \" \\ \ufeff \r\n",
            Bag = new()
            {
                ["$where"] = "1",
                ["a.b"] = "2",
                [""] = "3",
                ["$"] = "4",
                ["%2E"] = "5",
                ["%"] = "6",
                ["nul\u0000"] = "7",
                ["_id"] = "8",
                ["%25.%24"] = "9",
                ["__proto__"] = "10",
            },
            Raw = JsonSerializer.SerializeToElement(new Dictionary<string, object?>
            {
                ["$oid"] = "507f1f77bcf86cd799439011",
                ["$date"] = new { numberLong = "1" },
                ["$numberDecimal"] = "1",
                ["deep"] = new object?[] { null, true, new[] { 1 } },
            }),
            Doubles = [0, -0.0, 0.1, 1.0 / 3, double.MaxValue, double.Epsilon, 1e21, 9007199254740993, -1e-7],
            Decimals = [1.10m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 1.5m, 100m],
            At = new DateTimeOffset(1, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(1),
            Marks = [long.MinValue, -1, long.MaxValue],
            ExpiresAt = Noon,
        };
        await Added(note);

        var stored = (await Notes.Get(note.Id, Token))!;

        Assert.Equal(JsonSerializer.Serialize(note with { Version = 1 }, Json.Options), JsonSerializer.Serialize(stored, Json.Options));
        Assert.Equal(note.Decimals.Select(decimal.GetBits), stored.Decimals.Select(decimal.GetBits));
        Assert.Equal(note.Doubles.Select(BitConverter.DoubleToInt64Bits), stored.Doubles.Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public async Task Print_IsOfTheDocumentAsItStands()
    {
        var note = await Added(new Note { Id = "a", Slug = "taken", Text = "first" });
        await Added(new Note { Id = "b", Slug = "other" });
        Assert.Equal(("a first", null, null), (await Print("a"), await Print("b"), await Print("nobody")));

        Assert.True(await Notes.Replace(note with { Text = "second" }, Token));
        Assert.False(await Notes.Replace(note with { Text = "late" }, Token));
        await Assert.ThrowsAsync<DuplicateKeyException>(() => Notes.Replace(note with { Version = 2, Slug = "other", Text = "refused" }, Token));
        Assert.Equal("a second", await Print("a"));

        Assert.Equal([true], await Notes.Write([new Write<Note>.Replace(note with { Version = 2, Text = null })], Token));
        Assert.Null(await Print("a"));
        await Notes.Write([new Write<Note>.Insert(new Note { Id = "c", Text = "third" })], Token);
        Assert.Equal("c third", await Print("c"));
        Assert.True(await Notes.Delete("c", Token));
        await Added(new Note { Id = "c" });
        Assert.Null(await Print("c"));

        async Task<string?> Print(string id) => await Notes.Print(id, Token) is { } print ? Encoding.UTF8.GetString(print) : null;
    }

    [Fact]
    public async Task Content_OfAMegabyteIsTaken()
    {
        var note = await Added(new Note { Id = "big", Text = string.Concat(Enumerable.Repeat("新聞😀 ", 200_000)) });

        Assert.True(await Notes.Replace(note with { Rank = 1 }, Token));

        Assert.Equal(note.Text, (await Notes.Get("big", Token))!.Text);
    }

    [Fact]
    public async Task Lease_GivesTheFirstFreeDocumentUntilItEnds()
    {
        await Added(new Note { Id = "a", Rank = 1 });
        await Added(new Note { Id = "b", Rank = 2 });
        await Added(new Note { Id = "c", Rank = 3 });

        var first = await Notes.Lease(Note.ByRank, Range.Below(3L), Noon, Noon.AddMinutes(1), Token);
        var second = await Notes.Lease(Note.ByRank, Range.Below(3L), Noon, Noon.AddMinutes(2), Token);

        Assert.Equal(("a", 2, Noon.AddMinutes(1)), (first!.Id, first.Version, first.LeasedUntil));
        Assert.Equal("b", second!.Id);
        Assert.Null(await Notes.Lease(Note.ByRank, Range.Below(3L), Noon.AddSeconds(59), Noon.AddMinutes(9), Token));
        Assert.Equal(Noon.AddMinutes(1), (await Notes.Get("a", Token))!.LeasedUntil);

        // A's lease is over: another takes it, and the first holder can no longer give it back.
        var again = await Notes.Lease(Note.ByRank, Range.Below(3L), Noon.AddMinutes(1), Noon.AddMinutes(9), Token);
        Assert.Equal("a", again!.Id);
        Assert.False(await Notes.Replace(first with { LeasedUntil = null }, Token));
        Assert.True(await Notes.Replace(again with { LeasedUntil = null }, Token));
        Assert.Equal("a", (await Notes.Lease(Note.ByRank, Range.All, Noon, Noon.AddMinutes(1), Token))!.Id);
    }

    [Fact]
    public async Task Lease_OfAListGoesByTheElementsInTheRange()
    {
        await Added(new Note { Id = "a", Marks = [1, 30] });
        await Added(new Note { Id = "b", Marks = [20] });

        Assert.Equal("b", (await Notes.Lease(Note.ByMark, Range.AtLeast(10L), Noon, Noon.AddMinutes(1), Token))!.Id);
        Assert.Equal("a", (await Notes.Lease(Note.ByMark, Range.AtLeast(10L), Noon, Noon.AddMinutes(1), Token))!.Id);
        Assert.Null(await Notes.Lease(Note.ByMark, Range.AtLeast(10L), Noon, Noon.AddMinutes(1), Token));
    }

    [Fact]
    public async Task Lease_GivesNoDocumentToTwoWorkers()
    {
        await Notes.Write([.. Enumerable.Range(0, 40).Select(i => new Write<Note>.Insert(new Note { Id = Name(i), Rank = i, Marks = [i, i + 100] }))], Token);

        foreach (var index in new[] { Note.ByRank, Note.ByMark })
        {
            var now = index == Note.ByRank ? Noon : Noon.AddHours(1);
            var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                var mine = new List<string>();
                while (await Notes.Lease(index, Range.All, now, now.AddHours(1), Token) is { } note) mine.Add(note.Id);
                return mine;
            })));
            Assert.Equal(Enumerable.Range(0, 40).Select(Name), taken.SelectMany(mine => mine).Order());
        }
    }

    [Fact]
    public async Task Expire_RemovesWhatHasComeAndItsKeys()
    {
        await Notes.Write([.. Enumerable.Range(0, 1100).Select(i => new Write<Note>.Insert(new Note { Id = $"past{i}", Tags = ["x"], ExpiresAt = Noon }))], Token);
        await Added(new Note { Id = "later", Tags = ["x"], ExpiresAt = Noon.AddTicks(1) });
        await Added(new Note { Id = "never", Tags = ["x"] });

        Assert.Equal(1100, await Notes.Expire(Noon, Token));
        Assert.Equal(0, await Notes.Expire(Noon, Token));

        Assert.Equal(["later", "never"], await Ids(Note.ByTag, Range.Is("x")));
        Assert.Equal(Noon.AddTicks(1), (await Notes.Get("later", Token))!.ExpiresAt);
    }

    [Fact]
    public async Task Write_IsSeenByAnotherStoreAtOnce()
    {
        var other = OpenStore();
        try
        {
            await Added(new Note { Id = "a", Rank = 1 });
            var seen = await other.Open(Note.Collection).Get("a", Token);

            Assert.True(await other.Open(Note.Collection).Replace(seen! with { Rank = 2 }, Token));
            Assert.Equal(["a"], await Ids(Note.ByRank, Range.Is(2L)));
        }
        finally
        {
            (other as IDisposable)?.Dispose();
        }
    }

    [Fact]
    public async Task Cancelled_DoesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Notes.InsertIfAbsent(new Note { Id = "a" }, cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Notes.Get("a", cancelled.Token));

        Assert.Null(await Notes.Get("a", Token));
    }
}
