using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wiredesk.Defaults;

/// <summary>Enums as camel-case words; a word that this version does not know reads as the enum's <c>Unknown</c>, so that newer services can talk to older ones.</summary>
public sealed class WordEnumConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Words<>).MakeGenericType(typeToConvert))!;

    private sealed class Words<T> : JsonConverter<T> where T : struct, Enum
    {
        private static readonly Dictionary<T, string> Written =
            Enum.GetValues<T>().Distinct().ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        private static readonly Dictionary<string, T> Known =
            Written.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

        private static readonly T? Unknown = Enum.TryParse<T>("Unknown", out var value) ? value : null;

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var word = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException($"A word of {typeof(T).Name} was expected.");
            return Known.TryGetValue(word, out var known)
                ? known
                : Unknown ?? throw new JsonException($"'{word}' is none of: {string.Join(", ", Written.Values)}.");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Written.TryGetValue(value, out var word) ? word : value.ToString());
    }
}
