using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Blocks;

/// <summary>Describes each block of a page in numbers: its text, its element, its names, its neighbours, and where it stands.</summary>
/// <remarks>The order of the numbers is the model's; a change asks for training anew (tools/PageTraining).</remarks>
internal sealed class BlockFeatures
{
    /// <summary>How many numbers describe a block.</summary>
    public const int Count = OwnCount + (4 * NeighbourCount) + CueReading.Count * 2 + (NameReading.Count * 2) + SurroundingKinds + PlaceCount;

    private const int OwnCount = 24;
    private const int NeighbourCount = 5;
    private const int SurroundingKinds = 16;
    private const int PlaceCount = 36;

    private readonly PageReading _page;
    private readonly Region? _subtree;
    private readonly Region? _paragraphs;
    private readonly string? _known;
    private readonly Cue[] _cues;
    private readonly Places _place;
    private readonly float[] _row = new float[Count];
    private int _at;

    /// <param name="title">The article's title, where the text begins.</param>
    /// <param name="known">The article's text as the linked data has it.</param>
    public BlockFeatures(PageReading page, Region? subtree, Region? paragraphs, string? title, string? known)
    {
        (_page, _subtree, _paragraphs, _known) = (page, subtree, paragraphs, known);
        _cues = page.Blocks.ConvertAll(block => CueReading.Of(block.Text)).ToArray();
        _place = new Places(page, subtree, title);
    }

    /// <summary>The numbers of a block; they hold until the next block is asked for.</summary>
    public ReadOnlySpan<float> Of(int i)
    {
        var block = _page.Blocks[i];
        _at = 0;
        Own(block);
        for (var step = 1; step <= 2; step++)
        {
            Neighbour(i - step);
            Neighbour(i + step);
        }

        Bits((int)_cues[i], CueReading.Count);
        Bits((int)(_place.Section[i] < 0 ? Cue.None : _cues[_place.Section[i]]), CueReading.Count);
        for (var sign = 0; sign < NameReading.Count; sign++)
            Add((((int)block.Signs >> sign & 1) * 2) + ((int)block.AllSigns >> sign & 1));
        Bits((int)SignsInside(block.Container), NameReading.Count);
        Bits((int)block.Surroundings, SurroundingKinds);
        Place(i, _place, _known);
        return _row;
    }

    private void Add(double value) => _row[_at++] = (float)value;

    private void Bits(int flags, int count)
    {
        for (var bit = 0; bit < count; bit++)
            Add(flags >> bit & 1);
    }

    private void Own(PageBlock block)
    {
        var text = block.Text;
        var counts = TextCounts.Of(text);
        Add(Math.Log(text.Length + 1));
        Add(counts.Words);
        Add(block.LinkShare);
        Add(block.BoldShare);
        Add(block.EndsSentence ? 1 : 0);
        Add(counts.Commas * 100.0 / text.Length);
        Add(counts.Stops * 100.0 / text.Length);
        Add((double)counts.Capitals / Math.Max(counts.Words, 1));
        Add((double)counts.Digits / text.Length);
        Add((double)counts.Upper / text.Length);
        Add((double)text.Length / Math.Max(counts.Words, 1));
        Add(counts.Marks);
        Add(char.IsLower(text[0]) ? 1 : 0);
        Add(text[^1] == '?' ? 1 : text[^1] == ':' ? 2 : 0);
        Add(text.Contains('@', StringComparison.Ordinal) ? 1 : 0);
        Add(TagNumber(block.Tag));
        Add(block.Tag == "p" ? 1 : 0);
        Add(block.IsHeading ? block.Tag[1] - '0' : 0);
        Add(block.IsListItem ? 1 : 0);
        Add(block.Tag is "td" or "th" ? 1 : 0);
        Add(block.Tag == "div" ? 1 : 0);
        Add(block.IsCode ? 1 : 0);
        Add(counts.Function * 1.0 / Math.Max(counts.Words, 1));
        Add(block.Weight);
    }

    private static int TagNumber(string tag) => tag switch
    {
        "p" => 1,
        "li" => 2,
        "div" => 3,
        "h1" => 4,
        "h2" => 5,
        "h3" => 6,
        "h4" or "h5" or "h6" => 7,
        "td" or "th" => 8,
        "blockquote" => 9,
        "figcaption" => 10,
        "button" or "label" => 11,
        "dt" or "dd" => 12,
        "section" or "article" => 13,
        _ => 0,
    };

