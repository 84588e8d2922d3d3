using System.Runtime.InteropServices;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Events;

/// <summary>In how many recent articles each word turned up; the past fades, so that the weights follow the news.</summary>
/// <remarks>
/// Streamed inverse document frequency as in the new-event detection of Allan and others ("On-line new event detection and tracking", SIGIR 1998), with the
/// counts halved every so many articles. It starts as if some articles in usual words had been seen, so that the first ones are weighed like later ones.
/// </remarks>
internal sealed class DocumentFrequencies(IReadOnlyDictionary<uint, float> background)
{
    private const int HalveEvery = 20_000;
    private const float SeenBefore = 250; // more, and the news would take longer to be learned; fewer, and the first articles would be strangers to each other

    private Dictionary<uint, float> _counts = background.ToDictionary(word => word.Key, word => word.Value * SeenBefore);
    private float _articles = SeenBefore;
    private int _sinceHalved;

    /// <summary>How much a word of an article tells, the logarithm of how rare it is; and counts it. Each distinct word of the article once, then <see cref="EndArticle"/>.</summary>
    public float Take(uint word)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, word, out _);
        return MathF.Log(_articles / (count++ + 1));
    }

    /// <summary>Counts an article whose words were taken.</summary>
    public void EndArticle()
    {
        _articles++;
        if (++_sinceHalved < HalveEvery)
            return;

        _sinceHalved = 0;
        _articles /= 2;
        _counts = _counts.Where(pair => pair.Value >= 2).ToDictionary(pair => pair.Key, pair => pair.Value / 2);
    }

    public void Write(StateWriter writer)
    {
        writer.Part("frequencies");
        writer.Values<uint>([.. _counts.Keys]);
        writer.Values<float>([.. _counts.Values]);
        writer.Fraction(_articles);
        writer.Number(_sinceHalved);
    }

    public void Read(StateReader reader)
    {
        reader.Part("frequencies");
        _counts = reader.Values<uint>().Zip(reader.Values<float>()).ToDictionary(pair => pair.First, pair => pair.Second);
        (_articles, _sinceHalved) = (reader.Float(), reader.Number());
    }
}
