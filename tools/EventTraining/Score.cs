namespace Wiredesk.EventTraining;

/// <summary>How well a clustering agrees with the truth: pairs, BCubed (Bagga and Baldwin 1998), and sibling events that were wrongly joined.</summary>
internal sealed class Score
{
    private double _hit, _got, _want, _precision, _recall, _items, _siblings, _siblingsJoined;

    /// <summary>F1 over pairs.</summary>
    public double Pairs => F1(_hit / Math.Max(1, _got), _hit / Math.Max(1, _want));

    /// <summary>F1 by BCubed.</summary>
    public double Cubed => F1(_precision / _items, _recall / _items);

    /// <summary>The share of pairs of sibling events that were joined.</summary>
    public double Siblings => _siblingsJoined / Math.Max(1, _siblings);

    /// <summary>Counts the items of one fold.</summary>
    public void Add(IReadOnlyList<(string Truth, string Found, string Topic)> items)
    {
        foreach (var one in items)
        {
            double truth = 0, found = 0, both = 0;
            foreach (var other in items)
            {
                var (isTrue, isFound) = (one.Truth == other.Truth, one.Found == other.Found);
                truth += isTrue ? 1 : 0;
                found += isFound ? 1 : 0;
                both += isTrue && isFound ? 1 : 0;
                if (one.Topic == other.Topic && !isTrue)
                    (_siblings, _siblingsJoined) = (_siblings + 1, _siblingsJoined + (isFound ? 1 : 0));
            }

            (_hit, _got, _want) = (_hit + both - 1, _got + found - 1, _want + truth - 1);
            (_precision, _recall, _items) = (_precision + both / found, _recall + both / truth, _items + 1);
        }
    }

    public override string ToString() =>
        $"pairs P {_hit / Math.Max(1, _got):F3} R {_hit / Math.Max(1, _want):F3} F1 {Pairs:F3} | BCubed P {_precision / _items:F3} R {_recall / _items:F3} F1 {Cubed:F3}"
        + $" | siblings joined {Siblings:P1}";

    /// <summary>Mean, least and most of several runs.</summary>
    public static string Spread(IReadOnlyList<Score> scores) =>
        $"pairs F1 {Spread(scores, score => score.Pairs)} | BCubed F1 {Spread(scores, score => score.Cubed)} | siblings joined {Spread(scores, score => score.Siblings)}";

    private static string Spread(IReadOnlyList<Score> scores, Func<Score, double> of) => $"{scores.Average(of):F3} ({scores.Min(of):F3} to {scores.Max(of):F3})";

    private static double F1(double precision, double recall) => 2 * precision * recall / (precision + recall);
}
