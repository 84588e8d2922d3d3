using System.Globalization;
using System.IO.Compression;
using System.Text;
using Wiredesk.Ingestion.Feeds;
using Wiredesk.Ingestion.Files;

namespace Wiredesk.Ingestion.Tests.Feeds;

/// <summary>
/// Damages the samples in every way that transport, editors and attackers do, and hands them to the readers. <c>WIREDESK_MUTATIONS</c> says how many
/// (a million before a release), <c>WIREDESK_MUTATIONS_FROM</c> where to begin; a failure names the number, which makes the same bytes again.
/// </summary>
public sealed class MutationTests
{
    private static readonly byte[][] Samples =
    [
        .. new[] { "feeds", "wire", "pages" }.SelectMany(folder => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Data", folder)).Order(StringComparer.Ordinal)).Select(File.ReadAllBytes),
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Data", "feeds")).Order(StringComparer.Ordinal).Take(2).Select(file => Packed(File.ReadAllBytes(file))),
    ];

    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "<", ">", "&", "\"", "'", "/>", "</", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE x [<!ENTITY a \"b\">", "]>", "&a;", "&#0;", "&#x110000;", "&#xD800;", "<?xml version='1.0' encoding='utf-16'?>", "xmlns:x='y'",
            "xml:base='//[::'", "xml:lang=''", "<item>", "</item>", "<entry>", "<title>", "<div>", "<script>", "<svg>", "<math><mi>", "<table>", "<b style='color:red;a:url(x)'>", "type='xhtml'", "type='base64'", "mode='xml'",
            "data:", "javascript:", "http://[", "2026-13-45T99:99:99+99:99", "99999999999999999999", "\0", "\uFEFF", "\uFFFF", "\u202E", "{\"", "[[", "\\ud800", "\":", "null", "1e999", "<newsItem guid='x'>", "<embargoed>", "Embargo: \n\n",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFE, 0xFF], [0x1F, 0x8B], [0, 0, 0],
    ];

    [Fact]
    public void Read_AnswersToEveryMutation()
    {
        var (from, count) = (Setting("WIREDESK_MUTATIONS_FROM", 0), Setting("WIREDESK_MUTATIONS", 3000));
        for (var number = from; number < from + count; number++)
        {
            var bytes = Mutation(number);
            try
            {
                var parsed = FeedParser.Parse(bytes, new Uri("https://x.example/feed"));
                Assert.True(parsed.Feed is null != parsed.Error is null);
                var reading = ArticleFile.Read(bytes, "x.file");
                Assert.True(reading.Articles.Count > 0 != reading.Refusal is not null);
            }
            catch (Exception failure)
            {
                Assert.Fail($"Mutation {number}: {failure}");
            }
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private static byte[] Mutation(int number)
    {
        var random = new Random(number);
        var bytes = Samples[random.Next(Samples.Length)].ToList();
        for (var changes = random.Next(1, 8); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = random.Next(Math.Min(bytes.Count - at, 1 << random.Next(10)) + 1);
            switch (random.Next(8))
            {
                case 0 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                    break;
                case 4:
                    for (var repeats = random.Next(1, 20); repeats > 0; repeats--)
                        bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 5:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 6:
                    var other = Samples[random.Next(Samples.Length)];
                    var begin = random.Next(other.Length);
                    bytes.InsertRange(at, other[begin..(begin + random.Next(other.Length - begin))]);
                    break;
                default:
                    bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