    private void Neighbour(int index)
    {
        var block = index >= 0 && index < _page.Blocks.Count ? _page.Blocks[index] : null;
        Add(block is null ? 0 : Math.Log(block.Text.Length + 1));
        Add(block?.LinkShare ?? 1);
        Add(block is null ? -1 : TagNumber(block.Tag));
        Add(block is { EndsSentence: true } ? 1 : 0);
        Add(block is null ? -1 : (int)block.Signs & (int)(NameSigns.Share | NameSigns.Related | NameSigns.Newsletter | NameSigns.Author | NameSigns.Meta | NameSigns.Action));
    }

    // What the names between the block and the article's element hint at; the names around the whole article say little.
    private NameSigns SignsInside(int container)
    {
        var signs = NameSigns.None;
        var best = _subtree?.Container ?? 0;
        for (var at = container; at > 0 && at != best && !Around(at, best); at = _page.Containers[at].Parent)
            signs |= _page.Containers[at].Signs;
        return signs;
    }

    private bool Around(int outer, int inner) =>
        _page.Containers[outer].First <= _page.Containers[inner].First && _page.Containers[outer].End >= _page.Containers[inner].End && outer < inner;

    private void Place(int i, Places place, string? known)
    {
        var block = _page.Blocks[i];
        var total = Math.Max(place.Before[^1], 1);
        Add((double)place.Before[i] / total);
        Add((double)i / _page.Blocks.Count);
        Add(place.Title < 0 ? -1 : Math.Clamp(i - place.Title, -50, 200));
        Add(place.Title < 0 ? -1 : Math.Sign(i - place.Title) * Math.Log(1 + Math.Abs(place.Before[i] - place.Before[place.Title])));
        Add(_page.Containers[block.Container].Depth);
        Add(Math.Log(1 + place.NearText(i, 2)));
        Add(Math.Log(1 + place.NearText(i, 5)));
        Add(place.NearLinks(i, 3));
        Add(place.NearLinks(i, 8));
        InRegion(i, _subtree);
        InRegion(i, _paragraphs);
        var plain = _subtree is not null && _subtree.Plain[i];
        Add(plain ? _subtree!.Holds(i) ? 2 : 1 : 0);
        Add(place.PlainShare(i, 4));
        Add(place.PlainShare(i, 12));
        var around = Math.Max(_page.Containers[block.Container].Parent, 0);
        ContainerNumbers(_page.Containers[block.Container], place);
        ContainerNumbers(_page.Containers[around], place);
        ContainerNumbers(_page.Containers[Math.Max(_page.Containers[around].Parent, 0)], place);
        var (count, length, links) = place.Alike(i);
        Add(Math.Log(1 + count));
        Add(Math.Log(1 + (length / Math.Max(count, 1))));
        Add((double)length / total);
        Add(links);
        Add(known is null || block.Text.Length < 20 ? -1 : known.Contains(block.Text[..20], StringComparison.Ordinal) ? 1 : 0);
        Add(place.IsTitle(i) ? 1 : 0);
        Add(Math.Log(1 + total));
        Add(place.Section[i] < 0 ? -1 : i - place.Section[i]);
    }

    private void InRegion(int i, Region? region)
    {
        Add(region is null ? -1 : region.Holds(i) ? 1 : 0);
        Add(region is null || region.End == region.First ? -1 : Math.Clamp((double)(i - region.First) / (region.End - region.First), -1, 2));
        Add(region is null ? -1 : _page.Containers[_page.Blocks[i].Container].Depth - _page.Containers[region.Container].Depth);
    }


    private void ContainerNumbers(Container container, Places place)
    {
        var length = place.Before[container.End] - place.Before[container.First];
        Add((double)length / Math.Max(place.Before[^1], 1));
        Add((place.Links[container.End] - place.Links[container.First]) / Math.Max(length, 1));
    }

