using Wiredesk.Contracts;
using Wiredesk.Enrichment.Reading;

namespace Wiredesk.Enrichment.Topics;

/// <summary>Finds the IPTC Media Topics of a text by the terms that speak for them, and keeps those terms as evidence.</summary>
/// <remarks>
/// A term counts once and by the logarithm of how often it stands there, more in the headline: weighted term matching with sublinear term frequency (Manning, Raghavan
/// and Schütze, "Introduction to Information Retrieval", 6.4.1). A top level needs several terms, and must not fall far behind the strongest one.
/// </remarks>
internal static class TopicFinder
{
    private const int MostTopLevels = 3;
    private const int MostChildren = 2;
    private const int MostEvidence = 5;
    private const double HeadWeight = 1.5;
    private const double LeadWeight = 1.25;

    // Chosen so that one stray term never makes a topic, and a text of a few sentences can have one.
    private const double LeastScore = 3.5;
    // A long text holds more of everything by chance.
    private const double UsualLength = 400;
    private const double LeastShare = 0.34;
    private const double LeastChildShare = 0.5;
    private const double HalfSure = 8;

    // What an article is about shows in its first pages.
    private const int MostTerms = 12_000;

    /// <param name="body">The words of the body.</param>
    /// <param name="head">The words of kicker, headline, standfirst and subheads.</param>
    public static IReadOnlyList<Topic> Find(Prose body, Prose head)
    {
        var weights = new Dictionary<int, (double Count, double Boost)>();
        Count(head, weights, HeadWeight, int.MaxValue);
        Count(body, weights, 1, body.Sentences.Count > 0 ? body.Sentences[Math.Min(2, body.Sentences.Count - 1)].Last : 0);

        var scores = new double[TopicTable.Topics.Count];
        var evidence = new List<(double Weight, string Text)>?[scores.Length];
        foreach (var (term, (count, boost)) in weights)
        {
            var entry = TopicTable.Terms[term];
            var weight = entry.Weight * boost * (1 + Math.Log(count));
            Add(entry.Topic, weight, entry.Text);
            if (TopicTable.Topics[entry.Topic].Parent is var parent && parent != entry.Topic)
                Add(parent, weight, entry.Text);
        }

        var least = LeastScore * (1 + Math.Max(0, Math.Log(Math.Min(body.Terms.Length, MostTerms) / UsualLength)));
        var tops = Best(Enumerable.Range(0, scores.Length).Where(topic => TopicTable.Topics[topic].Parent == topic), LeastShare, 3).Take(MostTopLevels).ToList();
        return [.. tops.Select(Make), .. tops.SelectMany(top => Best(Children(top), LeastChildShare, 2).Take(MostChildren)).OrderByDescending(topic => scores[topic]).Select(Make)];

        void Add(int topic, double weight, string text)
        {
            scores[topic] += weight;
            (evidence[topic] ??= []).Add((weight, text));
        }

        IEnumerable<int> Best(IEnumerable<int> topics, double share, int leastTerms)
        {
            var ranked = topics.Where(topic => scores[topic] >= least && evidence[topic]!.DistinctBy(term => term.Text).Count() >= leastTerms)
                .OrderByDescending(topic => scores[topic]).ThenBy(topic => topic).ToList();
            return ranked.Where(topic => scores[topic] >= share * scores[ranked[0]]);
        }

        Topic Make(int topic) => new(
            TopicTable.Topics[topic].QCode, TopicTable.Topics[topic].Name, Math.Round(scores[topic] / (scores[topic] + HalfSure), 2),
            [.. evidence[topic]!.OrderByDescending(term => term.Weight).ThenBy(term => term.Text, StringComparer.Ordinal).Select(term => term.Text).Distinct().Take(MostEvidence)]);
    }

    private static IEnumerable<int> Children(int top) => Enumerable.Range(top + 1, TopicTable.Topics.Count - top - 1).TakeWhile(topic => TopicTable.Topics[topic].Parent == top);

    private static void Count(Prose prose, Dictionary<int, (double Count, double Boost)> weights, double boost, int leadEnd)
    {
        var found = new int[]?[prose.Words.Count];
        var terms = prose.Terms;
        for (var at = 0; at < Math.Min(terms.Length, MostTerms); at++)
        {
            var id = terms[at].Id;
            foreach (var term in found[id] ??= TopicTable.Of(prose.Words[id]))
            {
                if ((TopicTable.Terms[term].IsForeign && prose.Language == "en") || !Follows(prose, at + 1, TopicTable.Terms[term].Rest))
                    continue;
                var here = boost > 1 ? boost : at < leadEnd ? LeadWeight : 1;
                weights[term] = weights.TryGetValue(term, out var seen) ? (seen.Count + 1, Math.Max(seen.Boost, here)) : (1, here);
            }
        }
    }

    private static bool Follows(Prose prose, int at, string[] rest)
    {
        if (at + rest.Length > prose.Terms.Length)
            return false;
        for (var index = 0; index < rest.Length; index++)
        {
            var (word, wanted) = (prose.Word(at + index), rest[index]);
            if (wanted.EndsWith('*') ? !word.StartsWith(wanted.AsSpan(0, wanted.Length - 1), StringComparison.Ordinal) : word != wanted)
                return false;
        }

        return true;
    }
}
