namespace Wiredesk.Deduplication.Events;

/// <summary>An article's terms weighted by what they tell at the moment of a decision.</summary>
internal sealed class Vector
{
    private readonly Terms _terms;
    private readonly float[] _weights;
    private readonly float _norm;

    /// <summary>Weights the terms of an article.</summary>
    public Vector(Terms terms, DocumentFrequencies frequencies)
    {
        _terms = terms;
        _weights = new float[terms.Words.Length];
        float squares = 0;
        for (var index = 0; index < _weights.Length; index++)
        {
            _weights[index] = terms.Stresses[index] * frequencies.Weight(terms.Words[index]);
            squares += _weights[index] * _weights[index];
        }

        _norm = MathF.Sqrt(squares);
    }

    /// <summary>The words that tell most, heaviest first.</summary>
    public IEnumerable<(uint Word, float Weight)> Heaviest(int most) =>
        _terms.Words.Zip(_weights).OrderByDescending(term => term.Second).ThenBy(term => term.First).Take(most).Select(term => (term.First, term.Second));

    /// <summary>The cosine of the angle between two articles: 0 nothing in common, 1 the same words.</summary>
    public double Cosine(Vector other)
    {
        double dot = 0;
        var (left, right) = (_terms.Words, other._terms.Words);
        for (int here = 0, there = 0; here < left.Length && there < right.Length;)
        {
            if (left[here] == right[there])
                dot += _weights[here++] * other._weights[there++];
            else if (left[here] < right[there])
                here++;
            else
                there++;
        }

        return dot == 0 ? 0 : dot / (_norm * other._norm);
    }
}
