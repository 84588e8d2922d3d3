using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Benchmarks.EndToEnd;
using Wiredesk.Contracts;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Partners;
using Wiredesk.Publishing.Search;
using static System.FormattableString;

namespace Wiredesk.Benchmarks.Publishing;

/// <summary><c>search</c>: what lists and searches of the published API cost over a full store.</summary>
internal static class SearchCommand
{
    private const int Limit = 50;
    private const int Batch = 1000;
    private const int WordsInArticle = 150;
    private const int Rounds = 200;

    private static readonly Reader Everybody = new("bench", Entitlement.Everything, []);

    public static async Task<int> Run(string[] args)
    {
        var articles = new Option<int>("--articles") { Description = "How many articles the store holds", DefaultValueFactory = _ => 500_000 };
        var data = new Option<DirectoryInfo?>("--data") { Description = "A folder to keep, and to use again; else a temporary one" };
        var command = new RootCommand("Lists and searches over a full store") { articles, data };
        command.SetAction(async options =>
        {
            var kept = options.GetValue(data);
            var folder = kept ?? Directory.CreateTempSubdirectory("wiredesk-search-");
            try
            {
                Console.Out.Write(await Measure(options.GetValue(articles), folder));
            }
            finally
            {
                if (kept is null) folder.Delete(recursive: true);
            }
        });
        var parsed = command.Parse(args);
        var code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? 2 : code;
    }

    private static async Task<string> Measure(int count, DirectoryInfo folder)
    {
        var machine = MachineFacts.Now();
        await using var services = PublishedStore.Open(folder.FullName);
        var filled = await Fill(services, count);
        var search = services.GetRequiredService<ArticleSearch>();
        var random = new Random(5);
        var last = await services.GetRequiredService<ChangeStore>().Last(CancellationToken.None);
        var deep = new ListPlace(Math.Max(1, last - (long)(9_999.0 / 10_000 * last)));
        var all = new ArticleFilter();

        var rows = new List<string>
        {
            await Row("page 1, no filter", search, () => (all, null)),
            await Row(Invariant($"page {last / Limit:N0} by its cursor, no filter"), search, () => (all, deep with { Number = Limit + 1 })),
            await Row("page 1, one source", search, () => (new ArticleFilter { Sources = [Source(random.Next(Sources))] }, null)),
            await Row("last page, one source", search, () => (new ArticleFilter { Sources = [Source(random.Next(Sources))] }, new ListPlace(Limit * Sources))),
            await Row("one word", search, () => (new ArticleFilter { Text = Word(random) }, null)),
            await Row("two words", search, () => (new ArticleFilter { Text = $"{Word(random)} {Word(random)}" }, null)),
            await Row("a phrase", search, () => (new ArticleFilter { Text = $"\"{Word(random)} {Word(random)}\"" }, null)),
            await Row("two words, a source, a language, a month", search, () => (new ArticleFilter
            {
                Text = $"{Word(random)} {Word(random)}", Sources = [Source(random.Next(Sources))], Languages = ["en"], From = Start, To = Start.AddDays(30),
            }, null)),
            await Row("the two commonest words", search, () => (new ArticleFilter { Text = "w0 w1" }, null)),
            await Row("relevance, one word", search, () => (new ArticleFilter { Text = Word(random) }, null), ArticleOrder.Relevance),
        };
        return Invariant($"""
            | {count:N0} articles of {WordsInArticle} words, pages of {Limit} | median ms | p95 ms | CPU median ms | CPU p95 ms |
            |---|---:|---:|---:|---:|
            {string.Join('\n', rows)}

            - {machine}
            - {filled}

            """);
    }

