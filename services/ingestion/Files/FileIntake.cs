using Wiredesk.Ingestion.Archive;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Files;

/// <summary>How one file ended: one line for each article in it, or one for the file when it is refused whole.</summary>
public sealed record FileDelivery(string Path, string Outcome, Guid? Id = null, string? Reason = null);

/// <summary>Takes in files, whatever news format they are in.</summary>
public sealed class FileIntake(Intake intake, SourceStore sources, Originals originals)
{
    /// <summary>Why a path is refused where nothing is.</summary>
    public const string NotThere = "It does not exist.";

    /// <summary>Reads the articles of a file and takes each in.</summary>
    /// <param name="name">How the source names the file: its path below the source's folder. Part of the identity of articles without an id of their own.</param>
    public async Task<IReadOnlyList<FileDelivery>> Take(string source, string name, byte[] bytes, CancellationToken cancellationToken)
    {
        if (SourceRules.Name(source) is { } problem)
            return [new FileDelivery(name, "refused", Reason: problem)];
        var settings = await sources.FindOrDefault(source, cancellationToken);
        // From here on it goes to the end, also when the sender hangs up: an original that holds something erased must be let go again.
        var original = await originals.Keep([settings], new Incoming("file", name, bytes), CancellationToken.None);
        var content = ArticleFile.Read(bytes, name, TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone));
        if (content.Refusal is { } refusal)
            return [new FileDelivery(name, "refused", Reason: Unnamed(refusal.Message, name))];

        var deliveries = await intake.Take([.. Named(content.Articles, name).Select(received => (source, received))], CancellationToken.None);
        if (deliveries.Any(delivery => delivery.IsErased))
            await originals.Forget(original, CancellationToken.None);
        return [.. deliveries.Select(delivery => new FileDelivery(name, delivery.Outcome, delivery.Id, delivery.Reason))];
    }

    /// <summary>The only article of a file, when it has no id of its own, is known by the file's name. Of several, each is known by its text.</summary>
    internal static IReadOnlyList<ReceivedArticle> Named(IReadOnlyList<ReceivedArticle> articles, string name) =>
        articles is [{ OwnId: null, Url: null } only] ? [only with { OwnId = "file:" + name }] : articles;

    // The delivery names the file already.
    private static string Unnamed(string reason, string name) => reason.StartsWith(name + ": ", StringComparison.Ordinal) ? reason[(name.Length + 2)..] : reason;

    /// <summary>Reads a file of a folder and takes it in; a file that cannot be read is refused by name.</summary>
    public async Task<IReadOnlyList<FileDelivery>> Take(string source, string folder, FileInfo file, CancellationToken cancellationToken)
    {
        var name = Path.GetRelativePath(folder, file.FullName).Replace('\\', '/');
        if (!file.Exists)
            return [new FileDelivery(name, "refused", Reason: NotThere)];
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
