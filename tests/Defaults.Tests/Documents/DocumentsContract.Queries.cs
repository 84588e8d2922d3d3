using Wiredesk.Defaults.Documents;
using Range = Wiredesk.Defaults.Documents.Range;

namespace Wiredesk.Defaults.Tests.Documents;

public abstract partial class DocumentsContract
{
    [Fact]
    public async Task Query_TakesBothEndsAsTheRangeSays()
    {
        foreach (var rank in new[] { 5L, -3, 0, long.MaxValue, long.MinValue }) await Added(new Note { Id = $"n{rank}", Rank = rank });
        await Added(new Note { Id = "without" });
        string[] all = ["n-9223372036854775808", "n-3", "n0", "n5", "n9223372036854775807"];

        Assert.Equal(all, await Ids(Note.ByRank, Range.All));
        Assert.Equal(all.Reverse(), await Ids(Note.ByRank, Range.All, descending: true));
        Assert.Equal(["n0"], await Ids(Note.ByRank, Range.Is(0L)));
        Assert.Equal(all[3..], await Ids(Note.ByRank, Range.Above(0L)));
        Assert.Equal(all[2..], await Ids(Note.ByRank, Range.AtLeast(0L)));
        Assert.Equal(all[..2], await Ids(Note.ByRank, Range.Below(0L)));
        Assert.Equal(all[1..4], await Ids(Note.ByRank, new Range(-3L, 5L)));
        Assert.Equal(all[2..3], await Ids(Note.ByRank, new Range(-3L, 5L, FromExclusive: true, ToExclusive: true)));
        Assert.Empty(await Ids(Note.ByRank, new Range(5L, -3L)));
        Assert.Equal(5, await Notes.Count(Note.ByRank, Range.All, Token));
        Assert.Equal(3, await Notes.Count(Note.ByRank, new Range(-3L, 5L), Token));
    }

    [Fact]
    public async Task Query_OrdersTextByItsBytes()
    {
        // In UTF-16 the emoji would stand before U+FF5E; in a dictionary "a" before "Z".
        string[] ordered = ["", "\u0000", "Z", "Zz", "a", "a\u0000b", "b", "é", "\uff5e", "😀"];
        foreach (var slug in ordered.Reverse()) await Added(new Note { Id = "id of " + slug, Slug = slug });

        var page = await Notes.Query(Note.BySlug, Range.All, 100, Token);

        Assert.Equal(ordered, page.Items.Select(note => note.Slug));
        Assert.Equal(["id of a"], await Ids(Note.BySlug, Range.Is("a")));
        Assert.Equal(["id of a\u0000b", "id of b"], await Ids(Note.BySlug, new Range("a", "b", FromExclusive: true)));
    }

