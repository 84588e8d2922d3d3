using System.Security.Claims;

namespace Wiredesk.Defaults.Identity;

/// <summary>Who is asking, as the gateway found out.</summary>
public static class Caller
{
    /// <summary>The claim that names one source for which the caller may send articles in; a caller without any may for all.</summary>
    public const string SourceClaim = "source";

    /// <summary>The holder of the key: a partner, a source or a person.</summary>
    public static string Holder(this ClaimsPrincipal caller) => caller.FindFirstValue(ClaimTypes.NameIdentifier) ?? "unknown";

    /// <summary>The source that a delivery names, else the only one that the caller may send for, else the holder of the key.</summary>
    public static string SourceOr(this ClaimsPrincipal caller, string? named) =>
        !string.IsNullOrWhiteSpace(named) ? named.Trim()
        : caller.FindAll(SourceClaim).ToList() is [var only] ? only.Value
        : caller.Holder();

    /// <summary>Whether the caller may send articles in for a source.</summary>
    public static bool MaySendFor(this ClaimsPrincipal caller, string source) =>
        caller.FindAll(SourceClaim).ToList() is var sources && (sources.Count == 0 || sources.Exists(claim => claim.Value == source));
}
