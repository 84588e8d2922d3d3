using System.CommandLine;
using System.Text.Json.Nodes;

namespace Wiredesk.Standalone.Batches;

/// <summary>The form that <c>feed</c>, <c>extract</c> and <c>enrich</c> share: one file, or a batch of JSON lines.</summary>
internal static class BatchCommand
{
    /// <param name="work">What to do with one input, given the folder that its path is relative to; throws <see cref="LineException"/>.</param>
    /// <param name="alone">Flags that each take neither file nor batch, and what they do.</param>
    public static Command Make(
        string name, string description, Func<JsonObject, string, object> work, params (Option<bool> Flag, Func<ParseResult, CancellationToken, Task<int>> Run)[] alone)
    {
        var file = new Argument<FileInfo?>("file") { Description = "One file", Arity = ArgumentArity.ZeroOrOne };
        var url = new Option<string?>("--url") { Description = "The address that the file came from" };
        var batch = Batch.Option();
        var command = new Command(name, description) { file, batch, url };
        foreach (var (flag, _) in alone)
            command.Add(flag);
        command.Validators.Add(result =>
        {
            var ways = alone.Count(one => result.GetValue(one.Flag)) + (result.GetResult(file) is null ? 0 : 1) + (result.GetResult(batch) is null ? 0 : 1);
            if (ways != 1)
                result.AddError($"'{name}' takes one file, or --batch with a file of JSON lines{string.Concat(alone.Select(one => $", or {one.Flag.Name} alone"))}.");
        });
        command.SetAction((parsed, cancellationToken) => Array.Find(alone, one => parsed.GetValue(one.Flag)) is { Run: { } run } ? run(parsed, cancellationToken)
            : parsed.GetValue(batch) is { } lines ? Batch.Run(lines, work, cancellationToken)
            : Task.FromResult(Batch.RunOne(parsed.GetValue(file)!, (line, folder) => work(With(line, "url", parsed.GetValue(url)), folder))));
        return command;
    }

    private static JsonObject With(JsonObject line, string member, string? value)
    {
        if (value is not null) line[member] = value;
        return line;
    }
}
