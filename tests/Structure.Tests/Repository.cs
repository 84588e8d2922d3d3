using System.Diagnostics;
using System.Xml.Linq;

namespace Wiredesk.Structure.Tests;

/// <summary>The checkout that these tests look at.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The project files, by path from the root.</summary>
    public static IReadOnlyList<string> Projects { get; } = [.. Files().Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))];

    /// <summary>Every file that belongs to the repository, by path from the root: what git knows, and what it would add.</summary>
    public static IReadOnlyList<string> Files() =>
        [.. Run("git", "ls-files", "--cached", "--others", "--exclude-standard").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(PathOf(file)))];

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static XDocument Xml(string file) => XDocument.Load(PathOf(file));

    /// <summary>What a command prints, run in the root.</summary>
    public static string Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { WorkingDirectory = Root, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests must run inside the repository.");
        return folder.FullName;
    }
}