    private static async Task<string> Row(string name, ArticleSearch search, Func<(ArticleFilter Filter, ListPlace? After)> next, ArticleOrder order = ArticleOrder.Newest)
    {
        for (var warm = 0; warm < 20; warm++) await Page(search, next(), order);
        var (times, used) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var (started, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await Page(search, next(), order);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            used.Add((Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
        }

        times.Sort();
        used.Sort();
        return Invariant($"| {name} | {times[Rounds / 2]:0.0} | {times[Rounds * 95 / 100]:0.0} | {used[Rounds / 2]:0.0} | {used[Rounds * 95 / 100]:0.0} |");
    }

    private static Task<FoundPage> Page(ArticleSearch search, (ArticleFilter Filter, ListPlace? After) asked, ArticleOrder order) =>
        search.Page(Everybody, asked.Filter, Gathering.Group, order, asked.After, Limit, CancellationToken.None);

    /// <summary>Writes published articles and their changes, and lets the indexer follow; only what is missing.</summary>
    private static async Task<string> Fill(ServiceProvider services, int count)
    {
        var (clock, processor) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var from = (int)await services.GetRequiredService<ChangeStore>().Last(CancellationToken.None);
        for (var start = from; start < count; start += Batch)
        {
            var batch = Enumerable.Range(start, Math.Min(Batch, count - start)).Select(Article).ToList();
            await PublishedStore.Write(services, batch, start);
            if (start % 50_000 == 0) Console.Error.WriteLine($"{start:N0} written, {clock.Elapsed.TotalSeconds:0} s");
        }

        var (written, writtenBy) = (clock.Elapsed, Process.GetCurrentProcess().TotalProcessorTime - processor);
        await services.GetRequiredService<ArticleIndexer>().CatchUp(CancellationToken.None);
        return Invariant($"{count - from:N0} documents were written in {written.TotalSeconds:0} s (CPU {writtenBy.TotalSeconds:0} s), and indexed in {(clock.Elapsed - written).TotalSeconds:0} s (CPU {(Process.GetCurrentProcess().TotalProcessorTime - processor - writtenBy).TotalSeconds:0} s).");
    }

    private const int Sources = 200;
    private const int Vocabulary = 50_000;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static string Source(int n) => $"source-{n}";

    // Words are as frequent as their rank allows (Zipf): the rank is drawn evenly by its logarithm.
    private static string Word(Random random) => $"w{(int)Math.Exp(random.NextDouble() * Math.Log(Vocabulary)) - 1}";

    private static PublishedArticle Article(int n)
    {
        var random = new Random(n);
        // Every tenth is a copy of one of the hundred before it.
        var id = IdOf(n);
        var lead = n > 100 && n % 10 == 0 ? IdOf(n - 1 - random.Next(9)) : id;
        var text = string.Join(' ', Enumerable.Range(0, WordsInArticle).Select(_ => Word(random)));
        var at = Start.AddMinutes(n);
        return new PublishedArticle
        {
            Id = id.ToString("D"),
            Status = PublicationStatus.Usable,
            Source = Source(n % Sources),
            CreatedAt = at,
            ChangedAt = at,
            Article = new Article { Id = id, Revision = 1, Source = Source(n % Sources), Text = text, ReceivedAt = at, Headline = text[..60], PublishedAt = at },
            Analysis = new Analysis
            {
                Version = 1,
                Language = new DetectedLanguage(n % 3 == 0 ? "en" : n % 3 == 1 ? "fr" : "ar", 0.9),
                Body = new TextPassage(0, text.Length, text),
                Topics = [new Topic($"medtop:{n % 17}", $"topic {n % 17}", 0.7)],
            },
            Decision = new Decision
            {
                Version = n + 1,
                Relation = lead == id ? Relation.Original : Relation.Copy,
                Of = lead == id ? null : lead,
                Group = lead,
                Lead = lead,
                Event = lead,
                Story = IdOf(n / 20 * 20),
                Confidence = 1,
                Evidence = new Evidence("1", [], 0, 0, []),
            },
        };
    }

    private static Guid IdOf(int n) => new($"0198a1b2-0000-7000-8000-{n:D12}");
}
