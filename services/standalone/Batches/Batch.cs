using System.CommandLine;
using System.Runtime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Spectre.Console;
using Wiredesk.Defaults;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Standalone.Batches;

/// <summary>Works through a file of JSON lines: one input a line, one result a line, in the same order, streaming, on all cores, in bounded memory.</summary>
internal static class Batch
{
    /// <summary>The option that all batch commands have.</summary>
    public static Option<FileInfo?> Option() => new("--batch") { Description = "A file of JSON lines: one input a line" };

    // Together below the hundred lines of look-ahead that the command line promises at most.
    private const int Together = 8; // lines are worked on one after another, and so many of these at once
    private const int AtOnce = 8;

    private const string Blanks = " \t\v\f";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Runs a batch; a line that fails prints its error and the batch goes on.</summary>
    /// <param name="work">What to do with a line, given the folder that its paths are relative to; may run for several lines at once.</param>
    public static Task<int> Run(FileInfo batch, Func<JsonObject, string, object> work, CancellationToken cancellationToken) =>
        Run(batch, work, (_, result) => [result], cancellationToken);

    /// <summary>The same with a second step that sees the results one by one, in order, and may print any number of lines.</summary>
    /// <exception cref="UserException">The file cannot be read, or is no text.</exception>
    public static async Task<int> Run<T>(FileInfo batch, Func<JsonObject, string, T> work, Func<string, T, IEnumerable<object>> inOrder, CancellationToken cancellationToken)
    {
        Check(batch);
        GCSettings.LatencyMode = GCLatencyMode.Batch; // nobody waits for a single line
        // Byte for byte: each line is decoded by itself, so that a wrong one is named.
        using var lines = new StreamReader(BatchLine.Open(batch.FullName), Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        await using var output = new BufferedStream(Console.OpenStandardOutput(), bufferSize: 65536);
        var (number, worked, failed) = (0, 0, 0);
        var together = new List<(string Line, int Number)>(Together);
        var underWay = new Queue<Task>();
        var (step, print) = (Task.CompletedTask, Task.CompletedTask); // of the lines before

        await Progress(batch, lines.BaseStream, async done =>
        {
            while (await lines.ReadLineAsync(cancellationToken) is { } line)
            {
                number++;
                if (!line.AsSpan().ContainsAnyExcept(Blanks)) continue;
                worked++;
                together.Add((line, number));
                if (together.Count < Together) continue;
                Start();
                if (underWay.Count == AtOnce)
                    await underWay.Dequeue();
                done();
            }

            Start();
            await Task.WhenAll(underWay);
        });
        if (failed == 0)
            return CommandLine.Done;
        CommandLine.Complain($"{batch}: {failed} of {worked} lines failed; the result of each says why.");
        return CommandLine.SomeFailed;

        void Start()
        {
            var taken = together.ToArray();
            together.Clear();
            var working = Task.Run(() => Array.ConvertAll(taken, line => Work(line.Line, line.Number, batch.DirectoryName!, work)), cancellationToken);
            var stepping = Step(working, step);
            (step, print) = (stepping, Print(stepping, print));
            underWay.Enqueue(print);
        }

        async Task<List<object>> Step(Task<(string Id, T? Result, LineException? Error)[]> working, Task before)
        {
            await before;
            var printed = new List<object>();
            foreach (var (id, result, wrong) in await working)
            {
                var error = wrong;
                printed.AddRange(error is null ? InOrder(id, result!, inOrder, ref error) : []);
                if (error is null) continue;
                failed++;
                printed.Add(ErrorLine(id, error));
            }

            return printed;
        }

        async Task Print(Task<List<object>> stepping, Task before)
        {
            await stepping.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // elsewhere, so that the next step need not wait
            await before;
            foreach (var result in await stepping)
            {
                JsonSerializer.Serialize(output, result, result.GetType(), Json.Options);
                output.WriteByte((byte)'\n');
            }

            await output.FlushAsync(cancellationToken);
        }
    }

    private static List<object> InOrder<T>(string id, T result, Func<string, T, IEnumerable<object>> inOrder, ref LineException? error)
    {
        try
        {
            return [.. inOrder(id, result)];
        }
        catch (LineException refused)
        {
            error = refused;
            return [];
        }
    }

    private static void Check(FileInfo batch)
    {
        if (Directory.Exists(batch.FullName)) throw new UserException($"{batch} is a folder; a file of JSON lines is wanted.");
        if (!batch.Exists) throw new UserException($"{batch} does not exist.");
        var beginning = new byte[1024];
        var length = ReadBeginning(batch, beginning);
        if (length == 0) throw new UserException($"{batch} is empty.");
        if (BinaryData.Format(beginning.AsSpan(0, length)) is { } format) throw new UserException($"{batch} is {format}; a file of JSON lines is wanted.");
        if (beginning.AsSpan(0, length).Contains((byte)0)) throw new UserException($"{batch} is binary; a file of JSON lines is wanted.");
    }

    private static int ReadBeginning(FileInfo batch, byte[] beginning)
    {
        try
        {
            using var file = BatchLine.Open(batch.FullName);
            return file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            throw new UserException($"{batch} is no gzip file, as its name says.");
        }
    }

    /// <summary>Works on one file and prints its result; a failure is named on stderr.</summary>
    public static int RunOne(FileInfo file, Func<JsonObject, string, object> work)
    {
        var (id, result, error) = Work(new JsonObject { ["id"] = file.Name, ["path"] = file.ToString() }, file.Name, Environment.CurrentDirectory, work);
        if (error is not null)
        {
            Console.Out.WriteLine(Serialize(ErrorLine(id, error)));
            CommandLine.Complain(error.Message.StartsWith($"{file} ", StringComparison.Ordinal) ? error.Message : $"{file}: {error.Message}");
            return CommandLine.SomeFailed;
        }

        Console.Out.WriteLine(Serialize(result!));
        return CommandLine.Done;
    }

    private static (string Id, T? Result, LineException? Error) Work<T>(string line, int number, string folder, Func<JsonObject, string, T> work)
    {
        try
        {
            return JsonNode.Parse(BytesOf(line, number)) is JsonObject input
                ? Work(input, IdOf(input) ?? $"line {number}", folder, work)
                : ($"line {number}", default, new LineException("bad-json", "A JSON object was expected."));
        }
        catch (DecoderFallbackException wrong)
        {
            return ($"line {number}", default, new LineException("invalid-utf8", $"The line is no UTF-8 text: a wrong byte at {wrong.Index + 1}."));
        }
        catch (JsonException broken)
        {
            return ($"line {number}", default, new LineException("bad-json", $"The JSON is broken at byte {broken.BytePositionInLine + 1} of the line."));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return ($"line {number}", default, new LineException("bad-json", exception.Message));
        }
    }

    private static ReadOnlySpan<byte> BytesOf(string line, int number)
    {
        var bytes = Encoding.Latin1.GetBytes(line);
        if (!Utf8.IsValid(bytes))
            StrictUtf8.GetCharCount(bytes); // says where
        return number == 1 && bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes;
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
