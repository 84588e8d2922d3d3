using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Wiredesk.Contracts;
using Wiredesk.Enrichment.Entities;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Tagging;

/// <summary>Decides for each run of capitalised words which names it holds, by what was learned; the rules' answer is part of what it sees.</summary>
/// <remarks>A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001), read by Viterbi's algorithm.</remarks>
internal static class Tagger
{
    private const float Never = -1e9f;

    // How much a label weighs that rules are sure of, in the logarithm of odds: a known name.
    private const float KnownBonus = 1;
    private static readonly bool[] MayFollow = [.. Enumerable.Range(0, Tag.Count * Tag.Count).Select(pair => Tag.MayFollow(pair / Tag.Count, pair % Tag.Count))];

    /// <summary>The names of a text, given what rules found.</summary>
    public static List<NameSpan> Decide(WordList words, List<NameSpan> rules, TaggerModel model)
    {
        var labels = ArrayPool<byte>.Shared.Rent(words.Count);
        try
        {
            TagFeatures.Rules(CollectionsMarshal.AsSpan(rules), labels.AsSpan(0, words.Count));
            return Decide(words, rules, new TagFeatures(words, labels.AsSpan(0, words.Count)), model);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(labels);
        }
    }

    private static List<NameSpan> Decide(WordList words, List<NameSpan> rules, TagFeatures features, TaggerModel model)
    {
        var names = new List<NameSpan>(rules.Count);
        Span<float> scores = stackalloc float[64 * Tag.Count]; // EndOfRegion goes no further
        Span<byte> tags = stackalloc byte[64];
        Span<byte> back = stackalloc byte[64 * Tag.Count];
        Span<int> rows = stackalloc int[TagFeatures.Most];
        var rule = 0;
        for (var at = 0; at < words.Count;)
        {
            var end = features.EndOfRegion(at);
            if (end == at)
            {
                at++;
                continue;
            }

            if (words[at].Has(WordTraits.InTitle))
            {
                // Headlines capitalise words of all kinds; what was learned from sentences misleads there.
                for (; rule < rules.Count && rules[rule].First < end; rule++)
                {
                    if (rules[rule].First >= at)
                        names.Add(rules[rule]);
                }

                at = end;
                continue;
            }

            for (var index = at; index < end; index++)
            {
                Score(model, rows[..features.Rows(index, at, end, rows)], scores.Slice((index - at) * Tag.Count, Tag.Count));
                scores[((index - at) * Tag.Count) + (features.Rule(index) % Tag.Count)] += features.Rule(index) >= 3 * Tag.Count ? KnownBonus : 0;
            }

            Best(model, scores[..((end - at) * Tag.Count)], back, tags[..(end - at)]);
            Read(words, tags[..(end - at)], at, rules, ref rule, names);
            at = end;
        }

        return names;
    }

    private static void Score(TaggerModel model, ReadOnlySpan<int> rows, Span<float> scores)
    {
        ref var weights = ref MemoryMarshal.GetArrayDataReference(model.Weights);
        var (low, high) = (Vector128<short>.Zero, Vector128<short>.Zero); // 48 rows of at most 127 fit
        foreach (var row in rows)
        {
            var (left, right) = Vector128.Widen(Vector128.LoadUnsafe(ref weights, (nuint)(row * Tag.Count)));
            low += left;
            high += right;
        }

        for (var tag = 0; tag < Tag.Count / 2; tag++)
        {
            scores[tag] = low[tag] * model.Scale;
            scores[tag + (Tag.Count / 2)] = high[tag] * model.Scale;
        }
    }

    /// <summary>The best labels of a region: every label of every word keeps the best way that leads to it.</summary>
    private static void Best(TaggerModel model, Span<float> scores, Span<byte> back, Span<byte> tags)
    {
        for (var tag = 0; tag < Tag.Count; tag++)
            scores[tag] = MayFollow[tag] ? scores[tag] + model.Transitions[tag] : Never;
        for (var word = 1; word < tags.Length; word++)
        {
            var before = scores.Slice((word - 1) * Tag.Count, Tag.Count);
            var here = scores.Slice(word * Tag.Count, Tag.Count);
            for (var tag = 0; tag < Tag.Count; tag++)
            {
                var (best, from) = (Never * 2, 0);
                for (var previous = 0; previous < Tag.Count; previous++)
                {
                    if (!MayFollow[(previous * Tag.Count) + tag])
                        continue;
                    var score = before[previous] + model.Transitions[(previous * Tag.Count) + tag];
                    if (score > best)
                        (best, from) = (score, previous);
                }

                here[tag] += best;
                back[(word * Tag.Count) + tag] = (byte)from;
            }
        }

        var last = scores[^Tag.Count..];
        var winner = 0;
        for (var tag = 1; tag < Tag.Count; tag++)
            winner = Tag.MayEnd(tag) && last[tag] > last[winner] ? tag : winner;
        for (var word = tags.Length - 1; word >= 0; word--)
        {
            tags[word] = (byte)winner;
            winner = back[(word * Tag.Count) + winner];
        }
    }

