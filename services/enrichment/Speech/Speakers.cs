using Wiredesk.Contracts;
using Wiredesk.Enrichment.Reading;

namespace Wiredesk.Enrichment.Speech;

/// <summary>The people of a text: who is meant by a name or a pronoun, and whether they hold an office.</summary>
/// <remarks>
/// A pronoun means the last person before it whom nothing contradicts, one who spoke before one who was only named: the recency and agreement
/// constraints of Hobbs, "Resolving pronoun references" (Lingua 44, 1978), without his parse trees.
/// </remarks>
internal sealed class Speakers
{
    // A pronoun seldom reaches back further.
    private const int Reach = 1_500;

    private readonly Prose _prose;
    private readonly SourcePhrases _phrases;
    private readonly List<Entity> _people = [];
    private readonly List<Entity> _places = [];
    private readonly Dictionary<string, Sense> _genders = [];
    private readonly HashSet<string> _officials = [];

    public Speakers(Prose prose, SourcePhrases phrases, IReadOnlyList<Entity> entities)
    {
        (_prose, _phrases) = (prose, phrases);
        foreach (var entity in entities)
        {
            if (entity.Type == EntityType.Person)
                _people.Add(entity);
            else if (entity.Type == EntityType.Place)
                _places.Add(entity);
        }

        var terms = prose.Terms;
        var term = 0;
        foreach (var person in _people)
        {
            while (term < terms.Length && terms[term].Start < person.Start)
                term++;
            Describe(person, term);
        }
    }

    /// <summary>Whether the people of the text are known at all; without them names with capitals stand for people.</summary>
    public bool AreKnown => _people.Count > 0;

    public bool IsOfficial(string person) => _officials.Contains(person);

    /// <summary>The full name of the person whom the words name.</summary>
    public string? PersonIn(int first, int last) => In(_people, first, last)?.Name;

    public bool IsPlace(int first, int last) => In(_places, first, last) is not null;

    /// <summary>The person whom a pronoun means.</summary>
    /// <param name="earlier">Who spoke before it, by name, latest last.</param>
    public string? Meant(int pronoun, IReadOnlyList<(int Term, string Name)> earlier)
    {
        var gender = _phrases.Of(pronoun) & (Sense.He | Sense.She);
        var at = _prose.Terms[pronoun].Start;
        for (var index = earlier.Count - 1; index >= 0 && at - _prose.Terms[earlier[index].Term].Start <= Reach; index--)
        {
            if (earlier[index].Term < pronoun && Fits(earlier[index].Name, gender))
                return earlier[index].Name;
        }

        var place = FirstAfter(_people, at) - 1;
        for (; place >= 0 && at - _people[place].Start <= Reach; place--)
        {
            if (Fits(_people[place].Name, gender))
                return _people[place].Name;
        }

        return null;
    }

    private bool Fits(string name, Sense pronoun)
    {
        var gender = _genders.TryGetValue(name, out var known) ? known : GivenNames.GenderOf(name);
        return gender == Sense.None || (gender == Sense.Male) == ((pronoun & Sense.He) != 0);
    }

    // "Prime Minister Jane Doe", "Jane Doe, the minister,", "Mr. Roe".
    private void Describe(Entity person, int term)
    {
        var terms = _prose.Terms;
        var sense = Sense.None;
        for (var before = term - 1; before >= Math.Max(0, term - 4) && term < terms.Length && (terms[before + 1].Gap & ~Gap.Pause) == 0; before--)
            sense |= _phrases.Of(before);
        var after = term;
        while (after < terms.Length && terms[after].Start < person.End)
            after++;
        for (var next = after; next < Math.Min(terms.Length, after + 5) && (terms[next].Gap & (next == after ? Gap.Sentence | Gap.Quote : ~Gap.None)) == 0; next++)
            sense |= after < terms.Length && (terms[after].Gap & Gap.Comma) != 0 ? _phrases.Of(next) : Sense.None;
        if ((sense & Sense.Official) != 0 || (person.Role is { } role && role.Split(' ').Any(word => (_phrases.SenseOf(word.ToLowerInvariant()) & Sense.Official) != 0)))
            _officials.Add(person.Name);
        if ((sense & (Sense.Male | Sense.Female)) is Sense.Male or Sense.Female)
            _genders.TryAdd(person.Name, sense & (Sense.Male | Sense.Female));
    }

    private Entity? In(List<Entity> entities, int first, int last)
    {
        var (start, end) = (_prose.Terms[first].Start, _prose.Terms[last - 1].End);
        var index = FirstAfter(entities, start - 1);
        return index < entities.Count && entities[index].Start < end ? entities[index] : null;
    }

    // Index of the first entity that starts after a place of the text.
    private static int FirstAfter(List<Entity> entities, int at)
    {
        var (low, high) = (0, entities.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (entities[middle].Start > at)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
