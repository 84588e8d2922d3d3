using Microsoft.Data.Sqlite;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Sqlite;
using Wiredesk.Defaults.Tests.Documents;
using Wiredesk.Tests;

namespace Wiredesk.Defaults.Tests.Sqlite;

public sealed class SqliteDocumentsTests : DocumentsContract
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"wiredesk-documents-{Guid.NewGuid():n}");

    protected override string[] Address => [File];

    private string File => Path.Combine(_folder, "a b's", "test.db");

    [Fact]
    public void Open_NamesAFileThatIsNoDatabase()
    {
        var text = Path.Combine(_folder, "notes.txt");
        System.IO.File.WriteAllText(text, new string('x', 5000));

        var refused = Assert.Throws<IOException>(() => new SqliteDocumentStore(text));

        Assert.StartsWith($"{text} is not a SQLite database", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NamesAFileThatCannotBeOpened()
    {
        var folder = Path.Combine(_folder, "folder.db");
        Directory.CreateDirectory(folder);

        var refused = Assert.Throws<IOException>(() => new SqliteDocumentStore(folder));

        Assert.StartsWith($"{folder} cannot be opened", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compact_LeavesNothingOfWhatWasDeletedAndAllThatIsKept()
    {
        const string Gone = "Raoulquapur", Indexed = "oulquapur"; // In an index a word begins where it goes on from the one before.
        var earlier = Path.Combine(_folder, "earlier.db");
        using (var session = new SqliteSession(earlier))
        {
            session.Execute("PRAGMA secure_delete = OFF"); // As it was once.
            session.Execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)");
            session.Execute("CREATE VIRTUAL TABLE texts USING fts5 (words, content='', contentless_delete=1)");
            foreach (var (id, word) in new[] { (1, "harbour"), (2, Gone), (3, "rathaus") })
            {
                session.Execute("INSERT INTO notes VALUES ($0, $1)", id, string.Join(' ', Enumerable.Repeat(word, 5000)));
                session.Execute("INSERT INTO texts (rowid, words) VALUES ($0, $1)", id, word.ToLowerInvariant());
            }

            session.Execute("DELETE FROM notes WHERE id = 2");
            session.Execute("DELETE FROM texts WHERE rowid = 2");
        }

        Assert.NotEqual("", StoredBytes.Found(_folder, [Gone]));
        Assert.NotEqual("", StoredBytes.Found(_folder, [Indexed]));

        var (before, after) = SqliteFile.Compact(earlier);

        Assert.Equal("", StoredBytes.Found(_folder, [Gone, Indexed]));
        Assert.InRange(after, 1, before - 50_000);
        Assert.Equal(after, new FileInfo(earlier).Length);
        using var kept = new SqliteSession(earlier);
        Assert.Equal(2L, kept.Value("SELECT count(*) FROM notes"));
        Assert.Equal(3L, kept.Value("SELECT rowid FROM texts WHERE texts MATCH 'rathaus'"));
        Assert.Equal("wal", kept.Value("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task Compact_RefusesAFileThatIsOpenElsewhere()
    {
        await Added(new Note { Id = "a" }); // The store has it open, and does nothing.

        var refused = Assert.Throws<IOException>(() => SqliteFile.Compact(File));

        Assert.StartsWith($"{File} is open in another process", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(await Notes.Get("a", Token));
    }

    [Fact]
    public async Task Print_DoesNotOutliveWhatAnEarlierBuildReplaced()
    {
        await Added(new Note { Id = "a", Text = "first" });
        await ((SqliteDocumentStore)Store).Write(session => session.Execute("UPDATE notes SET version = version + 1 WHERE id = 'a'"), Token);

        Assert.Null(await Notes.Print("a", Token));
    }

    [Fact]
    public async Task Print_ThatAnEarlierBuildLeftBehindIsNotServed()
    {
        await Added(new Note { Id = "a", Text = "first" });
        await Added(new Note { Id = "b", Text = "second" });
        await ((SqliteDocumentStore)Store).Write(
            session =>
            {
                session.Execute("DROP TRIGGER \"notes?replaced\""); // It had none, and compared the versions when it read.
                session.Execute("DROP TRIGGER \"notes?deleted\"");
                return session.Execute("UPDATE notes SET version = version + 1 WHERE id = 'a'");
            },
            Token);

        using var again = new SqliteDocumentStore(File);
        var notes = again.Open(Note.Collection);

        Assert.Null(await notes.Print("a", Token));
        Assert.NotNull(await notes.Print("b", Token));
    }

    [Fact]
    public async Task Store_WaitsForEveryCommitToReachTheDisk()
    {
        await Added(new Note { Id = "a" });

        using var session = new SqliteSession(File);
        Assert.Equal("wal", session.Value("PRAGMA journal_mode"));
        Assert.Equal(2L, session.Value("PRAGMA synchronous"));
    }

    [Fact]
    public async Task Write_WaitsForAnotherProcessThatWrites()
    {
        await Added(new Note { Id = "a", Rank = 1 });
        using var other = new SqliteSession(File);
        other.Execute("BEGIN IMMEDIATE");

        var write = Notes.InsertIfAbsent(new Note { Id = "b" }, Token);
        Assert.NotNull(await Notes.Get("a", Token)); // Readers wait for nobody.
        Assert.False(write.IsCompleted);
        other.Execute("COMMIT");

        Assert.True(await write);
    }

    [Fact]
    public async Task Write_ThatFailsHarmsNoOtherInItsCommit()
    {
        var store = (SqliteDocumentStore)Store;
        await Added(new Note { Id = "before" });
        var (first, release) = await HoldWriter(store);
        var good = Notes.InsertIfAbsent(new Note { Id = "good" }, Token);
        var bad = store.Write<int>(session => session.Execute("""INSERT INTO "notes" (id) VALUES ('half')"""), Token);
        var worse = store.Write<int>(session => { session.Execute("DELETE FROM notes"); throw new InvalidOperationException("No."); }, Token);
        var late = Notes.InsertIfAbsent(new Note { Id = "late" }, Token);
        release.SetResult();

        Assert.True(await first && await good && await late);
        await Assert.ThrowsAsync<SqliteException>(() => bad);
        await Assert.ThrowsAsync<InvalidOperationException>(() => worse);
        Assert.Equal(3, (await Notes.Get(["before", "good", "late", "half"], Token)).Count);
    }

    [Fact]
    public async Task Write_OfATransactionThatEndedTellsAllItsCallers()
    {
        var store = (SqliteDocumentStore)Store;
        await Added(new Note { Id = "before" });
        var (first, release) = await HoldWriter(store);
        var lost = Notes.InsertIfAbsent(new Note { Id = "lost" }, Token);
        var ended = store.Write<int>(session => session.Execute("ROLLBACK"), Token);
        release.SetResult();

        Assert.True(await first);
        await Assert.ThrowsAsync<IOException>(() => ended);
        await Assert.ThrowsAsync<IOException>(() => lost);
        await Added(new Note { Id = "lost" });
    }

    [Fact]
    public async Task Dispose_KeepsWhatWasQueuedAndRefusesTheRest()
    {
        await Added(new Note { Id = "first" });
        var writes = Enumerable.Range(0, 50).Select(i => Notes.InsertIfAbsent(new Note { Id = Invariant(i) }, Token)).ToList();

        await ((SqliteDocumentStore)Store).DisposeAsync();

        Assert.All(await Task.WhenAll(writes), Assert.True);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Notes.InsertIfAbsent(new Note { Id = "late" }, Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Notes.Get("first", Token));
    }

    [Fact]
    public async Task Scrub_LeavesNothingOfWhatWasReplacedOrDeletedInTheFiles()
    {
        var note = new Note { Id = "a" };
        for (var other = 0; other < 20; other++) await Added(note with { Id = $"other {other}", Text = new string('o', 900) });
        await Added(note with { Text = string.Concat(Enumerable.Repeat("Raoulquapur ", 4000)) });
        await Added(note with { Id = "b", Text = "short, of Raoulquapur" });
        await Notes.Replace(note with { Version = 1, Text = "Raoulquapur once" }, Token);
        await Notes.Replace(note with { Version = 2, Text = "nothing" }, Token);
        await Notes.Delete("b", Token);
        Assert.NotEqual("", StoredBytes.Found(_folder, ["Raoulquapur"]));

        await Store.Scrub(Token);

        Assert.Equal("", StoredBytes.Found(_folder, ["Raoulquapur"]));
        Assert.Equal("nothing", (await Notes.Get("a", Token))!.Text);
    }

    [Fact]
    public async Task Read_NamesADocumentThatIsDamaged()
    {
        await Added(new Note { Id = "a", Rank = 1 });
        await Added(new Note { Id = "b", Rank = 2 });
        using var other = new SqliteSession(File);
        other.Execute("UPDATE notes SET body = 'null' WHERE id = 'b'");

        Assert.Equal("b", (await Assert.ThrowsAsync<UnreadableDocumentException>(() => Notes.Get("b", Token))).Id);
        Assert.Equal("b", (await Assert.ThrowsAsync<UnreadableDocumentException>(() => Notes.Query(Note.ByRank, Defaults.Documents.Range.All, 10, Token))).Id);
        Assert.NotNull(await Notes.Get("a", Token));
    }

    [Fact]
    public async Task Scrub_WaitsForOneWhoReads()
    {
        await Added(new Note { Id = "a", Text = "Raoulquapur" });
        using var other = new SqliteSession(File);
        other.Execute("BEGIN");
        other.Value("SELECT count(*) FROM notes");
        await Notes.Delete("a", Token);

        var scrub = Task.Run(() => Store.Scrub(Token), Token);
        for (var meanwhile = 0; meanwhile < 50; meanwhile++) await Added(new Note { Id = $"b{meanwhile}" }); // Writers go on.
        Assert.False(scrub.IsCompleted);
        other.Execute("COMMIT");

        await scrub;
        Assert.Equal("", StoredBytes.Found(_folder, ["Raoulquapur"]));
    }

    protected override Task Start()
    {
        Directory.CreateDirectory(_folder);
        return Task.CompletedTask;
    }

    protected override IDocumentStore OpenStore() => new SqliteDocumentStore(File);

    protected override Task Stop()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Keeps the writer busy, so that what is written next comes into one commit.</summary>
    private async Task<(Task<bool> Held, TaskCompletionSource Release)> HoldWriter(SqliteDocumentStore store)
    {
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var held = store.Write(
            _ =>
            {
                begun.SetResult();
                release.Task.GetAwaiter().GetResult();
                return true;
            },
            Token);
        await begun.Task.WaitAsync(Token);
        return (held, release);
    }

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
