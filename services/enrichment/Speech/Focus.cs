using Wiredesk.Enrichment.Reading;

namespace Wiredesk.Enrichment.Speech;

/// <summary>Whom a text speaks of at a place: the subject or speaker it named last, whom a pronoun then means.</summary>
/// <remarks>
/// The preferred centre of Grosz, Joshi and Weinstein, "Centering: A Framework for Modeling the Local Coherence of Discourse" (Computational Linguistics 21, 1995): subjects
/// before other names, and a pronoun keeps the centre where it is.
/// </remarks>
internal sealed class Focus(Prose prose, SourcePhrases phrases, Speakers people)
{
    private readonly List<(int Term, string Name)> _people = [];
    private (int Term, string Name)? _body;
    private int _sentence;

    /// <summary>Takes note of who spoke.</summary>
    public void Spoke(Claim claim)
    {
        if (!phrases.IsPronoun(claim))
            Note(claim.SourceFirst, claim.SourceLast);
    }

    /// <summary>Whom a pronoun means; nobody when no earlier name fits.</summary>
    public string? Meant(int pronoun)
    {
        for (; _sentence < prose.Sentences.Count && prose.Sentences[_sentence].Last <= pronoun; _sentence++)
        {
            if (phrases.Subject(prose.Sentences[_sentence].Last, prose.Sentences[_sentence]) is { } subject)
                Note(subject.First, subject.Last);
        }

        return phrases.Is(pronoun, Sense.They) ? _body?.Name : people.Meant(pronoun, _people);
    }

    private void Note(int first, int last)
    {
        if (last - first == 1 && phrases.Is(first, Sense.Pronoun))
            return;
        if (people.PersonIn(first, last) is { } person)
            Insert(first, person);
        else if (phrases.Is(first, Sense.Official | Sense.Party) && last - first is > 1 and <= 5 && prose.IsCapital(first + 1) && prose.IsCapital(last - 1))
            Insert(first, prose.Slice(first, last)); // "Ministerin Jane Doe": a name that is not known
        else if (!people.AreKnown && prose.IsCapital(last - 1) && last - first <= 5 && !phrases.Is(first, Sense.Determiner) && !phrases.Contains(first, last, Sense.Outlet | Sense.And))
            Insert(first, prose.Slice(first, last));
        else if (_body is not { } body || body.Term < first)
            _body = (first, prose.Slice(first, last));
    }

    private void Insert(int term, string name)
    {
        var at = _people.Count;
        while (at > 0 && _people[at - 1].Term > term)
            at--;
        _people.Insert(at, (term, name));
    }
}
