namespace Wiredesk.Ingestion.Files;

/// <summary>Watches a folder: <c>Ingestion:DropFolder</c> holds one folder for each source, and what is put there is taken in.</summary>
/// <remarks>
/// The files stay where they are. A file is read when it has not changed between two looks, and again when it changes;
/// after a restart all are read again, and recognised.
/// </remarks>
public sealed class DropFolder(FileIntake files, IConfiguration configuration, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<DropFolder> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, (long Length, DateTime Written)> _seen = [];
    private readonly Dictionary<string, (long Length, DateTime Written)> _taken = [];

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
                foreach (var source in new DirectoryInfo(root).EnumerateDirectories())
                    await Look(source, stoppingToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                log.LogError("The drop folder {Folder} cannot be read ({Reason}); it is looked at again", root, exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Look(DirectoryInfo source, CancellationToken cancellationToken)
    {
        foreach (var file in source.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var state = (file.Length, file.LastWriteTimeUtc);
            if (_taken.GetValueOrDefault(file.FullName) == state) continue;
            if (_seen.GetValueOrDefault(file.FullName) != state)
            {
                _seen[file.FullName] = state; // Perhaps still being written.
                continue;
            }

            try
            {
                foreach (var delivery in await files.Take(source.Name, source.FullName, file, cancellationToken))
                {
                    if (delivery.Outcome == "refused")
                        log.LogWarning("{Source}/{Path} is refused: {Reason}", source.Name, delivery.Path, delivery.Reason);
                }

                _taken[file.FullName] = state;
                _seen.Remove(file.FullName);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                log.LogError(exception, "{Source}/{Path} could not be taken in; it is tried again", source.Name, file.Name);
            }
        }
    }
}
