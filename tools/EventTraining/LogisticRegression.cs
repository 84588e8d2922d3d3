namespace Wiredesk.EventTraining;

/// <summary>Logistic regression by stochastic gradient descent with a step of its own for each weight (AdaGrad: Duchi, Hazan and Singer 2011).</summary>
internal static class LogisticRegression
{
    private const int Passes = 12;
    private const double Step = 0.3;
    private const double Decay = 1e-4;

    /// <summary>The weights with which the measures best tell yes from no.</summary>
    public static double[] Train(IReadOnlyList<(double[] Measures, bool Yes)> examples)
    {
        var weights = new double[examples[0].Measures.Length];
        var squares = Enumerable.Repeat(1e-6, weights.Length).ToArray();
        var order = examples.ToArray();
        var random = new Random(1);
        for (var pass = 0; pass < Passes; pass++)
        {
            random.Shuffle(order);
            foreach (var (measures, yes) in order)
            {
                var odds = weights.Zip(measures, (weight, measure) => weight * measure).Sum();
                var error = 1 / (1 + Math.Exp(-odds)) - (yes ? 1 : 0);
                for (var index = 0; index < weights.Length; index++)
                {
                    var gradient = error * measures[index] + Decay * weights[index];
                    squares[index] += gradient * gradient;
                    weights[index] -= Step * gradient / Math.Sqrt(squares[index]);
                }
            }
        }

        return weights;
    }
}
