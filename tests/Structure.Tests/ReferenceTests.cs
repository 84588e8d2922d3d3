using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Wiredesk.Structure.Tests;

/// <summary>Who may know whom.</summary>
public sealed partial class ReferenceTests
{
    private static readonly string[] Services = ["deduplication", "enrichment", "ingestion", "publishing"];
    private static readonly string[] ForServices = ["contracts", "defaults", "text"];

    [Fact]
    public void Projects_ReferenceOnlyWhatTheyMay()
    {
        Assert.NotEmpty(Repository.Projects);
        Assert.Equal("", string.Join('\n', Repository.Projects.SelectMany(Forbidden)));
    }

    [Theory]
    [InlineData("services/contracts/Contracts.csproj", "services/text/Text.csproj", false)]
    [InlineData("services/text/Text.csproj", "services/contracts/Contracts.csproj", false)]
    [InlineData("services/defaults/Defaults.csproj", "services/contracts/Contracts.csproj", false)]
    [InlineData("services/enrichment/Enrichment.csproj", "services/text/Text.csproj", true)]
    [InlineData("services/enrichment/Enrichment.csproj", "services/ingestion/Ingestion.csproj", false)]
    [InlineData("services/publishing/Publishing.csproj", "gateway/Gateway.csproj", false)]
    [InlineData("gateway/Gateway.csproj", "services/defaults/Defaults.csproj", true)]
    [InlineData("gateway/Gateway.csproj", "services/text/Text.csproj", false)]
    [InlineData("gateway/Gateway.csproj", "services/publishing/Publishing.csproj", false)]
    [InlineData("services/standalone/Standalone.csproj", "services/publishing/Publishing.csproj", true)]
    [InlineData("services/standalone/Standalone.csproj", "tests/CrashWriter/CrashWriter.csproj", false)]
    [InlineData("clients/Wiredesk.Client/Wiredesk.Client.csproj", "services/contracts/Contracts.csproj", false)]
    [InlineData("services/standalone/Standalone.csproj", "clients/Wiredesk.Client/Wiredesk.Client.csproj", true)]
    [InlineData("services/publishing/Publishing.csproj", "clients/Wiredesk.Client/Wiredesk.Client.csproj", false)]
    [InlineData("tests/Client.Tests/Client.Tests.csproj", "clients/Wiredesk.Client/Wiredesk.Client.csproj", true)]
    [InlineData("tests/Ingestion.Tests/Ingestion.Tests.csproj", "services/ingestion/Ingestion.csproj", true)]
    [InlineData("tests/Ingestion.Tests/Ingestion.Tests.csproj", "services/enrichment/Enrichment.csproj", false)]
    [InlineData("tests/Gateway.Tests/Gateway.Tests.csproj", "gateway/Gateway.csproj", true)]
    [InlineData("tests/Platform.Tests/Platform.Tests.csproj", "services/standalone/Standalone.csproj", true)]
    [InlineData("elsewhere/New.csproj", "services/contracts/Contracts.csproj", false)]
    public void May_FollowsTheDesign(string project, string reference, bool allowed) => Assert.Equal(allowed, May(project, reference));

    [Fact]
    public void Solution_HoldsEveryProjectButTheAppHost()
    {
        var solution = File.ReadAllText(Repository.PathOf("Platform.sln"));
        var inSolution = SolutionProject().Matches(solution).Select(match => match.Groups[1].Value.Replace('\\', '/')).Order(StringComparer.Ordinal);

        Assert.Equal(Repository.Projects.Where(project => Folder(project) != "apphost").Order(StringComparer.Ordinal), inSolution);
    }

    [Fact]
    public void MassTransit_StaysBelow9()
    {
        var versions = Repository.Xml("Directory.Packages.props").Descendants("PackageVersion")
            .Where(package => package.Attribute("Include")!.Value.StartsWith("MassTransit", StringComparison.Ordinal))
            .Select(package => package.Attribute("Version")!.Value).ToList();

        Assert.NotEmpty(versions);
        Assert.All(versions, version => Assert.True(Version.Parse(version).Major < 9, $"MassTransit {version} needs a commercial licence."));
        Assert.DoesNotContain(Repository.Projects, project => Repository.Xml(project).Descendants().Any(item => item.Attribute("VersionOverride") is not null));
    }

    /// <summary>What a project references and must not, each in words.</summary>
    private static IEnumerable<string> Forbidden(string project)
    {
        var items = Repository.Xml(project).Descendants().ToList();
        if (Folder(project) is "contracts" or "text")
            foreach (var package in items.Where(item => item.Name.LocalName is "PackageReference" or "FrameworkReference"))
                yield return $"{project} uses {package.Attribute("Include")!.Value}; it may use no package";
        foreach (var reference in items.Where(item => item.Name.LocalName is "ProjectReference"))
            if (Target(project, reference) is var target && !May(project, target))
                yield return $"{project} references {target}";
    }

    private static bool May(string project, string reference)
    {
        var (from, to) = (Folder(project), Folder(reference));
        return project.Split('/')[0] switch
        {
            "services" when from == "standalone" => to is "gateway" or "Wiredesk.Client" || Services.Contains(to) || ForServices.Contains(to),
            "services" when Services.Contains(from) => ForServices.Contains(to),
            "gateway" => to is "contracts" or "defaults",
            "tools" => Services.Contains(to) || ForServices.Contains(to),
            "tests" => MayTest(from, reference),
            _ => false, // contracts, text, defaults, clients: nothing of ours
        };
    }

    // X.Tests knows X, what every service may know, and helpers among the tests; only Platform.Tests and the benchmarks know several.
    private static bool MayTest(string tests, string reference)
    {
        var to = Folder(reference);
        return tests is "Platform.Tests" or "Benchmarks"
            || ForServices.Contains(to)
            || (tests == "Publishing.Tests" && to is "enrichment" or "ingestion") // It publishes real analyses, and reads its feeds with our own parser.
            || reference.StartsWith("tests/", StringComparison.Ordinal)
            || tests == Path.GetFileNameWithoutExtension(reference).Replace("Wiredesk.", "", StringComparison.Ordinal) + ".Tests";
    }

    private static string Folder(string project) => Path.GetFileName(Path.GetDirectoryName(project)!);

    private static string Target(string project, XElement reference)
    {
        var path = Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, reference.Attribute("Include")!.Value.Replace('\\', '/'));
        return Path.GetRelativePath(Repository.Root, Path.GetFullPath(path)).Replace('\\', '/');
    }

    [GeneratedRegex("""(?m)^Project\(.*"([^"]+\.csproj)",""")]
    private static partial Regex SolutionProject();
}
