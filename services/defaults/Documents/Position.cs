using System.Buffers.Text;
using System.Text.Json;

namespace Wiredesk.Defaults.Documents;

/// <summary>A place in an index, between one entry and the next; what <see cref="Page{T}.Next"/> says in opaque text.</summary>
internal sealed record Position(string Index, Key Key, string Id)
{
    private sealed record Written(string Index, string Id, long? Number = null, string? Text = null);

    public override string ToString() =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Written(Index, Id, Key.Text is null ? Key.Number : null, Key.Text), Json.Options));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="ArgumentException">It is something else, or a place in another index.</exception>
    public static Position? Parse(string? text, string index)
    {
        if (text is null) return null;
        try
        {
            var written = JsonSerializer.Deserialize<Written>(Base64Url.DecodeFromChars(text), Json.Options);
            if (written?.Index == index)
                return new Position(index, written.Text is { } words ? words : written.Number!.Value, written.Id);
        }
        catch (Exception notOurs) when (notOurs is FormatException or JsonException or InvalidOperationException)
        {
            throw new ArgumentException($"'{text}' is no position in the index {index}.", notOurs);
        }
        throw new ArgumentException($"'{text}' is no position in the index {index}.");
    }
}
