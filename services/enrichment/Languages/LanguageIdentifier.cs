using Wiredesk.Contracts;

namespace Wiredesk.Enrichment.Languages;

/// <summary>Tells which of 79 languages a text is written in.</summary>
/// <remarks>
/// The script narrows the languages down; among those that share it, a multinomial logistic regression over letter sequences decides, as in
/// fastText's identifier (Joulin et al., "Bag of Tricks for Efficient Text Classification", 2016) without its low-rank layer.
/// </remarks>
public static class LanguageIdentifier
{
    /// <summary>The code of a text that does not tell its language (ISO 639-2, and BCP 47).</summary>
    public const string Undetermined = "und";

    // Below this probability of the best language it is not named. Chosen on held-out sentences: what falls below is more often wrong than right.
    private const double LeastConfidence = 0.2;

    // A text in Japanese mixes kana with Chinese characters; Chinese names a Japanese word now and then. Of kana and Han together.
    private const double LeastShareOfKana = 0.05;

    private const int LettersForScript = 2_000;

    private static readonly Lazy<LanguageModel> Model = new(LanguageModel.Shipped);

    private static readonly DetectedLanguage[] Unknown = [new(Undetermined, 0)];

    /// <summary>The three likeliest languages, best first; one <c>und</c> when the text does not tell.</summary>
    public static IReadOnlyList<DetectedLanguage> Identify(ReadOnlySpan<char> text) => Identify(text, Model.Value);

    internal static IReadOnlyList<DetectedLanguage> Identify(ReadOnlySpan<char> text, LanguageModel model)
    {
        var (script, share) = ScriptOf(text);
        if (model.Of(script) is not { } candidates)
            return Unknown;
        if (candidates.Codes.Length == 1)
            return [new DetectedLanguage(candidates.Codes[0], share)];

        var best = Probabilities(text, candidates)
            .OrderByDescending(language => language.Confidence)
            .Take(3)
            .Select(language => language with { Confidence = Math.Round(language.Confidence * share, 4) })
            .ToArray();
        return best[0].Confidence < LeastConfidence ? Unknown : best;
    }

    private static DetectedLanguage[] Probabilities(ReadOnlySpan<char> text, ScriptModel candidates)
    {
        Span<char> letters = stackalloc char[Grams.MostLetters + 2];
        letters = letters[..Grams.Letters(text, candidates.Script, letters)];
        Span<int> rows = stackalloc int[Grams.MostRows]; // 19 KB
        var scores = candidates.Scores(rows[..Grams.Rows(letters, candidates.Bits, rows)]);

        var highest = scores.Max();
        var total = scores.Sum(score => Math.Exp(score - highest));
        return [.. scores.Select((score, index) => new DetectedLanguage(candidates.Codes[index], Math.Exp(score - highest) / total))];
    }

    /// <summary>The script most letters are in, and the share of letters that are.</summary>
    private static (Script Script, double Share) ScriptOf(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[Scripts.Count];
        var letters = 0;
        foreach (var character in text)
        {
            var script = Scripts.Of(character);
            if (script == Script.None)
                continue;
            counts[(int)script]++;
            if (++letters == LettersForScript)
                break;
        }

        if (letters == 0)
            return (Script.None, 0);

        var kana = counts[(int)Script.Kana];
        var eastAsian = kana + counts[(int)Script.Han];
        counts[(int)Script.Kana] = kana > eastAsian * LeastShareOfKana ? eastAsian : 0;
        counts[(int)Script.Han] = eastAsian - counts[(int)Script.Kana];

        var most = 0;
        for (var script = 1; script < counts.Length; script++)
            most = counts[script] > counts[most] ? script : most;
        return ((Script)most, (double)counts[most] / letters);
    }
}
