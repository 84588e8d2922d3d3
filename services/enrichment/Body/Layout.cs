using System.Text;
using Wiredesk.Contracts;

namespace Wiredesk.Enrichment.Body;

/// <summary>Which lines of an article are what. Nothing is deleted: all parts are ranges of the text as it was given.</summary>
internal sealed class Layout
{
    private const int FewestPromotionWords = 14;
    private const int FewestParagraphWords = 12;

    private readonly string _text;

    private Layout(string text, IReadOnlyList<Line> bodyLines, Head head, IReadOnlyList<RemovedRange> removed)
    {
        _text = text;
        BodyLines = bodyLines;
        Removed = removed;
        Title = Passage(head.Title);
        Kicker = Passage(head.Kicker);
        Standfirst = Passage(head.Standfirst);
        Byline = head.Byline;
        if (bodyLines.Count > 0)
            Dateline = Bylines.DatelineOf(text, bodyLines[0]);
        Body = BodyOf();
    }

    public TextPassage? Title { get; }

    public TextPassage? Kicker { get; }

    public TextPassage? Standfirst { get; }

    public Byline? Byline { get; }

    public Dateline? Dateline { get; }

    public TextPassage Body { get; }

    /// <summary>The lines of the body, headings included, clutter left out.</summary>
    public IReadOnlyList<Line> BodyLines { get; }

    public IReadOnlyList<TextPassage> Subheads { get; private init; } = [];

    /// <summary>Kicker, headline, standfirst and headings.</summary>
    public IEnumerable<Line> HeadLines => new[] { Kicker, Title, Standfirst }.OfType<TextPassage>().Concat(Subheads).Select(passage => new Line(passage.Start, passage.End, false));

    public IReadOnlyList<RemovedRange> Removed { get; }

    public IReadOnlyList<CitedSource> CitedSources { get; private init; } = [];

    /// <summary>Lines in which fields run into each other.</summary>
    public IReadOnlyList<Line> Glued { get; private init; } = [];

    public static Layout Of(Article article)
    {
        var text = article.Text;
        var lines = Line.Of(text);
        var kinds = new string?[lines.Count];
        for (var index = 0; index < kinds.Length; index++)
            kinds[index] = Clutter.KindOf(lines[index].In(text));
        var (author, isGlued) = TailSections.Mark(text, lines, kinds);
        MarkPromotion(text, lines, kinds);

        var kept = lines.Where((_, index) => kinds[index] is null).ToArray();
        var head = Head.Of(article, kept);
        var below = kept[head.BodyFrom..];
        head = head with { Byline = head.Byline ?? below.Select(line => Bylines.Of(text, line)).FirstOrDefault(byline => byline is not null) ?? author };
        var bylines = below.Where(line => Bylines.Of(text, line) is not null).ToHashSet();

        var body = below.Where(line => !bylines.Contains(line)).ToArray();
        var subheads = Subheadings(text, body);
        // The body starts with its first sentence; a heading above it is a heading still.
        body = [.. body.SkipWhile(subheads.Contains)];

        var glued = isGlued ? new List<Line> { lines.First(line => line.Start == author!.Start) } : [];
        var cited = Cited(text, lines, kinds, glued);
        var removed = lines.Select((line, index) => (line, Kind: bylines.Contains(line) ? Clutter.Byline : kinds[index]))
            .Where(part => part.Kind is not null).Select(part => new RemovedRange(part.line.Start, part.line.End, part.Kind!));

        return new Layout(text, body, head, [.. removed])
        {
            Subheads = [.. subheads.Order(Comparer<Line>.Create((a, b) => a.Start - b.Start)).Select(line => new TextPassage(line.Start, line.End, text[line.Start..line.End]))],
            CitedSources = cited,
            Glued = glued,
        };
    }

    private static void MarkPromotion(string text, List<Line> lines, string?[] kinds)
    {
        // A whole paragraph that also asks to subscribe is promotion before it is a newsletter line; a line that only asks for that is none.
        var last = kinds.Length - 1;
        while (last >= 0 && !(kinds[last] is null || (kinds[last] == Clutter.Newsletter && Sentences.Words(lines[last].In(text)) >= FewestPromotionWords && Promotion.Is(lines[last].In(text)))))
            last--;
        if (last > 0 && Array.FindLastIndex(kinds, last - 1, kind => kind is null) >= 0 && Promotion.Is(lines[last].In(text)))
            kinds[last] = Clutter.Promotion;
    }

    // A heading inside the body stands between paragraphs; lines of a list or a table stand among their like.
    private static HashSet<Line> Subheadings(string text, Line[] body)
    {
        var headings = new HashSet<Line>();
        for (var index = 0; index + 1 < body.Length; index++)
        {
            var isAlone = index == 0 || !Head.IsHeading(text, body[index - 1]);
            if (isAlone && IsSubheading(text, body[index]) && IsParagraph(body[index + 1].In(text)) && (index == 0 || text[body[index - 1].End - 1] != ':'))
                headings.Add(body[index]);
        }

        return headings;
    }

    // Also one that ends by announcing a list.
    private static bool IsParagraph(ReadOnlySpan<char> line) => Sentences.EndsInMark(line) || (line[^1] == ':' && Sentences.Words(line) >= FewestParagraphWords);

    private static bool IsSubheading(string text, Line line)
    {
        var words = line.In(text);
        return line.Length <= 120 && Head.IsHeading(text, line) && Sentences.Words(words) <= 14
            && !char.IsLower(words[0]) && !"\"'“„«‘".Contains(words[0]) && !words.EndsWith("\"") && !words.EndsWith("”");
    }

    private static List<CitedSource> Cited(string text, List<Line> lines, string?[] kinds, List<Line> glued)
    {
        var cited = new List<CitedSource>();
        for (var index = 0; index < kinds.Length; index++)
        {
            if (kinds[index] != Clutter.SourceList || SourceEntry.Of(text, lines[index], out var isGlued) is not { } source)
                continue;
            cited.Add(source);
            if (isGlued)
                glued.Add(lines[index]);
        }

        return cited;
    }

    private TextPassage? Passage(Line? line) => line is { } found ? new TextPassage(found.Start, found.End, _text[found.Start..found.End]) : null;

    // The lines of the body with the breaks before them as they were given; removed lines go with the break before them.
    private TextPassage BodyOf()
    {
        if (BodyLines.Count == 0)
            return new TextPassage(0, 0, "");
        var (start, end) = (BodyLines[0].Start, BodyLines[^1].End);
        var inside = Removed.Where(range => range.Start >= start && range.End <= end).ToArray();
        if (inside.Length == 0)
            return new TextPassage(start, end, _text[start..end]);

        var body = new StringBuilder(end - start);
        var at = start;
        foreach (var range in inside)
        {
            var cut = range.Start;
            while (cut > at && char.IsWhiteSpace(_text[cut - 1]))
                cut--;
            body.Append(_text, at, cut - at);
            at = range.End;
        }

        return new TextPassage(start, end, body.Append(_text, at, end - at).ToString());
    }
}
