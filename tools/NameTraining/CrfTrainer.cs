using System.Runtime.InteropServices;
using Wiredesk.Enrichment.Entities;
using Wiredesk.Enrichment.Tagging;

namespace Wiredesk.NameTraining;

/// <summary>Learns the weights of the tagger.</summary>
/// <remarks>
/// The likelihood of a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001), raised by stochastic gradient steps sized per weight
/// (AdaGrad: Duchi, Hazan and Singer, 2011). In each step some features are left out at random (Hinton et al., 2012), so that
/// the classes of words carry names that were never seen; the weights of all steps are averaged.
/// </remarks>
internal sealed class CrfTrainer(Region[] regions)
{
    private const int Passes = 14;
    private const int AveragedFrom = 6;
    private const float Step = 0.12f;
    private const float Decay = 2e-6f;
    private const double Dropped = 0.25;
    private const int Tags = Tag.Count;

    private readonly float[] _weights = new float[Tags << TaggerModel.Bits];
    private readonly float[] _squares = new float[Tags << TaggerModel.Bits];
    private readonly float[] _transitions = new float[Tags * Tags];
    private readonly float[] _transitionSquares = new float[Tags * Tags];
    private readonly Random _random = new(1); // the same texts give the same model

    public TaggerModel Train()
    {
        var counts = new int[1 << TaggerModel.Bits];
        foreach (var row in regions.SelectMany(region => region.Rows).SelectMany(rows => rows))
            counts[row]++;
        var frequent = Array.ConvertAll(regions, region => region with { Rows = Array.ConvertAll(region.Rows, rows => rows.Where(row => counts[row] > 1).ToArray()) });

        var (sum, transitionSum) = (new double[_weights.Length], new double[_transitions.Length]);
        for (var pass = 0; pass < Passes; pass++)
        {
            _random.Shuffle(frequent);
            foreach (var region in frequent)
                Learn(region);
            if (pass < AveragedFrom)
                continue;
            for (var at = 0; at < sum.Length; at++)
                sum[at] += _weights[at] / (Passes - AveragedFrom);
            for (var at = 0; at < transitionSum.Length; at++)
                transitionSum[at] += _transitions[at] / (Passes - AveragedFrom);
        }

        return Quantise(sum, transitionSum);
    }

    private void Learn(Region region)
    {
        var length = region.Tags.Length;
        var rows = Array.ConvertAll(region.Rows, all => all.Where(_ => _random.NextDouble() > Dropped).ToArray());
        var scores = new float[length][];
        for (var word = 0; word < length; word++)
        {
            scores[word] = new float[Tags];
            foreach (var row in rows[word])
            {
                for (var tag = 0; tag < Tags; tag++)
                    scores[word][tag] += _weights[(row * Tags) + tag] / (1 - (float)Dropped);
            }
        }

        var (forward, backward) = (Forward(scores), Backward(scores));
        var total = LogSum(forward[^1], tag => Tag.MayEnd(tag));
        for (var word = 0; word < length; word++)
        {
            var error = new float[Tags];
            for (var tag = 0; tag < Tags; tag++)
                error[tag] = (float)Math.Exp(forward[word][tag] + backward[word][tag] - total) - (region.Tags[word] == tag ? 1 : 0);
            foreach (var row in rows[word])
                Move(_weights.AsSpan(row * Tags, Tags), _squares.AsSpan(row * Tags, Tags), error);
        }

        LearnTransitions(region, scores, forward, backward, total);
    }

    private void LearnTransitions(Region region, float[][] scores, double[][] forward, double[][] backward, double total)
    {
        var error = new float[Tags * Tags];
        for (var word = 0; word < region.Tags.Length; word++)
        {
            for (var tag = 0; tag < Tags; tag++)
            {
                if (word == 0)
                {
                    error[tag] += (float)Math.Exp(forward[0][tag] + backward[0][tag] - total);
                    continue;
                }

                for (var before = 0; before < Tags; before++)
                {
                    if (Tag.MayFollow(before, tag))
                        error[(before * Tags) + tag] += (float)Math.Exp(forward[word - 1][before] + _transitions[(before * Tags) + tag] + scores[word][tag] + backward[word][tag] - total);
                }
            }

            error[((word == 0 ? Tag.Outside : region.Tags[word - 1]) * Tags) + region.Tags[word]] -= 1;
        }

        Move(_transitions, _transitionSquares, error);
    }

    private double[][] Forward(float[][] scores)
    {
        var forward = new double[scores.Length][];
        for (var word = 0; word < scores.Length; word++)
        {
            forward[word] = new double[Tags];
            for (var tag = 0; tag < Tags; tag++)
            {
                var here = tag;
                forward[word][tag] = scores[word][tag] + (word == 0
                    ? (Tag.MayFollow(Tag.Outside, tag) ? _transitions[tag] : double.NegativeInfinity)
                    : LogSum(forward[word - 1], before => Tag.MayFollow(before, here), before => _transitions[(before * Tags) + here]));
            }
        }

        return forward;
    }

    private double[][] Backward(float[][] scores)
    {
        var backward = new double[scores.Length][];
        for (var word = scores.Length - 1; word >= 0; word--)
        {
            backward[word] = new double[Tags];
            for (var tag = 0; tag < Tags; tag++)
            {
                var here = tag;
                backward[word][tag] = word == scores.Length - 1
                    ? (Tag.MayEnd(tag) ? 0 : double.NegativeInfinity)
                    : LogSum(backward[word + 1], after => Tag.MayFollow(here, after), after => _transitions[(here * Tags) + after] + scores[word + 1][after]);
            }
        }

        return backward;
    }

    private static double LogSum(double[] values, Func<int, bool> counts, Func<int, double>? plus = null)
    {
        var highest = double.NegativeInfinity;
        for (var tag = 0; tag < Tags; tag++)
            highest = counts(tag) ? Math.Max(highest, values[tag] + (plus?.Invoke(tag) ?? 0)) : highest;
        if (double.IsNegativeInfinity(highest))
            return highest;
        var sum = 0.0;
        for (var tag = 0; tag < Tags; tag++)
            sum += counts(tag) ? Math.Exp(values[tag] + (plus?.Invoke(tag) ?? 0) - highest) : 0;
        return highest + Math.Log(sum);
    }

    private static void Move(Span<float> weights, Span<float> squares, ReadOnlySpan<float> error)
    {
        for (var tag = 0; tag < weights.Length; tag++)
        {
            var gradient = error[tag] + (Decay * 1000 * weights[tag]);
            squares[tag] += gradient * gradient;
            weights[tag] -= Step * gradient / (MathF.Sqrt(squares[tag]) + 1e-3f);
        }
    }

    private static TaggerModel Quantise(double[] weights, double[] transitions)
    {
        var sizes = weights.Where(weight => weight != 0).Select(Math.Abs).Order().ToArray();
        var scale = (float)(sizes[(int)(sizes.Length * 0.9999)] / sbyte.MaxValue);
        return new TaggerModel(scale, Array.ConvertAll(weights, weight => (sbyte)Math.Clamp(Math.Round(weight / scale), -sbyte.MaxValue, sbyte.MaxValue)), Array.ConvertAll(transitions, weight => (float)weight));
    }
}
