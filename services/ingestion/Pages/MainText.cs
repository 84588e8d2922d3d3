using AngleSharp.Dom;

namespace Wiredesk.Ingestion.Pages;

/// <summary>Finds the part of a page that is the article.</summary>
/// <remarks>
/// Each block speaks for or against by its length, its links and its punctuation (the signals of Kohlschütter, Fankhauser, Nejdl:
/// Boilerplate Detection using Shallow Text Features, 2010). The article is the element whose blocks speak for it most; what
/// stands in it without looking like prose is left out.
/// </remarks>
internal static class MainText
{
    /// <summary>When less than this share of the page's text was found, class names may have hidden the article.</summary>
    private const double SmallShare = 0.25;

    public static (IElement? Element, List<PageBlock> Blocks) Find(IElement body, string? title)
    {
        var (blocks, length) = PageBlocks.Of(body, believeNames: true);
        var found = FindIn(blocks, body, title);
        var size = found.Blocks.Sum(block => block.Text.Length);
        if (size >= length * SmallShare)
            return found;
        var other = FindIn(PageBlocks.Of(body, believeNames: false).Blocks, body, title);
        return other.Blocks.Sum(block => block.Text.Length) > size * 2 ? other : found;
    }

    private static (IElement? Element, List<PageBlock> Blocks) FindIn(List<PageBlock> blocks, IElement body, string? title)
    {
        var best = Best(blocks, body);
        if (best is null)
            return (null, []);
        var inside = blocks.Where(block => block.Element == best || block.Element.Ancestors().Contains(best)).ToList();
        return (best, Keep(inside, title));
    }

    private static IElement? Best(List<PageBlock> blocks, IElement body)
    {
        var scores = new Dictionary<IElement, double>();
        foreach (var block in blocks)
        {
            for (var element = block.Element; element is not null; element = element.ParentElement)
            {
                scores[element] = scores.GetValueOrDefault(element) + block.Weight;
                if (element == body)
                    break;
            }
        }

        IElement? best = null;
        foreach (var (element, score) in scores)
        {
            // Elements come from the inside out, so a wrapper that adds nothing does not replace what it wraps.
            if (score > 0 && (best is null || score > scores[best]))
                best = element;
        }

        return best;
    }

    private static List<PageBlock> Keep(List<PageBlock> blocks, string? title)
    {
        var start = 0;
        if (title is not null)
            start = blocks.FindIndex(block => block.IsHeading && Same(block.Text, title)) + 1;
        var kept = new List<PageBlock>();
        for (var i = start; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.IsHeading ? LeadsToProse(blocks, i) : IsContent(block))
                kept.Add(block);
        }

        while (kept.Count > 0 && (kept[^1].IsHeading || (kept[^1].Text.Length < 60 && !kept[^1].EndsSentence && !kept[^1].IsListItem)))
            kept.RemoveAt(kept.Count - 1);
        return kept;
    }

    private static bool IsContent(PageBlock block)
    {
        if (block.LinkShare > 0.6 && block.Text.Length < 200)
            return block.LinkShare < 0.9 && block.EndsSentence && block.Text.Length > 80;
        if (block.IsListItem || block.IsCode || block.Element.LocalName is "td" or "th" or "p" or "blockquote")
            return true;
        return block.Text.Length >= 40 || block.EndsSentence;
    }

    // A heading belongs to the article when prose follows before the next heading of its level.
    private static bool LeadsToProse(List<PageBlock> blocks, int at)
    {
        for (var i = at + 1; i < blocks.Count && i <= at + 4; i++)
        {
            if (!blocks[i].IsHeading)
                return IsContent(blocks[i]) && blocks[i].LinkShare < 0.5;
        }

        return false;
    }

    public static bool Same(string one, string other) => Fold(one) == Fold(other);

    private static string Fold(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
