using System.Text.Json;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Dates;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Push;

/// <summary>Reads the fields of one JSON object and refuses what has the wrong type or makes no sense, by the field's name.</summary>
internal sealed class JsonFields(JsonElement item)
{
    private const int LongestField = 20_000;

    /// <summary>A field that cannot be read; ends the reading of its item.</summary>
    public sealed class Refused(Refusal refusal) : Exception(refusal.Message)
    {
        public Refusal Refusal { get; } = refusal;
    }

    public bool Has(string name) => item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public JsonElement? Element(string name) => Has(name) ? item.GetProperty(name) : null;

    /// <summary>The first of the named fields that is there.</summary>
    public string? Text(params string[] names)
    {
        foreach (var name in names.Where(Has))
        {
            var value = item.GetProperty(name);
            if (value.ValueKind != JsonValueKind.String)
                throw Wrong("wrong-type", name, $"'{name}' must be a string, not {Kind(value)}.");
            var text = Value(value, name);
            if (text.Length > LongestField && name is not ("text" or "html" or "body_text" or "body_xhtml"))
                throw Wrong("too-long", name, $"'{name}' has {text.Length} characters; {LongestField} are allowed.");
            if (!string.IsNullOrWhiteSpace(text))
                return text;
        }

        return null;
    }

    /// <summary>A string or a number, as a string.</summary>
    public string? Word(params string[] names)
    {
        var name = names.FirstOrDefault(Has);
        return name is not null && item.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : Text(names);
    }

    public Uri? Address(params string[] names)
    {
        if (Text(names) is not { } written)
            return null;
        var name = names.First(Has);
        return CanonicalUrl.Of(written) ?? throw Wrong("bad-url", name, $"'{name}' must be an absolute http or https address.");
    }

    public DateTimeOffset? Date(params string[] names)
    {
        if (Text(names) is not { } written)
            return null;
        var name = names.First(Has);
        return NewsDate.Read(written) ?? throw Wrong("bad-date", name, $"'{name}' must be a date as of ISO 8601, such as 2026-03-01T12:00:00Z.");
    }

    public IReadOnlyList<string> Texts(string name)
    {
        if (Element(name) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.String)
            return [Value(value, name)];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(entry => entry.ValueKind != JsonValueKind.String))
            throw Wrong("wrong-type", name, $"'{name}' must be a list of strings.");
        return [.. value.EnumerateArray().Select(entry => Value(entry, name).Trim()).Where(entry => entry.Length > 0)];
    }

    public static Refused Wrong(string code, string field, string message) => new(new Refusal(code, message, field));

    private static string Value(JsonElement value, string name) =>
        JsonText.Of(value) ?? throw Wrong("bad-characters", name, $"'{name}' holds half of a surrogate pair.");

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => "a number",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "true or false",
    };
}
