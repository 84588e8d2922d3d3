using System.Text.Json;
using System.Text.Json.Nodes;
using Wiredesk.Contracts;
using Wiredesk.Defaults;

namespace Wiredesk.Enrichment.Articles;

/// <summary>What two analyses of one text say differently, and by which version of the rules each was made.</summary>
/// <param name="Old">The version of the rules that made the older one.</param>
/// <param name="New">The version that made the newer one.</param>
/// <param name="Differs">By field: what only the older one says, and what only the newer one says. Empty when both say the same.</param>
public sealed record AnalysisComparison(int Old, int New, IReadOnlyDictionary<string, FieldDifference> Differs)
{
    // The version is named apart; vectors come from another model's numbers, not from the rules.
    private static readonly HashSet<string> NoRule = ["version", "embedding"];

    /// <summary>Compares field by field; lists are compared without their order.</summary>
    public static AnalysisComparison Of(Analysis old, Analysis @new)
    {
        var (before, after) = (Members(old), Members(@new));
        var differs = new SortedDictionary<string, FieldDifference>(StringComparer.Ordinal);
        foreach (var field in before.Select(member => member.Key).Union(after.Select(member => member.Key)).Where(field => !NoRule.Contains(field)))
        {
            var (only, also) = (Items(before[field]), Items(after[field]));
            var left = only.ToList();
            var added = also.Where(item => !left.Remove(item)).ToList();
            if (left.Count + added.Count > 0)
                differs[field] = new FieldDifference(Parsed(left), Parsed(added));
        }

        return new AnalysisComparison(old.Version, @new.Version, differs);
    }

    private static JsonObject Members(Analysis analysis) => JsonSerializer.SerializeToNode(analysis, Json.Options)!.AsObject();

    private static IEnumerable<string> Items(JsonNode? value) =>
        value switch { null => [], JsonArray list => list.Select(item => item!.ToJsonString(Json.Options)), _ => [value.ToJsonString(Json.Options)] };

    private static JsonArray Parsed(IEnumerable<string> items) => [.. items.Select(item => JsonNode.Parse(item))];
}

/// <summary>What only one of two analyses says in a field.</summary>
public sealed record FieldDifference(JsonArray Gone, JsonArray Added);
