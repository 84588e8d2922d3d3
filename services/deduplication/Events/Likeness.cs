using Wiredesk.Contracts;
using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication.Events;

/// <summary>In what ways two reports are alike: the measures that the decision whether to join them weighs.</summary>
internal static class Likeness
{
    /// <summary>How many measures there are.</summary>
    public const int Measures = 19;

    /// <summary>How many slots the words of a report are laid out in: several for each word, of which there are at most <see cref="Profile.MostTerms"/>.</summary>
    public const int Slots = 1024;

    // All words, names, lead, headline, numbers, plain words.
    private const int Parts = 6;

    // What a measure is called, where it stands, and where what contradicts it stands; 0 for none.
    private static readonly (string Name, int Agrees, int Contradicts)[] Named =
    [
        ("words", 1, 0), ("names", 2, 0), ("opening", 3, 0), ("headline", 4, 0), ("numbers", 5, 0), ("plainWords", 6, 0),
        ("years", 7, 8), ("days", 9, 10), ("weekdays", 11, 12),
    ];

    // For the whole vector; names tell more, numbers less.
    private const long NameStress = 20;
    private const long NumberStress = 7;
    private const long Plain = 10;

    /// <summary>
    /// Measures two reports: the cosines of all words, names, lead, headline, numbers and plain words; dates and numbers that agree or contradict; the lengths.
    /// </summary>
    /// <param name="slots">The words of the first one, as <see cref="LayOut"/> lays them out.</param>
    public static void Measure(Profile here, ReadOnlySpan<byte> slots, Profile there, Span<double> measures)
    {
        Span<double> cosines = stackalloc double[Parts];
        var sharesNumber = Cosines(here, slots, there, cosines);
        var (shorter, longer) = (Log(Math.Min(here.Length, there.Length)), Log(Math.Max(here.Length, there.Length)));
        measures[0] = 1;
        cosines.CopyTo(measures[1..]);
        (measures[7], measures[8]) = Agreement(here.Dates.Years, there.Dates.Years);
        (measures[9], measures[10]) = Agreement(here.Dates.Days, there.Dates.Days);
        var weekdays = here.Dates.Weekdays & there.Dates.Weekdays;
        measures[11] = weekdays != 0 ? 1 : 0;
        measures[12] = weekdays == 0 && here.Dates.Weekdays != 0 && there.Dates.Weekdays != 0 ? 1 : 0;
        measures[13] = sharesNumber ? 1 : 0;
        measures[14] = !sharesNumber && HasNumber(here) && HasNumber(there) ? 1 : 0;
        measures[15] = shorter;
        measures[16] = longer;
        measures[17] = cosines[0] * shorter;
        measures[18] = cosines[1] * cosines[5];
    }

    /// <summary>The same of two reports, of which the first is compared with no other.</summary>
    public static void Measure(Profile here, Profile there, Span<double> measures)
    {
        Span<byte> slots = stackalloc byte[Slots];
        slots.Clear();
        LayOut(here, slots);
        Measure(here, slots, there, measures);
    }

    /// <summary>The measures by name, as a decision tells them; of dates only what both reports name.</summary>
    public static IReadOnlyList<SignalScore> Signals(CopyGroup here, CopyGroup there)
    {
        Span<double> measures = stackalloc double[Measures];
        Measure(here.Profile, there.Profile, measures);
        var signals = new List<SignalScore>(Named.Length + 1);
        foreach (var (name, agrees, contradicts) in Named)
        {
            var score = contradicts == 0 ? measures[agrees] : measures[agrees] - measures[contradicts];
            if (contradicts == 0 || score != 0)
                signals.Add(new SignalScore(name, Math.Round(score, 3)));
        }

        if (here.Time is { } time && there.Time is { } other)
            signals.Add(new SignalScore("daysApart", Math.Round((time - other).Duration().TotalDays, 2)));
        return signals;
    }

    /// <summary>The length of each sub-vector, squared; in the order of the cosines.</summary>
    public static double[] Squares(ReadOnlySpan<ushort> weights, ReadOnlySpan<TermKind> kinds)
    {
        Span<long> squares = stackalloc long[Parts];
        for (var index = 0; index < weights.Length; index++)
            Add(squares, weights[index], weights[index], kinds[index], kinds[index]);
        var lengths = new double[Parts];
        for (var part = 0; part < Parts; part++)
            lengths[part] = squares[part];
        return lengths;
    }

    /// <summary>Lays out the words of a report, so that those of many others are found among them: the place of each word plus one, at its hash or behind.</summary>
    /// <param name="slots"><see cref="Slots"/> zeros.</param>
    public static void LayOut(Profile here, Span<byte> slots)
    {
        for (var index = 0; index < here.Words.Length; index++)
        {
            var slot = (int)here.Words[index] & Slots - 1;
            while (slots[slot] != 0)
                slot = slot + 1 & Slots - 1;
            slots[slot] = (byte)(index + 1);
        }
    }

    private static bool Cosines(Profile here, ReadOnlySpan<byte> slots, Profile there, Span<double> cosines)
    {
        Span<long> dots = stackalloc long[Parts];
        var sharesNumber = false;
        var (wordsHere, wordsThere) = (here.Words, there.Words);
        for (var right = 0; right < wordsThere.Length; right++)
        {
            for (var slot = (int)wordsThere[right] & Slots - 1; slots[slot] != 0; slot = slot + 1 & Slots - 1)
            {
                var left = slots[slot] - 1;
                if (wordsHere[left] != wordsThere[right])
                    continue;
                sharesNumber |= (here.Kinds[left] & there.Kinds[right] & TermKind.Number) != 0;
                Add(dots, here.Weights[left], there.Weights[right], here.Kinds[left], there.Kinds[right]);
                break;
            }
        }

        for (var part = 0; part < Parts; part++)
            cosines[part] = dots[part] == 0 ? 0 : dots[part] / Math.Sqrt(here.Squares[part] * there.Squares[part]);
        return sharesNumber;
    }

    private static void Add(Span<long> sums, int left, int right, TermKind leftKind, TermKind rightKind)
    {
        var product = (long)left * right;
        var both = leftKind & rightKind;
        sums[0] += product * Stress(leftKind) * Stress(rightKind);
        if ((both & TermKind.Name) != 0)
            sums[1] += product;
        if ((both & TermKind.Lead) != 0)
            sums[2] += product;
        if ((both & TermKind.Title) != 0)
            sums[3] += product;
        if ((both & TermKind.Number) != 0)
            sums[4] += product;
        if (((leftKind | rightKind) & (TermKind.Name | TermKind.Number)) == 0)
            sums[5] += product;
    }

    private static long Stress(TermKind kind) => (kind & TermKind.Name) != 0 ? NameStress : (kind & TermKind.Number) != 0 ? NumberStress : Plain;

    private static bool HasNumber(Profile profile) => profile.Squares[4] > 0;

    private static (double Agrees, double Contradicts) Agreement(ushort[] here, ushort[] there)
    {
        if (here.Length == 0 || there.Length == 0)
            return (0, 0);
        return here.AsSpan().IndexOfAny(there) >= 0 ? (1, 0) : (0, 1);
    }

    private static double Log(int words) => Math.Log(Math.Max(1, words)) / 5;
}
