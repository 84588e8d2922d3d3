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
            Languages("entitlement.languages", may.Languages);
            Topics("entitlement.topics", may.Topics);
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
        Languages($"{saved.Name}: languages", filter.Languages);
        Topics($"{saved.Name}: topics", filter.Topics);
        Words($"{saved.Name}: entities", filter.Entities);
        if (filter.Relations is null || filter.Relations.Contains(Relation.Unknown)) throw new ArgumentException($"{saved.Name}: relations must be a list of relations.");
        if (filter.Groups is null || filter.Events is null || filter.Stories is null) throw new ArgumentException($"{saved.Name}: groups, events and stories must be lists of ids.");
        if (filter.Text is { } text && SearchWords.Phrases(text) is null or []) throw new ArgumentException($"{saved.Name}: text must hold 1 to 16 words or phrases.");
        if (filter.From >= filter.To) throw new ArgumentException($"{saved.Name}: to must be later than from.");
    }

    private static void Words(string name, IReadOnlyList<string?>? words)
    {
        if (words is null || words.Any(string.IsNullOrWhiteSpace)) throw new ArgumentException($"{name} must be a list of words, none of them empty.");
        if (words.FirstOrDefault(word => word!.Trim() != word) is { } spaced) throw new ArgumentException($"{name}: '{spaced}' has spaces around it.");
        if (words.GroupBy(word => word, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"{name} holds '{twice.Key}' twice.");
    }

    // As language identification names them: which of them it knows only enrichment can tell.
    private static void Languages(string name, IReadOnlyList<string?>? codes)
    {
        Words(name, codes);
        if (codes!.FirstOrDefault(code => !LanguageCode().IsMatch(code!)) is { } wrong)
            throw new ArgumentException($"{name}: '{wrong}' is no language; a language is two or three letters (ISO 639), without a region: en, fr, und.");
    }

    // Names may be any word, and publishers have codes of their own.
    private static void Topics(string name, IReadOnlyList<string?>? topics)
    {
        Words(name, topics);
        if (topics!.FirstOrDefault(topic => MeantForCode().IsMatch(topic!) && !TopicCode().IsMatch(topic!)) is { } wrong)
            throw new ArgumentException($"{name}: '{wrong}' is no topic; a code of IPTC is medtop: or subj: with eight digits, as /v1/topics lists them: medtop:15000000.");
    }

    [GeneratedRegex(@"^[a-z0-9-]{1,100}\z")]
    private static partial Regex FilterName();

    [GeneratedRegex(@"^[a-zA-Z]{2,3}\z")]
    private static partial Regex LanguageCode();

    [GeneratedRegex(@"^(medtop:|subj:|[0-9]{8}\z)", RegexOptions.IgnoreCase)]
    private static partial Regex MeantForCode();

    [GeneratedRegex(@"^(medtop|subj):[0-9]{8}\z", RegexOptions.IgnoreCase)]
    private static partial Regex TopicCode();
}
