using System.Text.Json;
using Microsoft.Data.Sqlite;
using Wiredesk.Tests;

namespace Wiredesk.Platform.Tests;

/// <summary><c>wiredesk compact</c> as people call it.</summary>
public sealed class CompactCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wiredesk-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_folder, "data");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Compact_LeavesNoWordOfWhatWasDeletedInAnyFile()
    {
        await Filled();
        foreach (var file in Directory.GetFiles(Data, "*.db"))
            LeaveOnFreePages(file, "Raoulquapur");
        Assert.Contains("publishing-index.db", StoredBytes.Found(Data, ["Raoulquapur"]), StringComparison.Ordinal);

        var run = await Run("compact", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal("", StoredBytes.Found(Data, ["Raoulquapur"]));
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(Directory.GetFiles(Data, "*.db").Select(Path.GetFileName).Order(), lines.Select(line => line.GetProperty("file").GetString()));
        Assert.All(lines, line => Assert.True(line.GetProperty("before").GetInt64() > line.GetProperty("after").GetInt64(), $"{line}"));
        Assert.Contains("Storm closes harbour", (await Run("articles")).Output, StringComparison.Ordinal);
        Assert.Contains("unchanged", (await Run("ingest", "a.txt")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compact_RefusesAFolderThatAnInstanceRunsOn()
    {
        await using var up = new ServiceProcess(
            Repository.Executable("services/standalone", "wiredesk"), ["up", "--json", "--port", "0", "--data", Data], new Dictionary<string, string?>(), Path.Combine(_folder, "up.log"));
        up.Start();
        await up.FirstLine.Task.WaitAsync(TimeSpan.FromMinutes(1), Token);

        var run = await Run("compact");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"wiredesk: Another wiredesk runs on the data folder data, at http", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compact_NamesAFileThatIsInUseOrNoDatabase_AndWritesTheOthers()
    {
        await Filled();
        await File.WriteAllTextAsync(Path.Combine(Data, "notes.db"), new string('x', 5000), Token);
        using var other = new SqliteConnection($"Data Source={Path.Combine(Data, "ingestion.db")};Pooling=False"); // As the service by itself has it.
        other.Open();
        Read(other);

        var run = await Run("compact");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"wiredesk: {Path.Combine(Data, "ingestion.db")} is open in another process", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"wiredesk: {Path.Combine(Data, "notes.db")} is not a SQLite database", run.Errors, StringComparison.Ordinal);
        Assert.Contains("publishing.db ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ingestion.db", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compact_RefusesAFolderThatIsNotThereOrHoldsNoStore()
    {
        var missing = await Run("compact", "--data", "nowhere");
        Directory.CreateDirectory(Data);
        var empty = await Run("compact");

        Assert.Equal((1, "wiredesk: There is no data folder nowhere; 'wiredesk up' makes one."), (missing.ExitCode, missing.Errors.Trim()));
        Assert.False(Directory.Exists(Path.Combine(_folder, "nowhere")));
        Assert.Equal((1, "wiredesk: The data folder data holds no store."), (empty.ExitCode, empty.Errors.Trim()));
        Assert.Empty(Directory.GetFileSystemEntries(Data));
    }

    private async Task Filled()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.txt"), "Storm closes harbour\n\nThe ferries stayed in on Monday, the port said.", Token);
        Assert.Equal(0, (await Run("ingest", "a.txt")).ExitCode);
    }

    // As files were before what is deleted was overwritten.
    private static void LeaveOnFreePages(string file, string word)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA secure_delete = OFF; CREATE TABLE earlier (text TEXT); INSERT INTO earlier VALUES ($0); DROP TABLE earlier;";
        command.Parameters.AddWithValue("$0", string.Join(' ', Enumerable.Repeat(word, 5000)));
        command.ExecuteNonQuery();
    }

    private static void Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_schema";
        command.ExecuteScalar();
    }

    private Task<CommandRun> Run(params string[] arguments) => CommandRun.Run(_folder, arguments);
}
