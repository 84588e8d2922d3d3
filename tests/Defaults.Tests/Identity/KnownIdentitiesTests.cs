using System.Security.Claims;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Defaults.Tests.Identity;

public sealed class KnownIdentitiesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Find_KnowsNobodyLongerThanTheyAreValid()
    {
        var (known, who) = (new KnownIdentities(), new ClaimsPrincipal());
        known.Add("signed", who, Noon.UtcDateTime);

        Assert.Same(who, known.Find("signed", Noon.AddSeconds(-1)));
        Assert.Null(known.Find("signed", Noon));
        Assert.Null(known.Find("Signed", Noon.AddSeconds(-1)));
    }
}
