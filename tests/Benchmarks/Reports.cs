using System.Globalization;
using System.Text;
using Wiredesk.Platform.Tests;

namespace Wiredesk.Benchmarks;

/// <summary>Makes any number of reports of one length: laid out as news is, in the words of the seeds as often as they use them, and on a subject of their own.</summary>
/// <remarks>
/// The same seed gives the same reports. No two share more than a phrase, so none is a copy of another. The words of a subject and the names are coined out
/// of halves of the seeds' words: with the seeds' few hundred words alone all reports would speak of the same.
/// </remarks>
/// <param name="seed">Which reports.</param>
/// <param name="length">How many characters each has, all of them ASCII.</param>
internal sealed class Reports(int seed, int length = Reports.Length)
{
    /// <summary>4 KB, in ASCII, so that characters are bytes.</summary>
    public const int Length = 4096;

    private const int WordsInSubject = 40;
    private const int NamesInReport = 8;
    private const int WordsInSentence = 18;
    private const int SentencesInParagraph = 3;

    private static readonly string[] Words = [.. Directory.GetFiles(Repository.Seeds, "*.txt").Order(StringComparer.Ordinal)
        .SelectMany(file => File.ReadAllText(file).Split([' ', '\n', '.', ',', '"'], StringSplitOptions.RemoveEmptyEntries))
        .Where(word => word.Length < 20 && word.All(char.IsAsciiLetter)).Select(word => word.ToLowerInvariant())];

    private static readonly string[] LongWords = [.. Words.Distinct().Where(word => word.Length > 5)];

    private readonly Random _random = new(seed);

    /// <summary>The next report.</summary>
    public string Next()
    {
        var subject = Enumerable.Range(0, WordsInSubject).Select(_ => Coined()).ToArray();
        var names = Enumerable.Range(0, NamesInReport).Select(_ => $"{Capital(Coined())} {Capital(Coined())}").ToArray();
        var text = new StringBuilder($"{Capital(Phrase(8, subject, names))}\n\nBy {names[0]}\n\n{Coined().ToUpperInvariant()}, Nov {_random.Next(1, 29)} - ");
        for (var sentence = 1; text.Length < length; sentence++)
            text.Append(Sentence(subject, names)).Append(sentence % SentencesInParagraph == 0 ? "\n\n" : " ");
        return text.ToString(0, length - 1) + ".";
    }

    /// <summary>The text as another source runs it: every 40th word cut.</summary>
    public static string Edited(string text) => string.Join(' ', text.Split(' ').Where((_, number) => number % 40 != 39));

    private string Sentence(string[] subject, string[] names)
    {
        var phrase = Capital(Phrase(WordsInSentence, subject, names));
        return _random.Next(6) == 0 ? $"\"{phrase},\" said {Any(names)}." : phrase + ".";
    }

    private string Phrase(int words, string[] subject, string[] names) => string.Join(' ', Enumerable.Range(0, words).Select(_ => _random.Next(40) switch
    {
        0 or 1 => Any(names),
        2 => _random.Next(2, 5000).ToString(CultureInfo.InvariantCulture),
        3 => $"November {_random.Next(1, 29)}",
        < 14 => Any(subject),
        _ => Any(Words),
    }));

    private string Coined() => Any(LongWords)[..3] + Any(LongWords)[^3..];

    private string Any(string[] words) => words[_random.Next(words.Length)];

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
