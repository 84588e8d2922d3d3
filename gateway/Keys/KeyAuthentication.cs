using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Gateway.Keys;

/// <summary>Lets in who shows a key, as <c>X-Api-Key</c> or <c>Authorization: Bearer</c>.</summary>
public sealed class KeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyStore keys, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "key";

    private const string Bearer = "Bearer ";

    // Worked out once for as long as a key is remembered.
    private static readonly ConditionalWeakTable<ApiKey, Opened> Known = [];

    /// <summary>What a key says of its holder, and the networks it may be used from.</summary>
    private sealed record Opened(ClaimsPrincipal Holder, IPNetwork[]? Networks);

    /// <summary>Whether a request shows a key at all, good or bad.</summary>
    public static bool IsShown(HttpRequest request) => SecretOf(request) is not null;

    /// <summary>The key by which a request came in; null when it came in without one.</summary>
    public static ApiKey? KeyOf(HttpContext http) => http.Features.Get<ApiKey>();

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SecretOf(Request) is not { } secret)
            return AuthenticateResult.NoResult();
        if (await keys.Find(secret, Context.RequestAborted) is not { } key)
            return AuthenticateResult.Fail("The key is not known.");
        if (key.Refusal(time.GetUtcNow()) is { } refusal)
            return AuthenticateResult.Fail(refusal);

        var opened = Known.GetValue(key, Open);
        if (opened.Networks is not null && !Array.Exists(opened.Networks, network => Contains(network, Context.Connection.RemoteIpAddress)))
            return AuthenticateResult.Fail($"The key is not good from {Context.Connection.RemoteIpAddress}.");
        Context.Features.Set(key);
        return AuthenticateResult.Success(new AuthenticationTicket(opened.Holder, SchemeName));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var refusal = (await HandleAuthenticateOnceSafeAsync()).Failure?.Message;
        Response.Headers.WWWAuthenticate = "Bearer";
        await Answer(StatusCodes.Status401Unauthorized, refusal ?? "Send a valid key as X-Api-Key or Authorization: Bearer.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Answer(StatusCodes.Status403Forbidden, "The key does not have the scope that this address asks for.");

    private static string? SecretOf(HttpRequest request)
    {
        if (request.Headers["X-Api-Key"] is [{ Length: > 0 } header, ..])
            return header;
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : null;
    }

    private static Opened Open(ApiKey key)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, key.Holder),
                new Claim("key", key.Name),
                .. key.Scopes.Select(scope => new Claim(Scopes.Claim, scope)),
                .. (key.Sources ?? []).Select(source => new Claim(Caller.SourceClaim, source)),
            ],
            SchemeName);
        return new Opened(new ClaimsPrincipal(identity), key.Ranges is null ? null : [.. key.Ranges.Select(IPNetwork.Parse)]);
    }

    private static bool Contains(IPNetwork network, IPAddress? address) =>
        address is not null && network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private async Task Answer(int status, string detail)
    {
        Response.StatusCode = status;
        await Context.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new ProblemDetailsContext
        {
            HttpContext = Context,
            ProblemDetails = { Status = status, Detail = detail },
        });
    }
}
