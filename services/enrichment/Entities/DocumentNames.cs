using System.Runtime.InteropServices;
using Wiredesk.Contracts;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Entities;

/// <summary>What the whole text tells about its names: full names behind family names, and what acronyms stand for.</summary>
internal sealed class DocumentNames(WordList words, List<NameSpan> spans)
{
    private readonly Dictionary<uint, NameSpan> _people = []; // family name to its full name
    private readonly Dictionary<uint, NameSpan> _acronyms = []; // letters to what they stand for
    private readonly Dictionary<uint, (int People, int Organisations, int Places)> _votes = []; // what unknown names were read as
    private readonly Dictionary<string, NameSpan> _seen = new(StringComparer.Ordinal); // sure names of one or more words

    private readonly HashSet<uint> _countries = []; // countries that share their name with people, where the text means the country

    /// <summary>The names with the types that the whole text gives them.</summary>
    public List<NameSpan> Resolve()
    {
        foreach (var span in spans)
            Learn(span);
        new CountryNames(words, spans).Find(_countries);
        var resolved = new List<NameSpan>(spans.Count);
        var next = 0;
        for (var at = 0; at < words.Count; at++)
        {
            if (next < spans.Count && spans[next].First == at)
            {
                resolved.Add(Resolve(spans[next]));
                at = spans[next++].Last;
            }
            else if (words[at].IsCapital && words[at].Kind == WordKind.Word && Missed(at) is { } missed)
                resolved.Add(missed);
        }

        return resolved;
    }

    // A family name or an acronym that stands where it says nothing by itself: at the start of a sentence, in a list; and any word that was
    // read as a name more than once.
    private NameSpan? Missed(int at) =>
        words[at].Is(WordClass.Common | WordClass.Function) ? null
        : IsCountry(at) ? new NameSpan(at, at, EntityType.Place, Gazetteer.Shipped.Match(words, at, out _), true)
        : _people.ContainsKey(words[at].Hash) && !words[at].Has(WordTraits.AllCapitals) ? new NameSpan(at, at, EntityType.Person, null, true)
        : _acronyms.ContainsKey(words[at].Hash) && words[at].Has(WordTraits.AllCapitals) ? new NameSpan(at, at, EntityType.Organisation, null, true)
        : _votes.TryGetValue(words[at].Hash, out var votes) && !words[at].Has(WordTraits.StartsSentence | WordTraits.InTitle) && !words[at].Is(WordClass.FirstName | WordClass.Demonym | WordClass.Month | WordClass.Weekday)
            && Math.Max(votes.People, Math.Max(votes.Organisations, votes.Places)) > 1 ? new NameSpan(at, at, Winner(votes, EntityType.Unknown), null, false)
        : null;

    /// <summary>The published name of a mention: of the full name where the text gives one; absent when the mention is its own name.</summary>
    public string? NameOf(NameSpan span)
    {
        if ((span.First == span.Last || words[span.First] is { IsCapital: false }) && span.Type == EntityType.Person && _people.TryGetValue(words[span.Last].Hash, out var full))
            return full.Known?.Name ?? words.Phrase(full.First, full.Last);
        if (span.First == span.Last && span.Type == EntityType.Organisation && _acronyms.TryGetValue(words[span.First].Hash, out var meaning))
            return meaning.Known?.Name ?? words.Phrase(meaning.First, meaning.Last);
        return span.Known?.Name;
    }

    private void Learn(NameSpan span)
    {
        if (span.Type == EntityType.Unknown)
            return;
        if (span.Known is null)
        {
            ref var votes = ref CollectionsMarshal.GetValueRefOrAddDefault(_votes, Key(span), out _);
            var weight = span.IsSure ? 3 : 1;
            votes = span.Type switch
            {
                EntityType.Person => votes with { People = votes.People + weight },
                EntityType.Organisation => votes with { Organisations = votes.Organisations + weight },
                _ => votes with { Places = votes.Places + weight },
            };
        }

        if (span.Type == EntityType.Person && span.Last > span.First)
        {
            _people.TryAdd(words[span.Last].Hash, span);
            if (words[span.First].Is(WordClass.FirstName) && !words[span.First].Is(WordClass.Surname | WordClass.Unsure))
                _people.TryAdd(words[span.First].Hash, span);
        }

        if (span.Type == EntityType.Organisation && span.Last > span.First)
        {
            LearnAcronym(span);
            // A company is called by its first word afterwards: Veltron Systems, Veltron.
            if (span is { IsSure: true, Known: null, Last: var last } && last == span.First + 1 && !words[span.First].Is(WordClass.Common | WordClass.Function | WordClass.FirstName | WordClass.Demonym | WordClass.PlaceFront) && Gazetteer.Shipped.Match(words, span.First, out _) is null)
                _seen.TryAdd(words.Phrase(span.First, span.First), span);
        }

        if (span.IsSure)
            _seen.TryAdd(words.Phrase(span.First, span.Last), span);
    }