    [Fact]
    public async Task Query_ReadsHalfASurrogatePairAsItIsStored()
    {
        await Added(new Note { Id = "a", Slug = "half \ud83d" });

        Assert.Equal(["a"], await Ids(Note.BySlug, Range.Is("half \ud83d")));
        Assert.False(await Notes.InsertIfAbsent(new Note { Id = "b", Slug = "half \ufffd" }, Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Query_ResumesThroughTiesWithoutSkippingOrRepeating(bool descending)
    {
        await Notes.Write([.. Enumerable.Range(0, 60).Select(i => new Write<Note>.Insert(new Note { Id = Name(i), Rank = i / 25, Tags = [$"t{i % 3}", $"u{i % 2}"] }))], Token);

        Assert.Equal(60, await Walk(Note.ByRank, Range.All, descending));
        Assert.Equal(25, await Walk(Note.ByRank, Range.Is(1L), descending));
        Assert.Equal(35, await Walk(Note.ByRank, Range.AtLeast(1L), descending));
        Assert.Equal(120, await Walk(Note.ByTag, Range.All, descending));
        Assert.Equal(20, await Walk(Note.ByTag, Range.Is("t1"), descending));
        Assert.Equal(70, await Walk(Note.ByTag, new Range("t1", "u0"), descending));
    }

    [Fact]
    public async Task Query_ResumesWhereItWasAlthoughDocumentsCameAndWent()
    {
        foreach (var rank in new[] { 1, 2, 3, 4 }) await Added(new Note { Id = $"n{rank}", Rank = rank });
        var first = await Notes.Query(Note.ByRank, Range.All, 2, Token);
        await Notes.Delete("n2", Token);
        await Added(new Note { Id = "n0", Rank = 0 });
        await Added(new Note { Id = "n25", Rank = 2 });

        var second = await Notes.Query(Note.ByRank, Range.All, 2, Token, first.Next);

        Assert.Equal(["n25", "n3"], second.Items.Select(note => note.Id));
    }

    [Fact]
    public async Task Query_OfAListGivesOneEntryForEachElementInTheRange()
    {
        await Added(new Note { Id = "a", Marks = [1, 50, 9, 9] });
        await Added(new Note { Id = "b", Marks = [5] });
        await Added(new Note { Id = "c", Marks = [-1, 100] });
        await Added(new Note { Id = "d" });

        Assert.Equal(["c", "a", "b", "a", "a", "c"], await Ids(Note.ByMark, Range.All));
        // c has one element below and one above: neither is between.
        Assert.Equal(["b", "a"], await Ids(Note.ByMark, new Range(2L, 10L)));
        Assert.Equal(["a", "b"], await Ids(Note.ByMark, new Range(2L, 10L), descending: true));
        Assert.Equal(["a", "c"], await Ids(Note.ByMark, Range.Above(9L)));
        Assert.Equal(["a"], await Ids(Note.ByMark, Range.Is(9L)));
        Assert.Equal(6, await Notes.Count(Note.ByMark, Range.All, Token));
        Assert.Equal(2, await Notes.Count(Note.ByMark, new Range(2L, 10L), Token));
        Assert.Equal(0, await Notes.Count(Note.ByMark, Range.Above(100L), Token));
    }

    [Fact]
    public async Task Query_FindsKeysOfTwoPartsByTheFirst()
    {
        (string First, long Second)[] keys = [("a", -5), ("a", 3), ("a", long.MaxValue), ("ab", 1), ("b", 2), ("a\u001fz", 9)];
        foreach (var (first, second) in keys) await Added(new Note { Id = $"{first} {second}", Tags = [Key.Of(first, second).Text!] });

        Assert.Equal(["a -5", "a 3", "a 9223372036854775807"], await Ids(Note.ByTag, Range.StartingWith("a")));
        Assert.Equal(["a 3", "a -5"], (await Ids(Note.ByTag, Range.StartingWith("a"), descending: true))[1..]);
        Assert.Equal(["ab 1"], await Ids(Note.ByTag, Range.StartingWith("ab")));
    }

    [Fact]
    public async Task Query_RefusesWhatItCannotAnswer()
    {
        await Added(new Note { Id = "a", Rank = 1 });
        await Added(new Note { Id = "b", Rank = 2 });
        var next = (await Notes.Query(Note.ByRank, Range.All, 1, Token)).Next!;

        await Assert.ThrowsAsync<ArgumentException>(() => Notes.Query(Index<Note>.Of("undeclared", note => note.Rank), Range.All, 1, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Notes.Query(Note.ByRank, Range.All, 1, Token, after: "!"));
        await Assert.ThrowsAsync<ArgumentException>(() => Notes.Query(Note.ByRank, Range.All, 1, Token, after: "bnVsbA"));
        await Assert.ThrowsAsync<ArgumentException>(() => Notes.Query(Note.ByMark, Range.All, 1, Token, after: next));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Notes.Query(Note.ByRank, Range.All, 0, Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Notes.Query(Note.ByRank, Range.All, 1001, Token));
        Assert.Throws<ArgumentException>(() => Store.Open(new Collection<Note>("no\"tes")));
        Assert.Throws<ArgumentException>(() => Store.Open(new Collection<Note>("notes", Note.ByRank, Note.ByRank)));
    }

    [Fact]
    public async Task Open_FillsAnIndexThatIsNewAndEmptiesOneThatWasAway()
    {
        var older = Store.Open(new Collection<Note>("old", Note.ByRank));
        for (var i = 0; i < 30; i++) await older.InsertIfAbsent(new Note { Id = Name(i), Rank = i, Slug = i % 2 == 0 ? $"s{i}" : null, Tags = ["x", "y"] }, Token);

        var newer = Store.Open(new Collection<Note>("old", Note.BySlug, Note.ByTag));
        Assert.Equal(15, await newer.Count(Note.BySlug, Range.All, Token));
        Assert.Equal(60, await newer.Count(Note.ByTag, Range.All, Token));
        Assert.False(await newer.InsertIfAbsent(new Note { Id = "rival", Slug = "s4" }, Token));
        Assert.True(await newer.InsertIfAbsent(new Note { Id = "later", Rank = 99 }, Token));
        Assert.True(await newer.Replace((await newer.Get("001", Token))! with { Rank = 55 }, Token));

        var back = Store.Open(new Collection<Note>("old", Note.ByRank));
        Assert.Equal(0, await back.Count(Note.ByRank, Range.Is(1L), Token));
        Assert.Equal(1, await back.Count(Note.ByRank, Range.Is(55L), Token));
        Assert.Equal(31, await back.Count(Note.ByRank, Range.All, Token));
    }

    [Fact]
    public async Task Open_SaysWhichIndexCannotBeUnique()
    {
        var older = Store.Open(new Collection<Note>("old"));
        await older.InsertIfAbsent(new Note { Id = "a", Slug = "same" }, Token);
        await older.InsertIfAbsent(new Note { Id = "b", Slug = "same" }, Token);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Store.Open(new Collection<Note>("old", Note.BySlug)).Get("a", Token));

        Assert.Contains("slug of old cannot be unique", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(await older.Get("a", Token));
    }

    /// <summary>Reads a range page by page, compares with reading it at once, and gives its length.</summary>
    private async Task<int> Walk(Index<Note> index, Range range, bool descending)
    {
        var all = await Ids(index, range, descending: descending);
        var walked = new List<string>();
        for (string? next = null; ;)
        {
            var page = await Notes.Query(index, range, 7, Token, next, descending);
            Assert.InRange(page.Items.Count, 1, 7);
            walked.AddRange(page.Items.Select(note => note.Id));
            next = page.Next;
            if (next is null) break;
        }
        Assert.Equal(all, walked);
        return all.Length;
    }
}
