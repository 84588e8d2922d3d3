using Wiredesk.Contracts;
using Wiredesk.Enrichment.Reading;

namespace Wiredesk.Enrichment.Quality;

/// <summary>Names that lost their last letters, as when a text was cut by bytes or pasted through a broken encoding.</summary>
internal static class NameFlaws
{
    private const int ShortestStump = 5;
    private const int MostLost = 2;

    /// <summary>Flags a name that the same text has with more letters behind the same given name, or that is the beginning of a well-known one.</summary>
    public static IEnumerable<QualityFlag> Of(Prose prose)
    {
        var names = Names(prose).ToList();
        var whole = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, given, surname) in names)
            Learn(whole, given, surname);

        foreach (var (term, given, surname) in names)
        {
            var longer = KnownNames.WholeOf(given, surname);
            if (longer is null && surname.Length >= ShortestStump && !KnownNames.IsWhole(surname))
                longer = whole.GetValueOrDefault($"{given} {surname}");
            if (longer is not null)
                yield return new QualityFlag("truncated-name", $"The name reads {surname} here; whole it is {longer}.", prose.Terms[term].Start, prose.Terms[term].End);
        }
    }

    // Two words with capitals side by side.
    private static IEnumerable<(int Term, string Given, string Surname)> Names(Prose prose)
    {
        for (var term = 1; term < prose.Terms.Length; term++)
        {
            if (prose.IsCapital(term) && prose.Terms[term].Gap == Gap.None && prose.Terms[term].End - prose.Terms[term].Start is > 3 and <= 30 && (prose.IsCapital(term - 1) || IsParticle(prose, term - 1)))
                yield return (term, prose.Slice(term - 1, term), prose.Slice(term, term + 1));
        }
    }

    private static bool IsParticle(Prose prose, int term) => prose.Word(term) is "bin" or "von" or "van" or "de" or "der" or "al";

    // "Israel"/"Israeli", "Merkel"/"Merkels", "Carl"/"Carla": endings that make other words are no loss.
    private static void Learn(Dictionary<string, string> whole, string given, string surname)
    {
        if (!char.IsLetter(surname[^1]))
            return;
        for (var lost = 1; lost <= MostLost && surname.Length - lost >= ShortestStump; lost++)
        {
            if (surname[^lost..] is not ("s" or "’s" or "'s" or "i" or "n" or "an" or "a" or "e" or "es" or "en" or "er" or "ic" or "ed" or "y" or "al" or "o" or "is"))
                whole.TryAdd($"{given} {surname[..^lost]}", surname);
        }
    }
}
