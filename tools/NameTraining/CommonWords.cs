using System.Text.Json;

namespace Wiredesk.NameTraining;

/// <summary>Learns which words are mostly written small: such a word is no name because a sentence or a headline starts it with a capital.</summary>
internal static class CommonWords
{
    private const int ShortestWord = 3;
    private const int FewestTimes = 2;

    // So many times as often small as with a capital inside a sentence.
    private const int Margin = 2;

    public static void Write(string path, string[] files)
    {
        var (small, capital) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        foreach (var file in files)
        {
            foreach (var line in File.ReadLines(file))
                Count(line.StartsWith('{') ? JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()! : line, small, capital);
        }

        var common = small.Where(word => word.Key.Length >= ShortestWord && word.Value >= FewestTimes && word.Value >= Margin * capital.GetValueOrDefault(word.Key)).Select(word => word.Key);
        File.WriteAllLines(path, common.Order(StringComparer.Ordinal).Prepend("# Words that news texts and web pages mostly write small; made by tools/NameTraining."));
    }

    private static void Count(string text, Dictionary<string, int> small, Dictionary<string, int> capital)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '\'' or '’' or '_'))
                at++;
            var word = text[start..at];
            if (word.Length == 0 || !word.All(char.IsLetter))
                continue;
            if (word.All(char.IsLower))
                small[word] = small.GetValueOrDefault(word) + 1;
            else if (char.IsUpper(word[0]) && word.Skip(1).All(char.IsLower) && start > 1 && (char.IsLetter(text[start - 2]) || text[start - 2] == ','))
                capital[word.ToLowerInvariant()] = capital.GetValueOrDefault(word.ToLowerInvariant()) + 1;
        }
    }
}
