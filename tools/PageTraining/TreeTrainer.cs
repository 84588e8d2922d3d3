using Wiredesk.Ingestion.Blocks;

namespace Wiredesk.PageTraining;

/// <summary>Learns gradient-boosted trees for the logistic loss, with second-order steps and binned numbers (Chen and Guestrin: "XGBoost", 2016).</summary>
internal sealed class TreeTrainer(float[][] rows, double[] targets, double[] weights)
{
    private const int Depth = 3;
    private const int Trees = 220;
    private const int Bins = 48;
    private const int Width = Bins + 1; // One cut more than quantiles need, see Bin.
    private const double Rate = 0.08;
    private const double Ridge = 8;
    private const double FeatureShare = 0.25;
    private const double RowShare = 0.7;

    private readonly Random _random = new(1); // The same pages give the same model.
    private readonly float[][] _cuts = new float[BlockFeatures.Count][];
    private readonly byte[][] _bins = new byte[BlockFeatures.Count][];

    public BlockModel Train()
    {
        for (var feature = 0; feature < BlockFeatures.Count; feature++)
            Bin(feature);
        var (features, thresholds, leaves) = (new List<int>(), new List<float>(), new List<float>());
        var sums = new double[rows.Length];
        var (slopes, curves, nodes) = (new double[rows.Length], new double[rows.Length], new int[rows.Length]);
        for (var tree = 0; tree < Trees; tree++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var probability = 1 / (1 + Math.Exp(-sums[i]));
                var weight = _random.NextDouble() < RowShare ? weights[i] : 0;
                (slopes[i], curves[i], nodes[i]) = ((probability - targets[i]) * weight, Math.Max(probability * (1 - probability), 1e-6) * weight, 0);
            }

            var chosen = Enumerable.Range(0, BlockFeatures.Count).Where(_ => _random.NextDouble() < FeatureShare).ToArray();
            for (var level = 0; level < Depth; level++)
                Split(level, chosen, slopes, curves, nodes, features, thresholds);
            var (first, count) = ((1 << Depth) - 1, 1 << Depth);
            var (slope, curve) = (new double[count], new double[count]);
            for (var i = 0; i < rows.Length; i++)
            {
                slope[nodes[i] - first] += slopes[i];
                curve[nodes[i] - first] += curves[i];
            }

            for (var leaf = 0; leaf < count; leaf++)
                leaves.Add((float)(-Rate * slope[leaf] / (curve[leaf] + Ridge)));
            for (var i = 0; i < rows.Length; i++)
                sums[i] += leaves[(tree * count) + nodes[i] - first];
        }

        return new BlockModel(Depth, [.. features], [.. thresholds], [.. leaves]);
    }

    // Cuts lie between quantiles, so that each bin holds about as many blocks.
    private void Bin(int feature)
    {
        var values = rows.Select(row => row[feature]).Order().ToArray();
        var cuts = new List<float>();
        for (var bin = 1; bin < Bins; bin++)
        {
            var at = (int)((long)values.Length * bin / Bins);
            var value = values[Math.Max(at - 1, 0)];
            if (value < values[^1] && (cuts.Count == 0 || value > cuts[^1]))
                cuts.Add(value);
        }

        // Rare values still get a cut of their own.
        if (cuts.Count == 0 && values[0] < values[^1])
            cuts.Add(values[0]);
        else if (cuts.Count > 0 && cuts[0] > values[0])
            cuts.Insert(0, values[0]);
        else if (cuts.Count == 1 && values.First(value => value > cuts[0]) is var next && next < values[^1])
            cuts.Add(next);
        _cuts[feature] = [.. cuts];
        _bins[feature] = [.. rows.Select(row =>
        {
            var at = Array.BinarySearch(_cuts[feature], row[feature]);
            return (byte)(at >= 0 ? at : ~at);
        })];
    }

    private void Split(int level, int[] chosen, double[] slopes, double[] curves, int[] nodes, List<int> features, List<float> thresholds)
    {
        var (first, count) = ((1 << level) - 1, 1 << level);
        var best = new (double Gain, int Feature, int Bin)[count];
        var (slope, curve) = (new double[count * Width], new double[count * Width]);
        var active = Enumerable.Range(0, rows.Length).Where(i => curves[i] > 0).ToArray();
        foreach (var feature in chosen)
        {
            if (_cuts[feature].Length == 0)
                continue;
            Array.Clear(slope);
            Array.Clear(curve);
            var bins = _bins[feature];
            foreach (var i in active)
            {
                var at = ((nodes[i] - first) * Width) + bins[i];
                slope[at] += slopes[i];
                curve[at] += curves[i];
            }

            for (var node = 0; node < count; node++)
                Try(feature, slope.AsSpan(node * Width, Width), curve.AsSpan(node * Width, Width), ref best[node]);
        }

        var from = features.Count;
        foreach (var (gain, feature, bin) in best)
        {
            features.Add(gain > 0 ? feature : 0);
            thresholds.Add(gain > 0 ? _cuts[feature][bin] : float.PositiveInfinity);
        }

        for (var i = 0; i < rows.Length; i++)
        {
            var at = from + nodes[i] - first;
            nodes[i] = (2 * nodes[i]) + (rows[i][features[at]] > thresholds[at] ? 2 : 1);
        }
    }

    private void Try(int feature, ReadOnlySpan<double> slope, ReadOnlySpan<double> curve, ref (double Gain, int Feature, int Bin) best)
    {
        double allSlope = 0, allCurve = 0, leftSlope = 0, leftCurve = 0;
        for (var bin = 0; bin < Width; bin++)
        {
            allSlope += slope[bin];
            allCurve += curve[bin];
        }

        for (var bin = 0; bin < _cuts[feature].Length; bin++)
        {
            leftSlope += slope[bin];
            leftCurve += curve[bin];
            var (rightSlope, rightCurve) = (allSlope - leftSlope, allCurve - leftCurve);
            if (leftCurve < 1 || rightCurve < 1)
                continue;
            var gain = (leftSlope * leftSlope / (leftCurve + Ridge)) + (rightSlope * rightSlope / (rightCurve + Ridge)) - (allSlope * allSlope / (allCurve + Ridge));
            if (gain > Math.Max(best.Gain, 1e-3))
                best = (gain, feature, bin);
        }
    }
}
