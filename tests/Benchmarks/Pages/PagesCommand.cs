using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Benchmarks.Pages;

/// <summary><c>pages</c>: how long pages take, from bytes to text, title, authors and dates, by processor time, so that other work on the machine does not count.</summary>
internal static class PagesCommand
{
    private const int Rounds = 4;

    /// <param name="from">A folder of pages, or a batch of <c>wiredesk extract</c>: a line with <c>path</c> and <c>url</c> for each. A name that ends in .gz is unpacked.</param>
    public static int Run(string from)
    {
        var pages = Read(from).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages.Count} pages, {pages.Average(page => page.Html.Length):N0} bytes on average"));
        for (var round = 1; round <= Rounds; round++)
        {
            var (refused, allocated) = (0, GC.GetAllocatedBytesForCurrentThread());
            var spent = pages.ConvertAll(page =>
            {
                var before = Environment.CpuUsage.TotalTime;
                refused += PageExtractor.Extract(page.Html, page.Url).Error is null ? 0 : 1;
                return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
            });
            spent.Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"round {round}: {pages.Count * 1000 / spent.Sum():N0} pages per CPU second; CPU ms p50 {At(spent, 0.5):N1}, p99 {At(spent, 0.99):N1}, max {spent[^1]:N1}; "
                + $"{(GC.GetAllocatedBytesForCurrentThread() - allocated) / pages.Count / 1024:N0} KB allocated for each; {refused} refused"));
        }

        return 0;
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min((int)(sorted.Count * share), sorted.Count - 1)];

    private static IEnumerable<(byte[] Html, Uri? Url)> Read(string from) => Directory.Exists(from)
        ? Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => (Bytes(file), (Uri?)null))
        : File.ReadLines(from).Select(line =>
        {
            var row = JsonDocument.Parse(line).RootElement;
            var url = row.TryGetProperty("url", out var address) ? new Uri(address.GetString()!) : null;
            return (Bytes(Path.Combine(Path.GetDirectoryName(from)!, row.GetProperty("path").GetString()!)), url);
        });

    private static byte[] Bytes(string file)
    {
        using var stream = File.OpenRead(file);
        using Stream content = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