    private static void Read(WordList words, ReadOnlySpan<byte> tags, int start, List<NameSpan> rules, ref int rule, List<NameSpan> names)
    {
        for (var at = 0; at < tags.Length; at++)
        {
            if (tags[at] == Tag.Outside || (at > 0 && !Tag.Starts(tags[at]) && tags[at - 1] != Tag.Outside))
                continue;
            var last = at;
            while (last + 1 < tags.Length && tags[last + 1] != Tag.Outside && !Tag.Starts(tags[last + 1]))
                last++;
            // A name ends in no small word, unless a hyphen ties it.
            while (last > at && words[start + last] is { Kind: WordKind.Word, IsCapital: false } small && !small.Has(WordTraits.Glued))
                last--;
            if (IsAgainstTold(words, rules, rule, start + at, start + last) || (Tag.TypeOf(tags[at]) != EntityType.Place && IsKnownPlaceFirst(words, rules, rule, start + at, start + last)))
            {
                at = last;
                continue; // Keep takes what the rules found there
            }

            if (IsOffice(words, start + at, start + last) && !(rule < rules.Count && rules[rule].Last <= start + last))
            {
                at = last;
                continue; // "Indian Prime Minister", "South Sudanese": who holds the office is named after it
            }

            // "Egyptian GIS", "Rwandan Shin Bet": the nationality of a body that is known, or known by its letters, is no part of its name.
            if (last > at && words[start + at].Is(WordClass.Demonym) && rule < rules.Count && rules[rule].First == start + at + 1 && rules[rule].Last == start + last
                && (rules[rule].Known is not null || words[start + last].Has(WordTraits.AllCapitals) && last == at + 1))
                at++;
            // The article is no part of the name, unless the list of names has it so: The Hague.
            if (last > at && words[start + at].Has(WordTraits.StartsSentence) && words.Spelling(start + at) is "The" or "A" or "An" && !(rule < rules.Count && rules[rule].First == start + at))
                at++;
            Keep(rules, ref rule, start + at, names);
            var isAgreed = rule < rules.Count && rules[rule].First == start + at && rules[rule].Last == start + last;
            var type = Tag.TypeOf(tags[at]);
            if (isAgreed && (IsTold(words, rules[rule]) || (type == EntityType.Unknown && rules[rule] is { IsSure: true, Known: not null })))
                type = rules[rule].Type;
            names.Add(new NameSpan(start + at, start + last, type, isAgreed && rules[rule].Type == type ? rules[rule].Known : null, isAgreed && rules[rule].IsSure && rules[rule].Type == type));
            while (rule < rules.Count && rules[rule].First <= start + last)
                rule++;
            at = last;
        }

        Keep(rules, ref rule, start + tags.Length, names);
    }

    // "Indian Prime Minister Amina Diallo" as one name, where the rules saw the title end before it.
    private static bool IsAgainstTold(WordList words, List<NameSpan> rules, int rule, int first, int last)
    {
        for (; rule < rules.Count && rules[rule].First <= last; rule++)
        {
            if (rules[rule].Last >= first && !(rules[rule].First == first && rules[rule].Last == last) && IsTold(words, rules[rule]))
                return true;
        }

        return false;
    }

    // "Donbas Peace on the Line": the place is known, and what follows is no surname.
    private static bool IsKnownPlaceFirst(WordList words, List<NameSpan> rules, int rule, int first, int last) =>
        rule < rules.Count && rules[rule] is { IsSure: true, Known.Type: EntityType.Place } known && known.First == first && known.Last == last - 1 && words[last].Is(WordClass.Common) && !words[last].Is(WordClass.Surname | WordClass.OrgHead | WordClass.PlaceHead | WordClass.MiscHead);

    // A title before a name, or its members after it, say more than what was learned: Prime Minister Dupont, Fano fighters.
    private static bool IsTold(WordList words, NameSpan rule) =>
        rule is { IsSure: true, Known: null, Type: EntityType.Organisation } && rule.First == rule.Last && new NameContext(words).IsBeforeMembers(rule.Last)
        || rule is { IsSure: true, Type: EntityType.Person } && (rule.First > 0 && words[rule.First - 1].Is(WordClass.Title) || words.Spelling(Math.Min(rule.Last + 1, words.Count - 1)) is "administration");

    private static bool IsOffice(WordList words, int first, int last)
    {
        for (var at = first; at <= last; at++)
        {
            if (!(words[at].Is(WordClass.Title | WordClass.Demonym | WordClass.Role) || (at == first && words[at].Is(WordClass.PlaceFront) && last > first)) || words[at].Is(WordClass.FirstName | WordClass.Surname | WordClass.OrgHead))
                return false;
        }

        return words[last].Is(WordClass.Title | WordClass.Role) || (words[last].Is(WordClass.Demonym) && last > first);
    }

    // What rules are sure of and nothing contradicts stays.
    private static void Keep(List<NameSpan> rules, ref int rule, int until, List<NameSpan> names)
    {
        for (; rule < rules.Count && rules[rule].First < until; rule++)
        {
            if (rules[rule].IsSure && rules[rule].Last < until && (names.Count == 0 || names[^1].Last < rules[rule].First))
                names.Add(rules[rule]);
        }
    }
}
