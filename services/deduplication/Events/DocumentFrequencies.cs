using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Events;

/// <summary>In how many recent articles each word turned up; the past fades, so that the weights follow the news.</summary>
/// <remarks>
/// Streamed inverse document frequency as in the new-event detection of Allan and others ("On-line new event detection and tracking", SIGIR 1998), with the
/// counts halved every so many articles. It starts as if some articles in usual words had been seen, so that the first ones are weighed like later ones.
/// </remarks>
internal sealed class DocumentFrequencies
{
    private const int HalveEvery = 20_000;
    private const float SeenBefore = 250; // more, and the news would take longer to be learned; fewer, and the first articles would be strangers to each other

    private WordCounts _counts;
    private float _articles = SeenBefore;
    private int _sinceHalved;

    /// <param name="background">The words that are usual, and the share of articles that each is in.</param>
    public DocumentFrequencies(IReadOnlyDictionary<uint, float> background) =>
        _counts = Of(background.Select(word => (word.Key, word.Value * SeenBefore)), background.Count);

    /// <summary>How much a word of an article tells, the logarithm of how rare it is; and counts it. Each distinct word of the article once, then <see cref="EndArticle"/>.</summary>
    public float Take(uint word) => MathF.Log(_articles / (_counts.Take(word) + 1));

    /// <summary>Counts an article whose words were taken.</summary>
    public void EndArticle()
    {
        _articles++;
        if (++_sinceHalved < HalveEvery)
            return;

        _sinceHalved = 0;
        _articles /= 2;
        var kept = _counts.All.Where(word => word.Count >= 2).Select(word => (word.Word, word.Count / 2)).ToArray();
        _counts = Of(kept, kept.Length);
    }

    public void Write(StateWriter writer)
    {
        writer.Part("frequencies");
        writer.Values<uint>([.. _counts.All.Select(word => word.Word)]);
        writer.Values<float>([.. _counts.All.Select(word => word.Count)]);
        writer.Fraction(_articles);
        writer.Number(_sinceHalved);
    }

    public void Read(StateReader reader)
    {
        reader.Part("frequencies");
        var words = reader.Values<uint>();
        _counts = Of(words.Zip(reader.Values<float>()), words.Length);
        (_articles, _sinceHalved) = (reader.Float(), reader.Number());
    }

    private static WordCounts Of(IEnumerable<(uint Word, float Count)> words, int count)
    {
        var counts = new WordCounts(count);
        foreach (var (word, before) in words)
            counts.Add(word, before);
        return counts;
    }
}
