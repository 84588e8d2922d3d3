namespace Wiredesk.Defaults.Documents;

/// <summary>Which keys of an index are asked for; both ends are inclusive unless said otherwise, and may be open.</summary>
public readonly record struct Range(Key? From, Key? To, bool FromExclusive = false, bool ToExclusive = false)
{
    /// <summary>Every document that has a key in the index.</summary>
    public static Range All => default;

    public static Range Is(Key key) => new(key, key);

    public static Range Above(Key key) => new(key, null, FromExclusive: true);

    public static Range AtLeast(Key key) => new(key, null);

    public static Range Below(Key key) => new(null, key, ToExclusive: true);

    /// <summary>Whether the range holds one key only.</summary>
    internal bool IsOne => From is not null && From == To && !FromExclusive && !ToExclusive;

    /// <summary>All keys made by <see cref="Key.Of"/> with this first part.</summary>
    public static Range StartingWith(string first) => new(Key.First(first), Key.First(first)[..^1] + '\u0020', ToExclusive: true);
}
