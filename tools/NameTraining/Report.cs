using System.Globalization;
using Wiredesk.Contracts;
using Wiredesk.Enrichment.Entities;
using Wiredesk.Enrichment.Tagging;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.NameTraining;

/// <summary>How many names were found as people marked them, how many were given, and how many people marked.</summary>
internal readonly record struct Score(int Right, int Given, int Wanted)
{
    public Score Plus(Score other) => new(Right + other.Right, Given + other.Given, Wanted + other.Wanted);
}

/// <summary>How well names are found in sentences that each stand alone: exact span and type, other names left out.</summary>
internal static class Report
{
    private static readonly EntityType[] Types = [EntityType.Person, EntityType.Organisation, EntityType.Place];

    /// <summary>The scores of people, organisations, places, and all.</summary>
    public static Score[] Judge(IReadOnlyList<MarkedSentence> sentences, TaggerModel? model)
    {
        var scores = new Score[4];
        foreach (var sentence in sentences)
        {
            var given = EntityFinder.Find(WordList.Of(sentence.Text), "en", model).Select(entity => (entity.Start, entity.End, entity.Type)).ToHashSet();
            for (var kind = 0; kind < scores.Length; kind++)
            {
                var wanted = sentence.Marks.Where(mark => kind == 3 ? mark.Type != EntityType.Unknown : mark.Type == Types[kind]).Select(mark => (mark.Start, mark.End, mark.Type)).ToHashSet();
                var found = given.Where(entity => kind == 3 || entity.Type == Types[kind]).ToArray();
                scores[kind] = scores[kind].Plus(new Score(found.Count(wanted.Contains), found.Length, wanted.Count));
            }
        }

        return scores;
    }

    private static readonly string[] Kinds = ["person", "organisation", "place", "all"];

    public static void Print(string what, Score[] scores)
    {
        Console.WriteLine(what);
        foreach (var (name, (right, given, wanted)) in Kinds.Zip(scores))
        {
            var (precision, recall) = (right / (double)Math.Max(1, given), right / (double)Math.Max(1, wanted));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-13} precision {precision:P1} recall {recall:P1} F1 {2 * precision * recall / Math.Max(1e-9, precision + recall):P1} ({right} of {wanted}, {given} given)"));
        }
    }
}
