using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MongoDB.Bson;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Mongo;

/// <summary>A document's JSON as BSON and back, value by value.</summary>
/// <remarks>
/// It is not parsed as extended JSON: <c>{"$oid": ...}</c> in an article is content. Names that a server may refuse (dots, dollars, NUL, empty) are
/// percent-encoded. A number that is neither an exact int64 nor an exact double is kept as its text (binary, user-defined), since not every server knows decimals.
/// </remarks>
internal static class MongoBody
{
    private static readonly SearchValues<char> Refused = SearchValues.Create("%.$\0");
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static BsonDocument ToBson(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return ReadObject(ref reader);
    }

    public static ReadOnlySpan<byte> ToJson(BsonDocument body)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Relaxed)) Write(writer, body);
        return bytes.WrittenSpan;
    }

    private static BsonValue ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number => ReadNumber(reader.ValueSpan),
        JsonTokenType.True => BsonBoolean.True,
        JsonTokenType.False => BsonBoolean.False,
        _ => BsonNull.Value,
    };

    private static BsonDocument ReadObject(ref Utf8JsonReader reader)
    {
        var document = new BsonDocument();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = ToName(reader.GetString()!);
            reader.Read();
            document[name] = ReadValue(ref reader);
        }
        return document;
    }

    private static BsonArray ReadArray(ref Utf8JsonReader reader)
    {
        var array = new BsonArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) array.Add(ReadValue(ref reader));
        return array;
    }

    private static BsonValue ReadNumber(ReadOnlySpan<byte> text)
    {
        Span<byte> again = stackalloc byte[32];
        if (Utf8Parser.TryParse(text, out long whole, out var read) && read == text.Length
            && Utf8Formatter.TryFormat(whole, again, out var length) && again[..length].SequenceEqual(text))
            return whole;
        if (double.TryParse(text, CultureInfo.InvariantCulture, out var broken) && broken != 0 // Minus zero would lose its sign.
            && broken.TryFormat(again, out length, default, CultureInfo.InvariantCulture) && again[..length].SequenceEqual(text))
            return broken;
        return new BsonBinaryData(text.ToArray(), BsonBinarySubType.UserDefined);
    }

    private static void Write(Utf8JsonWriter writer, BsonValue value)
    {
        switch (value)
        {
            case BsonDocument document:
                writer.WriteStartObject();
                foreach (var element in document)
                {
                    writer.WritePropertyName(FromName(element.Name));
                    Write(writer, element.Value);
                }
                writer.WriteEndObject();
                break;
            case BsonArray array:
                writer.WriteStartArray();
                foreach (var element in array) Write(writer, element);
                writer.WriteEndArray();
                break;
            case BsonString text:
                writer.WriteStringValue(text.Value);
                break;
            case BsonInt64 whole:
                writer.WriteNumberValue(whole.Value);
                break;
            case BsonInt32 whole:
                writer.WriteNumberValue(whole.Value); // Some servers and tools narrow what fits.
                break;
            case BsonDouble broken:
                writer.WriteNumberValue(broken.Value);
                break;
            case BsonBinaryData number:
                writer.WriteRawValue(number.Bytes);
                break;
            case BsonBoolean truth:
                writer.WriteBooleanValue(truth.Value);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static string ToName(string name) =>
        name.Length == 0 ? "%"
        : !name.AsSpan().ContainsAny(Refused) ? name
        : new StringBuilder(name).Replace("%", "%25").Replace(".", "%2E").Replace("$", "%24").Replace("\0", "%00").ToString();

    private static string FromName(string name) =>
        name == "%" ? ""
        : !name.Contains('%') ? name
        : new StringBuilder(name).Replace("%00", "\0").Replace("%24", "$").Replace("%2E", ".").Replace("%25", "%").ToString();
}
