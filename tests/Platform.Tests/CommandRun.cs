using System.Diagnostics;

namespace Wiredesk.Platform.Tests;

/// <summary>One run of the command line.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs <c>wiredesk</c> to its end in a folder.</summary>
    public static Task<CommandRun> Run(string folder, params string[] arguments) => Run(folder, new Dictionary<string, string?>(), arguments);

    public static async Task<CommandRun> Run(string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Repository.Executable("services/standalone", "wiredesk"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Limit);
        return new CommandRun(process.ExitCode, await output, await errors);
    }
}
