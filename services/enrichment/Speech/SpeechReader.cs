using Wiredesk.Contracts;
using Wiredesk.Enrichment.Body;
using Wiredesk.Enrichment.Reading;
using Wiredesk.Text;

namespace Wiredesk.Enrichment.Speech;

/// <summary>Reads who said what: quotations with their speakers, and on whose authority the rest is told.</summary>
internal static class SpeechReader
{
    private const string Hearsay = "unattributed";

    // A book of quotations would make a message many times its size.
    private const int Most = 2_000;

    /// <param name="entities">The names of the text, in its order.</param>
    /// <param name="cited">The reports that the text lists as its sources.</param>
    public static (IReadOnlyList<Quote> Quotes, IReadOnlyList<Attribution> Attributions) Read(
        Prose prose, IReadOnlyList<Line> lines, IReadOnlyList<Entity> entities, IReadOnlyList<CitedSource> cited)
    {
        var marks = QuoteMarks.Of(prose.Text, lines);
        var words = SpeechWords.Of(prose.Language);
        var senses = new Sense[prose.Words.Count];
        for (var id = 0; id < senses.Length; id++)
            senses[id] = words.SenseOf(prose.Words[id]);
        var phrases = new SourcePhrases(prose, senses, Quoted(prose, marks), words);
        var people = new Speakers(prose, phrases, entities);
        var kinds = new SourceKinds(prose, phrases, people, cited);
        var claims = new ClaimFinder(prose, words, phrases).Find();

        var sources = Sources(prose, phrases, people, claims);
        var linked = QuoteLinks.Of(prose, phrases, marks, claims);
        var quotes = linked.Take(Most).Select(link => new Quote(
            prose.Text[link.Span.Start..link.Span.End], link.Span.Start, link.Span.End,
            link.Claim is { } claim ? sources[claim] : null,
            link.HasCue ? prose.Slice(claims[link.Claim!.Value].Verb, claims[link.Claim.Value].Verb + 1) : null)).ToList();

        var used = linked.Where(link => link.HasCue).Select(link => link.Claim!.Value).ToHashSet();
        var attributions = new List<Attribution>();
        var last = -1;
        for (var index = 0; index < claims.Count && attributions.Count < Most; index++)
        {
            var claim = claims[index];
            if (claim.NeedsQuote && !used.Contains(index))
                continue;
            if (claim.IsHearsay)
            {
                attributions.Add(new Attribution(Hearsay, prose.Slice(claim.CueFirst, claim.CueLast), prose.Terms[claim.First].Start, prose.Terms[claim.Last - 1].End, SourceKinds.Anonymous, true));
                continue;
            }

            // "Officials said ..., adding that": one source, told once a sentence.
            if (last >= 0 && claims[last].SourceFirst == claim.SourceFirst && claims[last].SourceLast == claim.SourceLast)
                continue;
            last = index;
            if (sources[index] is not { } source)
                continue;
            var isPronoun = claim.SourceLast - claim.SourceFirst == 1 && phrases.Is(claim.SourceFirst, Sense.Pronoun);
            var (kind, vague) = isPronoun ? (people.IsOfficial(source) ? SourceKinds.Official : SourceKinds.Party, false) : kinds.Of(claim.SourceFirst, claim.SourceLast);
            attributions.Add(new Attribution(
                isPronoun ? source : prose.Slice(claim.SourceFirst, claim.SourceLast), prose.Slice(claim.CueFirst, claim.CueLast),
                prose.Terms[claim.First].Start, prose.Terms[claim.Last - 1].End, kind, vague, isPronoun ? null : kinds.CitedBy(claim.SourceFirst, claim.SourceLast)));
        }

        return (quotes, attributions);
    }

    // Whom each claim means: the full name of a person, else the words themselves; nobody for a pronoun that means nobody known.
    private static string?[] Sources(Prose prose, SourcePhrases phrases, Speakers people, List<Claim> claims)
    {
        var sources = new string?[claims.Count];
        var spoken = new List<(int Term, string Name)>();
        string? body = null;
        for (var index = 0; index < claims.Count; index++)
        {
            var claim = claims[index];
            if (claim.IsHearsay)
                continue;
            var sense = claim.SourceLast - claim.SourceFirst == 1 ? phrases.Of(claim.SourceFirst) : Sense.None;
            var person = people.PersonIn(claim.SourceFirst, claim.SourceLast);
            if ((sense & (Sense.He | Sense.She)) != 0)
                sources[index] = person = people.Meant(claim.SourceFirst, spoken);
            else if ((sense & Sense.They) != 0)
                sources[index] = body;
            else
                sources[index] = person ?? (body = prose.Slice(claim.SourceFirst, claim.SourceLast));
            if ((person ?? (IsNamed(prose, claim) ? body : null)) is { } name && (sense & Sense.They) == 0)
                spoken.Add((claim.SourceFirst, name));
        }

        return sources;
    }

    private static bool IsNamed(Prose prose, Claim claim) => claim.SourceLast - claim.SourceFirst is >= 1 and <= 6 && prose.IsCapital(claim.SourceLast - 1) && prose.IsCapital(claim.SourceFirst);

    private static bool[] Quoted(Prose prose, List<TextSpan> marks)
    {
        var quoted = new bool[prose.Terms.Length];
        var term = 0;
        foreach (var mark in marks)
        {
            while (term < quoted.Length && prose.Terms[term].Start < mark.Start)
                term++;
            for (; term < quoted.Length && prose.Terms[term].Start < mark.End; term++)
                quoted[term] = true;
        }

        return quoted;
    }
}
