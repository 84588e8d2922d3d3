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

    [Fact]
    public async Task Parameter_ThatIsEmptyOrGivenTwiceIsNamed()
    {
        (string Path, string Reason)[] asked =
        [
            ("/v1/articles?source=", "source is empty: give it a value, or leave it out."), ("/v1/articles?source=coast-wire&source=", "source is empty: give it a value, or leave it out."),
            ("/v1/articles?q=%20", "q is empty: give it a value, or leave it out."), ("/v1/changes?cursor", "cursor is empty: give it a value, or leave it out."),
            ("/v1/articles/{id}?fields=", "fields is empty: give it a value, or leave it out."), ("/v1/changes?limit=", "limit cannot be ''."),
            ("/v1/articles?q=storm&q=harbour", "q is given 2 times; it is taken once."), ("/v1/articles?limit=1&LIMIT=1", "LIMIT is given 2 times; it is taken once."),
            ("/v1/articles/{id}?format=json&format=ninjs", "format is given 2 times; it is taken once."), ("/v1/changes?cursor=a&cursor=a", "cursor is given 2 times; it is taken once."),
            ("/v1/feeds/harbours?limit=1&limit=2", "limit is given 2 times; it is taken once."), ("/v1/stories?cursor=a&cursor=b", "cursor is given 2 times; it is taken once."),
        ];

        foreach (var (path, reason) in asked)
        {
            var problem = await Problem(path.Replace("{id}", $"{Guid.CreateVersion7()}", StringComparison.Ordinal), HttpStatusCode.BadRequest);
            Assert.Equal((path, reason), (path, (string)problem["detail"]!));
        }
    }

    [Theory]
    [InlineData("/v1/articles?source=the-harbour-post&source=coast-wire&language=en&language=fr")]
    [InlineData("/v1/articles/{id}?format=json&fields=headline")]
    [InlineData("/v1/changes?limit=5&start=snapshot&wait=0")]
    [InlineData("/v1/changes?LIMIT=5")]
    public async Task Parameters_ThatAreKnownAreTaken(string path) => await Read(path.Replace("{id}", $"{await Publish()}", StringComparison.Ordinal));
}
