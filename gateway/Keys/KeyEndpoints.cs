using Microsoft.AspNetCore.Http.HttpResults;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Gateway.Keys;

/// <summary>A key as lists show it; the secret only when it was just made.</summary>
public sealed record KeyView(
    string Name,
    string Holder,
    IReadOnlyList<string> Scopes,
    DateTimeOffset Created,
    DateTimeOffset? Revoked,
    string? Secret = null,
    DateTimeOffset? ValidUntil = null,
    IReadOnlyList<string>? Ranges = null,
    IReadOnlyList<string>? Sources = null,
    KeyLimits? Limits = null,
    string? Replaces = null)
{
    public static KeyView Of(ApiKey key, string? secret = null) =>
        new(key.Name, key.Holder, key.Scopes, key.CreatedAt, key.RevokedAt, secret, key.ValidUntil, key.Ranges, key.Sources, key.Limits, key.Replaces);
}

/// <summary><c>/admin/keys</c>: make, list, rotate and revoke keys.</summary>
public static class KeyEndpoints
{
    // Long enough for a partner to change a setting, short enough to end what leaked.
    private const double UsualOverlapHours = 24;
    private const double LongestOverlapHours = 24 * 90;

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/admin/keys").RequireAuthorization(Scopes.Admin).WithTags("Keys").RefuseUnknownParameters().AnswerHead();
        keys.MapPost("/", CreateKey).WithSummary("Make a key; its secret is shown this once");
        keys.MapGet("/", ListKeys).WithSummary("All keys, oldest first, without their secrets");
        keys.MapDelete("/{name}", RevokeKey).WithSummary("End a key");
        keys.MapPost("/{name}/rotate", RotateKey).WithSummary("Make a key like this one, which ends when the overlap is over");
    }

    private static async Task<Results<Created<KeyView>, ProblemHttpResult>> CreateKey(KeyRequest request, KeyStore keys, CancellationToken cancellationToken)
    {
        try
        {
            var (key, secret) = await keys.Create(request, cancellationToken);
            return TypedResults.Created($"/admin/keys/{key.Name}", KeyView.Of(key, secret));
        }
        catch (ArgumentException exception)
        {
            return Problems.BadRequest.Answer(exception.Message);
        }
    }

    private static async Task<Ok<List<KeyView>>> ListKeys(KeyStore keys, CancellationToken cancellationToken) =>
        TypedResults.Ok((await keys.List(cancellationToken)).Select(key => KeyView.Of(key)).ToList());

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeKey(string name, KeyStore keys, CancellationToken cancellationToken) =>
        await keys.Revoke(name, cancellationToken) ? TypedResults.NoContent() : NoKey(name);

    private static async Task<Results<Created<KeyView>, ProblemHttpResult>> RotateKey(
        string name, KeyStore keys, CancellationToken cancellationToken, double overlapHours = UsualOverlapHours)
    {
        if (overlapHours is not (>= 0 and <= LongestOverlapHours))
            return Problems.BadRequest.Answer($"overlapHours is {overlapHours}; it must be 0 to {LongestOverlapHours}.");
        return await keys.Rotate(name, TimeSpan.FromHours(overlapHours), cancellationToken) is var (key, secret)
            ? TypedResults.Created($"/admin/keys/{key.Name}", KeyView.Of(key, secret))
            : NoKey(name);
    }

    private static ProblemHttpResult NoKey(string name) =>
        Problems.NotFound.Answer($"There is no key {name} that could still be used.");
}
