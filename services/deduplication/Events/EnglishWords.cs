using System.Globalization;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Events;

/// <summary>In what share of news reports the usual English words turn up: what is known before any article has been seen.</summary>
/// <remarks>
/// Counted over the reports of ECB+ (Cybulska and Vossen, LREC 2014) by tools/EventTraining; only words that turn up in several stories, so that the names
/// of none are among them. Other languages start with nothing, and are learned from the stream.
/// </remarks>
internal static class EnglishWords
{
    /// <summary>The share of reports, 0 to 1, by the hash of the word.</summary>
    public static IReadOnlyDictionary<uint, float> Learned { get; } = Read();

    /// <summary>Lines of a share and the words that have it.</summary>
    private static Dictionary<uint, float> Read()
    {
        using var reader = new StreamReader(typeof(EnglishWords).Assembly.GetManifestResourceStream("english.txt")!);
        var shares = new Dictionary<uint, float>();
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            foreach (var word in words.Skip(1))
                shares[(uint)Hash.Of(word)] = float.Parse(words[0], CultureInfo.InvariantCulture);
        }

        return shares;
    }
}
