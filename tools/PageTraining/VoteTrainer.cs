namespace Wiredesk.PageTraining;

/// <summary>One page's vote on one field: the witnesses of each value, and which value is right.</summary>
/// <param name="Right">The index of the right value; -1 when none of them is.</param>
internal sealed record Ballot(IReadOnlyList<IReadOnlyCollection<string>> Candidates, int Right);

/// <summary>Learns what each witness is worth: a conditional logit with a quadratic penalty, by gradient descent with per-weight steps (AdaGrad).</summary>
internal static class VoteTrainer
{
    private const int Passes = 400;
    private const double Penalty = 0.003;
    private const double Step = 0.3;

    public static Dictionary<string, double> Train(IReadOnlyList<Ballot> ballots)
    {
        var (weights, squares) = (new Dictionary<string, double>(), new Dictionary<string, double>());
        for (var pass = 0; pass < Passes; pass++)
        {
            var slopes = weights.ToDictionary(pair => pair.Key, pair => Penalty * pair.Value);
            foreach (var (candidates, right) in ballots)
            {
                var scores = candidates.Select(witnesses => Math.Exp(witnesses.Sum(witness => weights.GetValueOrDefault(witness)))).ToArray();
                var sum = 1 + scores.Sum();
                for (var i = 0; i < scores.Length; i++)
                {
                    var slope = ((scores[i] / sum) - (i == right ? 1 : 0)) / ballots.Count;
                    foreach (var witness in candidates[i])
                        slopes[witness] = slopes.GetValueOrDefault(witness) + slope;
                }
            }

            foreach (var (witness, slope) in slopes)
            {
                squares[witness] = squares.GetValueOrDefault(witness) + (slope * slope);
                if (squares[witness] > 0)
                    weights[witness] = weights.GetValueOrDefault(witness) - (Step * slope / Math.Sqrt(squares[witness]));
            }
        }

        return weights;
    }
}
