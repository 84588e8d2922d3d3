using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wiredesk.Defaults;

namespace Wiredesk.Standalone.Batches;

/// <summary>A line of a batch that cannot be worked on; the code is for programs, the message for people.</summary>
internal sealed class LineException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}

/// <summary>Reads what one line of a batch asks for, and writes what came of it.</summary>
internal static class BatchLine
{
    /// <summary>A result as JSON with the id of its line in front.</summary>
    public static JsonObject WithId<T>(JsonObject line, T result)
    {
        var answer = new JsonObject { ["id"] = line["id"]?.DeepClone() };
        foreach (var (member, value) in JsonSerializer.SerializeToNode(result, Json.Options)!.AsObject().ToList())
            answer[member] = value?.DeepClone();
        return answer;
    }

    /// <summary>The text of a member, or null.</summary>
    /// <exception cref="LineException">It is not text, or has half a character in it.</exception>
    public static string? Text(this JsonObject line, string member)
    {
        try
        {
            return line[member] switch
            {
                null => null,
                JsonValue value when value.TryGetValue<string>(out var text) => text,
                _ => throw new LineException("bad-input", $"'{member}' must be text."),
            };
        }
        catch (InvalidOperationException) // an escaped surrogate without the other one
        {
            throw new LineException("bad-input", $"'{member}' has half a character in it, a \\ud800 to \\udfff without the other half.");
        }
    }

    /// <summary>The address that a member holds, or null.</summary>
    public static Uri? Address(this JsonObject line, string member) => line.Text(member) switch
    {
        null or "" => null,
        var text => Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : throw new LineException("bad-input", $"'{member}' is no absolute address: {text}"),
    };

    /// <summary>The instant that a member holds, or null.</summary>
    public static DateTimeOffset? Instant(this JsonObject line, string member) => line.Text(member) switch
    {
        null or "" => null,
        var text => DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new LineException("bad-input", $"'{member}' is no instant: {text}"),
    };

    /// <summary>The bytes of the file that the line's <c>path</c> names, unpacked when it ends in <c>.gz</c>.</summary>
    /// <exception cref="LineException">There is no path, or the file cannot be read or is larger than the limit.</exception>
    public static byte[] FileBytes(this JsonObject line, string folder, long limit)
    {
        var path = line.Text("path") ?? throw new LineException("bad-input", "'path' is missing.");
        var full = Path.Combine(folder, path);
        if (Directory.Exists(full)) throw new LineException("unreadable", $"{path} is a folder; a file is wanted.");
        if (!File.Exists(full)) throw new LineException("not-found", $"{path} does not exist.");
        try
        {
            if (!full.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
                return WholeFile(full, path, limit);
            using var stream = Open(full);
            using var bytes = new MemoryStream();
            var buffer = new byte[81920];
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length > limit) throw new LineException("too-large", $"{path} has more than {limit:N0} bytes.");
            }

            return bytes.Length > 0 ? bytes.ToArray() : throw new LineException("empty", $"{path} is empty.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new LineException("unreadable", $"{path} cannot be read: {exception.Message}");
        }
    }

    private static byte[] WholeFile(string full, string path, long limit) => new FileInfo(full).Length switch
    {
        0 => throw new LineException("empty", $"{path} is empty."),
        var length when length > limit => throw new LineException("too-large", $"{path} has more than {limit:N0} bytes."),
        _ => File.ReadAllBytes(full),
    };

    /// <summary>A file that is read from its beginning to its end, unpacked when its name ends in <c>.gz</c>.</summary>
    public static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 65536, FileOptions.SequentialScan);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
