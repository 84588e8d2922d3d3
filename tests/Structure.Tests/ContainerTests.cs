using System.Text.Json;

namespace Wiredesk.Structure.Tests;

/// <summary>What the images would be, as MSBuild works it out; making them needs a base image from the network.</summary>
public sealed class ContainerTests
{
    [Theory]
    [InlineData("gateway/Gateway.csproj", "wiredesk-gateway")]
    [InlineData("services/ingestion/Ingestion.csproj", "wiredesk-ingestion")]
    [InlineData("services/enrichment/Enrichment.csproj", "wiredesk-enrichment")]
    [InlineData("services/deduplication/Deduplication.csproj", "wiredesk-deduplication")]
    [InlineData("services/publishing/Publishing.csproj", "wiredesk-publishing")]
    [InlineData("services/standalone/Standalone.csproj", "wiredesk-standalone")]
    public void Image_IsNonRootWithTimeZonesAndListensOn8080(string project, string name)
    {
        var (properties, ports) = Evaluate(project);

        Assert.Equal(name, properties["ContainerRepository"]);
        Assert.Equal($"{properties["Version"]};latest", properties["ContainerImageTags"]);
        Assert.Equal("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra", properties["ContainerBaseImage"]);
        Assert.Equal("1654", properties["ContainerUser"]);
        Assert.Equal("false", properties["InvariantGlobalization"]);
        Assert.Equal(["8080"], ports);
    }

    [Fact]
    public void Image_TakesTheOneTagItIsGiven() => Assert.Equal("", Evaluate("gateway/Gateway.csproj", "-p:ContainerImageTag=deploy-1").Properties["ContainerImageTags"]);

    [Theory]
    [InlineData("services/contracts/Contracts.csproj")]
    [InlineData("tests/Platform.Tests/Platform.Tests.csproj")]
    public void Libraries_AndTests_AreNoImages(string project) => Assert.Equal("", Evaluate(project).Properties["ContainerRepository"]);

    private static (Dictionary<string, string> Properties, string[] Ports) Evaluate(string project, params string[] more)
    {
        var output = Repository.Run("dotnet", ["msbuild", project, "-getProperty:Version,ContainerRepository,ContainerImageTags,ContainerBaseImage,ContainerUser,InvariantGlobalization", "-getItem:ContainerPort", .. more]);
        using var json = JsonDocument.Parse(output);
        return (
            json.RootElement.GetProperty("Properties").Deserialize<Dictionary<string, string>>()!,
            [.. json.RootElement.GetProperty("Items").GetProperty("ContainerPort").EnumerateArray().Select(port => port.GetProperty("Identity").GetString()!)]);
    }
}
