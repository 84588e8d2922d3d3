using Wiredesk.Ingestion.Articles;

namespace Wiredesk.Ingestion.Files;

/// <summary>How one file ended: one line for each article in it, or one for the file when it is refused whole.</summary>
public sealed record FileDelivery(string Path, string Outcome, Guid? Id = null, string? Reason = null);

/// <summary>Takes in files, whatever news format they are in.</summary>
public sealed class FileIntake(Intake intake)
{
    /// <summary>Reads the articles of a file and takes each in.</summary>
    /// <param name="name">How the source names the file: its path below the source's folder. Part of the identity of articles without an id of their own.</param>
    public async Task<IReadOnlyList<FileDelivery>> Take(string source, string name, byte[] bytes, CancellationToken cancellationToken)
    {
        var content = ArticleFile.Read(bytes, name);
        if (content.Refusal is { } refusal)
            return [new FileDelivery(name, "refused", Reason: Unnamed(refusal.Message, name))];

        var deliveries = new List<FileDelivery>();
        foreach (var received in content.Articles)
        {
            var byName = content.Articles.Count == 1 && received.OwnId is null && received.Url is null; // Of several in one file, each is known by its text.
            var delivery = await intake.Take(source, byName ? received with { OwnId = "file:" + name } : received, cancellationToken);
            deliveries.Add(new FileDelivery(name, delivery.Outcome, delivery.Id, delivery.Reason));
        }

        return deliveries;
    }

    // The delivery names the file already.
    private static string Unnamed(string reason, string name) => reason.StartsWith(name + ": ", StringComparison.Ordinal) ? reason[(name.Length + 2)..] : reason;

    /// <summary>Reads a file of a folder and takes it in; a file that cannot be read is refused by name.</summary>
    public async Task<IReadOnlyList<FileDelivery>> Take(string source, string folder, FileInfo file, CancellationToken cancellationToken)
    {
        var name = Path.GetRelativePath(folder, file.FullName).Replace('\\', '/');
        try
        {
            return file.Length > ArticleFile.LargestFile
                ? [new FileDelivery(name, "refused", Reason: $"The file has {file.Length:N0} bytes; at most {ArticleFile.LargestFile:N0} are read.")]
                : await Take(source, name, await File.ReadAllBytesAsync(file.FullName, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [new FileDelivery(name, "refused", Reason: exception.Message)];
        }
    }
}
