namespace Wiredesk.EventTraining;

/// <summary>How well a clustering agrees with the truth: pairs, BCubed (Bagga and Baldwin 1998), and sibling events that were wrongly joined.</summary>
internal sealed class Score
{
    private double _hit, _got, _want, _precision, _recall, _items, _siblings, _siblingsJoined;

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

    public override string ToString()
    {
        var (precision, recall) = (_hit / Math.Max(1, _got), _hit / Math.Max(1, _want));
        var (cubedPrecision, cubedRecall) = (_precision / _items, _recall / _items);
        return $"pairs P {precision:F3} R {recall:F3} F1 {2 * precision * recall / (precision + recall):F3} | BCubed P {cubedPrecision:F3} R {cubedRecall:F3} "
            + $"F1 {2 * cubedPrecision * cubedRecall / (cubedPrecision + cubedRecall):F3} | siblings joined {_siblingsJoined / Math.Max(1, _siblings):P1}";
    }
}
