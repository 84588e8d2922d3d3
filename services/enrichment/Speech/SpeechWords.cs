using System.Collections.Frozen;

namespace Wiredesk.Enrichment.Speech;

/// <summary>The words that tell of speech and of those who speak, by language.</summary>
/// <remarks>
/// The English verbs follow the groups of Levin, "English Verb Classes and Alternations" (1993): 37 (verbs of communication) and 29 (verbs with
/// predicative complements, for <c>call</c>). The other languages were written from general knowledge of how their news ascribes words.
/// </remarks>
internal sealed class SpeechWords
{
    private static readonly SpeechWords None = new(FrozenDictionary<string, Sense>.Empty, [], []);

    private static readonly FrozenDictionary<string, SpeechWords> ByLanguage =
        SpeechLexicon.Languages.Keys.ToFrozenDictionary(language => language, language => Make(SpeechLexicon.Languages[language]));

    private readonly FrozenDictionary<string, Sense> _senses;
    private readonly (string Ending, Sense Sense)[] _endings;

    private SpeechWords(FrozenDictionary<string, Sense> senses, string[][] according, (string, Sense)[] endings) => (_senses, According, _endings) = (senses, according, endings);

    /// <summary>The phrases that a source follows: <c>according to</c>, word by word.</summary>
    public IReadOnlyList<string[]> According { get; }

    /// <summary>The words of a language; none for a language that is not known. Danish and both Norwegians share theirs.</summary>
    public static SpeechWords Of(string language) => ByLanguage.TryGetValue(language, out var words)
        ? words
        : language is "nb" or "nn" ? ByLanguage["da"] : None;

    public Sense SenseOf(string word)
    {
        if (_senses.TryGetValue(word, out var sense))
            return sense;
        // "dit-il", "a-t-elle": French ties the pronoun to its verb.
        if (word.EndsWith("-il", StringComparison.Ordinal) || word.EndsWith("-elle", StringComparison.Ordinal))
            return (word[^1] == 'l' ? Sense.He : Sense.She) | (SenseOf(word[..word.IndexOf('-', StringComparison.Ordinal)]) & Sense.AnyVerb);
        foreach (var (ending, meant) in _endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return meant;
        }

        return Sense.None;
    }

    private static SpeechWords Make(string lists)
    {
        var senses = new Dictionary<string, Sense>(StringComparer.Ordinal);
        var according = new List<string[]>();
        var endings = new List<(string, Sense)>();
        foreach (var line in lists.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line[..colon] == "According")
            {
                according.AddRange(line[(colon + 1)..].Split('|', StringSplitOptions.TrimEntries).Select(phrase => phrase.Split(' ')));
                continue;
            }

            var sense = line[..colon].TrimStart('*').Split('+').Aggregate(Sense.None, (sum, name) => sum | Enum.Parse<Sense>(name));
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line[0] == '*') // endings of compounds: "Arbeitsministerin"
                    endings.Add((word, sense));
                else
                    senses[word] = senses.GetValueOrDefault(word) | sense;
            }
        }

        return new SpeechWords(senses.ToFrozenDictionary(StringComparer.Ordinal), [.. according], [.. endings]);
    }
}
