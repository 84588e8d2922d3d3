using Wiredesk.Deduplication.Fingerprints;

namespace Wiredesk.Deduplication.Copies;

/// <summary>A word here that stands where the other text has another one of the same kind; word positions.</summary>
internal readonly record struct Substitution(Mark Mark, int Here, int There);

/// <summary>Numbers, dates and names that the texts have at the same place but that differ.</summary>
/// <param name="Agreed">Numbers and dates inside the shared runs.</param>
/// <param name="AgreedNames">Words of names inside the shared runs.</param>
/// <param name="Substituted">Those that differ between two shared runs.</param>
internal sealed record Contradictions(int Agreed, int AgreedNames, IReadOnlyList<Substitution> Substituted)
{
    // A gap between shared runs that is longer than this is other text, not the same sentence with another number.
    private const int LongestGap = 12;
    private const Mark Figures = Mark.Number | Mark.Date;
    private const Mark Kinds = Figures | Mark.Name;

    /// <summary>Numbers and dates that differ.</summary>
    public int Figured => Substituted.Count(substitution => (substitution.Mark & Figures) != 0);

    /// <summary>Words of names that differ.</summary>
    public int Named => Substituted.Count(substitution => substitution.Mark == Mark.Name);

    /// <summary>Walks along the shared runs and looks into the gaps between them.</summary>
    public static Contradictions Of(IReadOnlyList<Run> runs, HeldText here, HeldText there)
    {
        var (agreed, agreedNames) = (0, 0);
        var substituted = new List<Substitution>(0);
        var marks = there.Marks;
        for (var index = 0; index < runs.Count; index++)
        {
            var run = runs[index];
            for (var word = run.There; word < run.There + run.Words; word++)
            {
                var mark = HeldText.MarkOf(marks, word);
                agreed += (mark & Figures) != 0 ? 1 : 0;
                agreedNames += (mark & Mark.Name) != 0 ? 1 : 0;
            }

            if (index > 0)
                Compare(runs[index - 1], run, here, there, substituted);
        }

        return new Contradictions(agreed, agreedNames, substituted);
    }

    private static void Compare(Run before, Run after, HeldText here, HeldText there, List<Substitution> substituted)
    {
        var (startHere, startThere) = (before.Here + before.Words, before.There + before.Words);
        var (lengthHere, lengthThere) = (after.Here - startHere, after.There - startThere);
        if (lengthHere is < 1 or > LongestGap || lengthThere is < 1 or > LongestGap)
            return;

        // Gaps of one length are compared word by word; others number by number, in order.
        for (int offsetHere = 0, offsetThere = 0; offsetHere < lengthHere; offsetHere++)
        {
            var kind = here.MarkOf(startHere + offsetHere) & Kinds;
            if (kind == 0)
                continue;
            if (lengthHere == lengthThere)
                offsetThere = offsetHere;
            else
                while (offsetThere < lengthThere && (there.MarkOf(startThere + offsetThere) & kind) == 0)
                    offsetThere++;
            if (offsetThere >= lengthThere)
                return;
            if ((there.MarkOf(startThere + offsetThere) & kind) != 0
                && here.Words[startHere + offsetHere] != there.Words[startThere + offsetThere])
                substituted.Add(new Substitution(kind, startHere + offsetHere, startThere + offsetThere));
            offsetThere++;
        }
    }
}
