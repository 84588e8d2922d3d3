using System.Text.Json;

namespace Wiredesk.Ingestion.Markup;

/// <summary>Reads strings of JSON from outside, in which half of a surrogate pair may stand: such a string counts as absent.</summary>
internal static class JsonText
{
    public static string? Of(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The text of an object's property; nothing when either is something else, or it is empty.</summary>
    public static string? Of(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && Of(value) is { Length: > 0 } text ? text : null;
}
