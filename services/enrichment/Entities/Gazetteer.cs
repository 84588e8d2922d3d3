using Wiredesk.Contracts;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Entities;

/// <summary>A name that is known: what it names, under which name it is published, and whether it is as often something else.</summary>
/// <param name="Name">The published name.</param>
/// <param name="Spelling">This spelling of it.</param>
/// <param name="Type">Person, organisation or place.</param>
/// <param name="Section">The part of the list it stands in: <c>country</c>, <c>outlet</c>.</param>
/// <param name="IsUnsure">Whether it is as often a common word or a first name.</param>
internal sealed record KnownName(string Name, string Spelling, EntityType Type, string Section, bool IsUnsure);

/// <summary>The names of places, organisations and well-known people, found in a text by their words.</summary>
/// <remarks>A trie over word hashes in one table: the key of a node is made of its parent's key and a word, so a look-up costs one probe a word.</remarks>
internal sealed class Gazetteer
{
    private const ulong Prime = 0x100000001b3; // of FNV-1a, 64 bits

    private readonly Dictionary<ulong, Node> _nodes = new(16_384);
    private readonly List<KnownName> _names = [];

    private Gazetteer()
    {
    }

    /// <summary>The gazetteer shipped with this assembly.</summary>
    public static Gazetteer Shipped { get; } = Load();

    /// <summary>The spellings of the names in one part of the lists, without those that are as often a common word.</summary>
    public IEnumerable<string> Spellings(string section) => _names.Where(name => name.Section == section && !name.IsUnsure).Select(name => name.Spelling);

    /// <summary>The longest known name that starts at a word; <paramref name="length"/> says how many words it has.</summary>
    public KnownName? Match(WordList words, int at, out int length)
    {
        length = 0;
        KnownName? found = null;
        var key = Prime;
        for (var index = at; index < words.Count; index++)
        {
            key = Next(key, words[index]);
            if (!_nodes.TryGetValue(key, out var node))
                break;
            if (node.Name > 0 && IsSpelt(_names[node.Name - 1].Spelling, words, at, index))
                (found, length) = (_names[node.Name - 1], index - at + 1);
            if (!node.Continues)
                break;
        }

        return found;
    }

    // Signs count by themselves, words by their letters.
    private static ulong Next(ulong key, in Word word) =>
        (key * Prime) ^ (word.Kind == WordKind.Mark ? word.First : word.Hash + 0x10000ul);

    // A name that is spelt with capitals must be written so: the US, not us; China, not china.
    private static bool IsSpelt(string spelling, WordList words, int first, int last)
    {
        var isAcronym = spelling.Length <= 6 && !spelling.Any(char.IsLower);
        var at = 0;
        for (var index = first; index <= last; index++)
        {
            ref readonly var word = ref words[index];
            if (word.Kind == WordKind.Word)
            {
                while (at < spelling.Length && !char.IsLetterOrDigit(spelling[at]))
                    at++;
                if (at < spelling.Length && char.IsUpper(spelling[at]) && !word.IsCapital)
                    return false;
                if (isAcronym && !word.Has(WordTraits.AllCapitals | WordTraits.Digits) && word.Length > 1)
                    return false;
                while (at < spelling.Length && (char.IsLetterOrDigit(spelling[at]) || spelling[at] == '.'))
                    at++;
            }
        }

        return true;
    }

    private static Gazetteer Load()
    {
        var gazetteer = new Gazetteer();
        gazetteer.Add("people.txt", EntityType.Person);
        gazetteer.Add("organisations.txt", EntityType.Organisation);
        gazetteer.Add("places.txt", EntityType.Place);
        return gazetteer;
    }

    private void Add(string resource, EntityType type)
    {
        var section = "";
        foreach (var line in Lexicon.Lines(resource))
        {
            if (line[0] == '[')
                section = line.Trim('[', ']');
            else if (section is not ("first" or "surname"))
            {
                foreach (var entry in line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    AddEntry(entry, type, section);
            }
        }
    }

    private void AddEntry(string entry, EntityType type, string section)
    {
        var spellings = entry.TrimStart('~').Split('|', StringSplitOptions.TrimEntries);
        foreach (var spelling in spellings)
            Add(new KnownName(spellings[0], spelling, type, section, entry[0] == '~'));
    }

    private void Add(KnownName name)
    {
        var words = WordList.Of(name.Spelling);
        var key = Prime;
        for (var index = 0; index < words.Count; index++)
        {
            key = Next(key, words[index]);
            var node = _nodes.GetValueOrDefault(key);
            if (index < words.Count - 1)
                node.Continues = true;
            else if (node.Name == 0) // the first list that holds a name keeps it
            {
                _names.Add(name);
                node.Name = _names.Count;
            }

            _nodes[key] = node;
        }
    }

    private record struct Node(int Name, bool Continues);
}
