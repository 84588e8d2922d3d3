using System.IO.Compression;
using Wiredesk.Enrichment.Languages;

namespace Wiredesk.LanguageTraining;

/// <summary>A sentence whose language is known.</summary>
internal sealed record Sentence(string Language, string Text)
{
    /// <summary>The script most of its letters are in.</summary>
    public Script Script { get; } = Text.Select(Scripts.Of).Where(script => script != Script.None)
        .GroupBy(script => script).OrderByDescending(group => group.Count()).Select(group => group.Key).FirstOrDefault();

    /// <summary>Reads every <c>xx.txt.gz</c> of a folder: one sentence a line.</summary>
    public static IReadOnlyList<Sentence> ReadFolder(string folder) =>
        [.. Directory.GetFiles(folder, "*.txt.gz").Order(StringComparer.Ordinal).SelectMany(ReadFile)];

    private static IEnumerable<Sentence> ReadFile(string path)
    {
        var language = Path.GetFileName(path).Split('.')[0];
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } text)
                yield return new Sentence(language, text);
        }
    }
}
