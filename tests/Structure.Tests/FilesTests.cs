using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Wiredesk.Structure.Tests;

/// <summary>What the repository's files may hold.</summary>
public sealed partial class FilesTests
{
    private static readonly string[] Text = [".cs", ".csproj", ".props", ".targets", ".json", ".yaml", ".yml", ".sh", ".conf", ".md", ".example", ".sln", ".editorconfig"];

    [Fact]
    public void Files_NameNoPlaceOfOneMachine()
    {
        var files = Repository.Files().Where(file => Text.Contains(Path.GetExtension(file)) && !file.StartsWith("seeds/", StringComparison.Ordinal)).ToList();
        var naming = files.Where(file => MachinePath().IsMatch(File.ReadAllText(Repository.PathOf(file))));

        Assert.Contains("Platform.sln", files);
        Assert.Equal("", string.Join('\n', naming));
    }

    [Theory]
    [InlineData("""Path = "/ro" + "ot/x";""", false)]
    [InlineData("see https://example.com/work/home/x", false)]
    [InlineData("http://localhost/root/x", false)]
    [InlineData("a folder /home/app/data", false)]
    public void MachinePath_IsNotAnyPath(string text, bool found) => Assert.Equal(found, MachinePath().IsMatch(text));

    [Theory]
    [InlineData("work/main")]
    [InlineData("root/.nuget")]
    [InlineData("home/jane/src")]
    [InlineData("Users/jane/src")]
    public void MachinePath_IsFound(string path) => Assert.Matches(MachinePath(), $"cd \"/{path}\"");

    [Fact]
    public void Seeds_AreByteForByteWhatWasMarked()
    {
        using var gold = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("seeds/gold.json")));
        var marked = gold.RootElement.GetProperty("articles").EnumerateArray()
            .ToDictionary(article => article.GetProperty("file").GetString()!, article => article.GetProperty("sha256").GetString());

        var found = Directory.EnumerateFiles(Repository.PathOf("seeds"), "*.txt")
            .ToDictionary(file => Path.GetFileName(file), file => (string?)Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));

        Assert.NotEmpty(marked);
        Assert.Equal(marked.OrderBy(seed => seed.Key, StringComparer.Ordinal), found.OrderBy(seed => seed.Key, StringComparer.Ordinal));
    }

    // An absolute path into somebody's checkout or home; /home/app is the home inside .NET's container images.
    [GeneratedRegex("""(?<![\w./:-])/(work|root|Users/\w+|home/(?!app\b)\w+)/""")]
    private static partial Regex MachinePath();
}
