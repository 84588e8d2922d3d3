namespace Wiredesk.Deduplication.Tests;

/// <summary>The seeds and copies of them, in any order, among several hundred other reports that speak of the same people and places or sit on the same site.</summary>
public class SeedsAmongOthersTests
{
    private const int Others = 360;

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
