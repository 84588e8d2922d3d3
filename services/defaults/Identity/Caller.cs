using System.Security.Claims;

namespace Wiredesk.Defaults.Identity;

/// <summary>Who is asking, as the gateway found out.</summary>
public static class Caller
{
    /// <summary>The source that a delivery names, else the holder of the key.</summary>
    public static string SourceOr(this ClaimsPrincipal caller, string? named) =>
        string.IsNullOrWhiteSpace(named) ? caller.FindFirstValue(ClaimTypes.NameIdentifier) ?? "unknown" : named.Trim();
}
