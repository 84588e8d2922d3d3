using System.Text;
using System.Text.Json;

namespace Wiredesk.Defaults.Documents;

/// <summary>A document in the form in which both engines keep it.</summary>
/// <param name="Keys">The keys in each index of the collection, in the collection's order.</param>
/// <param name="Print">What is read without the document.</param>
/// <param name="Body">The document as JSON. Its version and lease are those of the moment of writing; the engine keeps the true ones beside it.</param>
internal sealed record Stored(string Id, long Version, long? LeasedUntil, long? ExpiresAt, IReadOnlyList<Key[]> Keys, byte[] Body, byte[]? Print)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static Stored Of<T>(T document, long version, Collection<T> collection) where T : Document
    {
        CheckId(document.Id);
        var written = document with { Version = version };
        return new Stored(
            written.Id, version, written.LeasedUntil?.UtcTicks, written.ExpiresAt?.UtcTicks,
            collection.KeysOf(written), JsonSerializer.SerializeToUtf8Bytes(written, Json.Options), collection.Print?.Invoke(written));
    }

    /// <exception cref="UnreadableDocumentException">The body is damaged.</exception>
    public static T Read<T>(string id, ReadOnlySpan<byte> body, long version, long? leasedUntil) where T : Document
    {
        try
        {
            var read = JsonSerializer.Deserialize<T>(body, Json.Options) ?? throw new JsonException("It says nothing.");
            return read with { Version = version, LeasedUntil = Instant(leasedUntil) };
        }
        catch (JsonException damage)
        {
            throw new UnreadableDocumentException(id, typeof(T).Name, damage);
        }
    }

    private static DateTimeOffset? Instant(long? ticks) => ticks is { } some ? new DateTimeOffset(some, TimeSpan.Zero) : null;

    private static void CheckId(string id)
    {
        if (id.Length is 0 or > 200) throw new ArgumentException($"An id has 1 to 200 characters, this one {id.Length}.");
        try
        {
            Strict.GetByteCount(id);
        }
        catch (EncoderFallbackException)
        {
            throw new ArgumentException("An id is well-formed text; this one has half a surrogate pair.");
        }
    }
}
