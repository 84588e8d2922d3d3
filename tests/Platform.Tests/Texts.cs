namespace Wiredesk.Platform.Tests;

/// <summary>Makes any number of reports that share the words of the seeds and no phrase of them.</summary>
internal sealed class Texts(int seed)
{
    private const int Sentences = 25;
    private const int WordsInSentence = 18;

    private static readonly string[] Words = [.. Directory.GetFiles(Repository.Seeds, "*.txt").Order()
        .SelectMany(file => File.ReadAllText(file).Split([' ', '\n', '.', ',', '"'], StringSplitOptions.RemoveEmptyEntries))
        .Where(word => word.Length < 20).Select(word => word.ToLowerInvariant()).Distinct()];

    private readonly Random _random = new(seed);

    public string Next(int number) =>
        $"Report {seed}-{number} of the day. {string.Join(" ", Enumerable.Range(0, Sentences).Select(_ => Sentence()))}";

    private string Sentence()
    {
        var sentence = string.Join(' ', Enumerable.Range(0, WordsInSentence).Select(_ => Words[_random.Next(Words.Length)]));
        return char.ToUpperInvariant(sentence[0]) + sentence[1..] + ".";
    }
}
