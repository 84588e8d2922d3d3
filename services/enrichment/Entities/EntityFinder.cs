using Wiredesk.Contracts;
using Wiredesk.Enrichment.Tagging;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Entities;

/// <summary>Finds the people, organisations and places that a text names.</summary>
/// <remarks>
/// Names are read sentence by sentence (<see cref="NameRules"/>), then the text as a whole tells what one sentence cannot: which full name a
/// family name stands for, and what letters abbreviate. One sense per discourse: Gale, Church and Yarowsky (1992).
/// </remarks>
public static class EntityFinder
{
    private const int Most = 5_000; // a message has a bound; a report names a few hundred at most

    /// <summary>The names of a text, in order, in the language that <paramref name="language"/> says (ISO 639-1).</summary>
    public static IReadOnlyList<Entity> Find(string text, string language) => Find(WordList.Of(text), language);

    internal static IReadOnlyList<Entity> Find(WordList words, string language) => Find(words, language, TaggerModel.Shipped);

    /// <summary>The names of a text by a given model, or by rules alone.</summary>
    internal static IReadOnlyList<Entity> Find(WordList words, string language, TaggerModel? model)
    {
        var spans = Spans(words, language);
        if (language == "en" && model is not null)
            spans = Tagger.Decide(words, spans, model);
        var document = new DocumentNames(words, spans);
        var roles = new RoleReader(words);
        var entities = new List<Entity>(spans.Count);
        foreach (var span in document.Resolve())
        {
            if (span.Type == EntityType.Unknown || entities.Count == Most)
                continue;
            var role = span.Type == EntityType.Person ? roles.Of(span) : null;
            var text = words.Phrase(span.First, span.Last);
            entities.Add(new Entity(text, words[span.First].Start, words[span.Last].End, span.Type, document.NameOf(span) ?? text, span.IsSure ? 0.95 : 0.7, role));
        }

        return entities;
    }

    /// <summary>The names that rules find, sentence by sentence.</summary>
    internal static List<NameSpan> Spans(WordList words, string language)
    {
        var spans = new List<NameSpan>();
        new NameRules(words, spans).Find();
        // German writes all nouns with capitals: there only what is known or certain by its form counts.
        if (language == "de")
            spans.RemoveAll(span => span is { Known: null, IsSure: false });
        // Where no tagger decides, one unknown word that only starts its sentence is no name.
        if (language != "en")
            spans.RemoveAll(span => span is { Known: null, IsSure: false } && span.First == span.Last && words[span.First].Has(WordTraits.StartsSentence));
        return spans;
    }
}
