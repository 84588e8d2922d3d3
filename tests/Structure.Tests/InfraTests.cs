namespace Wiredesk.Structure.Tests;

/// <summary>The deployments name the images that the projects make.</summary>
public sealed class InfraTests
{
    private static readonly string Version = Repository.Xml("Directory.Build.props").Descendants("Version").Single().Value;

    public static TheoryData<string> Images => ["ingestion", "enrichment", "deduplication", "publishing", "gateway"];

    [Theory]
    [MemberData(nameof(Images))]
    public void Compose_RunsTheImageOfThisVersion(string name) =>
        Assert.Contains($"image: wiredesk-{name}:${{WIREDESK_VERSION:-{Version}}}\n", Read("infra/compose.yaml"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Images))]
    public void Kubernetes_RunsTheImageOfThisVersionAsNonRoot(string name)
    {
        var kustomization = Read("infra/kubernetes/kustomization.yaml");
        var manifest = Read($"infra/kubernetes/{name}.yaml");

        Assert.Contains($"name: wiredesk-{name}, newTag: {Version} ", kustomization, StringComparison.Ordinal);
        Assert.Contains($"- {name}.yaml\n", kustomization, StringComparison.Ordinal);
        Assert.Contains($"image: wiredesk-{name}\n", manifest, StringComparison.Ordinal);
        Assert.Contains("runAsNonRoot: true", manifest, StringComparison.Ordinal);
        Assert.Contains("path: /health/live,", manifest, StringComparison.Ordinal);
        Assert.Contains("path: /health/ready,", manifest, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void AppHost_RunsTheProject(string name)
    {
        var project = Assert.Single(Repository.Projects, project => Path.GetFileName(project).Equals(name + ".csproj", StringComparison.OrdinalIgnoreCase));

        Assert.Contains($"Service(\"{name}\", \"../{project}\"", Read("apphost/apphost.cs"), StringComparison.Ordinal);
    }

    private static string Read(string file) => File.ReadAllText(Repository.PathOf(file));
}
