namespace Wiredesk.LanguageTraining;

/// <summary>How well sentences are told that were not learned from.</summary>
internal static class Report
{
    // Those of a newsroom: the twenty that other identifiers are compared by.
    private static readonly HashSet<string> Main = [.. "en de fr es it pt nl sv da nb pl cs ru uk tr ar he fa zh ja".Split(' ')];

    public static void Print(IReadOnlyList<Answer> answers)
    {
        Print("20 languages", [.. answers.Where(answer => Main.Contains(answer.Sentence.Language))]);
        Print("all languages", answers);
        foreach (var group in answers.GroupBy(answer => answer.Sentence.Language).OrderBy(Share))
        {
            var mistaken = group.Where(answer => !answer.IsRight).GroupBy(answer => answer.Code).OrderByDescending(wrong => wrong.Count()).Take(4);
            Console.WriteLine($"{group.Key} {Share(group):P1}: " + string.Join(", ", mistaken.Select(wrong => $"{wrong.Key} {wrong.Count()}")));
        }

        // Confidence is honest when the share of right answers is near it.
        foreach (var step in answers.GroupBy(answer => Math.Floor(answer.Language.Confidence * 10) / 10).OrderBy(step => step.Key))
            Console.WriteLine($"confidence {step.Key:F1}: {step.Count()} answers, {Share(step):P1} right");
    }

    private static void Print(string name, IReadOnlyList<Answer> answers)
    {
        var (right, near) = (answers.Count(answer => answer.IsRight), answers.Count(answer => answer.IsNear));
        Console.WriteLine($"{name}: {right} of {answers.Count} right = {Share(answers):P2}; "
            + $"without the {near} that are mistaken inside nb/nn, bs/hr/sr, id/ms: {(double)right / (answers.Count - near):P2}");
    }

    private static double Share(IEnumerable<Answer> answers) => answers.Average(answer => answer.IsRight ? 1.0 : 0);
}
