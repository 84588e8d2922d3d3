using System.Globalization;
using Wiredesk.Ingestion.Metadata;

namespace Wiredesk.PageTraining;

/// <summary>Makes ballots of labelled pages, and tables of what was learned from them.</summary>
internal static class Ballots
{
    // No page is labelled with when it was changed: the weights say that the linked data is believed before the tags, and both before the page.
    private static readonly (string Witness, double Weight)[] Modified =
        [("any", -1), ("json-ld", 3), ("meta", 2.5), ("microdata-modified", 2), ("named-updated", 1.2), ("says-updated", 1.5)];

    public static VoteWeights Train(IReadOnlyList<ReadLabelledPage> pages)
    {
        var weights = new Dictionary<(string, string), double>();
        void Learn(string field, IEnumerable<Ballot> ballots)
        {
            foreach (var (witness, weight) in VoteTrainer.Train([.. ballots]).OrderBy(pair => pair.Key, StringComparer.Ordinal))
                weights[(field, witness)] = Math.Round(weight, 3);
        }

        Learn("title", pages.Select(page => Of(page.Facts.Titles, text => Judge.Fold(text) == Judge.Fold(page.Label.Title), page.Label.Title)).OfType<Ballot>());
        // Where nobody is named as the author, none of the values is right.
        Learn("authors", pages.Select(page => Of(page.Facts.Authors, names => IsAuthor(names, page.Label.Author), page.Label.Author ?? "nobody") ?? Nobody(page)).OfType<Ballot>());
        Learn("published", pages.Select(page => Of(page.Facts.Dates.Published, date => Day(date) == page.Label.Date, page.Label.Date)).OfType<Ballot>());
        foreach (var (witness, weight) in Modified)
            weights[("modified", witness)] = weight;
        return new VoteWeights(weights);
    }

    public static bool IsAuthor(IReadOnlyList<string>? names, string? label) => label is not null && Judge.FoldAuthor(string.Join(", ", names ?? [])) == Judge.FoldAuthor(label);

    public static string Day(DateTimeOffset? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static Ballot? Nobody(ReadLabelledPage page) =>
        page.Facts.Authors.Candidates.Count == 0 ? null : new Ballot([.. page.Facts.Authors.Candidates.Select(candidate => candidate.Witnesses)], -1);

    // Without a label, or where no place is right, a ballot teaches nothing.
    private static Ballot? Of<T>(Vote<T> vote, Func<T, bool> isRight, string? label)
        where T : notnull
    {
        var right = label is null ? -1 : vote.Candidates.ToList().FindIndex(candidate => isRight(candidate.Value));
        return right < 0 ? null : new Ballot([.. vote.Candidates.Select(candidate => candidate.Witnesses)], right);
    }
}
