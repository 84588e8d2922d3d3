namespace Wiredesk.Ingestion.Files;

/// <summary>Watches a folder: <c>Ingestion:DropFolder</c> holds one folder for each source, and what is put there is taken in.</summary>
/// <remarks>
/// The files stay where they are. A file is read when it has not changed between two looks, and again when it changes;
/// after a restart all are read again, and recognised. Links in a source's folder are not followed: they may lead round in a circle, or to what is not meant for readers.
/// </remarks>
public sealed class DropFolder(FileIntake files, IConfiguration configuration, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<DropFolder> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly EnumerationOptions WithoutLinks = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    private readonly Dictionary<string, SeenFile> _seen = [];

    private readonly record struct SeenFile(long Length, DateTime Written, bool IsTaken);

    /// <summary>How many files it remembers: those that are there.</summary>
    internal int Remembered => _seen.Count;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (configuration["Ingestion:DropFolder"] is not { Length: > 0 } root) return;
        Directory.CreateDirectory(root);
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);

        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await LookAt(new DirectoryInfo(root), stoppingToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                log.LogError("The drop folder {Folder} cannot be read ({Reason}); it is looked at again", root, exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAt(DirectoryInfo root, CancellationToken cancellationToken)
    {
        var (there, isWhole) = (new HashSet<string>(), true);
        foreach (var source in root.EnumerateDirectories())
        {
            try
            {
                foreach (var file in source.EnumerateFiles("*", WithoutLinks))
                {
                    there.Add(file.FullName);
                    await Look(source, file, cancellationToken);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException) // The other sources go on.
            {
                isWhole = false;
                log.LogError("The drop folder of {Source} cannot be read ({Reason}); it is looked at again", source.Name, exception.Message);
            }
        }

        if (!isWhole) return;
        foreach (var gone in _seen.Keys.Where(path => !there.Contains(path)).ToList())
            _seen.Remove(gone);
    }

    private async Task Look(DirectoryInfo source, FileInfo file, CancellationToken cancellationToken)
    {
        var seen = new SeenFile(file.Length, file.LastWriteTimeUtc, IsTaken: false);
        var before = _seen.GetValueOrDefault(file.FullName);
        if (before == seen with { IsTaken = true }) return;
        _seen[file.FullName] = seen;
        if (before != seen) return; // Perhaps still being written.
        try
        {
            foreach (var delivery in await Take(source, file, cancellationToken))
            {
                if (delivery.Outcome == "refused")
                    log.LogWarning("{Source}/{Path} is refused: {Reason}", source.Name, delivery.Path, delivery.Reason);
            }

            _seen[file.FullName] = seen with { IsTaken = true };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError(exception, "{Source}/{Path} could not be taken in; it is tried again", source.Name, file.Name);
        }
    }

    // A pipe has no length, and whoever opens one waits until somebody writes.
    private async Task<IReadOnlyList<FileDelivery>> Take(DirectoryInfo source, FileInfo file, CancellationToken cancellationToken) => file.Length == 0
        ? [new FileDelivery(Path.GetRelativePath(source.FullName, file.FullName), "refused", Reason: "The file is empty.")]
        : await files.Take(source.Name, source.FullName, file, cancellationToken);
}
