using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Events;

/// <summary>In how many recent articles each word turned up; the past fades, so that the weights follow the news.</summary>
/// <remarks>
/// Streamed inverse document frequency as in the new-event detection of Allan and others ("On-line new event detection and tracking", SIGIR 1998), with the
/// counts halved every so many articles. A background of unseen articles keeps the weights sane while few have been seen.
/// </remarks>
internal sealed class DocumentFrequencies
{
    private const int HalveEvery = 20_000;
    private const float Background = 50;

    private Dictionary<uint, float> _counts = [];
    private float _articles;
    private int _sinceHalved;

    /// <summary>Counts the distinct words of an article.</summary>
    public void Add(ReadOnlySpan<uint> words)
    {
        foreach (var word in words)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, word, out _)++;
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

    /// <summary>How much a word tells: the logarithm of how rare it is.</summary>
    public float Weight(uint word) => MathF.Log((_articles + Background) / (_counts.GetValueOrDefault(word) + 1));
}
