namespace Wiredesk.Ingestion.Pages;

/// <summary>The tables of numbers that tools/PageTraining learned, as they ship with the service.</summary>
internal static class LearnedTable
{
    /// <summary>The lines of a table; none when it was not learned yet.</summary>
    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = typeof(LearnedTable).Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return [];
        using var lines = new StreamReader(stream);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
