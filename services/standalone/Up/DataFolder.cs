using System.Security.Cryptography;
using System.Text.Json;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Standalone.Up;

/// <summary>Where a running instance can be reached.</summary>
internal sealed record RunningInstance(string Url, int ProcessId);

/// <summary>The folder that holds everything: one database for each service, the signing key, and the lock of the process that runs on it.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly string _path;
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream locked) => (_path, _lock) = (path, locked);

    /// <summary>Takes the folder for this process alone.</summary>
    /// <exception cref="UserException">Another process runs on it, or it cannot be made.</exception>
    public static DataFolder Take(DirectoryInfo folder)
    {
        if (File.Exists(folder.FullName)) throw new UserException($"The data folder {folder} is a file.");
        try
        {
            folder.Create();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"The data folder {folder} cannot be made: {exception.Message}");
        }

        try
        {
            return new DataFolder(folder.FullName, new FileStream(LockFile(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new UserException($"Another wiredesk runs on the data folder {folder}{(Running(folder) is { } running ? $", at {running.Url} (process {running.ProcessId})" : "")}.");
        }
    }

    /// <summary>The instance that runs on a folder; null when none does.</summary>
    public static RunningInstance? Running(DirectoryInfo folder)
    {
        if (!File.Exists(LockFile(folder))) return null;
        try
        {
            using var free = new FileStream(LockFile(folder), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return null;
        }
        catch (IOException)
        {
            return Announced(InstanceFile(folder.FullName));
        }
    }

    private static RunningInstance? Announced(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<RunningInstance>(File.ReadAllText(file), Json.Options) : null;
        }
        catch (JsonException)
        {
            throw new UserException($"{file} does not tell where the running wiredesk can be reached. End that process and start it again.");
        }
    }

    /// <summary>The key that signs inner identities on this machine; made at first use, readable by its owner alone.</summary>
    /// <exception cref="UserException">The file that holds it is damaged.</exception>
    public static string SigningKey(DirectoryInfo folder)
    {
        var file = Path.Combine(folder.FullName, "identity.key");
        if (!File.Exists(file))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var writer = new StreamWriter(file, options);
            writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)));
        }

        var key = File.ReadAllText(file);
        return key.Length >= InnerIdentity.LeastKeyBytes
            ? key
            : throw new UserException($"{file} must hold a secret of at least {InnerIdentity.LeastKeyBytes} characters. Delete it, and a new one is made.");
    }

    /// <summary>Tells other commands where this instance can be reached.</summary>
    public void Announce(string url)
    {
        // Moved into place whole: who reads it meanwhile finds all of it or nothing.
        var written = InstanceFile(_path) + ".new";
        File.WriteAllText(written, JsonSerializer.Serialize(new RunningInstance(url, Environment.ProcessId), Json.Options));
        File.Move(written, InstanceFile(_path), overwrite: true);
    }

    public void Dispose()
    {
        File.Delete(InstanceFile(_path));
        _lock.Dispose();
    }

    private static string LockFile(DirectoryInfo folder) => Path.Combine(folder.FullName, "wiredesk.lock");

    private static string InstanceFile(string folder) => Path.Combine(folder, "running.json");
}
