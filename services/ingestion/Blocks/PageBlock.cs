using AngleSharp.Dom;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Blocks;

/// <summary>The kinds of element that something stands in, by element name and role.</summary>
[Flags]
internal enum Surroundings
{
    None = 0,
    Navigation = 1 << 0,
    Footer = 1 << 1,
    Aside = 1 << 2,
    Header = 1 << 3,
    Form = 1 << 4,
    Figure = 1 << 5,
    Table = 1 << 6,
    List = 1 << 7,
    Article = 1 << 8,
    Main = 1 << 9,
    Hidden = 1 << 10,
    Button = 1 << 11,
    Dialog = 1 << 12,
    Quote = 1 << 13,
    Caption = 1 << 14,
    Section = 1 << 15,
}

/// <summary>An element of a page that begins a new line of text, with the run of blocks that stand in it.</summary>
internal sealed class Container(IElement element, int parent, int depth, NameSigns signs, Surroundings surroundings, int first)
{
    public IElement Element => element;

    /// <summary>The index of the container around it; -1 for the body.</summary>
    public int Parent => parent;

    public int Depth => depth;

    public NameSigns Signs => signs;

    public Surroundings Surroundings => surroundings;

    /// <summary>The first block in it.</summary>
    public int First => first;

    /// <summary>The first block after it.</summary>
    public int End { get; set; }

    public bool Holds(int block) => block >= First && block < End;
}

/// <summary>A paragraph, heading or list item of a page: one run of text between two line ends.</summary>
/// <param name="Container">The index of the element that it stands in.</param>
/// <param name="Tag">The name of that element.</param>
/// <param name="LinkShare">The share of its characters that stand in links, 0 to 1.</param>
/// <param name="Signs">What the names of its element, of what is inside it and of the element around it hint at.</param>
/// <param name="AllSigns">The same of all elements around it.</param>
internal sealed record PageBlock(
    int Container, string Tag, string Text, double LinkShare, double BoldShare, NameSigns Signs, NameSigns AllSigns, Surroundings Surroundings)
{
    public bool IsHeading { get; } = Tag is ['h', >= '1' and <= '6'];

    public bool IsListItem { get; } = Tag is "li" or "dd" or "dt";

    public bool IsCode { get; } = Tag is "pre" or "code";

    public bool EndsSentence { get; } = Text.AsSpan().TrimEnd("\"'”’»)] ") is { Length: > 0 } end && end[^1] is '.' or '!' or '?' or '…' or ':' or ';' or '。' or '！' or '？' or '।' or '؟';

    /// <summary>How much the block speaks for its surroundings being an article: prose counts by its length, links and scraps against.</summary>
    public double Weight
    {
        get
        {
            if (IsHeading)
                return 0;
            var length = Math.Min(Text.Length, 2000);
            if (LinkShare > 0.5)
                return -Math.Min(length, 60);
            if (IsCode)
                return length * 0.5;
            var prose = length * (1 - LinkShare);
            if (length >= 80)
                return EndsSentence ? prose : prose * 0.5;
            return EndsSentence ? prose * 0.5 : IsListItem ? -3 : -10;
        }
    }
}

/// <summary>An element that may say who wrote the article, when, or what it is called.</summary>
/// <param name="Block">The first block in it or after it.</param>
/// <param name="Property">Its microdata property, if it has one.</param>
internal sealed record PageMark(IElement Element, int Block, int EndBlock, NameSigns Signs, string? Property);
