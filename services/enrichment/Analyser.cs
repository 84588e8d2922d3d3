using Wiredesk.Contracts;
using Wiredesk.Enrichment.Body;
using Wiredesk.Enrichment.Dates;
using Wiredesk.Enrichment.Entities;
using Wiredesk.Enrichment.Keyphrases;
using Wiredesk.Enrichment.Languages;
using Wiredesk.Enrichment.Numbers;
using Wiredesk.Enrichment.Quality;
using Wiredesk.Enrichment.Reading;
using Wiredesk.Enrichment.Speech;
using Wiredesk.Enrichment.Summaries;
using Wiredesk.Enrichment.Topics;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment;

/// <summary>Reads what an article's text says about itself.</summary>
/// <remarks>Pure: the same article gives the same analysis. No text makes it throw, and its time grows with the length of the text.</remarks>
public static class Analyser
{
    /// <summary>The version of the rules; grows when an analysis would come out differently.</summary>
    public const int RulesVersion = 4;

    // A report has a few of each; a text that is nothing but short lines would make a message many times its size.
    private const int MostSubheads = 200;
    private const int MostRemoved = 2_000;
    private const int MostFlags = 100;
    private const int MostMentions = 3_000;
    private const int MostQuoted = 200_000; // characters

    public static Analysis Analyse(Article article)
    {
        var layout = Layout.Of(article);
        var languages = LanguageIdentifier.Identify(layout.Body.Text.Length > 0 ? layout.Body.Text : article.Text);
        var language = LanguageIdentifier.Best(languages);
        var words = WordList.Of(article.Text);
        List<Entity> entities = [.. EntityFinder.Find(words, language.Code).Where(name => IsKept(name.Start, layout))];
        var found = DateFinder.Find(words, language.Code, article.PublishedAt);
        List<DateMention> dates = [.. found.Where(date => IsKept(date.Start, layout))];
        var subheads = layout.Subheads.Select(subhead => subhead.Start).ToHashSet();
        var prose = Prose.Of(article.Text, layout.BodyLines.Where(line => !subheads.Contains(line.Start)), language.Code);
        var (quotes, attributions) = SpeechReader.Read(prose, layout.BodyLines, entities, layout.CitedSources);
        var head = Prose.Of(article.Text, layout.HeadLines, language.Code);
        return new Analysis
        {
            Version = RulesVersion,
            Language = language,
            LanguageCandidates = languages,
            Title = layout.Title,
            Kicker = layout.Kicker,
            Standfirst = layout.Standfirst,
            Byline = layout.Byline,
            Dateline = layout.Dateline,
            Body = layout.Body,
            Subheads = [.. layout.Subheads.Take(MostSubheads)],
            Removed = [.. layout.Removed.Take(MostRemoved)],
            CitedSources = layout.CitedSources,
            Entities = [.. entities.Take(MostMentions)],
            Dates = [.. dates.Take(MostMentions)],
            Numbers = [.. NumberFinder.Find(words, language.Code, found).Where(number => IsKept(number.Start, layout)).Take(MostMentions)],
            Quotes = Bounded(quotes),
            Attributions = [.. attributions.Take(MostMentions)],
            Topics = TopicFinder.Find(prose, head),
            Summary = Summariser.Of(prose, quotes),
            Keyphrases = KeyphraseFinder.Find(layout.Body.Text, language.Code),
            ReadingMinutes = ReadingTime.Minutes(layout.Body.Text, language.Code),
            Flags = [.. QualityFlags.Of(article, layout, prose, attributions, dates).Take(MostFlags)],
        };
    }

    private static List<Quote> Bounded(IReadOnlyList<Quote> quotes)
    {
        var quoted = 0;
        return [.. quotes.TakeWhile(quote => (quoted += quote.Text.Length) <= MostQuoted)];
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