    private NameSpan Resolve(NameSpan span)
    {
        if (span.First == span.Last && words[span.First] is var word)
        {
            if (span.Type != EntityType.Place && IsCountry(span.First))
                return new NameSpan(span.First, span.Last, EntityType.Place, Gazetteer.Shipped.Match(words, span.First, out _), true);
            if (_people.TryGetValue(word.Hash, out var person) && !(span.Known is { Type: not EntityType.Person, IsUnsure: false } && span.First < person.First))
                return span with { First = WithParticles(span.First, person), Type = EntityType.Person, IsSure = true };
            if (_acronyms.ContainsKey(word.Hash) && word.Has(WordTraits.AllCapitals))
                return span with { Type = EntityType.Organisation, IsSure = true };
        }

        if (!span.IsSure && _seen.TryGetValue(words.Phrase(span.First, span.Last), out var sure))
            return span with { Type = sure.Type, Known = sure.Known, IsSure = true };
        if (span is { Known: null, IsSure: false } && _votes.TryGetValue(Key(span), out var votes))
            return span with { Type = Winner(votes, span.Type) };
        return span;
    }

    // "van der Merwe said", once Pieter van der Merwe was named: the small words before the family name belong to it.
    private int WithParticles(int at, NameSpan full)
    {
        var first = at;
        for (var particle = full.Last - 1; particle > full.First && first > 0 && words[particle].Is(WordClass.Particle) && !words[particle].IsCapital
            && words[first - 1].Hash == words[particle].Hash && words[first - 1].Kind == WordKind.Word && !words[first].Has(WordTraits.StartsLine); particle--)
            first--;
        return first;
    }

    private bool IsCountry(int at) => _countries.Contains(words[at].Hash) && !_people.ContainsKey(words[at].Hash);

    // One word has its own hash, which single words are looked up by.
    private uint Key(NameSpan span)
    {
        var key = words[span.First].Hash;
        for (var at = span.First + 1; at <= span.Last; at++)
            key = (key * 16777619u) ^ words[at].Hash;
        return key;
    }

    private static EntityType Winner((int People, int Organisations, int Places) votes, EntityType own)
    {
        var most = Math.Max(votes.People, Math.Max(votes.Organisations, votes.Places));
        var mine = own switch { EntityType.Person => votes.People, EntityType.Organisation => votes.Organisations, EntityType.Place => votes.Places, _ => 0 };
        return mine == most ? own : votes.People == most ? EntityType.Person : votes.Organisations == most ? EntityType.Organisation : EntityType.Place;
    }

    // "Civil-Military Coordination Center (CMCC)" and "the CMCC — the Civil-Military Coordination Center": the acronym stands within three
    // words of the name and its letters are the first letters of the name's words, as in Schwartz and Hearst (2003).
    private void LearnAcronym(NameSpan span)
    {
        foreach (var at in (ReadOnlySpan<int>)[span.First - 1, span.First - 2, span.First - 3, span.Last + 1, span.Last + 2, span.Last + 3])
        {
            if (at < 0 || at >= words.Count || !words[at].Has(WordTraits.AllCapitals) || words[at].Length > 10 || at >= span.First && at <= span.Last)
                continue;
            if (Abbreviates(words.Spelling(at), span))
                _acronyms.TryAdd(words[at].Hash, span);
        }
    }

    private bool Abbreviates(ReadOnlySpan<char> letters, NameSpan span)
    {
        var matched = 0;
        for (var index = span.First; index <= span.Last && matched < letters.Length; index++)
        {
            if (letters[matched] == '.')
                matched++;
            if (matched < letters.Length && words[index].Kind == WordKind.Word && char.ToUpperInvariant(words[index].First) == letters[matched])
                matched++;
        }

        return matched >= letters.Length - (letters[^1] == '.' ? 1 : 0) && letters.Length > 1;
    }
}
