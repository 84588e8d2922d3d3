using System.Globalization;

namespace Wiredesk.Publishing.Changes;

/// <summary>A place in the changes feed: behind a change, or inside the snapshot that comes before the changes after a number.</summary>
/// <param name="Number">The change it stands behind; for a snapshot the last change before it was begun.</param>
/// <param name="Snapshot">The place inside the snapshot; null in the feed itself.</param>
public readonly record struct ChangeCursor(long Number, long? Snapshot = null)
{
    private const string List = "changes";

    /// <summary>The cursor behind a change, as text.</summary>
    public static string After(long number) => new ChangeCursor(number).ToString();

    public override string ToString() => Paging.Write(
        Snapshot is { } place ? string.Create(CultureInfo.InvariantCulture, $"{Number}+{place}") : Number.ToString(CultureInfo.InvariantCulture), List);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string text, out ChangeCursor cursor)
    {
        cursor = default;
        if (!Paging.TryRead(text, List, out var position) || position is null) return false;
        var parts = position.Split('+');
        var place = 0L;
        if (parts.Length > 2 || !IsNumber(parts[0], out var number) || (parts.Length == 2 && !IsNumber(parts[1], out place))) return false;
        cursor = new ChangeCursor(number, parts.Length == 2 ? place : null);
        return true;
    }

    private static bool IsNumber(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
