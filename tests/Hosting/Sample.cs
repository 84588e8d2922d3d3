using System.Text.Json;
using System.Text.Json.Nodes;
using Wiredesk.Defaults;
using Xunit;

namespace Wiredesk.Tests;

/// <summary>The kept samples: JSON as this version wrote it, which every later version must read.</summary>
internal static class Sample
{
    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", name + ".json"));

    public static JsonNode Node(string name) => JsonNode.Parse(Text(name))!;

    public static T Read<T>(string name) => JsonSerializer.Deserialize<T>(Text(name), Json.Options)!;

    /// <summary>Reading the sample gives what was expected, and writing that gives every member of the sample: none was renamed or lost. Later versions may add some.</summary>
    public static void AssertReads<T>(string name, T expected)
    {
        var read = JsonSerializer.SerializeToNode(Read<T>(name), Json.Options)!;
        var wanted = JsonSerializer.SerializeToNode(expected, Json.Options)!;

        Assert.Equal(Sorted(wanted).ToJsonString(Indented), Sorted(read).ToJsonString(Indented));
        Assert.Equal(Sorted(Node(name)).ToJsonString(Indented), Sorted(Known(read, Node(name))).ToJsonString(Indented));
    }

    /// <summary>Of what was written, the members that the sample has.</summary>
    private static JsonNode Known(JsonNode written, JsonNode sample) => (written, sample) switch
    {
        (JsonObject members, JsonObject known) => new JsonObject(members.Where(member => known.ContainsKey(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, member.Value is null || known[member.Key] is null ? member.Value?.DeepClone() : Known(member.Value, known[member.Key]!)))),
        (JsonArray items, JsonArray known) when items.Count == known.Count => new JsonArray([.. items.Zip(known, (item, one) => item is null || one is null ? item?.DeepClone() : Known(item, one))]),
        _ => written.DeepClone(),
    };

    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Sorted(item))]),
        _ => node.DeepClone(),
    };
}
