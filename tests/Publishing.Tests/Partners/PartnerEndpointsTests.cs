using System.Net;
using System.Text.Json.Nodes;
using Wiredesk.Defaults.Identity;
using Wiredesk.Publishing.Tests.Channels;

namespace Wiredesk.Publishing.Tests.Partners;

public sealed class PartnerEndpointsTests : ChannelTest
{
    [Fact]
    public async Task Partners_AreAddedChangedListedAndRemoved()
    {
        var made = await Call("ada", HttpMethod.Put, "/admin/partners/lighthouse", new { name = "The Lighthouse", entitlement = new { sources = new[] { "coast-wire" }, lookBackDays = 7 } }, scopes: Scopes.Admin);
        await Call("ada", HttpMethod.Put, "/admin/partners/lighthouse", new { name = "Lighthouse" }, scopes: Scopes.Admin);
        var listed = (await Call("ada", HttpMethod.Get, "/admin/partners", scopes: Scopes.Admin)).AsArray();

        Assert.Equal(("lighthouse", "coast-wire", 7), ((string)made["id"]!, (string)made["entitlement"]!["sources"]![0]!, (int)made["entitlement"]!["lookBackDays"]!));
        Assert.Equal("Lighthouse", (string)Assert.Single(listed)!["name"]!);
        Assert.Empty(listed[0]!["entitlement"]!["sources"]!.AsArray());
        Assert.Equal(made["created"]!.ToString(), listed[0]!["created"]!.ToString());
        await Call("ada", HttpMethod.Delete, "/admin/partners/lighthouse", null, HttpStatusCode.NoContent, Scopes.Admin);
        await Call("ada", HttpMethod.Get, "/admin/partners/lighthouse", null, HttpStatusCode.NotFound, Scopes.Admin);
    }

    [Fact]
    public async Task Request_ThatMakesNoSenseIsRefused()
    {
        await Call("ada", HttpMethod.Put, "/admin/partners/lighthouse", new { name = " " }, HttpStatusCode.BadRequest, Scopes.Admin);
        await Call("ada", HttpMethod.Put, "/admin/partners/lighthouse", new { name = "x", entitlement = new { lookBackDays = 0 } }, HttpStatusCode.BadRequest, Scopes.Admin);
    }

    [Fact]
    public async Task Request_MayNameWhatIsNotThereYet() => await Call(
        "ada", HttpMethod.Put, "/admin/partners/lighthouse",
        new { name = "x", entitlement = new { sources = new[] { "not there yet" }, languages = new[] { "EN", "und", "fil" }, topics = new[] { "medtop:20000065", "subj:15054000", "sport", "house:codes" }, formats = new[] { "JSON" } } },
        HttpStatusCode.OK, Scopes.Admin);

    [Theory]
    [InlineData("""{"name":"x","entitlement":{"sources":null}}""", "entitlement.sources must be a list of words, none of them empty.")]
    [InlineData("""{"name":"x","entitlement":{"topics":[null]}}""", "entitlement.topics must be a list of words, none of them empty.")]
    [InlineData("""{"name":"x","entitlement":{"language":["en"]}}""", "The body cannot be read as what is asked for here, at $.entitlement.language: there is no member 'language' here.")]
    [InlineData("""{"name":"x","entitlement":{"languages":["en"],"languages":["fr"]}}""", "The body cannot be read as what is asked for here, at $.entitlement.languages: this member is there twice.")]
    [InlineData("""{"name":"x","Name":"y"}""", "The body cannot be read as what is asked for here, at $.Name: this member is there twice.")]
    [InlineData("""{"name":"x","entitlement":{"lookBackDays":99999999}}""", "lookBackDays is 99999999; it must be 1 to 36500.")]
    [InlineData("""{"name":"x","entitlement":{"lookBackDays":"week"}}""", "The body cannot be read as what is asked for here, at $.entitlement.lookBackDays: a value of another kind is needed.")]
    [InlineData("""{"name":"x","entitlement":{"formats":["pdf"]}}""", "'pdf' is no format; there are: json, ninjs, json-ld, atom, rss, json-feed, sitemap.")]
    [InlineData("""{"name":"x","entitlement":{"languages":["en","english"]}}""", "entitlement.languages: 'english' is no language; a language is two or three letters (ISO 639), without a region: en, fr, und.")]
    [InlineData("""{"name":"x","entitlement":{"languages":["en-GB"]}}""", "entitlement.languages: 'en-GB' is no language; a language is two or three letters (ISO 639), without a region: en, fr, und.")]
    [InlineData("""{"name":"x","entitlement":{"topics":["sport","medtop:15"]}}""", "entitlement.topics: 'medtop:15' is no topic; a code of IPTC is medtop: or subj: with eight digits, as /v1/topics lists them: medtop:15000000.")]
    [InlineData("""{"name":"x","entitlement":{"topics":["15000000"]}}""", "entitlement.topics: '15000000' is no topic; a code of IPTC is medtop: or subj: with eight digits, as /v1/topics lists them: medtop:15000000.")]
    [InlineData("""{"name":"x","entitlement":{"sources":["coast-wire",""]}}""", "entitlement.sources must be a list of words, none of them empty.")]
    [InlineData("""{"name":"x","entitlement":{"sources":["coast-wire","Coast-Wire"]}}""", "entitlement.sources holds 'coast-wire' twice.")]
    [InlineData("""{"name":"x","entitlement":{"sources":[" coast-wire"]}}""", "entitlement.sources: ' coast-wire' has spaces around it.")]
    [InlineData("""{"name":"x","entitlement":{"formats":["json","JSON"]}}""", "entitlement.formats holds 'json' twice.")]
    [InlineData("""{"name":"x","filters":[{"name":"a","filter":{"languages":["english"]}}]}""", "a: languages: 'english' is no language; a language is two or three letters (ISO 639), without a region: en, fr, und.")]
    [InlineData("""{"name":"x","filters":[{"name":"A B","filter":{}}]}""", "A filter has a name of lower-case letters, digits and hyphens, not 'A B'.")]
    [InlineData("""{"name":"x","filters":[{"name":"a","filter":null}]}""", "The filter a says nothing: give filter.")]
    [InlineData("""{"name":"x","filters":[{"name":"a","filter":{}},{"name":"a","filter":{}}]}""", "There are two filters of the name 'a'.")]
    [InlineData("""{"name":"x","filters":[{"name":"a","filter":{"text":"\"\""}}]}""", "a: text must hold 1 to 16 words or phrases.")]
    [InlineData("""{"entitlement":{}}""", "A partner has a name of 1 to 200 characters.")]
    [InlineData("null", "A body is needed here: JSON, with Content-Type: application/json.")]
    [InlineData("{", "The body cannot be read as what is asked for here: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed.")]
    public async Task Request_ThatMakesNoSenseIsToldWhy(string body, string reason)
    {
        using var admin = As("ada", Scopes.Admin);
        using var answer = await admin.PutAsync(new Uri("/admin/partners/lighthouse", UriKind.Relative), new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(reason, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"]!);
    }

    [Theory]
    [InlineData(Scopes.Read)]
    [InlineData(Scopes.Edit)]
    public async Task Others_SeeNoPartners(string scope)
    {
        await Call("lighthouse", HttpMethod.Get, "/admin/partners", null, HttpStatusCode.Forbidden, scope);
        await Call("lighthouse", HttpMethod.Put, "/admin/partners/lighthouse", new { name = "x" }, HttpStatusCode.Forbidden, scope);
    }
}
