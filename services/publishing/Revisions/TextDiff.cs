namespace Wiredesk.Publishing.Revisions;

/// <summary>A stretch of a text that was changed into another; one of the two may be empty. Offsets are UTF-16 code units.</summary>
public sealed record TextChange(int BeforeStart, int AfterStart, string Before, string After);

/// <summary>What changed between two texts, word by word.</summary>
/// <remarks>The shortest edit script of Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), over words and what stands between them.</remarks>
public static class TextDiff
{
    // Memory and time grow with the square of it; beyond it the texts have so little in common that one stretch says it all.
    private const int MostEdits = 1_000;

    public static IReadOnlyList<TextChange> Of(string before, string after)
    {
        var (old, new_) = (Words(before), Words(after));
        var start = 0;
        while (start < old.Count && start < new_.Count && old[start].Text == new_[start].Text) start++;
        var (oldEnd, newEnd) = (old.Count, new_.Count);
        while (oldEnd > start && newEnd > start && old[oldEnd - 1].Text == new_[newEnd - 1].Text) (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1);

        var kept = Common(old, new_, start, oldEnd, newEnd) ?? [];
        var changes = new List<TextChange>();
        var (x, y) = (start, start);
        foreach (var (keptX, keptY) in kept.Append((oldEnd, newEnd)))
        {
            if (keptX > x || keptY > y) changes.Add(Change(before, after, old, new_, x, keptX, y, keptY));
            (x, y) = (keptX + 1, keptY + 1);
        }

        return changes;
    }

    private static TextChange Change(string before, string after, List<Word> old, List<Word> new_, int x, int toX, int y, int toY)
    {
        var (fromOld, fromNew) = (At(old, x, before), At(new_, y, after));
        return new TextChange(fromOld, fromNew, before[fromOld..At(old, toX, before)], after[fromNew..At(new_, toY, after)]);
    }

    private static int At(List<Word> words, int n, string text) => n < words.Count ? words[n].Start : text.Length;

    /// <summary>The pairs of words that stay, in order; null when there are too many edits.</summary>
    private static List<(int X, int Y)>? Common(List<Word> old, List<Word> new_, int start, int oldEnd, int newEnd)
    {
        var (n, m) = (oldEnd - start, newEnd - start);
        var most = Math.Min(n + m, MostEdits);
        var furthest = new int[(2 * most) + 3];
        var trace = new List<int[]>();
        for (var edits = 0; edits <= most; edits++)
        {
            trace.Add((int[])furthest.Clone());
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var x = Step(furthest, most, edits, diagonal);
                while (x < n && x - diagonal < m && old[start + x].Text == new_[start + x - diagonal].Text) x++;
                furthest[most + 1 + diagonal] = x;
                if (x >= n && x - diagonal >= m) return Walk(trace, most, start, n, m);
            }
        }

        return null;
    }

    private static int Step(int[] furthest, int most, int edits, int diagonal) =>
        diagonal == -edits || (diagonal != edits && furthest[most + diagonal] < furthest[most + 2 + diagonal]) ? furthest[most + 2 + diagonal] : furthest[most + diagonal] + 1;

    private static List<(int X, int Y)> Walk(List<int[]> trace, int most, int start, int x, int y)
    {
        var kept = new List<(int X, int Y)>();
        for (var edits = trace.Count - 1; edits >= 0; edits--)
        {
            var (furthest, diagonal) = (trace[edits], x - y);
            var isDown = diagonal == -edits || (diagonal != edits && furthest[most + diagonal] < furthest[most + 2 + diagonal]);
            var fromDiagonal = isDown ? diagonal + 1 : diagonal - 1;
            var fromX = edits == 0 ? 0 : furthest[most + 1 + fromDiagonal];
            var fromY = edits == 0 ? 0 : fromX - fromDiagonal;
            var (afterX, afterY) = edits == 0 ? (0, 0) : isDown ? (fromX, fromY + 1) : (fromX + 1, fromY);
            while (x > afterX && y > afterY) kept.Add((start + --x, start + --y));
            (x, y) = (fromX, fromY);
        }

        kept.Reverse();
        return kept;
    }

    private readonly record struct Word(string Text, int Start);

    // Words, runs of spaces, and each other character by itself.
    private static List<Word> Words(string text)
    {
        var words = new List<Word>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            if (char.IsLetterOrDigit(text[start])) while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            else if (char.IsWhiteSpace(text[start])) while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
            words.Add(new Word(text[start..end], start));
            start = end;
        }

        return words;
    }
}
