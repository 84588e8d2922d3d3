using System.CommandLine;
using System.Text.Json.Nodes;

namespace Wiredesk.Standalone.Batches;

/// <summary>The form that <c>feed</c>, <c>extract</c> and <c>enrich</c> share: one file, or a batch of JSON lines.</summary>
internal static class BatchCommand
{
    /// <param name="work">What to do with one input, given the folder that its path is relative to; throws <see cref="LineException"/>.</param>
    /// <param name="alone">A flag that takes neither file nor batch, and what it does.</param>
    public static Command Make(
        string name, string description, Func<JsonObject, string, object> work, (Option<bool> Flag, Func<ParseResult, CancellationToken, Task<int>> Run)? alone = null)
    {
        var file = new Argument<FileInfo?>("file") { Description = "One file", Arity = ArgumentArity.ZeroOrOne };
        var url = new Option<string?>("--url") { Description = "The address that the file came from" };
        var batch = Batch.Option();
        var command = new Command(name, description) { file, batch, url };
        if (alone is { } option)
            command.Add(option.Flag);
        command.Validators.Add(result =>
        {
            var isAlone = alone is { } given && result.GetValue(given.Flag);
            if (isAlone ? result.GetResult(file) is not null || result.GetResult(batch) is not null : result.GetResult(file) is null == result.GetResult(batch) is null)
                result.AddError($"'{name}' takes one file, or --batch with a file of JSON lines{(alone is { } other ? $", or {other.Flag.Name} alone" : "")}.");
        });
        command.SetAction((parsed, cancellationToken) => alone is { } given && parsed.GetValue(given.Flag) ? given.Run(parsed, cancellationToken)
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
