using System.Text.Json;

namespace Wiredesk.Deduplication.Tests;

/// <summary>The seeds and copies of them, in any order, among several hundred other reports that speak of the same people and places or sit on the same site.</summary>
public class SeedsAmongOthersTests
{
    private const int Others = 360;
    private const int Draws = 30;

    // Edited, cut, wrapped again, quotations translated. Misread ones are found as well as anywhere, but not every one: see README.
    private static readonly string[] Kinds = [.. Damage.Kinds.Except(["ocr3"]).Prepend("whole")];

    private static readonly string[] Menus = ["Home | World | Business | Sport", "Latest | Video | Opinion | Obituaries | Jobs", "Subscribe | Log in | Weather"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void EveryCopyJoinsItsOwnSeedAndNoOther(int run)
    {
        var random = new Random(run);
        var damage = new Damage(run * 100);
        var stream = Enumerable.Range(0, Others).Select(number => ($"other{number}", Other(number, random)))
            .Concat(from seed in Enumerable.Range(0, 5) from kind in Kinds select ($"{seed}-{kind}", kind == "whole" ? Texts.Seeds[seed] : damage.Do(kind, Texts.Seeds[seed])))
            .ToList();
        var deduplicator = new Deduplicator();
        long arrival = 0;
        foreach (var (id, text) in stream.OrderBy(_ => random.Next()))
            deduplicator.Apply(++arrival, Texts.Print(id, text));

        var groups = stream.Select(article => article.Item1).GroupBy(id => deduplicator.Find(id)!.Group)
            .Where(group => group.Any(id => char.IsDigit(id[0]))).Select(group => group.Order(StringComparer.Ordinal));

        Assert.Equal(
            Enumerable.Range(0, 5).Select(seed => string.Join(' ', Kinds.Select(kind => $"{seed}-{kind}").Order(StringComparer.Ordinal))),
            groups.Select(group => string.Join(' ', group)).Order(StringComparer.Ordinal));
    }

    /// <summary>Prints what README says of copies among real reports.</summary>
    [Fact]
    public void EveryCopyAmongRealReportsJoinsItsOwnSeedAndNoOther()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("WIREDESK_REPORTS") is not null, "WIREDESK_REPORTS names no JSONL of real reports ({\"id\", \"text\"}).");
        var reports = File.ReadLines(Environment.GetEnvironmentVariable("WIREDESK_REPORTS")!).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(report => (report.GetProperty("id").GetString()!, report.GetProperty("text").GetString()!)).ToList();
        var missed = new List<string>();
        for (var draw = 1; draw <= Draws; draw++)
        {
            var (damage, random) = (new Damage(draw), new Random(draw));
            List<(string, string)> seeds = [.. Enumerable.Range(0, 5).Select(seed => ($"{seed}-whole", Texts.Seeds[seed]))];
            List<(string, string)> copies = [.. from seed in Enumerable.Range(0, 5) from kind in Damage.Kinds select ($"{seed}-{kind}", damage.Do(kind, Texts.Seeds[seed]))];
            missed.AddRange(Missed([.. reports, .. seeds, .. copies], $"draw {draw}, at the end"));
            missed.AddRange(Missed([.. reports.Concat(seeds).Concat(copies).OrderBy(_ => random.Next())], $"draw {draw}, shuffled"));
        }

        var misread = missed.RemoveAll(copy => copy.Contains("ocr3", StringComparison.Ordinal));
        var each = Draws * 2 * 5;
        var others = each * (Damage.Kinds.Count() - 1);
        TestContext.Current.SendDiagnosticMessage(
            $"among {reports.Count} reports {others - missed.Count} of {others} copies, and {each - misread} of {each} misread ones, join their own seed and no other");
        Assert.Empty(missed);
        Assert.InRange(misread, 0, each / 20);
    }

    /// <summary>The copies that are not in the group of their seed, or share it with what is no copy of it.</summary>
    private static IEnumerable<string> Missed(IReadOnlyList<(string Id, string Text)> stream, string where)
    {
        var deduplicator = new Deduplicator();
        for (var arrival = 0; arrival < stream.Count; arrival++)
            deduplicator.Apply(arrival, Texts.Print(stream[arrival].Id, stream[arrival].Text));
        string GroupOf(string id) => deduplicator.Find(id)!.Group;
        var together = stream.Select(article => article.Id).ToLookup(GroupOf);
        return from seed in Enumerable.Range(0, 5)
               from kind in Damage.Kinds
               let id = $"{seed}-{kind}"
               where GroupOf(id) != GroupOf($"{seed}-whole") || together[GroupOf(id)].Any(other => !other.StartsWith($"{seed}-", StringComparison.Ordinal))
               select $"{id} ({where})";
    }

    /// <summary>A seed's words in another order, a report of something else, or one that takes over a sentence of a seed; some in the furniture of one site.</summary>
    private static string Other(int number, Random random)
    {
        var words = Texts.Seeds[number % 5].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var text = (number % 15) switch
        {
            0 => $"{Texts.Report(number)} {Sentence(random)} {Texts.Report(number + Others)}",
            < 8 => string.Join(' ', words.OrderBy(_ => random.Next())),
            _ => Texts.Report(number, 200),
        };
        return number % 4 == 0 ? $"{Menus[number % 3]}\n\n{text}\n\nShare this article. All rights reserved. Sign up for our newsletter." : text;
    }

    private static string Sentence(Random random)
    {
        var sentences = Texts.Seeds[random.Next(5)].Split(['.', '\n']).Where(sentence => sentence.Length is > 60 and < 200).ToArray();
        return sentences[random.Next(sentences.Length)] + ".";
    }
}
