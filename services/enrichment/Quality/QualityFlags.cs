using Wiredesk.Contracts;
using Wiredesk.Enrichment.Body;
using Wiredesk.Enrichment.Reading;

namespace Wiredesk.Enrichment.Quality;

/// <summary>What an editor would want to know before passing a text on.</summary>
internal static class QualityFlags
{
    public static IReadOnlyList<QualityFlag> Of(Article article, Layout layout, Prose prose, IReadOnlyList<Attribution> attributions, IReadOnlyList<DateMention> dates) =>
    [
        .. MissingFields(article, layout),
        .. ClutterLeftIn(article.Text, layout),
        .. BodyFlaws.Of(article.Text, layout.BodyLines),
        .. CharacterFlaws.Of(article.Text),
        .. NameFlaws.Of(prose),
        .. EnumerationFlaws.Of(prose),
        .. SourceFlaws.Of(attributions),
        .. Unresolved(dates),
    ];

    // A stretch such as "recent weeks" or "currently" names no date that a reader would look for.
    private static IEnumerable<QualityFlag> Unresolved(IReadOnlyList<DateMention> dates) => dates
        .Where(date => date.Basis == "unresolved" && date.Granularity is ("day" or "month" or "year") && !(date.Text is "currently" or "now" or "presently"))
        .Select(date => new QualityFlag("unresolved-date", $"Nothing says which {date.Granularity} \u201C{date.Text}\u201D means.", date.Start, date.End));

    private static IEnumerable<QualityFlag> MissingFields(Article article, Layout layout)
    {
        if (layout.Title is null && string.IsNullOrWhiteSpace(article.Headline))
            yield return new QualityFlag("no-title", "The text has no headline, and none came with it.");
        if (layout.Byline is null && article.Authors.Count == 0)
            yield return new QualityFlag("no-author", "No author is named.");
        if (article.PublishedAt is null && article.ModifiedAt is null && layout.Dateline?.Date is null && !DateLines.NamesFullDate(article.Text))
            yield return new QualityFlag("no-date", "Neither a publication date nor a full date in the text.");
    }

    private static IEnumerable<QualityFlag> ClutterLeftIn(string text, Layout layout)
    {
        foreach (var range in layout.Removed)
        {
            switch (range.Kind)
            {
                case Clutter.Interface or Clutter.Comments or Clutter.Share or Clutter.Cookies:
                    yield return new QualityFlag("interface-text", "Words of a page's controls stand in the text.", range.Start, range.End);
                    break;
                case Clutter.PhotoCredit when PhotoCredits.NamesGenerator(text.AsSpan(range.Start, range.End - range.Start)):
                    yield return new QualityFlag("ai-image-credit", "The credit says that the picture was generated.", range.Start, range.End);
                    break;
                case Clutter.Promotion:
                    yield return new QualityFlag("promotional-ending", "The closing paragraph promotes the publisher.", range.Start, range.End);
                    break;
            }
        }

        foreach (var source in layout.CitedSources.Where(source => source.SectionPage is true))
            yield return new QualityFlag("section-page-cited", "A cited source is a section page, whose content changes.", source.Start, source.End);
        foreach (var line in layout.Glued)
            yield return new QualityFlag("glued-fields", "Fields run into each other without a space.", line.Start, line.End);
    }
}
