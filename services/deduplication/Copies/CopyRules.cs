using Wiredesk.Contracts;

namespace Wiredesk.Deduplication.Copies;

/// <summary>Says from what two texts share whether one is a copy of the other.</summary>
/// <remarks>
/// Two-way containment after Broder ("On the resemblance and containment of documents", 1997). The limits follow from the damage they are to survive: with
/// 15 % of the words changed about 0.85 cubed of the shingles of three remain on both sides; a text cut to 60 % and wrapped in as much again shares 0.6 and 0.4.
/// </remarks>
internal static class CopyRules
{
    /// <summary>Fewer shared shingles are a phrase, not a text.</summary>
    private const int FewestShared = 5;

    /// <summary>Edited, cut and wrapped at once, a copy still shares this much, both sides added; a rewrite with the same quotations does not.</summary>
    public const double FewestOfBoth = 0.74;

    /// <summary>The same for a long passage that lies without gaps from the opening on: a cut text in more furniture than it has words, of a site not yet known.</summary>
    private const double FewestOfBothUnbroken = 0.6;
    private const double Unbroken = 0.9;
    private const int LongPassage = 30;

    /// <summary>From here on it does not matter how the shared words lie; below, they must lie closely together.</summary>
    /// <remarks>More than half on each side: the first short reports of a site are half furniture, which stands at both ends.</remarks>
    private const double EnoughOfBoth = 1.1;

    /// <summary>What counts as close; see <see cref="Comparison.Closeness"/>.</summary>
    private const double Close = 0.7;

    /// <summary>Of the side that is covered better.</summary>
    private const double FewestOfOne = 0.35;

    /// <summary>The same where both open in words of their own: new tops of an old report share most of the rest; two reports of one site share its furniture.</summary>
    private const double FewestWithoutOpening = 0.6;
    private const int Opening = 20;

    /// <summary>A copy has at least one stretch of untouched words.</summary>
    private const int ShortestLongestRun = 7;

    /// <summary>A text that is a part of another is covered this much, and covers that much less of it.</summary>
    private const double Part = 0.5;

    /// <summary>A copy shares at least this part of its shared words outside quotation marks.</summary>
    private const double UnquotedFloor = 0.2;

    /// <summary>A text that is covered this much is in the other one as a whole.</summary>
    private const double Whole = 0.8;

    /// <summary>One number that differs is a correction.</summary>
    private const int FewestContradictions = 2;

    /// <summary>One name, first and last, may be a correction.</summary>
    private const int FewestNames = 4;

    /// <summary>The relation of the text here to the other; null when it is no copy.</summary>
    public static Relation? Relate(Comparison comparison, bool marksUpdate)
    {
        if (WhyNot(comparison, marksUpdate) is not null)
            return null;
        var (ofHere, ofThere) = (comparison.Here.Share, comparison.There.Share);
        if (ofHere >= Part && ofThere < ofHere * Part)
            return Relation.Excerpt;
        return ofThere >= Part && ofHere < ofThere * Part ? Relation.Extension : Relation.NearCopy;
    }

    /// <summary>Why the text here is no copy of the other, in a word of <see cref="NotJoined.Why"/>; null when it is one.</summary>
    public static string? WhyNot(Comparison comparison, bool marksUpdate)
    {
        var (ofHere, ofThere) = (comparison.Here.Share, comparison.There.Share);
        if (!IsMoreThanAPhrase(comparison) || ofHere + ofThere < (IsUnbroken(comparison) ? FewestOfBothUnbroken : FewestOfBoth))
            return "too-unlike";
        if (ofHere + ofThere < EnoughOfBoth && comparison.Closeness < Close)
            return "scattered";
        if (Math.Max(ofHere, ofThere) < (SharesOpening(comparison) ? FewestOfOne : FewestWithoutOpening))
            return "other-opening";
        if (comparison.Longest < ShortestLongestRun)
            return "phrases";
        if (IsQuotation(comparison))
            return "quotation";
        return Contradicts(comparison) && !marksUpdate ? "contradicts" : null;
    }

    /// <summary>Whether the two share enough to speak of.</summary>
    public static bool IsMoreThanAPhrase(Comparison comparison) => Math.Min(comparison.Here.Matched, comparison.There.Matched) >= FewestShared;

    private static bool IsUnbroken(Comparison comparison) =>
        Math.Min(comparison.Here.Matched, comparison.There.Matched) >= LongPassage && SharesOpening(comparison) && comparison.Closeness >= Unbroken;

    /// <summary>The opening words of one of them are in the other.</summary>
    private static bool SharesOpening(Comparison comparison) =>
        comparison.Runs.Exists(run => run.Here < Opening || run.There < Opening);

    /// <summary>One of the two has what they share in quotation marks, and words of its own around it.</summary>
    private static bool IsQuotation(Comparison comparison) =>
        Quotes(comparison.Here, comparison.UnquotedHere, comparison.There, comparison.UnquotedThere)
        || Quotes(comparison.There, comparison.UnquotedThere, comparison.Here, comparison.UnquotedHere);

    /// <summary>One text quotes the other; a cutting that consists of a quotation, marks included, is not meant.</summary>
    private static bool Quotes(Coverage one, Coverage oneUnquoted, Coverage other, Coverage otherUnquoted)
    {
        var hasOwnWords = oneUnquoted.Matched < one.Matched * UnquotedFloor && oneUnquoted.Total >= one.Total * Part;
        var isCutting = other.Share >= Whole && otherUnquoted.Matched < other.Matched * Part;
        return hasOwnWords && !isCutting;
    }

    /// <summary>A form that is filled in anew each day, or for someone else: where both have a number or date, or a name, most of them differ.</summary>
    private static bool Contradicts(Comparison comparison)
    {
        var found = comparison.Contradictions;
        return found.Figured >= FewestContradictions && found.Figured > found.Agreed || found.Named >= FewestNames && found.Named > found.AgreedNames;
    }
}
