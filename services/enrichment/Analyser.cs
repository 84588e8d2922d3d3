using Wiredesk.Contracts;
using Wiredesk.Enrichment.Body;
using Wiredesk.Enrichment.Dates;
using Wiredesk.Enrichment.Entities;
using Wiredesk.Enrichment.Keyphrases;
using Wiredesk.Enrichment.Languages;
using Wiredesk.Enrichment.Numbers;
using Wiredesk.Enrichment.Quality;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment;

/// <summary>Reads what an article's text says about itself.</summary>
/// <remarks>Pure: the same article gives the same analysis. No text makes it throw, and its time grows with the length of the text.</remarks>
public static class Analyser
{
    /// <summary>The version of the rules; grows when an analysis would come out differently.</summary>
    public const int RulesVersion = 1;

    // A report has a few of each; a text that is nothing but short lines would make a message many times its size.
    private const int MostSubheads = 200;
    private const int MostRemoved = 2_000;
    private const int MostFlags = 100;

    public static Analysis Analyse(Article article)
    {
        var layout = Layout.Of(article);
        var language = LanguageIdentifier.Identify(layout.Body.Text.Length > 0 ? layout.Body.Text : article.Text)[0];
        var words = WordList.Of(article.Text);
        var dates = DateFinder.Find(words, language.Code, article.PublishedAt);
        return new Analysis
        {
            Version = RulesVersion,
            Language = language,
            Title = layout.Title,
            Kicker = layout.Kicker,
            Standfirst = layout.Standfirst,
            Byline = layout.Byline,
            Dateline = layout.Dateline,
            Body = layout.Body,
            Subheads = [.. layout.Subheads.Take(MostSubheads)],
            Removed = [.. layout.Removed.Take(MostRemoved)],
            CitedSources = layout.CitedSources,
            Entities = [.. EntityFinder.Find(words, language.Code).Where(name => IsKept(name.Start, layout))],
            Dates = [.. dates.Where(date => IsKept(date.Start, layout))],
            Numbers = [.. NumberFinder.Find(words, language.Code, dates).Where(number => IsKept(number.Start, layout))],
            Keyphrases = KeyphraseFinder.Find(layout.Body.Text, language.Code),
            ReadingMinutes = ReadingTime.Minutes(layout.Body.Text, language.Code),
            Flags = [.. QualityFlags.Of(article, layout).Take(MostFlags)],
        };
    }

    // The ranges stand in the order of the text.
    private static bool IsKept(int at, Layout layout)
    {
        var (low, high) = (0, layout.Removed.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = layout.Removed[middle].End <= at ? (middle + 1, high) : (low, middle);
        }

        return low == layout.Removed.Count || layout.Removed[low].Start > at;
    }
}
