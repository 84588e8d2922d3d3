using System.CommandLine;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Wiredesk.Defaults;

namespace Wiredesk.Standalone.Batches;

/// <summary>A line of a batch that cannot be worked on; the code is for programs, the message for people.</summary>
internal sealed class LineException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}

/// <summary>Works through a file of JSON lines: one input a line, one result a line, in the same order, streaming, on all cores, in bounded memory.</summary>
internal static class Batch
{
    /// <summary>The option that all batch commands have.</summary>
    public static Option<FileInfo?> Option() => new("--batch") { Description = "A file of JSON lines: one input a line" };

    // Together below the hundred lines of look-ahead that the command line promises at most.
    private static readonly int Ahead = Math.Min(48, Environment.ProcessorCount * 4);
    private const int Together = 32; // lines are printed

    /// <summary>Runs a batch; a line that fails prints its error and the batch goes on.</summary>
    /// <param name="work">What to do with a line, given the folder that its paths are relative to; may run for several lines at once.</param>
    public static Task<int> Run(FileInfo batch, Func<JsonObject, string, object> work, CancellationToken cancellationToken) =>
        Run(batch, work, (_, result) => [result], cancellationToken);

    /// <summary>The same with a second step that sees the results one by one, in order, and may print any number of lines.</summary>
    public static async Task<int> Run<T>(FileInfo batch, Func<JsonObject, string, T> work, Func<string, T, IEnumerable<object>> inOrder, CancellationToken cancellationToken)
    {
        if (Directory.Exists(batch.FullName)) throw new UserException($"{batch} is a folder; a file of JSON lines is wanted.");
        if (!batch.Exists) throw new UserException($"{batch} does not exist.");
        var failed = 0;
        var folder = batch.DirectoryName!;
        using var lines = new StreamReader(Open(batch.FullName));
        await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 65536);
        var waiting = new Queue<Task<(string Id, T? Result, LineException? Error)>>();

        await Progress(batch, lines.BaseStream, async done =>
        {
            var number = 0;
            while (await lines.ReadLineAsync(cancellationToken) is { } line)
            {
                number++;
                var at = number;
                if (string.IsNullOrWhiteSpace(line)) continue;
                waiting.Enqueue(Task.Run(() => Work(line, at, folder, work), cancellationToken));
                while (waiting.Count >= Ahead || (waiting.Count > 0 && waiting.Peek().IsCompleted))
                    await Print(await waiting.Dequeue());
                if (number % Together == 0)
                    await output.FlushAsync(cancellationToken);
                done();
            }

            while (waiting.Count > 0)
                await Print(await waiting.Dequeue());
        });
        return failed == 0 ? CommandLine.Done : CommandLine.SomeFailed;

