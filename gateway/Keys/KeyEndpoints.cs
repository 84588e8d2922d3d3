using Microsoft.AspNetCore.Http.HttpResults;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Gateway.Keys;

/// <summary>A key that is asked for.</summary>
public sealed record KeyRequest(string Holder, IReadOnlyList<string?> Scopes);

/// <summary>A key as lists show it; the secret only when it was just made.</summary>
public sealed record KeyView(string Name, string Holder, IReadOnlyList<string> Scopes, DateTimeOffset Created, DateTimeOffset? Revoked, string? Secret = null)
{
    public static KeyView Of(ApiKey key, string? secret = null) => new(key.Name, key.Holder, key.Scopes, key.CreatedAt, key.RevokedAt, secret);
}

/// <summary><c>/admin/keys</c>: make, list and revoke keys.</summary>
public static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/admin/keys").RequireAuthorization(Scopes.Admin).WithTags("Keys");
        keys.MapPost("/", CreateKey).WithSummary("Make a key; its secret is shown this once");
        keys.MapGet("/", ListKeys).WithSummary("All keys, oldest first, without their secrets");
        keys.MapDelete("/{name}", RevokeKey).WithSummary("End a key");
    }

    private static async Task<Results<Created<KeyView>, ProblemHttpResult>> CreateKey(KeyRequest request, KeyStore keys, CancellationToken cancellationToken)
    {
        try
        {
            var (key, secret) = await keys.Create(request.Holder, request.Scopes, cancellationToken);
            return TypedResults.Created($"/admin/keys/{key.Name}", KeyView.Of(key, secret));
        }
        catch (ArgumentException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: StatusCodes.Status400BadRequest, title: "Bad key request");
        }
    }

    private static async Task<Ok<List<KeyView>>> ListKeys(KeyStore keys, CancellationToken cancellationToken) =>
        TypedResults.Ok((await keys.List(cancellationToken)).Select(key => KeyView.Of(key)).ToList());

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeKey(string name, KeyStore keys, CancellationToken cancellationToken) =>
        await keys.Revoke(name, cancellationToken)
            ? TypedResults.NoContent()
            : TypedResults.Problem($"There is no key {name}.", statusCode: StatusCodes.Status404NotFound, title: "Not found");
}
