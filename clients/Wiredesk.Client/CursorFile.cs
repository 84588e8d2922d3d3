namespace Wiredesk.Client;

/// <summary>Remembers in a file how far the changes feed was read, so that a restart goes on from there.</summary>
public sealed class CursorFile(string path)
{
    /// <summary>The cursor; null when nothing was read yet.</summary>
    public string? Read() => File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } cursor ? cursor : null;

    /// <summary>Replaces the cursor as a whole: after a crash the file holds the old one or the new one.</summary>
    public void Write(string cursor)
    {
        var next = path + ".next";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        using (var writer = new StreamWriter(file))
        {
            writer.Write(cursor);
            writer.Flush();
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }
}
