using System.Net;
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

    [Theory]
    [InlineData(Scopes.Read)]
    [InlineData(Scopes.Edit)]
    public async Task Others_SeeNoPartners(string scope)
    {
        await Call("lighthouse", HttpMethod.Get, "/admin/partners", null, HttpStatusCode.Forbidden, scope);
        await Call("lighthouse", HttpMethod.Put, "/admin/partners/lighthouse", new { name = "x" }, HttpStatusCode.Forbidden, scope);
    }
}
