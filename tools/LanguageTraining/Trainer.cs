using System.Numerics;
using Wiredesk.Enrichment.Languages;

namespace Wiredesk.LanguageTraining;

/// <summary>Learns to tell apart the languages of one script.</summary>
/// <remarks>
/// Multinomial logistic regression, trained by stochastic gradient descent with per-weight steps (AdaGrad: Duchi, Hazan and Singer,
/// "Adaptive Subgradient Methods", 2011), that starts from the weights of naive Bayes: what is seen too seldom to be learned keeps them, as in NB-SVM
/// (Wang and Manning, "Baselines and Bigrams", 2012). Every other pass sees pieces of the sentences, so that short texts are learned too.
/// </remarks>
internal sealed class Trainer(Script script, string[] codes, int bits)
{
    private const int Bits = 16;
    private const int Passes = 6;
    private const float Smoothing = 0.5f; // Jeffreys, "An invariant form for the prior probability in estimation problems", 1946
    private const float Step = 0.3f;
    private const int ShortestPiece = 25;

    private readonly int _width = ScriptModel.WidthOf(codes.Length);
    private readonly float[] _weights = new float[(1 << bits) * ScriptModel.WidthOf(codes.Length)];
    private readonly float[] _squares = new float[(1 << bits) * ScriptModel.WidthOf(codes.Length)];
    private readonly Random _random = new(1); // The same texts give the same model.

    /// <summary>Learns the languages of every script.</summary>
    public static LanguageModel Train(IReadOnlyList<Sentence> sentences)
    {
        // A language belongs to the script that most of its sentences are written in.
        var languages = sentences.GroupBy(sentence => sentence.Language)
            .Select(group => (Code: group.Key, Script: group.GroupBy(sentence => sentence.Script).MaxBy(scripts => scripts.Count())!.Key));
        return new LanguageModel(languages.GroupBy(language => language.Script, language => language.Code).Select(group =>
            group.Count() == 1
                ? new ScriptModel(group.Key, [group.Single()], 0, 1, [])
                : new Trainer(group.Key, [.. group], group.Key == Script.Latin ? Bits : Bits - 2)
                    .Learn([.. sentences.Where(sentence => group.Contains(sentence.Language))])));
    }

    private ScriptModel Learn(IReadOnlyList<Sentence> sentences)
    {
        var order = sentences.Where(sentence => sentence.Script == script).ToArray();
        StartFromCounts(order);
        for (var pass = 0; pass < Passes; pass++)
        {
            _random.Shuffle(order);
            foreach (var sentence in order)
                Learn(pass % 2 == 0 ? sentence.Text : Piece(sentence.Text), Array.IndexOf(codes, sentence.Language));
        }

        return Quantise();
    }

    // Naive Bayes: how much likelier a feature is in a language than in the average one, a logarithm.
    private void StartFromCounts(Sentence[] order)
    {
        Span<char> letters = stackalloc char[Grams.MostLetters + 2];
        Span<int> rows = stackalloc int[Grams.MostRows];
        var totals = new float[codes.Length];
        foreach (var sentence in order)
        {
            var language = Array.IndexOf(codes, sentence.Language);
            foreach (var row in rows[..Grams.Rows(letters[..Grams.Letters(sentence.Text, script, letters)], bits, rows)])
            {
                _weights[(row * _width) + language]++;
                totals[language]++;
            }
        }

        for (var row = 0; row < 1 << bits; row++)
        {
            var weights = _weights.AsSpan(row * _width, codes.Length);
            for (var language = 0; language < codes.Length; language++)
                weights[language] = MathF.Log((weights[language] + Smoothing) / (totals[language] + (Smoothing * (1 << bits))));
            var mean = Mean(weights);
            foreach (ref var weight in weights)
                weight -= mean;
        }
    }

    private string Piece(string text)
    {
        var length = Math.Min(text.Length, _random.Next(ShortestPiece, ShortestPiece + text.Length));
        return text.Substring(_random.Next(text.Length - length + 1), length);
    }

    private void Learn(string text, int language)
    {
        Span<char> letters = stackalloc char[Grams.MostLetters + 2];
        Span<int> rows = stackalloc int[Grams.MostRows];
        letters = letters[..Grams.Letters(text, script, letters)];
        rows = rows[..Grams.Rows(letters, bits, rows)];
        if (rows.Length == 0)
            return;

        var scale = 1 / MathF.Sqrt(rows.Length);
        Span<float> error = stackalloc float[_width];
        foreach (var row in rows)
        {
            for (var lane = 0; lane < _width; lane += Vector<float>.Count)
                (new Vector<float>(error[lane..]) + new Vector<float>(_weights, (row * _width) + lane)).CopyTo(error[lane..]);
        }

        ToProbabilities(error[..codes.Length], scale);
        error[codes.Length..].Clear();
        error[language] -= 1;
        foreach (var row in rows)
        {
            for (var lane = 0; lane < _width; lane += Vector<float>.Count)
            {
                var at = (row * _width) + lane;
                var gradient = new Vector<float>(error[lane..]) * scale;
                var squares = new Vector<float>(_squares, at) + (gradient * gradient);
                squares.CopyTo(_squares, at);
                var weights = new Vector<float>(_weights, at);
                (weights - (Step * gradient / (Vector.SquareRoot(squares) + new Vector<float>(1e-3f)))).CopyTo(_weights, at);
            }
        }
    }

    private static float Mean(ReadOnlySpan<float> weights)
    {
        var sum = 0f;
        foreach (var weight in weights)
            sum += weight;
        return sum / weights.Length;
    }

    private static void ToProbabilities(Span<float> scores, float scale)
    {
        var highest = float.MinValue;
        foreach (var score in scores)
            highest = Math.Max(highest, score);
        var total = 0f;
        foreach (ref var score in scores)
            total += score = MathF.Exp((score - highest) * scale);
        foreach (ref var score in scores)
            score /= total;
    }

    private ScriptModel Quantise()
    {
        // The few largest weights are cut: one unit must be small enough to tell the many small ones apart.
        var sizes = _weights.Where(weight => weight != 0).Select(Math.Abs).Order().ToArray();
        var scale = sizes.Length == 0 ? 1 : sizes[(int)(sizes.Length * 0.9995)] / sbyte.MaxValue;
        var weights = Array.ConvertAll(_weights, weight => (sbyte)Math.Clamp(MathF.Round(weight / scale), -sbyte.MaxValue, sbyte.MaxValue));
        return new ScriptModel(script, codes, bits, scale, weights);
    }
}
