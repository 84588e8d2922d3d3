using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wiredesk.Ingestion.Blocks;
using Wiredesk.Ingestion.Markup;
using Wiredesk.Ingestion.Metadata;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.PageTraining;

/// <summary>A page and what people say is on it.</summary>
internal sealed partial record LabelledPage(string Id, Uri Url, string Title, string? Author, string? Date, string Text, string Html)
{
    /// <summary>Reads <c>{"id","path","url","title","author","publishDate","text"}</c>, one a line; a path that ends in .gz is unpacked.</summary>
    public static List<LabelledPage> ReadAll(string file) => File.ReadLines(file).Select(line =>
    {
        var row = JsonDocument.Parse(line).RootElement;
        string? Text(string name) => row.GetProperty(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        using var stream = new GZipStream(File.OpenRead(Path.Combine(Path.GetDirectoryName(file)!, Text("path")!)), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var html = TextBytes.Decode(bytes.ToArray(), null, new Repairs());
        return new LabelledPage(Text("id")!, new Uri(Text("url")!), Text("title") ?? "", Text("author"), Text("publishDate"), Text("text")!, html);
    }).ToList();

    /// <summary>The part of the data that a page belongs to: all pages of a site are in one.</summary>
    public int Fold(int folds, int division)
    {
        var host = Url.Host.Split('.');
        var site = string.Join('.', host.TakeLast(host.Length > 2 && host[^2].Length <= 3 && host[^1].Length == 2 ? 3 : 2));
        return (int)(site.Aggregate(2166136261u + (uint)division, (hash, character) => (hash ^ character) * 16777619) % (uint)folds);
    }

    // Learning is in no hurry.
    private static readonly TimeProvider Unhurried = new StoppedClock();

    public ReadLabelledPage Read(VoteWeights weights)
    {
        var deadline = new PageDeadline(Unhurried, CancellationToken.None);
        var scan = PageScan.Of(Html, deadline);
        var page = PageReading.Of(PageExtractor.Parse(scan.Html, deadline), deadline);
        var data = JsonLd.Of(scan.LinkedData, deadline);
        return new ReadLabelledPage(this, page, data, new PageFacts(page, data, Url, null, weights), Region.OfSubtree(page), Shares(page));
    }

    public static string[] Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(match => match.Value)];

    // How much of each block stands in the labelled text: by runs of four words; short blocks must be a whole line of it.
    private double[] Shares(PageReading page)
    {
        const int Run = 4;
        var gold = Words(Text);
        var runs = new HashSet<string>();
        for (var i = 0; i + Run <= gold.Length; i++)
            runs.Add(string.Join(' ', gold.AsSpan(i, Run)!));
        var joined = $" {string.Join(' ', gold)} ";
        var lines = Text.Split('\n').Select(line => string.Join(' ', Words(line))).ToHashSet();
        var title = string.Join(' ', Words(Title));
        return [.. page.Blocks.Select(block =>
        {
            var words = Words(block.Text);
            var all = string.Join(' ', words);
            if (words.Length < Run || (block.IsHeading && all == title))
                return words.Length > 0 && (lines.Contains(all) || (all.Length > 8 && all != title && joined.Contains($" {all} ", StringComparison.Ordinal))) ? 1.0 : 0;
            var covered = new bool[words.Length];
            for (var i = 0; i + Run <= words.Length; i++)
            {
                if (runs.Contains(string.Join(' ', words.AsSpan(i, Run)!)))
                    covered.AsSpan(i, Run).Fill(true);
            }

            return (double)covered.Count(true) / words.Length;
        })];
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}

/// <summary>A labelled page as the extractor reads it.</summary>
/// <param name="Shares">How much of each block belongs to the article.</param>
internal sealed record ReadLabelledPage(LabelledPage Label, PageReading Page, JsonLd Data, PageFacts Facts, Region? Subtree, double[] Shares)
{
    private float[][]? _rows;

    /// <summary>The numbers of each block.</summary>
    public float[][] Rows => _rows ??= Describe();

    /// <summary>The same page, its title, authors and dates read with other weights.</summary>
    public ReadLabelledPage With(VoteWeights weights) => new(Label, Page, Data, new PageFacts(Page, Data, Label.Url, null, weights), Subtree, Shares);

    private float[][] Describe()
    {
        var known = PageFacts.Decoded(Data.Body);
        var features = new BlockFeatures(Page, Subtree, Region.OfParagraphs(Page, known), Facts.Title, known);
        return [.. Page.Blocks.Select((_, i) => features.Of(i).ToArray())];
    }
}

internal sealed class StoppedClock : TimeProvider
{
    public override long GetTimestamp() => 0;
}

internal static class Counting
{
    public static int Count(this bool[] flags, bool value) => flags.AsSpan().Count(value);
}
