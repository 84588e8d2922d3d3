using System.Text.Json;
using Wiredesk.Contracts;
using Wiredesk.Enrichment.Entities;
using Wiredesk.Enrichment.Tagging;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.NameTraining;

/// <summary>News texts that nobody marked, of which the runs are learned whose names the rules are all sure of.</summary>
internal static class SureText
{
    // Enough to keep the style of news in sight, too few to drown what people marked.
    private const int Most = 3_000;
    private const int LongestText = 6_000;

    /// <summary>The runs of a file of JSON lines with a "text".</summary>
    public static IEnumerable<Region> Regions(string path) => File.ReadLines(path).SelectMany(line => OfText(JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)).Take(Most);

    private static List<Region> OfText(string text)
    {
        var words = WordList.Of(text.Length > LongestText ? text[..LongestText] : text);
        var spans = EntityFinder.Spans(words, "en");
        var (rules, tags) = (new byte[words.Count], new byte[words.Count]);
        TagFeatures.Rules([.. spans], rules);
        foreach (var span in spans)
            Tag.Write(tags, span.First, span.Last, span.Type);
        return [.. MarkedSentence.Regions(words, rules, tags).Where(region => region.First is var first && !words[first].Has(WordTraits.InTitle)
            && spans.Where(span => span.First >= first && span.First < first + region.Tags.Length) is var names && names.Any() && names.All(name => name.IsSure && name.Type != EntityType.Unknown))];
    }
}
