using System.Text.RegularExpressions;
using Wiredesk.Contracts;
using Wiredesk.Publishing.Formats;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Partners;

/// <summary>A partner as an administrator gives it.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Entitlement">What it may read; absent = everything.</param>
/// <param name="Filters">Searches that it follows as feeds.</param>
public sealed partial record PartnerRequest(string? Name, Entitlement? Entitlement = null, IReadOnlyList<SavedFilter>? Filters = null)
{
    private const int LongestName = 200;
    private const int MostDays = 36_500;

    /// <summary>Refuses what would be understood otherwise than it is meant, before anybody reads by it.</summary>
    /// <exception cref="ArgumentException">Something makes no sense; the message says what.</exception>
    public void Check(string id)
    {
        if (id.Length > LongestName || id.Any(char.IsControl)) throw new ArgumentException($"The id of a partner has at most {LongestName} characters, and no control characters.");
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName) throw new ArgumentException($"A partner has a name of 1 to {LongestName} characters.");
        if (Entitlement is { } may)
        {
            Words("entitlement.sources", may.Sources);
            Words("entitlement.languages", may.Languages);
            Words("entitlement.topics", may.Topics);
            Words("entitlement.formats", may.Formats);
            var formats = Format.All.Select(format => format.Name).ToList();
            if (may.Formats.FirstOrDefault(format => !formats.Contains(format, StringComparer.OrdinalIgnoreCase)) is { } unknown)
                throw new ArgumentException($"'{unknown}' is no format; there are: {string.Join(", ", formats)}.");
            if (may.LookBackDays is < 1 or > MostDays) throw new ArgumentException($"lookBackDays is {may.LookBackDays}; it must be 1 to {MostDays}.");
        }

        foreach (var saved in Filters ?? []) Check(saved);
        if (Filters?.GroupBy(saved => saved.Name).FirstOrDefault(same => same.Count() > 1) is { } twice) throw new ArgumentException($"There are two filters of the name '{twice.Key}'.");
    }

    private static void Check(SavedFilter? saved)
    {
        if (saved?.Name is null || !FilterName().IsMatch(saved.Name)) throw new ArgumentException($"A filter has a name of lower-case letters, digits and hyphens, not '{saved?.Name}'.");
        if (saved.Filter is not { } filter) throw new ArgumentException($"The filter {saved.Name} says nothing: give filter.");
        Words($"{saved.Name}: sources", filter.Sources);
        Words($"{saved.Name}: languages", filter.Languages);
        Words($"{saved.Name}: topics", filter.Topics);
        Words($"{saved.Name}: entities", filter.Entities);
        if (filter.Relations is null || filter.Relations.Contains(Relation.Unknown)) throw new ArgumentException($"{saved.Name}: relations must be a list of relations.");
        if (filter.Groups is null || filter.Events is null || filter.Stories is null) throw new ArgumentException($"{saved.Name}: groups, events and stories must be lists of ids.");
        if (filter.Text is { } text && SearchWords.Phrases(text) is null or []) throw new ArgumentException($"{saved.Name}: text must hold 1 to 16 words or phrases.");
        if (filter.From >= filter.To) throw new ArgumentException($"{saved.Name}: to must be later than from.");
    }

    private static void Words(string name, IReadOnlyList<string?>? words)
    {
        if (words is null || words.Any(string.IsNullOrWhiteSpace)) throw new ArgumentException($"{name} must be a list of words, none of them empty.");
    }

    [GeneratedRegex("^[a-z0-9-]{1,100}$")]
    private static partial Regex FilterName();
}
