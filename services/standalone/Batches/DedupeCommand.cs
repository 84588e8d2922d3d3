using System.CommandLine;
using System.Text.Json.Nodes;
using Wiredesk.Deduplication;
using Wiredesk.Deduplication.Fingerprints;

namespace Wiredesk.Standalone.Batches;

/// <summary><c>wiredesk dedupe</c>: decides about articles in the order of their lines, as deduplication does.</summary>
internal static class DedupeCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo?>("in.jsonl") { Description = "A file of JSON lines: one article a line, in order of arrival", Arity = ArgumentArity.ZeroOrOne };
        var batch = Batch.Option();
        var command = new Command("dedupe", "Say which articles are the same text, the same happening, the same story") { file, batch };
        command.Validators.Add(result =>
        {
            if (result.GetResult(file) is null == result.GetResult(batch) is null)
                result.AddError("'dedupe' takes one file of JSON lines.");
        });
        command.SetAction((parsed, cancellationToken) => Dedupe(parsed.GetValue(batch) ?? parsed.GetValue(file)!, cancellationToken));
        return command;
    }

    private static Task<int> Dedupe(FileInfo lines, CancellationToken cancellationToken)
    {
        var decisions = new Deduplicator();
        var arrival = 0L;
        return Batch.Run(
            lines,
            (line, _) => Fingerprint.Of(new ReceivedText // pure: on all cores
            {
                ArticleId = IdOf(line),
                Text = line.Text("text") ?? throw new LineException("bad-input", "'text' is missing."),
                Title = line.Text("title"),
                Source = line.Text("source") ?? "",
                PublishedAt = line.Instant("published"),
            }),
            (id, fingerprint) =>
            {
                var outcome = decisions.Apply(++arrival, fingerprint);
                if (outcome.Verdict is null || outcome.Verdict.Version != arrival) throw new LineException("bad-input", $"The id {id} stood in an earlier line.");
                return outcome.Changed.Select(verdict => DedupeLine.From(verdict, revised: true)).Prepend(DedupeLine.From(outcome.Verdict));
            },
            cancellationToken);
    }

    private static string IdOf(JsonObject line) => line["id"] switch
    {
        null => throw new LineException("bad-input", "'id' is missing."),
        JsonValue value => value.ToString() is { Length: > 0 } id ? id : throw new LineException("bad-input", "'id' is empty."),
        _ => throw new LineException("bad-input", "'id' must be text or a number."),
    };
}
