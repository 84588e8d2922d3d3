using Wiredesk.Defaults.Documents;
using Range = Wiredesk.Defaults.Documents.Range;

namespace Wiredesk.Defaults.Tests.Documents;

public abstract partial class DocumentsContract
{
    [Fact]
    public async Task InsertIfAbsent_LetsOneOfEightWin()
    {
        var took = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Notes.InsertIfAbsent(new Note { Id = "one", Rank = i }, Token), Token)));

        Assert.Single(took, true);
        var stored = await Notes.Get("one", Token);
        Assert.Equal(1, stored!.Version);
        Assert.Equal(Array.IndexOf(took, true), stored.Rank);
        Assert.Equal(["one"], await Ids(Note.ByRank, Range.All));
    }

    [Fact]
    public async Task InsertIfAbsent_RefusesAUniqueKeyAndLeavesNothing()
    {
        await Added(new Note { Id = "a", Slug = "taken" });

        Assert.False(await Notes.InsertIfAbsent(new Note { Id = "b", Slug = "taken", Rank = 5 }, Token));

        Assert.Null(await Notes.Get("b", Token));
        Assert.Empty(await Ids(Note.ByRank, Range.All));
        Assert.Equal(["a"], await Ids(Note.BySlug, Range.All));
    }

    [Fact]
    public async Task InsertIfAbsent_LetsOneOfEightHaveAUniqueKey()
    {
        var took = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Notes.InsertIfAbsent(new Note { Id = $"n{i}", Slug = "x" }, Token), Token)));

        Assert.Single(took, true);
        Assert.Equal([$"n{Array.IndexOf(took, true)}"], await Ids(Note.BySlug, Range.All));
    }

    [Fact]
    public async Task InsertIfAbsent_RefusesAnyTakenElementOfAUniqueList()
    {
        await Added(new Note { Id = "a", Aliases = ["one", "two", "two"] });

        Assert.False(await Notes.InsertIfAbsent(new Note { Id = "b", Aliases = ["three", "two"] }, Token));
        await Added(new Note { Id = "c", Aliases = ["three"] });

        Assert.Equal(["a", "c", "a"], await Ids(Note.ByAlias, Range.All));
    }

    [Fact]
    public async Task UniqueIndex_HoldsManyDocumentsWithoutAKey()
    {
        await Added(new Note { Id = "a" });
        await Added(new Note { Id = "b" });

        Assert.Empty(await Ids(Note.BySlug, Range.All));
        Assert.Equal(0, await Notes.Count(Note.BySlug, Range.All, Token));
        Assert.Equal(0, await Notes.Count(Note.ByAlias, Range.All, Token));
    }

    [Fact]
    public async Task Replace_LetsOneOfEightWin()
    {
        var first = await Added(new Note { Id = "a", Rank = -1 });

        var took = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Notes.Replace(first with { Rank = i }, Token), Token)));

        Assert.Single(took, true);
        var stored = await Notes.Get("a", Token);
        Assert.Equal((2, Array.IndexOf(took, true)), (stored!.Version, (int)stored.Rank!));
        Assert.Equal(0, await Notes.Count(Note.ByRank, Range.Is(-1L), Token));
        Assert.Equal(1, await Notes.Count(Note.ByRank, Range.Is(stored.Rank!.Value), Token));
    }

    [Fact]
    public async Task Replace_OfAnAbsentDocumentIsRefused()
    {
        Assert.False(await Notes.Replace(new Note { Id = "a", Version = 1 }, Token));
        Assert.False(await Notes.Replace(new Note { Id = "a" }, Token));
        Assert.Null(await Notes.Get("a", Token));
    }

    [Fact]
    public async Task Replace_WithATakenUniqueKeyThrowsAndChangesNothing()
    {
        await Added(new Note { Id = "a", Slug = "s", Aliases = ["x", "y"] });
        var other = await Added(new Note { Id = "b", Slug = "t", Rank = 1 });

        var slug = await Assert.ThrowsAsync<DuplicateKeyException>(() => Notes.Replace(other with { Slug = "s", Rank = 2 }, Token));
        await Assert.ThrowsAsync<DuplicateKeyException>(() => Notes.Replace(other with { Aliases = ["z", "y"] }, Token));

        Assert.Contains("b in notes", slug.Message, StringComparison.Ordinal);
        Assert.Equivalent(other, await Notes.Get("b", Token));
        Assert.Equal(["b"], await Ids(Note.ByRank, Range.Is(1L)));
        Assert.Equal(["a", "a"], await Ids(Note.ByAlias, Range.All));
    }

    [Fact]
    public async Task Replace_MovesTheKeys()
    {
        var note = await Added(new Note { Id = "a", Slug = "old", Tags = ["x", "y"], Rank = 1 });

        Assert.True(await Notes.Replace(note with { Slug = "new", Tags = ["y", "z"], Rank = null }, Token));

        Assert.Empty(await Ids(Note.BySlug, Range.Is("old")));
        Assert.Equal(["a"], await Ids(Note.BySlug, Range.Is("new")));
        Assert.Empty(await Ids(Note.ByTag, Range.Is("x")));
        Assert.Equal(["a", "a"], await Ids(Note.ByTag, Range.AtLeast("y")));
        Assert.Empty(await Ids(Note.ByRank, Range.All));
        await Added(new Note { Id = "b", Slug = "old" });
    }

    [Fact]
    public async Task Delete_FreesTheIdAndTheKeys()
    {
        await Added(new Note { Id = "a", Slug = "s", Tags = ["x"] });

        Assert.True(await Notes.Delete("a", Token));
        Assert.False(await Notes.Delete("a", Token));

        Assert.Empty(await Ids(Note.ByTag, Range.All));
        await Added(new Note { Id = "a", Slug = "s" });
    }

    [Fact]
    public async Task Get_GivesTheDocumentsThatExist()
    {
        await Added(new Note { Id = "a" });
        await Added(new Note { Id = "b" });

        var found = await Notes.Get(["a", "x", "b", "a"], Token);

        Assert.Equal(["a", "b"], found.Select(note => note.Id).Order());
        Assert.Empty(await Notes.Get([], Token));
        Assert.Null(await Notes.Get("x", Token));
    }

    [Fact]
    public async Task Versions_GrowWithEachWrite()
    {
        await Added(new Note { Id = "a" });
        var changed = await Added(new Note { Id = "b" });
        await Notes.Replace(changed with { Rank = 7 }, Token);

        var versions = await Notes.Versions(["a", "x", "b", "a"], Token);

        Assert.Equal([("a", 1L), ("b", 2L)], versions.Select(version => (version.Key, version.Value)).Order());
        Assert.Empty(await Notes.Versions([], Token));
    }

    [Fact]
    public async Task Write_SaysForEachWhetherItTookEffect()
    {
        var kept = await Added(new Note { Id = "kept", Slug = "kept" });
        var stale = await Added(new Note { Id = "stale" });
        await Notes.Replace(stale with { Rank = 7 }, Token);
        await Added(new Note { Id = "gone" });

        var took = await Notes.Write(
            [
                new Write<Note>.Insert(new Note { Id = "new", Slug = "new" }),
                new Write<Note>.Insert(new Note { Id = "kept" }),
                new Write<Note>.Insert(new Note { Id = "rival", Slug = "new" }),
                new Write<Note>.Insert(new Note { Id = "after" }),
                new Write<Note>.Replace(kept with { Rank = 1 }),
                new Write<Note>.Replace(stale with { Rank = 2 }),
                new Write<Note>.Replace(new Note { Id = "after", Version = 1, Slug = "kept" }),
                new Write<Note>.Replace(new Note { Id = "after", Version = 1, Rank = 3 }),
                new Write<Note>.Delete("gone"),
                new Write<Note>.Delete("never"),
                new Write<Note>.Insert(new Note { Id = "gone", Rank = 4 }),
            ],
            Token);

        Assert.Equal([true, false, false, true, true, false, false, true, true, false, true], took);
        Assert.Equal(["kept", "after", "gone", "stale"], await Ids(Note.ByRank, Range.All));
        Assert.Equal(2, (await Notes.Get("after", Token))!.Version);
        Assert.Equal(1, (await Notes.Get("gone", Token))!.Version);
        Assert.Empty(await Notes.Write([], Token));
    }

    [Fact]
    public async Task Write_KeepsTheOrderOfWritesOnOneDocument()
    {
        var took = await Notes.Write(
            [
                new Write<Note>.Insert(new Note { Id = "a", Rank = 1 }),
                new Write<Note>.Replace(new Note { Id = "a", Version = 1, Rank = 2 }),
                new Write<Note>.Replace(new Note { Id = "a", Version = 2, Rank = 3 }),
                new Write<Note>.Insert(new Note { Id = "a", Rank = 4 }),
                new Write<Note>.Delete("a"),
                new Write<Note>.Insert(new Note { Id = "a", Rank = 5 }),
            ],
            Token);

        Assert.Equal([true, true, true, false, true, true], took);
        Assert.Equal(5, (await Notes.Get("a", Token))!.Rank);
    }

    [Fact]
    public async Task Write_UntilRefusedTriesNothingAfterTheFirstRefusal()
    {
        await Added(new Note { Id = "c" });
        await Added(new Note { Id = "z", Slug = "taken" });
        Write<Note>.Insert[] byId = [.. "abcde".Select(id => new Write<Note>.Insert(new Note { Id = $"{id}" }))];
        Write<Note>.Insert[] byKey = [.. "fgh".Select(id => new Write<Note>.Insert(new Note { Id = $"{id}", Slug = id == 'g' ? "taken" : null }))];
        Write<Note>.Replace[] replaced = [.. "abc".Select(id => new Write<Note>.Replace(new Note { Id = $"{id}", Version = id == 'b' ? 9 : 1, Rank = 1 }))];

        Assert.Equal([true, true, false, false, false], await Notes.Write(byId, Token, untilRefused: true));
        Assert.Equal([true, false, false], await Notes.Write(byKey, Token, untilRefused: true));
        Assert.Equal([true, false, false], await Notes.Write(replaced, Token, untilRefused: true));

        Assert.Equal(["a"], await Ids(Note.ByRank, Range.All));
        Assert.Empty(await Notes.Get(["d", "e", "g", "h"], Token));
    }

    [Fact]
    public async Task Write_IsTruthfulWhileOthersWriteTheSameDocuments()
    {
        // Each of eight writers replaces all documents in bulks and counts what it was told; every version must have one author.
        const int Documents = 20;
        await Notes.Write([.. Enumerable.Range(0, Documents).Select(i => new Write<Note>.Insert(new Note { Id = $"d{i}", Rank = i }))], Token);

        var told = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var done = 0;
            for (var round = 0; round < 5; round++)
            {
                var read = await Notes.Query(Note.ByRank, Range.All, Documents, Token);
                done += (await Notes.Write([.. read.Items.Select(note => new Write<Note>.Replace(note with { Text = "again" }))], Token)).Count(took => took);
            }
            return done;
        })));

        var versions = (await Notes.Query(Note.ByRank, Range.All, Documents, Token)).Items.Sum(note => note.Version - 1);
        Assert.Equal(versions, told.Sum());
    }

    [Fact]
    public async Task Ids_AreLongWellFormedAndCompareAsTheyAre()
    {
        var strange = new string('é', 199) + "\u0000";
        await Added(new Note { Id = strange });
        await Added(new Note { Id = strange[..199] });
        await Added(new Note { Id = "A'\"; DROP TABLE notes; --" });
        await Added(new Note { Id = "a'\"; DROP TABLE notes; --" });

        Assert.Equal(strange, (await Notes.Get(strange, Token))!.Id);
        await Assert.ThrowsAsync<ArgumentException>(() => Notes.InsertIfAbsent(new Note { Id = new string('x', 201) }, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Notes.InsertIfAbsent(new Note { Id = "" }, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Notes.InsertIfAbsent(new Note { Id = "half \ud83d" }, Token));
    }

    [Fact]
    public async Task Increment_GivesNoTwoTheSame()
    {
        var values = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Store.Increment("arrivals", 1, Token), Token)));

        Assert.Equal(Enumerable.Range(1, 40).Select(value => (long)value), values.Order());
        Assert.Equal(45, await Store.Increment("arrivals", 5, Token));
        Assert.Equal(-3, await Store.Increment("other $.\u0000 name", -3, Token));
    }

    [Fact]
    public async Task Ping_Answers() => await Store.Ping(Token);
}
