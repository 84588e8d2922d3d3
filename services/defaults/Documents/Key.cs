using System.Text;

namespace Wiredesk.Defaults.Documents;

/// <summary>A value by which documents are found and ordered: a whole number or a text (ordered by its UTF-8 bytes).</summary>
/// <remarks>
/// All keys of one index are of one kind. Instants are kept as UTC ticks, so that they sort. Half a surrogate pair, which has no UTF-8 form, reads as U+FFFD.
/// </remarks>
public readonly record struct Key
{
    private Key(long number, string? text) => (Number, Text) = (number, text);

    /// <summary>The value of a number key.</summary>
    public long Number { get; }

    /// <summary>The value of a text key; null for a number key.</summary>
    public string? Text { get; }

    public static implicit operator Key(long number) => new(number, null);

    public static implicit operator Key(string text) => new(0, WellFormed(text));

    public static implicit operator Key(Guid id) => new(0, id.ToString("D"));

    public static implicit operator Key(DateTimeOffset instant) => new(instant.UtcTicks, null);

    /// <summary>A key of several parts, ordered by the first, then the second: for "these of one source, by date".</summary>
    public static Key Of(string first, long second) => new(0, $"{First(first)}{second ^ long.MinValue:x16}");

    /// <summary>The first part with its end mark, which content cannot forge.</summary>
    internal static string First(string first) => WellFormed(first).Replace('\u001f', '\ufffd') + '\u001f';

    private static string WellFormed(string text) =>
        text is null ? throw new ArgumentNullException(nameof(text), "A missing key is (Key?)null; a plain null is taken for a text.")
        : text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
