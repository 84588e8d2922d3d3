using System.Globalization;
using Spectre.Console;
using Wiredesk.Enrichment;
using Wiredesk.Enrichment.Articles;

namespace Wiredesk.Standalone.Looking;

/// <summary><c>wiredesk enrich --compare</c>: analyses the kept articles by the rules of today, beside the analyses in use, and shows what would change.</summary>
/// <remarks>Nothing is written: <c>enrich --apply</c> puts the new analyses in place, each under its new version.</remarks>
internal static class CompareAnalyses
{
    private const int PageSize = 100;
    private const int LongestItem = 100;

    /// <summary>What the comparison of all kept articles came to.</summary>
    /// <param name="Rules">The version of the rules of today.</param>
    /// <param name="ByRules">How many articles are analysed by which version.</param>
    /// <param name="Fields">How many articles differ in which field.</param>
    /// <param name="SameVersionDiffers">How many differ although the version is the same: then the rules changed and their version did not.</param>
    /// <param name="NotKept">How many could not be read again, since their text was not kept.</param>
    private sealed record Summary(
        int Rules, int Articles, int Differ, SortedDictionary<int, int> ByRules, SortedDictionary<string, int> Fields, int SameVersionDiffers, int NotKept);

    private sealed record SummaryLine(Summary Summary);

    public static async Task<int> Run(DirectoryInfo data, bool json, CancellationToken cancellationToken)
    {
        await using var stores = Stores.Open(data);
        var articles = stores.GetRequiredService<ComparedArticles>();
        var summary = new Summary(Analyser.RulesVersion, 0, 0, [], new(StringComparer.Ordinal), 0, 0);
        string? after = null;
        do
        {
            var page = await articles.Page(PageSize, after, cancellationToken);
            foreach (var article in page.Articles)
            {
                summary = Counted(summary, article);
                if (json)
                    CommandLine.Print(article);
                else if (article.Comparison is { Differs.Count: > 0 })
                    Show(article, article.Comparison);
            }

            after = page.Next;
        }
        while (after is not null);

        if (json)
            CommandLine.Print(new SummaryLine(summary));
        else
            Show(summary);
        if (summary.SameVersionDiffers > 0)
            CommandLine.Complain($"{summary.SameVersionDiffers} articles come out differently although the rules' version is still {summary.Rules}; raise Analyser.RulesVersion.");
        return CommandLine.Done;
    }

    private static Summary Counted(Summary sum, ComparedArticle article)
    {
        sum.ByRules[article.Rules] = sum.ByRules.GetValueOrDefault(article.Rules) + 1;
        foreach (var field in article.Comparison?.Differs.Keys ?? [])
            sum.Fields[field] = sum.Fields.GetValueOrDefault(field) + 1;
        var differs = article.Comparison is { Differs.Count: > 0 } ? 1 : 0;
        return sum with
        {
            Articles = sum.Articles + 1,
            Differ = sum.Differ + differs,
            SameVersionDiffers = sum.SameVersionDiffers + (article.Rules == sum.Rules ? differs : 0),
            NotKept = sum.NotKept + (article.Comparison is null ? 1 : 0),
        };
    }

    private static void Show(ComparedArticle article, AnalysisComparison comparison)
    {
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{article.Headline ?? "(no headline)"}[/]  {article.Id}, revision {article.Revision}, rules {comparison.Old} to {comparison.New}");
        foreach (var (field, difference) in comparison.Differs)
        {
            foreach (var gone in difference.Gone)
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {field}  [red]- {Short(gone!.ToJsonString())}[/]");
            foreach (var added in difference.Added)
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {field}  [green]+ {Short(added!.ToJsonString())}[/]");
        }
    }

    private static void Show(Summary summary)
    {
        Console.Out.WriteLine($"{summary.Articles} articles analysed by rules {summary.Rules}: {summary.Differ} differ, {summary.Articles - summary.Differ - summary.NotKept} do not"
            + (summary.NotKept > 0 ? $", {summary.NotKept} are not kept" : ""));
        Console.Out.WriteLine("In use: " + string.Join(", ", summary.ByRules.Select(version => $"{version.Value} by rules {version.Key}")));
        if (summary.Fields.Count > 0)
            Console.Out.WriteLine("Differ in: " + string.Join(", ", summary.Fields.OrderByDescending(field => field.Value).Select(field => $"{field.Key} {field.Value}")));
    }

    private static string Short(string item) => item.Length > LongestItem ? item[..(LongestItem - 3)] + "..." : item;
}
