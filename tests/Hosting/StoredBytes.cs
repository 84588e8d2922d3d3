using System.Text;

namespace Wiredesk.Tests;

/// <summary>Looks for words in the bytes of a store's files, whether the store still knows of them or not.</summary>
internal static class StoredBytes
{
    /// <summary>The words that stand in files of a folder, as they are or in base64, each with the names of the files; nothing when none does.</summary>
    public static string Found(string folder, IEnumerable<string> words)
    {
        var files = Directory.GetFiles(folder, "*.db*", SearchOption.AllDirectories).ToDictionary(path => Path.GetFileName(path), Read);
        var found = words.Select(word => (Word: word, Names: files.Where(file => Holds(file.Value, word)).Select(file => file.Key).Order().ToList()));
        return string.Join("; ", found.Where(one => one.Names.Count > 0).Select(one => $"{one.Word} in {string.Join(", ", one.Names)}"));
    }

    private static bool Holds(byte[] bytes, string word) => Spellings(word).Any(spelling => bytes.AsSpan().IndexOf(spelling) >= 0);

    private static IEnumerable<byte[]> Spellings(string word)
    {
        yield return Encoding.UTF8.GetBytes(word);
        // Three bytes are four letters: what a word reads depends on where it begins among them, but for its edges.
        for (var before = 0; before < 3; before++)
        {
            var letters = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string(' ', before) + word));
            yield return Encoding.ASCII.GetBytes(letters[((before * 8 + 5) / 6)..((before + word.Length) * 8 / 6)]);
        }
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete); // The store has it open.
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
