using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wiredesk.Defaults;
using Xunit;

namespace Wiredesk.Enrichment.Tests;

/// <summary>Rules that change raise their version: the analyses of the seeds and the news texts are kept as a digest beside it.</summary>
public sealed class RulesVersionTests
{
    // The last digits of these may differ between machines.
    private static readonly string[] Measured = ["confidence", "margin", "score", "version"];

    [Fact]
    public void RulesVersion_IsRaisedWhenAnalysesComeOutDifferently()
    {
        var kept = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Samples", "rules.txt")).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var today = $"{Analyser.RulesVersion} {Digest()}";
        Assert.Equal(kept.Count, kept.Select(line => line.Split(' ')[0]).Distinct().Count());
        Assert.True(kept.LastOrDefault() == today, $"Analyses come out differently than '{kept.LastOrDefault()}' says: raise Analyser.RulesVersion, unless it was raised already since the last release, and put the line '{today}' last in Samples/rules.txt.");
    }

    private static string Digest()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in new[] { "seeds", "News", "NewsKinds" }.SelectMany(folder => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, folder), "*.txt")).Order(StringComparer.Ordinal))
        {
            var analysis = JsonSerializer.SerializeToNode(Texts.Analyse(File.ReadAllText(path).ReplaceLineEndings("\n")), Json.Options)!;
            Strip(analysis);
            digest.AppendData(Encoding.UTF8.GetBytes(analysis.ToJsonString()));
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset())[..16];
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var element in array)
                Strip(element);
        }
        else if (node is JsonObject record)
        {
            foreach (var measured in Measured)
                record.Remove(measured);
            foreach (var (_, value) in record)
                Strip(value);
        }
    }
}
