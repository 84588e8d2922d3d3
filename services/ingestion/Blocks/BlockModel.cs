using System.Globalization;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Blocks;

/// <summary>Says how likely each block of a page belongs to the article: a sum of small decision trees, learned from labelled pages.</summary>
/// <remarks>
/// Gradient-boosted trees (Friedman: "Greedy Function Approximation", 2001), all of one depth, each laid out as a heap. The table
/// <c>blocks.model</c> is made by tools/PageTraining: one tree a line, <c>feature:threshold</c> for each fork, then the value of each leaf.
/// </remarks>
internal sealed class BlockModel
{
    private readonly int _depth;
    private readonly int[] _features;
    private readonly float[] _thresholds;
    private readonly float[] _leaves;

    /// <param name="features">The forks of all trees, heap by heap: which number is asked.</param>
    /// <param name="thresholds">Below or at it the left branch is taken.</param>
    /// <param name="leaves">The values of all leaves, in log-odds.</param>
    public BlockModel(int depth, int[] features, float[] thresholds, float[] leaves) =>
        (_depth, _features, _thresholds, _leaves) = (depth, features, thresholds, leaves);

    /// <summary>The model that is shipped.</summary>
    public static BlockModel Shipped { get; } = Read(LearnedTable.Lines("blocks.model"));

    /// <summary>How likely a block belongs to the article, in log-odds.</summary>
    public double Score(ReadOnlySpan<float> row)
    {
        var (forks, leaves) = ((1 << _depth) - 1, 1 << _depth);
        double sum = 0;
        for (int tree = 0, at = 0; at < _features.Length; tree++, at += forks)
        {
            var node = 0;
            for (var level = 0; level < _depth; level++)
                node = (2 * node) + (row[_features[at + node]] > _thresholds[at + node] ? 2 : 1);
            sum += _leaves[(tree * leaves) + node - forks];
        }

        return sum;
    }

    public void Write(TextWriter table)
    {
        var (forks, leaves) = ((1 << _depth) - 1, 1 << _depth);
        for (var tree = 0; tree * forks < _features.Length; tree++)
        {
            for (var i = tree * forks; i < (tree + 1) * forks; i++)
                table.Write(string.Create(CultureInfo.InvariantCulture, $"{_features[i]}:{_thresholds[i]:G6} "));
            for (var i = tree * leaves; i < (tree + 1) * leaves; i++)
                table.Write(string.Create(CultureInfo.InvariantCulture, $"{_leaves[i]:0.####} "));
            table.Write('\n');
        }
    }

    public static BlockModel Read(IEnumerable<string> lines)
    {
        var (depth, features, thresholds, leaves) = (0, new List<int>(), new List<float>(), new List<float>());
        foreach (var line in lines)
        {
            var numbers = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            depth = System.Numerics.BitOperations.Log2((uint)numbers.Length + 1) - 1;
            foreach (var number in numbers)
            {
                var colon = number.IndexOf(':', StringComparison.Ordinal);
                if (colon >= 0)
                {
                    features.Add(int.Parse(number.AsSpan(0, colon), CultureInfo.InvariantCulture));
                    thresholds.Add(float.Parse(number.AsSpan(colon + 1), CultureInfo.InvariantCulture));
                }
                else
                {
                    leaves.Add(float.Parse(number, CultureInfo.InvariantCulture));
                }
            }
        }

        return new BlockModel(depth, [.. features], [.. thresholds], [.. leaves]);
    }
}
