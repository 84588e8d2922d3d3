namespace Wiredesk.Platform.Tests;

/// <summary>Where things are in a checkout.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Seeds => Path.Combine(Root, "seeds");

    /// <summary>The executable of a project, built in the same configuration as these tests.</summary>
    public static string Executable(string projectFolder, string name)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory); // .../bin/CONFIGURATION/FRAMEWORK/
        return Path.Combine(Root, projectFolder, "bin", output.Parent!.Name, output.Name, OperatingSystem.IsWindows() ? name + ".exe" : name);
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests must run inside the repository.");
        return folder.FullName;
    }
}
