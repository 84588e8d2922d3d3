using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Wiredesk.Defaults.Description;

/// <summary>A value of a schema's shape, for routes whose payloads have no example made by hand.</summary>
internal static class SchemaExample
{
    // Schemas may hold themselves.
    private const int Deepest = 6;

    public static JsonNode? Of(IOpenApiSchema schema, string name = "text", int depth = 0)
    {
        if (depth > Deepest) return null;
        if (schema.Enum is { Count: > 0 } words) return (words.FirstOrDefault(word => (string?)word != "unknown") ?? words[0]).DeepClone();
        if ((schema.OneOf ?? schema.AnyOf)?.FirstOrDefault(one => one.Type != JsonSchemaType.Null) is { } choice) return Of(choice, name, depth);
        var type = schema.Type ?? JsonSchemaType.Object;
        if (type.HasFlag(JsonSchemaType.Array)) return schema.Items is { } item ? new JsonArray(Of(item, name, depth + 1)) : new JsonArray();
        if (type.HasFlag(JsonSchemaType.Integer)) return 1;
        if (type.HasFlag(JsonSchemaType.Number)) return 0.5;
        if (type.HasFlag(JsonSchemaType.Boolean)) return true;
        if (type.HasFlag(JsonSchemaType.String)) return Text(schema.Format, name);
        return new JsonObject((schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).Select(property => KeyValuePair.Create(property.Key, Of(property.Value, property.Key, depth + 1))));
    }

    private static string Text(string? format, string name) => format switch
    {
        "date-time" => "2026-03-01T12:00:00Z",
        "date" => "2026-03-01",
        "uuid" => "0198a1b2-0000-7000-8000-000000000001",
        "uri" => "https://harbour.example/feed.xml",
        _ => name,
    };
}