    /// <summary>Counts of one text.</summary>
    private readonly record struct TextCounts(int Words, int Commas, int Stops, int Capitals, int Digits, int Upper, int Marks, int Function)
    {
        // The commonest English words that tell of sentences, by their length and first letter: cheap, and enough to tell prose from labels.
        private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> FunctionWords = new HashSet<string>(
            "the of and to a in is that for it as was with be by on are from this you we have has not or at an they their which can will more if your but".Split(' '),
            StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

        public static TextCounts Of(string text)
        {
            int words = 0, commas = 0, stops = 0, capitals = 0, digits = 0, upper = 0, marks = 0, function = 0, start = -1;
            for (var i = 0; i <= text.Length; i++)
            {
                var character = i < text.Length ? text[i] : ' ';
                if (char.IsLetterOrDigit(character))
                {
                    if (start < 0)
                    {
                        start = i;
                        words++;
                        capitals += char.IsUpper(character) ? 1 : 0;
                    }

                    digits += char.IsAsciiDigit(character) ? 1 : 0;
                    upper += char.IsUpper(character) ? 1 : 0;
                    continue;
                }

                if (start >= 0 && i - start <= 5 && FunctionWords.Contains(text.AsSpan(start, i - start)))
                    function++;
                start = character is '\'' or '’' ? start : -1;
                commas += character == ',' ? 1 : 0;
                stops += character is '.' or '!' or '?' or '。' ? 1 : 0;
                marks += character is '|' or '·' or '•' or '»' or '→' or '›' or '/' ? 1 : 0;
            }

            return new TextCounts(words, commas, stops, capitals, digits, upper, marks, function);
        }
    }

    /// <summary>Where the blocks of a page stand, summed up once for all of them.</summary>
    private sealed class Places
    {
        private readonly PageReading _page;
        private readonly Dictionary<(string, NameSigns, string, int), (int Count, int Length, double Links)> _alike = [];
        private readonly string? _title;
        private readonly int[] _plain;

        public Places(PageReading page, Region? subtree, string? title)
        {
            _page = page;
            _title = title;
            var blocks = page.Blocks;
            (Before, Links, Section) = (new int[blocks.Count + 1], new double[blocks.Count + 1], new int[blocks.Count]);
            _plain = new int[blocks.Count + 1];
            var heading = -1;
            for (var i = 0; i < blocks.Count; i++)
            {
                Before[i + 1] = Before[i] + blocks[i].Text.Length;
                _plain[i + 1] = _plain[i] + (subtree is not null && subtree.Plain[i] && subtree.Holds(i) ? blocks[i].Text.Length : 0);
                Links[i + 1] = Links[i] + (blocks[i].LinkShare * blocks[i].Text.Length);
                Section[i] = heading;
                if (blocks[i].IsHeading)
                    heading = i;
                var key = Key(blocks[i]);
                var (count, length, links) = _alike.GetValueOrDefault(key);
                _alike[key] = (count + 1, length + blocks[i].Text.Length, links + (blocks[i].LinkShare * blocks[i].Text.Length));
            }

            Title = page.BlockOf(title);
        }

        /// <summary>The characters before each block, and of the whole page.</summary>
        public int[] Before { get; }

        public double[] Links { get; }

        /// <summary>The heading that each block stands under; -1 for none.</summary>
        public int[] Section { get; }

        /// <summary>The block that is the title; -1 when the page does not show it.</summary>
        public int Title { get; }

        public bool IsTitle(int i) => _title is not null && PageText.Same(_page.Blocks[i].Text, _title);

        public int NearText(int i, int reach) => Before[Math.Min(i + reach + 1, Before.Length - 1)] - Before[Math.Max(i - reach, 0)];

        public double NearLinks(int i, int reach)
        {
            var (from, to) = (Math.Max(i - reach, 0), Math.Min(i + reach + 1, Before.Length - 1));
            return (Links[to] - Links[from]) / Math.Max(Before[to] - Before[from], 1);
        }

        /// <summary>How much of the text around a block the rules would take.</summary>
        public double PlainShare(int i, int reach)
        {
            var (from, to) = (Math.Max(i - reach, 0), Math.Min(i + reach + 1, Before.Length - 1));
            return (double)(_plain[to] - _plain[from]) / Math.Max(Before[to] - Before[from], 1);
        }

        /// <summary>The blocks that are made alike (same element, same names, same depth): how many, how long, how much of them is links.</summary>
        public (int Count, int Length, double LinkShare) Alike(int i)
        {
            var (count, length, links) = _alike[Key(_page.Blocks[i])];
            return (count, length, links / Math.Max(length, 1));
        }

        private (string Tag, NameSigns Signs, string Around, int Depth) Key(PageBlock block)
        {
            var container = _page.Containers[block.Container];
            return (block.Tag, block.Signs, container.Parent < 0 ? "" : _page.Containers[container.Parent].Element.LocalName, container.Depth);
        }
    }
}
