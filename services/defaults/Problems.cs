using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Wiredesk.Defaults;

/// <summary>A kind of problem that programs can tell by its type (RFC 9457), which never changes.</summary>
/// <param name="Name">Lower-case letters and hyphens.</param>
/// <param name="Status">The HTTP status it goes with.</param>
/// <param name="Title">What it is, in a few words; the same each time.</param>
public sealed record ProblemKind(string Name, int Status, string Title)
{
    /// <summary>The type: a reference that stays the same wherever the service stands.</summary>
    public string Type => Problems.Type(Name);

    /// <summary>The answer, with what is wrong this time.</summary>
    public ProblemHttpResult Answer(string detail) => TypedResults.Problem(detail, statusCode: Status, title: Title, type: Type);
}

/// <summary>Types of problem answers.</summary>
public static class Problems
{
    /// <summary>A parameter that is not known, or a value that it cannot have.</summary>
    public static ProblemKind BadParameter { get; } = new("bad-parameter", StatusCodes.Status400BadRequest, "Bad parameter");

    internal static string Type(string name) => $"/problems/{name}";

    /// <summary>The type of a problem of which only the status is known.</summary>
    public static string TypeOf(int status) => Type(status switch
    {
        StatusCodes.Status400BadRequest => "bad-request",
        StatusCodes.Status401Unauthorized => "key-needed",
        StatusCodes.Status403Forbidden => "not-allowed",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status413PayloadTooLarge => "too-large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
        StatusCodes.Status429TooManyRequests => "too-many-requests",
        >= 500 => "server-error",
        _ => ReasonPhrases.GetReasonPhrase(status).ToLowerInvariant().Replace(' ', '-') is { Length: > 0 } reason ? reason : "error",
    });
}
