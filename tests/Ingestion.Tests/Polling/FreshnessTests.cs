using Wiredesk.Defaults.Fetch;
using Wiredesk.Ingestion.Polling;

namespace Wiredesk.Ingestion.Tests.Polling;

public sealed class FreshnessTests
{
    [Theory]
    [InlineData("Retry-After", "120", 120)]
    [InlineData("Retry-After", "Sun, 01 Mar 2026 12:10:00 GMT", 600)]
    [InlineData("Retry-After", "Sun, 01 Mar 2026 11:00:00 GMT", null)]
    [InlineData("Retry-After", "soon", null)]
    [InlineData("Retry-After", "99999999999999999", int.MaxValue)]
    public void RetryAfter_IsSecondsOrAnInstant(string name, string value, int? seconds) =>
        Assert.Equal(seconds, (int?)Freshness.RetryAfter(Answer((name, value)), Noon)?.TotalSeconds);

    [Theory]
    [InlineData("public, max-age=600", null, null, 600)]
    [InlineData("max-age=600", "100", null, 500)]
    [InlineData("max-age=600", "700", null, null)]
    [InlineData("no-cache, max-age=600", null, null, null)]
    [InlineData(null, null, "Sun, 01 Mar 2026 12:05:00 GMT", 300)]
    [InlineData("max-age=60", null, "Sun, 01 Mar 2026 12:05:00 GMT", 60)]
    [InlineData("max-age=x", null, null, null)]
    public void MaxAge_IsWhatIsLeft(string? control, string? age, string? expires, int? seconds) => Assert.Equal(
        seconds, (int?)Freshness.MaxAge(Answer([.. new[] { ("Cache-Control", control), ("Age", age), ("Expires", expires) }.Where(header => header.Item2 is not null).Select(header => (header.Item1, header.Item2!))]), Noon)?.TotalSeconds);

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static FetchResponse Answer(params (string Name, string Value)[] headers) => new(
        200, new Uri("https://x.example/"), new Uri("https://x.example/"), headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase), []);
}
