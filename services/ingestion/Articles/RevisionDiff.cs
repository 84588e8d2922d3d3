using System.Buffers;
using System.Globalization;
using Wiredesk.Contracts;
using Wiredesk.Text;

namespace Wiredesk.Ingestion.Articles;

/// <summary>Tells how a revision differs from the one before. Pure.</summary>
public static class RevisionDiff
{
    // How news desks announce a correction, in the languages of the larger wires; compared in lower case.
    private static readonly string[] CorrectionWords =
    [
        "correction:", "corrections:", "corrected:", "corrects ", "(corrects", "clarification:", "clarifies ", "an earlier version of this", "a previous version of this",
        "this story has been corrected", "this article has been corrected", "this article was amended", "editor's note: an earlier", "editor’s note: an earlier",
        "korrektur:", "berichtigung:", "in einer früheren version", "rectificatif", "correction :", "une version précédente", "fe de erratas", "corrección:", "una versión anterior",
        "correzione:", "rettifica:", "una versione precedente", "correção:", "uma versão anterior", "rectificatie:", "een eerdere versie", "исправление:", "уточнение:",
    ];

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create("\n.!?:\"“”«»„‘’");

    // A slip of the pen changes one word in a sentence, not a passage; and no more than this many of them.
    private const int MostTypos = 5;

    /// <summary>The kind, from what only the new version has and what only the old one had.</summary>
    public static RevisionKind KindOf(string? headline, string text, string? newHeadline, string newText)
    {
        var (before, after) = ($"{headline}\n{text}", $"{newHeadline}\n{newText}");
        if (AnnouncesCorrection(before, after))
            return RevisionKind.Correction;
        var (gone, added) = Difference(Words(before), Words(after));
        if (added.Count == 0 && gone.Count == 0 || IsTypo(gone, added))
            return RevisionKind.Typo;
        return added.Exists(word => word.IsFact) ? RevisionKind.NewFacts : RevisionKind.Update;
    }

    private static bool AnnouncesCorrection(string before, string after)
    {
        var (old, now) = (before.ToLowerInvariant(), after.ToLowerInvariant());
        return Array.Exists(CorrectionWords, words => Count(now, words) > Count(old, words));
    }

    private static int Count(string text, string words)
    {
        var count = 0;
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + words.Length, StringComparison.Ordinal))
            count++;
        return count;
    }

    private readonly record struct Word(string Value, bool IsFact);

    // A number, or a word with a capital that does not begin a sentence, is a fact: a figure, a name, a date.
    private static List<Word> Words(string text)
    {
        var words = new List<Word>();
        var end = 0;
        foreach (var token in Tokens.Of(text))
        {
            var value = text[token.Start..token.End];
            var begins = text.AsSpan(end, token.Start - end).IndexOfAny(SentenceMarks) >= 0 || end == 0;
            words.Add(new Word(value.ToLower(CultureInfo.InvariantCulture), token.Kind == TokenKind.Number || (!begins && char.IsUpper(value[0]))));
            end = token.End;
        }

        return words;
    }

    // Which words, how often, are in one only.
    private static (List<Word> Gone, List<Word> Added) Difference(List<Word> before, List<Word> after)
    {
        var counts = new Dictionary<string, int>();
        foreach (var word in before)
            counts[word.Value] = counts.GetValueOrDefault(word.Value) + 1;
        var added = new List<Word>();
        foreach (var word in after)
        {
            if (counts.GetValueOrDefault(word.Value) is var left and > 0)
                counts[word.Value] = left - 1;
            else
                added.Add(word);
        }

        return ([.. before.Where(word => counts.GetValueOrDefault(word.Value) > 0 && counts[word.Value]-- > 0)], added);
    }

    // Each word that came stands for one that went and looks much like it, and none is a number.
    private static bool IsTypo(List<Word> gone, List<Word> added)
    {
        if (added.Count > MostTypos || gone.Count > MostTypos + 1 || added.Concat(gone).Any(word => char.IsDigit(word.Value[0])))
            return false;
        var (old, now) = (string.Concat(gone.Select(word => word.Value)), string.Concat(added.Select(word => word.Value)));
        if (old == now) // A word was written in two, or two in one.
            return true;
        return gone.Count == added.Count && gone.Zip(added).All(pair => Distance(pair.First.Value, pair.Second.Value) <= (pair.First.Value.Length > 4 ? 2 : 1) && pair.First.Value.Length > 2);
    }

    /// <summary>How many letters must be changed, added, dropped or swapped with their neighbour (Damerau 1964; the restricted form).</summary>
    internal static int Distance(string one, string two)
    {
        if (Math.Abs(one.Length - two.Length) > 2 || one.Length > 60)
            return int.MaxValue;
        var (older, row) = (new int[two.Length + 1], new int[two.Length + 1]);
        for (var j = 0; j <= two.Length; j++)
            row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var next = new int[two.Length + 1];
            next[0] = i;
            for (var j = 1; j <= two.Length; j++)
            {
                next[j] = Math.Min(Math.Min(row[j], next[j - 1]) + 1, row[j - 1] + (one[i - 1] == two[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == two[j - 2] && one[i - 2] == two[j - 1])
                    next[j] = Math.Min(next[j], older[j - 2] + 1);
            }

            (older, row) = (row, next);
        }

        return row[two.Length];
    }
}
