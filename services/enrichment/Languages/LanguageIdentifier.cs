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

    // Nor when the next one is this near: then it is a toss-up.
    private const double LeastMargin = 0.01;

    // A text in Japanese mixes kana with Chinese characters; Chinese names a Japanese word now and then. Of kana and Han together.
    private const double LeastShareOfKana = 0.05;

    private const int LettersForScript = 2_000;

    private const int Named = 3;

    private static readonly Lazy<LanguageModel> Model = new(LanguageModel.Shipped);

    /// <summary>The three likeliest languages of a text, best first, fewer when others are as good as impossible; none when it has no letters of a script that is known.</summary>
    public static IReadOnlyList<LanguageCandidate> Identify(ReadOnlySpan<char> text) => Identify(text, Model.Value);

    /// <summary>The language to name a text by: the likeliest one, or <c>und</c> when it is not likely enough or the next one is as likely.</summary>
    public static DetectedLanguage Best(IReadOnlyList<LanguageCandidate> candidates) =>
        candidates is [var best, ..] && best.Confidence >= LeastConfidence && best.Margin >= LeastMargin
            ? new DetectedLanguage(best.Code, best.Confidence)
            : new DetectedLanguage(Undetermined, 0);

    internal static IReadOnlyList<LanguageCandidate> Identify(ReadOnlySpan<char> text, LanguageModel model)
    {
        var (script, share) = ScriptOf(text);
        if (model.Of(script) is not { } languages)
            return [];
        if (languages.Codes.Length == 1)
            return [new LanguageCandidate(languages.Codes[0], share, share)];

        var ranked = Probabilities(text, languages).OrderByDescending(language => language.Probability).Take(Named + 1).ToArray();
        return
        [
            .. ranked.Take(Named).Select((language, rank) => new LanguageCandidate(
                language.Code,
                Math.Round(language.Probability * share, 4),
                Math.Round((language.Probability - (rank + 1 < ranked.Length ? ranked[rank + 1].Probability : 0)) * share, 4)))
                .Where(candidate => candidate.Confidence > 0),
        ];
    }

    private static (string Code, double Probability)[] Probabilities(ReadOnlySpan<char> text, ScriptModel candidates)
    {
        Span<char> letters = stackalloc char[Grams.MostLetters + 2];
        letters = letters[..Grams.Letters(text, candidates.Script, letters)];
        Span<int> rows = stackalloc int[Grams.MostRows]; // 19 KB
        var scores = candidates.Scores(rows[..Grams.Rows(letters, candidates.Bits, rows)]);

        var highest = scores.Max();
        var total = scores.Sum(score => Math.Exp(score - highest));
        return [.. scores.Select((score, index) => (candidates.Codes[index], Math.Exp(score - highest) / total))];
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
