using System.Globalization;
using Wiredesk.Ingestion.Feeds;

namespace Wiredesk.Benchmarks.Feeds;

/// <summary><c>feeds</c>: how many feeds of a folder one core reads in a second, by processor time, so that other work on the machine does not count.</summary>
internal static class FeedsCommand
{
    private const int Rounds = 5;

    public static int Run(string folder, int seconds)
    {
        var feeds = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{feeds.Count} feeds, {feeds.Average(feed => feed.Length):N0} bytes on average"));
        for (var round = 1; round <= Rounds; round++)
        {
            var (read, entries, allocated, spent) = (0, 0, GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
            while (Environment.CpuUsage.TotalTime - spent < TimeSpan.FromSeconds(seconds))
            {
                foreach (var feed in feeds)
                    entries += FeedParser.Parse(feed).Feed?.Entries.Count ?? 0;
                read += feeds.Count;
            }

            var taken = (Environment.CpuUsage.TotalTime - spent).TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"round {round}: {read / taken:N0} feeds and {entries / taken:N0} entries per CPU second, {(GC.GetAllocatedBytesForCurrentThread() - allocated) / read:N0} bytes allocated for each"));
        }

        return 0;
    }
}
