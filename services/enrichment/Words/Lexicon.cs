using System.Reflection;

namespace Wiredesk.Enrichment.Words;

/// <summary>What is known of single words: words.txt, the given and family names of people.txt, and common.txt.</summary>
internal sealed class Lexicon
{
    private readonly Dictionary<uint, WordClass> _classes = new(40_000);

    /// <summary>The lexicon shipped with this assembly.</summary>
    public static Lexicon Shipped { get; } = Load();

    /// <summary>What is known of a word.</summary>
    public WordClass Of(uint hash) => _classes.GetValueOrDefault(hash);

    /// <summary>Adds what is known of a word.</summary>
    public void Add(ReadOnlySpan<char> word, WordClass classes)
    {
        var hash = Letters.Hash(word);
        _classes[hash] = _classes.GetValueOrDefault(hash) | classes;
    }

    /// <summary>The lines of a text resource that are not empty and no comment.</summary>
    public static IEnumerable<string> Lines(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly was built without {resource}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }

    private static Lexicon Load()
    {
        var lexicon = new Lexicon();
        foreach (var line in Lines("common.txt"))
            lexicon.Add(line, WordClass.Common);

        // Words that are small in most texts may still be read as names where the lists name them.
        var section = WordClass.None;
        foreach (var line in Lines("words.txt").Concat(Lines("people.txt").TakeWhile(line => line != "[known]")))
        {
            if (line[0] == '[')
            {
                section = SectionOf(line);
                continue;
            }

            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                lexicon.Add(word.TrimStart('~'), section | (word[0] == '~' ? WordClass.Unsure : WordClass.None));
        }

        return lexicon;
    }

    private static WordClass SectionOf(string line) => line.Trim('[', ']') switch
    {
        "function" => WordClass.Function,
        "title" => WordClass.Title,
        "role" => WordClass.Role,
        "orghead" => WordClass.OrgHead,
        "placehead" => WordClass.PlaceHead,
        "placefront" => WordClass.PlaceFront,
        "mischead" => WordClass.MiscHead,
        "demonym" => WordClass.Demonym,
        "speech" => WordClass.Speech,
        "placebefore" => WordClass.PlaceBefore,
        "particle" => WordClass.Particle,
        "weekday" => WordClass.Weekday,
        "month" => WordClass.Month,
        "nopoint" => WordClass.NoPoint,
        "first" => WordClass.FirstName,
        "surname" => WordClass.Surname,
        "common" => WordClass.Common,
        var other => throw new InvalidOperationException($"Unknown section {other}."),
    };
}