        async Task Print((string Id, T? Result, LineException? Error) line)
        {
            if (line.Error is { } error)
            {
                failed++;
                await output.WriteLineAsync(Serialize(ErrorLine(line.Id, error)));
                return;
            }

            try
            {
                foreach (var result in inOrder(line.Id, line.Result!))
                    await output.WriteLineAsync(Serialize(result));
            }
            catch (LineException refused)
            {
                await Print((line.Id, default, refused));
            }
        }
    }

    /// <summary>Works on one file and prints its result; a failure is named on stderr.</summary>
    public static int RunOne(FileInfo file, Func<JsonObject, string, object> work)
    {
        var (id, result, error) = Work(new JsonObject { ["id"] = file.Name, ["path"] = file.FullName }, file.Name, file.DirectoryName!, work);
        if (error is not null)
        {
            Console.Out.WriteLine(Serialize(ErrorLine(id, error)));
            CommandLine.Complain($"{file}: {error.Message}");
            return CommandLine.SomeFailed;
        }

        Console.Out.WriteLine(Serialize(result!));
        return CommandLine.Done;
    }

    /// <summary>A result as JSON with the id of its line in front.</summary>
    public static JsonObject WithId<T>(JsonObject line, T result)
    {
        var answer = new JsonObject { ["id"] = line["id"]?.DeepClone() };
        foreach (var (member, value) in JsonSerializer.SerializeToNode(result, Json.Options)!.AsObject().ToList())
            answer[member] = value?.DeepClone();
        return answer;
    }

    /// <summary>The text of a member, or null.</summary>
    /// <exception cref="LineException">It is not text.</exception>
    public static string? Text(this JsonObject line, string member) => line[member] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw new LineException("bad-input", $"'{member}' must be text."),
    };

    /// <summary>The address that a member holds, or null.</summary>
    public static Uri? Address(this JsonObject line, string member) => line.Text(member) switch
    {
        null or "" => null,
        var text => Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : throw new LineException("bad-input", $"'{member}' is no absolute address: {text}"),
    };

    /// <summary>The instant that a member holds, or null.</summary>
    public static DateTimeOffset? Instant(this JsonObject line, string member) => line.Text(member) switch
    {
        null or "" => null,
        var text => DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new LineException("bad-input", $"'{member}' is no instant: {text}"),
    };

    /// <summary>The bytes of the file that the line's <c>path</c> names, unpacked when it ends in <c>.gz</c>.</summary>
    /// <exception cref="LineException">There is no path, or the file cannot be read or is larger than the limit.</exception>
    public static byte[] FileBytes(this JsonObject line, string folder, long limit)
    {
        var path = line.Text("path") ?? throw new LineException("bad-input", "'path' is missing.");
        try
        {
            var full = Path.Combine(folder, path);
            if (!full.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
                return WholeFile(full, path, limit);
            using var stream = Open(full);
            using var bytes = new MemoryStream();
            var buffer = new byte[81920];
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length > limit) throw new LineException("too-large", $"{path} has more than {limit:N0} bytes.");
            }

            return bytes.Length > 0 ? bytes.ToArray() : throw new LineException("empty", $"{path} is empty.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new LineException("unreadable", $"{path}: {exception.Message}");
        }
    }

    private static byte[] WholeFile(string full, string path, long limit) => new FileInfo(full).Length switch
    {
        0 => throw new LineException("empty", $"{path} is empty."),
        var length when length > limit => throw new LineException("too-large", $"{path} has more than {limit:N0} bytes."),
        _ => File.ReadAllBytes(full),
    };

    private static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 65536, FileOptions.SequentialScan);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static (string Id, T? Result, LineException? Error) Work<T>(string line, int number, string folder, Func<JsonObject, string, T> work)
    {
        try
        {
            return JsonNode.Parse(line) is JsonObject input
                ? Work(input, IdOf(input) ?? $"line {number}", folder, work)
                : ($"line {number}", default, new LineException("bad-json", "A JSON object was expected."));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            return ($"line {number}", default, new LineException("bad-json", exception.Message));
        }
    }

    private static (string Id, T? Result, LineException? Error) Work<T>(JsonObject input, string id, string folder, Func<JsonObject, string, T> work)
    {
        try
        {
            return (id, work(input, folder), null);
        }
        catch (LineException error)
        {
            return (id, default, error);
        }
        catch (Exception exception) // One bad line must not take the others with it.
        {
            return (id, default, new LineException("failed", exception.Message));
        }
    }

    private static string? IdOf(JsonObject input) => input["id"] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => other.ToJsonString(),
    };

    private static object ErrorLine(string id, LineException error) => new { id, error = new { code = error.Code, message = error.Message } };

    private static string Serialize(object result) => JsonSerializer.Serialize(result, result.GetType(), Json.Options);

    // A bar for a person who watches; nothing when output goes to a file or a program.
    private static Task Progress(FileInfo batch, Stream input, Func<Action, Task> run)
    {
        if (!Console.IsOutputRedirected || Console.IsErrorRedirected || input is not FileStream file)
            return run(() => { });
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true).StartAsync(async context =>
        {
            var bar = context.AddTask(batch.Name, maxValue: Math.Max(1, batch.Length));
            await run(() => bar.Value = file.Position);
        });
    }
}
