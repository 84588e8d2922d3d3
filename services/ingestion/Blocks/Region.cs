using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Blocks;

/// <summary>A part of a page that may be the article, found in one of two ways that know nothing of each other.</summary>
/// <param name="Container">The index of the element that holds it.</param>
internal sealed record Region(int Container, int First, int End)
{
    /// <summary>What the names say is believed unless the element holds more than this share of the page's text: whole pages stand in a form, or in a pop-up.</summary>
    private const double LargestFurniture = 0.4;

    private const double LargestComments = 0.9;

    private const double LargestInvitation = 0.15;

    /// <summary>When less than this share of the page's text was found, names may have hidden the article.</summary>
    private const double SmallShare = 0.25;

    private const Surroundings FurnitureKinds = Surroundings.Navigation | Surroundings.Footer | Surroundings.Aside | Surroundings.Form | Surroundings.Dialog | Surroundings.Caption
        | Surroundings.Button;

    private const NameSigns FurnitureNames = NameSigns.Share | NameSigns.Related | NameSigns.Newsletter | NameSigns.Comments | NameSigns.Author | NameSigns.Date | NameSigns.Advert
        | NameSigns.Navigation | NameSigns.Footer | NameSigns.Sidebar | NameSigns.Meta | NameSigns.Caption | NameSigns.Contents | NameSigns.Action | NameSigns.Popup | NameSigns.Hidden;

    /// <summary>Whether each block is neither furniture nor a scrap, as far as simple rules can tell.</summary>
    public bool[] Plain { get; private init; } = [];

    /// <summary>Whether each block stands among what readers wrote, or in a box that asks them to subscribe.</summary>
    public bool[] Foreign { get; private init; } = [];

    public bool Holds(int block) => block >= First && block < End;

    /// <summary>The element whose blocks speak for it most.</summary>
    /// <remarks>
    /// Each block speaks for or against by its length, its links and its punctuation: the signals of Kohlschütter, Fankhauser and Nejdl,
    /// "Boilerplate Detection using Shallow Text Features", 2010.
    /// </remarks>
    public static Region? OfSubtree(PageReading page)
    {
        var found = OfSubtree(page, FurnitureNames);
        var size = Length(found, page);
        if (size >= page.Blocks.Sum(block => block.Text.Length) * SmallShare)
            return found;
        var other = OfSubtree(page, NameSigns.Comments);
        return Length(other, page) > size * 2 ? other : found;
    }

    /// <summary>The element in which most paragraphs of prose stand close together; paragraphs that the linked data knows count double.</summary>
    /// <remarks>A paragraph counts for the element around it, and half for the next one (as in Readability, Arc90, 2009).</remarks>
    /// <param name="known">The article's text or description as the linked data has it.</param>
    public static Region? OfParagraphs(PageReading page, string? known)
    {
        var scores = new double[page.Containers.Count];
        foreach (var block in page.Blocks)
        {
            page.Deadline.Check();
            if (block.Text.Length < 80 || block.LinkShare > 0.3 || !block.EndsSentence || block.IsHeading || (block.Surroundings & FurnitureKinds) != 0 || (block.Signs & NameSigns.Comments) != 0)
                continue;
            var points = 1 + (Math.Min(block.Text.Length, 600) / 100.0) + block.Text.AsSpan().Count(',');
            if (known is not null && known.Contains(block.Text[..40], StringComparison.Ordinal))
                points *= 2;
            var around = Math.Max(page.Containers[block.Container].Parent, 0);
            scores[around] += points;
            if (page.Containers[around].Parent is var next and >= 0)
                scores[next] += points / 2;
        }

        return Best(page, i => scores[i], [], []);
    }

    private static int Length(Region? region, PageReading page) =>
        region is null ? 0 : Enumerable.Range(region.First, region.End - region.First).Sum(i => region.Plain[i] ? page.Blocks[i].Text.Length : 0);

