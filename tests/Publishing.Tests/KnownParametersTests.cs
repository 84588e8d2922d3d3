using System.Net;

namespace Wiredesk.Publishing.Tests;

public sealed class KnownParametersTests : ApiTest
{
    [Theory]
    [InlineData("/v1/articles?langauge=en", "read")]
    [InlineData("/v1/articles/{id}?langauge=en", "read")]
    [InlineData("/v1/articles/{id}/why?langauge=en", "read")]
    [InlineData("/v1/articles/{id}/revisions?langauge=en", "read")]
    [InlineData("/v1/articles/{id}/revisions/1?langauge=en", "read")]
    [InlineData("/v1/stories?langauge=en", "read")]
    [InlineData("/v1/stories/{id}?langauge=en", "read")]
    [InlineData("/v1/events/{id}?langauge=en", "read")]
    [InlineData("/v1/sources?langauge=en", "read")]
    [InlineData("/v1/topics?langauge=en", "read")]
    [InlineData("/v1/feeds?langauge=en", "read")]
    [InlineData("/v1/changes?langauge=en", "read")]
    [InlineData("/v1/changes/stream?langauge=en", "read")]
    [InlineData("/v1/webhooks?langauge=en", "read")]
    [InlineData("/editor/articles/{id}/why?partner=x&langauge=en", "edit")]
    [InlineData("/admin/partners?langauge=en", "admin")]
    public async Task Parameter_ThatIsNotKnownIsNamed(string path, string scope)
    {
        using var answer = await Get(path.Replace("{id}", $"{Guid.CreateVersion7()}", StringComparison.Ordinal), scopes: scope);

        var problem = await Problem(answer, HttpStatusCode.BadRequest);
        Assert.Equal("/problems/bad-parameter", (string)problem["type"]!);
        Assert.Contains("'langauge'", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/articles/{id}?format=json&fields=headline")]
    [InlineData("/v1/changes?limit=5&start=snapshot&wait=0")]
    [InlineData("/v1/changes?LIMIT=5")]
    public async Task Parameters_ThatAreKnownAreTaken(string path) => await Read(path.Replace("{id}", $"{await Publish()}", StringComparison.Ordinal));
}
