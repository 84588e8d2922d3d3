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

    /// <summary>A member's name; null when it is no text.</summary>
    public static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>An object's property; undefined when there is none, when it is no object, or when one of its names holds half of a surrogate pair.</summary>
    public static JsonElement Property(JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    /// <summary>The text of an object's property; nothing when either is something else, or it is empty.</summary>
    public static string? Of(JsonElement element, string name) =>
        Of(Property(element, name)) is { Length: > 0 } text ? text : null;
}
