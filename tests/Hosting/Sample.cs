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

    /// <summary>Reading the sample gives what was expected, and writing either gives the sample: no member was renamed, lost or added.</summary>
    public static void AssertReads<T>(string name, T expected)
    {
        Same(name, JsonSerializer.SerializeToNode(expected, Json.Options)!);
        Same(name, JsonSerializer.SerializeToNode(Read<T>(name), Json.Options)!);
    }

    private static void Same(string name, JsonNode written)
    {
        if (!JsonNode.DeepEquals(Node(name), written))
            Assert.Equal(Sorted(Node(name)).ToJsonString(Indented), Sorted(written).ToJsonString(Indented));
    }

    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Sorted(item))]),
        _ => node.DeepClone(),
    };
}
