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
        var phrases = new SourcePhrases(prose, senses, Covered(prose, marks), Covered(prose, entities.Select(entity => new TextSpan(entity.Start, entity.End))), words);
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
        var officials = new HashSet<string>();
        var last = -1;
        for (var index = 0; index < claims.Count && attributions.Count < Most; index++)
        {
            var claim = claims[index];
            if (claim.NeedsQuote && !used.Contains(index))
                continue;
            var (start, end) = (prose.Terms[claim.First].Start, prose.Terms[claim.Last - 1].End);
            if (claim.IsHearsay)
            {
                attributions.Add(new Attribution(Hearsay, prose.Slice(claim.CueFirst, claim.CueLast), start, end, SourceKinds.Anonymous, true));
                continue;
            }

            // "Officials said ..., adding that": one source, told once a sentence.
            if (sources[index] is not { } source || (last >= 0 && claims[last].SourceFirst == claim.SourceFirst && claims[last].SourceLast == claim.SourceLast))
                continue;
            last = index;
            var isPronoun = phrases.IsPronoun(claim);
            var (kind, vague) = isPronoun ? (SourceKinds.Party, false) : kinds.Of(claim.SourceFirst, claim.SourceLast);
            // Whoever was told with an office once holds it when only the name or a pronoun follows.
            var name = source[(source.LastIndexOf(' ') + 1)..];
            if (kind == SourceKinds.Official)
                officials.Add(name);
            else if (kind == SourceKinds.Party && (officials.Contains(name) || people.IsOfficial(source)))
                kind = SourceKinds.Official;
            attributions.Add(new Attribution(
                isPronoun ? source : prose.Slice(claim.SourceFirst, claim.SourceLast), prose.Slice(claim.CueFirst, claim.CueLast),
                start, end, kind, vague, isPronoun ? null : kinds.CitedBy(claim.SourceFirst, claim.SourceLast)));
        }

        return (quotes, attributions);
    }

    // Whom each claim means: the full name of a person, else the words themselves; nobody for a pronoun that means nobody known.
    private static string?[] Sources(Prose prose, SourcePhrases phrases, Speakers people, List<Claim> claims)
    {
        var sources = new string?[claims.Count];
        var focus = new Focus(prose, phrases, people);
        for (var index = 0; index < claims.Count; index++)
        {
            var claim = claims[index];
            if (claim.IsHearsay)
                continue;
            if (phrases.IsPronoun(claim))
                sources[index] = focus.Meant(claim.SourceFirst);
            else
                sources[index] = people.PersonIn(claim.SourceFirst, claim.SourceLast) ?? prose.Slice(claim.SourceFirst, claim.SourceLast);
            focus.Spoke(claim);
        }

        return sources;
    }

    // Which words stand in the spans, which are in the order of the text.
    private static bool[] Covered(Prose prose, IEnumerable<TextSpan> spans)
    {
        var covered = new bool[prose.Terms.Length];
        var term = 0;
        foreach (var span in spans)
        {
            while (term < covered.Length && prose.Terms[term].End <= span.Start)
                term++;
            for (; term < covered.Length && prose.Terms[term].Start < span.End; term++)
                covered[term] = true;
        }

        return covered;
    }
}
