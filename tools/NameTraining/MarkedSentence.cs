using Wiredesk.Contracts;
using Wiredesk.Enrichment.Entities;
using Wiredesk.Enrichment.Tagging;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.NameTraining;

/// <summary>A name that people marked: where it stands, and what it names (<see cref="EntityType.Unknown"/> for other names).</summary>
internal sealed record Mark(int Start, int End, EntityType Type);

/// <summary>A run of words to learn from: where it starts, the features of each word, and its label.</summary>
internal sealed record Region(int First, int[][] Rows, byte[] Tags);

/// <summary>A sentence in which people marked the names, and the document it is from.</summary>
internal sealed record MarkedSentence(int Document, string Text, IReadOnlyList<Mark> Marks)
{
    /// <summary>Reads a file of words and labels (I-PER, I-ORG, I-LOC, I-MISC, O), one a line, sentences parted by empty lines.</summary>
    public static IReadOnlyList<MarkedSentence> Read(string path)
    {
        var sentences = new List<MarkedSentence>();
        var (document, lines) = (0, new List<(string Word, string Label)>());
        foreach (var line in File.ReadLines(path).Append(""))
        {
            if (line.StartsWith("-DOCSTART-", StringComparison.Ordinal))
                document++;
            else if (line.Length > 0 && line.LastIndexOf(' ') is var space)
                lines.Add((line[..space], line[(space + 1)..]));
            else if (lines.Count > 0)
            {
                sentences.Add(Of(document, lines));
                lines.Clear();
            }
        }

        return sentences;
    }

    /// <summary>The runs of capitalised words, labelled by the marks.</summary>
    public List<Region> Regions()
    {
        var words = WordList.Of(Text);
        var (tags, rules) = (new byte[words.Count], new byte[words.Count]);
        foreach (var mark in Marks)
        {
            var (first, last) = (-1, -1);
            for (var at = 0; at < words.Count; at++)
            {
                first = words[at].Start == mark.Start ? at : first;
                last = words[at].End == mark.End ? at : last;
            }

            if (first >= 0 && last >= first)
                Tag.Write(tags, first, last, mark.Type);
        }

        TagFeatures.Rules([.. EntityFinder.Spans(words, "en")], rules);
        return Regions(words, rules, tags);
    }

    /// <summary>The runs of a text whose words have these labels.</summary>
    public static List<Region> Regions(WordList words, byte[] rules, byte[] tags)
    {
        var regions = new List<Region>();
        var features = new TagFeatures(words, rules);
        Span<int> rows = stackalloc int[TagFeatures.Most];
        for (var at = 0; at < words.Count;)
        {
            var end = features.EndOfRegion(at);
            if (end > at)
            {
                var all = new int[end - at][];
                for (var index = at; index < end; index++)
                    all[index - at] = rows[..features.Rows(index, at, end, rows)].ToArray();
                var labels = tags[at..end];
                if (IsWellFormed(labels))
                    regions.Add(new Region(at, all, labels));
            }

            at = Math.Max(end, at + 1);
        }

        return regions;
    }

    // A name that starts or ends outside its region can't be learned.
    private static bool IsWellFormed(byte[] labels) =>
        Tag.MayFollow(Tag.Outside, labels[0]) && Tag.MayEnd(labels[^1]) && labels.Zip(labels.Skip(1)).All(pair => Tag.MayFollow(pair.First, pair.Second));

    private static MarkedSentence Of(int document, List<(string Word, string Label)> lines)
    {
        var text = "";
        var marks = new List<Mark>();
        var open = "O";
        foreach (var (word, label) in lines)
        {
            var start = text.Length == 0 ? 0 : text.Length + 1;
            text = text.Length == 0 ? word : text + " " + word;
            if (label != "O" && label == open)
                marks[^1] = marks[^1] with { End = text.Length };
            else if (label != "O")
                marks.Add(new Mark(start, text.Length, label switch { "I-PER" => EntityType.Person, "I-ORG" => EntityType.Organisation, "I-LOC" => EntityType.Place, _ => EntityType.Unknown }));
            open = label;
        }

        return new MarkedSentence(document, text, marks);
    }
}
