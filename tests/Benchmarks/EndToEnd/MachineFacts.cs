using System.Runtime.InteropServices;
using static System.FormattableString;

namespace Wiredesk.Benchmarks.EndToEnd;

/// <summary>What figures were taken on, in one line.</summary>
internal static class MachineFacts
{
    public static string Now()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024.0 / 1024 / 1024;
        var load = First("/proc/loadavg", line => line.Split(' ')[0]) is { } average ? $"; load before the run {average}" : "";
        return Invariant(
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}: {Processor()}, {Environment.ProcessorCount} cores, {memory:N0} GB, {OperatingSystemName()}, {RuntimeInformation.FrameworkDescription}{load}.");
    }

    private static string Processor() =>
        First("/proc/cpuinfo", line => line.StartsWith("model name", StringComparison.Ordinal) ? line.Split(':')[1].Trim() : null) ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string OperatingSystemName() =>
        First("/etc/os-release", line => line.StartsWith("PRETTY_NAME=", StringComparison.Ordinal) ? line.Split('=')[1].Trim('"') : null) ?? RuntimeInformation.OSDescription;

    private static string? First(string file, Func<string, string?> choose) =>
        File.Exists(file) ? File.ReadLines(file).Select(choose).FirstOrDefault(found => found is not null) : null;
}
