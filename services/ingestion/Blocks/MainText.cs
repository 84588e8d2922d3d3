using AngleSharp.Dom;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Blocks;

/// <summary>The article's text on a page, and the element that holds it.</summary>
/// <param name="Confidence">How sure the choice of blocks is, 0 to 1.</param>
internal sealed record MainText(IElement? Element, IReadOnlyList<PageBlock> Blocks, double Confidence)
{
    /// <summary>What the simple rules are worth beside the model, in log-odds: they know kinds of page that it was not taught.</summary>
    private const double RulesVoice = 0.5;

    /// <summary>Finds the text: two searches propose where it may stand, and the learned model weighs each block by itself and by where they point.</summary>
    public static MainText Of(PageReading page, string? title, string? known)
    {
        var (subtree, paragraphs) = (Region.OfSubtree(page), Region.OfParagraphs(page, known));
        var features = new BlockFeatures(page, subtree, paragraphs, title, known);
        return Choose(page, subtree, paragraphs, Probabilities(page, subtree, title, i => BlockModel.Shipped.Score(features.Of(i))));
    }

    /// <summary>How likely each block is to belong to the article. What readers wrote or are asked to subscribe to never does, nor does the title itself.</summary>
    /// <param name="score">What the model says of a block, in log-odds.</param>
    public static double[] Probabilities(PageReading page, Region? subtree, string? title, Func<int, double> score)
    {
        var shown = page.BlockOf(title);
        var probabilities = new double[page.Blocks.Count];
        for (var i = 0; i < probabilities.Length; i++)
        {
            page.Deadline.Check();
            if ((subtree is null || !subtree.Foreign[i]) && (i != shown || !page.Blocks[i].IsHeading))
                probabilities[i] = 1 / (1 + Math.Exp(-score(i) - (subtree is null ? 0 : subtree.Plain[i] && subtree.Holds(i) ? RulesVoice : -RulesVoice)));
        }

        return probabilities;
    }

    /// <summary>Which blocks are kept, by how likely each is to belong to the article.</summary>
    /// <remarks>
    /// As many of the likeliest as give the greatest expected F1 in words (Lewis: "Evaluating and Optimizing Autonomous Text Classification Systems", 1995),
    /// so that on a page of which little is sure the best is taken.
    /// </remarks>
    public static List<int> Keep(PageReading page, IReadOnlyList<double> probabilities)
    {
        var byProbability = Enumerable.Range(0, probabilities.Count).OrderByDescending(i => probabilities[i]).ToList();
        var expected = byProbability.Sum(i => probabilities[i] * page.Blocks[i].Text.Length);
        double taken = 0, right = 0, best = 0;
        var count = 0;
        for (var at = 0; at < byProbability.Count; at++)
        {
            var i = byProbability[at];
            taken += page.Blocks[i].Text.Length;
            right += probabilities[i] * page.Blocks[i].Text.Length;
            if (2 * right / (taken + expected) is var score && score > best)
                (best, count) = (score, at + 1);
        }

        return byProbability.Take(count).Order().ToList();
    }

    private static MainText Choose(PageReading page, Region? subtree, Region? paragraphs, double[] probabilities)
    {
        var kept = Keep(page, probabilities);
        double certain = 0, length = 0;
        foreach (var i in kept)
        {
            certain += probabilities[i] * page.Blocks[i].Text.Length;
            length += page.Blocks[i].Text.Length;
        }

        return new MainText(Holder(page, subtree, paragraphs, kept), kept.ConvertAll(i => page.Blocks[i]), kept.Count == 0 ? 0 : certain / length);
    }

    // The proposal that holds more of what was kept; the one that holds less besides where both hold the same.
    private static IElement? Holder(PageReading page, Region? subtree, Region? paragraphs, List<int> kept)
    {
        var best = new[] { subtree, paragraphs }.OfType<Region>()
            .OrderByDescending(region => kept.Where(region.Holds).Sum(i => page.Blocks[i].Text.Length))
            .ThenBy(region => region.End - region.First)
            .FirstOrDefault();
        return best is null ? null : page.Containers[best.Container].Element;
    }
}
