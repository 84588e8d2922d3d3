using System.Net;
using System.Text.Json.Nodes;

namespace Wiredesk.Gateway.Tests;

internal static class Problem
{
    public static async Task<JsonNode> Assert(HttpResponseMessage answer, HttpStatusCode status)
    {
        Xunit.Assert.Equal(status, answer.StatusCode);
        Xunit.Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Xunit.Assert.Equal((int)status, (int)problem["status"]!);
        return problem;
    }
}
