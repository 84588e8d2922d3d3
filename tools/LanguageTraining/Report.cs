using Wiredesk.Enrichment.Languages;

namespace Wiredesk.LanguageTraining;

/// <summary>How well a model does on sentences it did not see.</summary>
internal static class Report
{
    public static void Print(LanguageModel model, IReadOnlyList<Sentence> sentences)
    {
        var answers = sentences.Select(sentence => (sentence.Language, Best: LanguageIdentifier.Identify(sentence.Text, model)[0])).ToArray();
        Console.WriteLine($"{answers.Count(answer => answer.Best.Code == answer.Language)} of {answers.Length} right = "
            + $"{answers.Average(answer => answer.Best.Code == answer.Language ? 1.0 : 0):P2}");

        foreach (var group in answers.GroupBy(answer => answer.Language).OrderBy(group => group.Average(answer => answer.Best.Code == group.Key ? 1.0 : 0)))
        {
            var mistaken = group.Where(answer => answer.Best.Code != group.Key).GroupBy(answer => answer.Best.Code).OrderByDescending(wrong => wrong.Count()).Take(3);
            Console.WriteLine($"{group.Key} {group.Average(answer => answer.Best.Code == group.Key ? 1.0 : 0):P1}: "
                + string.Join(", ", mistaken.Select(wrong => $"{wrong.Key} {wrong.Count()}")));
        }

        // Confidence is honest when the share of right answers is near it.
        foreach (var step in answers.GroupBy(answer => Math.Floor(answer.Best.Confidence * 10) / 10).OrderBy(step => step.Key))
            Console.WriteLine($"confidence {step.Key:F1}: {step.Count()} answers, {step.Average(answer => answer.Best.Code == answer.Language ? 1.0 : 0):P1} right");
    }
}
