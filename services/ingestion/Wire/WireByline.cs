namespace Wiredesk.Ingestion.Wire;

/// <summary>Reads the names out of a byline as agencies write it: <c>By Meredith Jameson and Ann Roe</c>, <c>Von Christian Hollmann, dpa</c>.</summary>
internal static class WireByline
{
    private static readonly string[] Openings = ["by ", "von ", "par ", "por ", "door ", "text: "];

    private static readonly string[] Separators = [",", ";", "&", " and ", " und ", " et ", " y ", " en "];

    public static IReadOnlyList<string> Names(string? byline)
    {
        var line = WireXml.Line(byline);
        if (line is null)
            return [];
        // "von der Leyen" is a name, not an opening.
        if (Array.Find(Openings, opening => line.StartsWith(opening, StringComparison.OrdinalIgnoreCase)) is { } found && line.Length > found.Length && !char.IsLower(line[found.Length]))
            line = line[found.Length..];
        var names = line.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // One word after a whole name is the agency or the place.
        return names is [var first, ..] && first.Contains(' ', StringComparison.Ordinal)
            ? [.. names.Where(name => name.Contains(' ', StringComparison.Ordinal)).Distinct()]
            : [.. names.Distinct()];
    }
}
