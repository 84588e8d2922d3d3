namespace Wiredesk.Deduplication.Events;

/// <summary>An article's terms weighted by what they tell at the moment of a decision.</summary>
internal sealed class Vector
{
    private readonly Terms _terms;
    private readonly float[] _weights;
    private readonly float _norm;
    private readonly float _articles;

    /// <summary>Weights the terms of an article.</summary>
    public Vector(Terms terms, DocumentFrequencies frequencies)
    {
        _terms = terms;
        _articles = frequencies.Articles;
        _weights = new float[terms.Words.Length];
        float squares = 0;
        for (var index = 0; index < _weights.Length; index++)
        {
            _weights[index] = terms.Stresses[index] * frequencies.Weight(terms.Words[index]);
            squares += _weights[index] * _weights[index];
        }

        _norm = MathF.Sqrt(squares);
    }

    /// <summary>Whether the stream has grown, or faded, by a quarter since.</summary>
    public bool IsStale(DocumentFrequencies frequencies) => frequencies.Articles > _articles * 1.25f || frequencies.Articles < _articles * 0.75f;

    /// <summary>The words that tell most, heaviest first.</summary>
    public IEnumerable<(uint Word, float Weight)> Heaviest(int most)
    {
        var order = new (float Weight, uint Word)[_weights.Length];
        for (var index = 0; index < order.Length; index++)
            order[index] = (-_weights[index], _terms.Words[index]);
        Array.Sort(order);
        return order.Take(most).Select(term => (term.Word, -term.Weight));
    }

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