    private static Region? OfSubtree(PageReading page, NameSigns names)
    {
        var (leftOut, foreign) = LeftOut(page, names);
        var sums = new double[page.Blocks.Count + 1];
        for (var i = 0; i < page.Blocks.Count; i++)
            sums[i + 1] = sums[i] + (leftOut[i] ? 0 : page.Blocks[i].Weight);
        var plain = new bool[page.Blocks.Count];
        for (var i = 0; i < plain.Length; i++)
            plain[i] = !leftOut[i] && (page.Blocks[i].IsHeading ? LeadsToProse(page, i, leftOut) : IsContent(page.Blocks[i]));
        return Best(page, i => sums[page.Containers[i].End] - sums[page.Containers[i].First], plain, foreign);
    }

    private static Region? Best(PageReading page, Func<int, double> score, bool[] plain, bool[] foreign)
    {
        var (best, most) = (-1, 0.0);
        for (var i = 0; i < page.Containers.Count; i++)
        {
            // Containers come from the outside in: one that adds nothing does not replace what it wraps.
            var value = score(i);
            if (value > 0 && value >= most)
                (best, most) = (i, value);
        }

        return best < 0 ? null : new Region(best, page.Containers[best].First, page.Containers[best].End) { Plain = plain, Foreign = foreign };
    }

    // The blocks that stand in furniture, by the kind of an element or by its names.
    private static (bool[] LeftOut, bool[] Foreign) LeftOut(PageReading page, NameSigns names)
    {
        var before = new int[page.Blocks.Count + 1];
        for (var i = 0; i < page.Blocks.Count; i++)
            before[i + 1] = before[i] + page.Blocks[i].Text.Length;
        var (leftOut, foreign) = (new bool[page.Blocks.Count], new bool[page.Blocks.Count]);
        for (var i = 1; i < page.Containers.Count; i++)
        {
            page.Deadline.Check();
            var container = page.Containers[i];
            var share = (before[container.End] - before[container.First]) / (double)Math.Max(before[^1], 1);
            var kind = container.Surroundings & ~page.Containers[container.Parent].Surroundings;
            var isNamed = (container.Signs & names) != 0 && container.Element.LocalName is not ("main" or "article" or "h1") && (container.Signs & (NameSigns.Body | NameSigns.Post)) == 0;
            var (first, length) = (container.First, container.End - container.First);
            if (share < LargestFurniture && ((kind & (FurnitureKinds | Surroundings.Hidden)) != 0 || isNamed))
                leftOut.AsSpan(first, length).Fill(true);
            if (isNamed && (IsComments(container, share) || IsInvitation(page, container, share)))
                foreign.AsSpan(first, length).Fill(true);
        }

        for (var i = 0; i < leftOut.Length; i++)
            leftOut[i] |= foreign[i];
        return (leftOut, foreign);
    }

    private static bool IsComments(Container container, double share) =>
        share < LargestComments && (container.Signs & NameSigns.Comments) != 0 && container.Element.LocalName is "div" or "section" or "ol" or "ul" or "aside";

    // Its name and its words agree.
    private static bool IsInvitation(PageReading page, Container container, double share) =>
        share < LargestInvitation && (container.Signs & NameSigns.Newsletter) != 0 && container.End - container.First is > 0 and <= 8
        && Enumerable.Range(container.First, container.End - container.First).Any(i => (CueReading.Of(page.Blocks[i].Text) & Cue.Invites) != 0);

    private static bool IsContent(PageBlock block)
    {
        if (block.LinkShare > 0.6 && block.Text.Length < 200)
            return block.LinkShare < 0.9 && block.EndsSentence && block.Text.Length > 80;
        return block.IsListItem || block.IsCode || block.Tag is "td" or "th" or "p" or "blockquote" || block.Text.Length >= 40 || block.EndsSentence;
    }

    // A heading belongs to the article when prose follows before the next heading of its level.
    private static bool LeadsToProse(PageReading page, int at, bool[] leftOut)
    {
        for (var i = at + 1; i < page.Blocks.Count && i <= at + 4; i++)
        {
            if (!page.Blocks[i].IsHeading && !leftOut[i])
                return IsContent(page.Blocks[i]) && page.Blocks[i].LinkShare < 0.5;
        }

        return false;
    }
}
