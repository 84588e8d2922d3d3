using Wiredesk.Deduplication.Fingerprints;

namespace Wiredesk.Deduplication.Tests;

/// <summary>Texts to decide about: the seed articles, damage as syndication does it, and made-up reports.</summary>
internal static class Texts
{
    private static readonly string[] Vocabulary =
        "harbour minister storm bridge market river council vessel harvest engine budget valley painter signal carbon temple village lantern orchard copper".Split(' ');

    public static IReadOnlyList<string> Seeds { get; } =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "seeds"), "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    public static Fingerprint Print(string id, string text, int revision = 1, string? title = null, DateTimeOffset? receivedAt = null) =>
        Fingerprint.Of(new ReceivedText { ArticleId = id, Text = text, Revision = revision, Title = title, ReceivedAt = receivedAt });

    /// <summary>A report of so many words that shares none of its phrases with that of another seed number.</summary>
    public static string Report(int seed, int words = 120)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, words).Select(number => Vocabulary[random.Next(Vocabulary.Length)] + random.Next(50) + (number % 12 == 11 ? "." : "")));
    }

    /// <summary>The text with every eighth word replaced, starting with the given one: two such texts share few runs of three words, and each shares most with the whole.</summary>
    public static string Edited(string text, int start) =>
        string.Join(' ', text.Split(' ').Select((word, index) => index % 8 == start ? $"edited{start}x{index}" : word));
}
