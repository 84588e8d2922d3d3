using System.Text.Json;

namespace Wiredesk.Platform.Tests;

/// <summary>The command line as a person meets it: what is wrong is named in one line, the rest goes through, and the exit code tells.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wiredesk-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Ingest_NamesEachBadFile_AndTakesTheRest()
    {
        Put("good.txt", "Storm closes harbour\n\nThe ferries stayed in on Monday, the port said."u8);
        Put("empty.txt", []);
        Put("binary.txt", [0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 2, 3, 0, 0]);
        Put("latin.txt", [.. "Caf"u8, 0xe9, 0xff, 0xfe, 0x00, 0xd8]);
        using (var large = File.Create(Path.Combine(_folder, "large.txt")))
            large.SetLength(52_428_801);

        var run = await Run("ingest", "--json", "good.txt", "empty.txt", "binary.txt", "latin.txt", "large.txt", "missing.txt", "nowhere/");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("new", Lines(run).Single(line => line.GetProperty("path").GetString() == "good.txt").GetProperty("outcome").GetString());
        foreach (var name in new[] { "empty.txt", "binary.txt", "large.txt", "missing.txt", "nowhere" })
            Assert.Contains(run.Errors.Split('\n'), line => line.StartsWith($"wiredesk: {name}", StringComparison.Ordinal) && line.Contains(" is refused: ", StringComparison.Ordinal));
        Assert.Contains("missing.txt is refused: It does not exist.", run.Errors, StringComparison.Ordinal);
        AssertPlain(run);
    }

    // By their path from where the command runs: two files of one name in two folders are two articles.
    [Fact]
    public async Task Ingest_KnowsAFileByItsPath()
    {
        Put("one/a.txt", "Storm closes harbour."u8);
        Put("two/a.txt", "Ferries sail again."u8);

        var first = await Run("ingest", "--json", "one", "two");
        Put("two/a.txt", "Ferries sail again at noon."u8);
        var second = await Run("ingest", "--json", "one/a.txt", "two");

        Assert.Equal(["one/a.txt new", "two/a.txt new"], Outcomes(first));
        Assert.Equal(["one/a.txt unchanged", "two/a.txt revision"], Outcomes(second));
    }

    [Fact]
    public async Task Ingest_NamesAFileAsItWasGiven()
    {
        Put("one/a.txt", "Storm closes harbour."u8);
        var (missing, folder) = (Path.GetFullPath("/no-such-file.txt"), Path.Combine(_folder, "one"));

        var given = await Run("ingest", "--json", missing, "./missing.txt", "./one", folder, Path.Combine(folder, "a.txt"));

        Assert.Equal([$"{missing} refused", "./missing.txt refused", "./one/a.txt new", $"{folder}/a.txt unchanged", $"{folder}/a.txt unchanged"], Outcomes(given));
        Assert.Contains($"wiredesk: {missing} is refused: It does not exist.", given.Errors, StringComparison.Ordinal);
    }

    public static TheoryData<string> Batches => ["feed", "extract", "enrich", "dedupe"];

    [Theory, MemberData(nameof(Batches))]
    public async Task Batch_AnswersEveryBadLine_AndGoesOn(string command)
    {
        string[] bad =
        [
            "no json", "{}", "[]", "null", "7", """{"id":1}""", """{"id":"a","path":"missing.xml","text":7,"html":7}""", """{"id":"b","text":"\ud800"}""",
            """{"id":"c","text":"Storm.","path":"\u0000","url":"no address","published":"no date"}""", """{"\ud800":1}""", new string('[', 100_000),
        ];
        Put("page.html", "<html><body><p>Storm closes harbour, the port said on Monday.</p></body></html>"u8);
        Put("feed.xml", "<rss version='2.0'><channel><title>Harbour</title></channel></rss>"u8);
        var good = $$"""{"id":"good","text":"Storm closes harbour.","path":"{{(command == "feed" ? "feed.xml" : command == "extract" ? "page.html" : "")}}"}""";
        if (command is "enrich" or "dedupe")
            good = """{"id":"good","text":"Storm closes harbour."}""";
        Put("in.jsonl", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', [.. bad, good])));

        var run = await Run(command, "--batch", "in.jsonl");

        Assert.Equal(1, run.ExitCode);
        var lines = Lines(run);
        Assert.Equal(bad.Length + 1, lines.Count);
        Assert.All(lines.SkipLast(1), line => Assert.NotEmpty(line.GetProperty("error").GetProperty("message").GetString()!));
        Assert.Equal("good", lines[^1].GetProperty("id").GetString());
        Assert.False(lines[^1].TryGetProperty("error", out _));
        AssertPlain(run);
    }

    [Theory]
    [InlineData("feed", "picture.html", "PNG")]
    [InlineData("feed", "noise.html", "0x01")]
    [InlineData("extract", "picture.html", "PNG")]
    [InlineData("extract", "noise.html", "0x01")]
    [InlineData("enrich", "picture.html", "PNG")]
    [InlineData("enrich", "noise.html", "zero byte")]
    [InlineData("dedupe", "picture.html", "PNG")]
    [InlineData("dedupe", "noise.html", "binary")]
    [InlineData("dedupe", "packed.gz", "gzip")]
    public async Task File_ThatIsNoText_IsNamedWithTheReason(string command, string name, string reason)
    {
        Put("picture.html", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0]);
        Put("noise.html", [.. "words"u8, 1, 0, 2, .. "words"u8]);
        Put("packed.gz", "not packed"u8);

        await AssertRefused(reason, command, name);
    }

    [Theory]
    [InlineData("empty.html", "is empty")]
    [InlineData("folder", "is a folder")]
    [InlineData("nowhere.html", "does not exist")]
    public async Task File_ThatIsNotThere_IsNamedAsItWasGiven(string name, string reason)
    {
        Put("empty.html", []);
        Directory.CreateDirectory(Path.Combine(_folder, "folder"));

        foreach (var command in Batches)
            await AssertRefused($"{name} {reason}", command, name);
    }

    [Fact]
    public async Task Batch_SaysOnStderrHowManyLinesFailed()
    {
        Put("in.jsonl", "{\"id\":\"a\",\"text\":\"Storm.\"}\n\n{\"id\":\n"u8);

        var run = await Run("dedupe", "in.jsonl");

        Assert.Equal("wiredesk: in.jsonl: 1 of 2 lines failed; the result of each says why.\n", run.Errors.ReplaceLineEndings("\n"));
        Assert.Contains("broken at byte 7", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dedupe_NamesAnIdThatIsNoneAndHalfACharacter()
    {
        Put("in.jsonl", "{\"id\":\"\",\"text\":\"Storm.\"}\n{\"id\":\"b\",\"text\":\"\\ud800\"}\n{\"id\":[1],\"text\":\"Storm.\"}"u8);

        var lines = Lines(await Run("dedupe", "in.jsonl"));

        Assert.Equal("'id' is empty.", lines[0].GetProperty("error").GetProperty("message").GetString());
        Assert.StartsWith("'text' has half a character in it", lines[1].GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("'id' must be text or a number.", lines[2].GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task Dedupe_NamesALineThatIsNoUtf8AndGoesOn()
    {
        Put("in.jsonl",
        [
            .. "\uFEFF{\"id\":\"\u00e4\",\"text\":\"Storm.\"}\n"u8,
            .. "{\"id\":\"b\",\"text\":\"caf"u8, 0xE9, .. "\"}\n"u8,
            0x85, .. "\n"u8,
            .. "{\"id\":\"c\",\"text\":\"Storm.\"}"u8,
        ]);

        var run = await Run("dedupe", "in.jsonl");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["\u00e4", "line 2", "line 3", "c"], Lines(run).Select(line => line.GetProperty("id").GetString()));
        Assert.Equal("The line is no UTF-8 text: a wrong byte at 22.", Lines(run)[1].GetProperty("error").GetProperty("message").GetString());
    }

    private async Task AssertRefused(string reason, string command, string name)
    {
        var run = await Run(command, name);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"wiredesk: {name}", run.Errors, StringComparison.Ordinal);
        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder, run.Errors, StringComparison.Ordinal);
        AssertPlain(run);
    }

    [Fact]
    public async Task Why_TellsTheJourneyAndTheDecisionAsDedupeDoes()
    {
        Put("a.txt", "Storm closes harbour\n\nThe ferries stayed in on Monday, the port said, and nobody was hurt in the storm."u8);
        var id = Lines(await Run("ingest", "--json", "a.txt"))[0].GetProperty("id").GetGuid();

        var why = Lines(await Run("why", $"{id}", "--json"))[0];

        Assert.Equal(["ingestion", "enrichment", "deduplication", "publishing"], why.GetProperty("journey").EnumerateArray().Select(stage => stage.GetProperty("stage").GetString()));
        var decision = why.GetProperty("decision");
        Assert.Equal(("original", $"{id}"), (decision.GetProperty("relation").GetString(), decision.GetProperty("group").GetString()));
        Assert.NotEmpty(decision.GetProperty("evidence").GetProperty("rules").GetString()!);
        Assert.Equal((1, $"wiredesk: There is no article {Guid.Empty}.\n"), await Ends("why", $"{Guid.Empty}"));
    }

    [Fact]
    public async Task Why_TellsPeopleWhatAReportWasNotJoinedTo()
    {
        foreach (var seed in Directory.GetFiles(Repository.Seeds, "*.txt"))
            Put(Path.GetFileName(seed), await File.ReadAllBytesAsync(seed, TestContext.Current.CancellationToken));
        var ids = Lines(await Run("ingest", "--json", ".")).Where(line => line.TryGetProperty("id", out _)).Select(line => line.GetProperty("id").GetGuid()).ToList();

        var told = new List<string>();
        foreach (var id in ids)
            told.Add((await Run("why", $"{id}")).Output.ReplaceLineEndings(" "));

        Assert.Equal(4, told.Count(output => output.Contains("too unlike (odds", StringComparison.Ordinal) && output.Contains("must be above 2)", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Data_ThatIsDamaged_IsNamedByItsFile()
    {
        Put("a.txt", "Storm closes harbour."u8);
        Assert.Equal(0, (await Run("ingest", "a.txt")).ExitCode);
        var database = Directory.EnumerateFiles(Path.Combine(_folder, "data"), "ingestion*.db").Single();
        var key = Path.Combine(_folder, "data", "identity.key");

        var whole = await File.ReadAllTextAsync(key, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(key, "", TestContext.Current.CancellationToken);
        var withoutKey = await Run("ingest", "a.txt");
        await File.WriteAllTextAsync(key, whole, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(database, new string('x', 8192), TestContext.Current.CancellationToken);
        var withoutDatabase = await Run("articles");

        Assert.Equal(1, withoutKey.ExitCode);
        Assert.Contains("identity.key", withoutKey.Errors, StringComparison.Ordinal);
        AssertPlain(withoutKey);
        Assert.Contains(Path.GetFileName(database), (await Run("why", $"{Guid.Empty}")).Errors, StringComparison.Ordinal);
        AssertPlain(withoutDatabase);
    }

    [Theory]
    [InlineData("why")]
    [InlineData("erase")]
    public async Task Id_ThatIsNoneIsNamedAndSaidHowOneReads(string command)
    {
        var run = await Run(command, "no-id");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'no-id' is no id of an article", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Guid", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("up", "--port", "70000")]
    [InlineData("why", "no-id")]
    [InlineData("dedupe")]
    [InlineData("ingest")]
    public async Task WrongUsage_EndsWith2AndPointsToTheHelp(params string[] arguments)
    {
        var (code, errors) = await Ends(arguments);

        Assert.Equal(2, code);
        Assert.EndsWith("wiredesk: See 'wiredesk --help'.\n", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("keys", "frobnicate")]
    public async Task Command_ThatIsNotKnownIsAllThatIsNamed(params string[] arguments)
    {
        var (code, errors) = await Ends(arguments);

        Assert.Equal((2, "wiredesk: Unrecognized command or argument 'frobnicate'.\nwiredesk: See 'wiredesk --help'.\n"), (code, errors));
    }

    private Task<CommandRun> Run(params string[] arguments) => CommandRun.Run(_folder, arguments);

    private async Task<(int ExitCode, string Errors)> Ends(params string[] arguments)
    {
        var run = await Run(arguments);
        return (run.ExitCode, run.Errors.ReplaceLineEndings("\n"));
    }

    private void Put(string name, ReadOnlySpan<byte> content)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content.ToArray());
    }

    private static List<JsonElement> Lines(CommandRun run) => [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static IEnumerable<string> Outcomes(CommandRun run) => Lines(run).Select(line => $"{line.GetProperty("path").GetString()} {line.GetProperty("outcome").GetString()}");

    // No stack trace, no log lines: one line for each complaint.
    private static void AssertPlain(CommandRun run) => Assert.All(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("wiredesk: ", line, StringComparison.Ordinal));
}
