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
    public string Type => $"/problems/{Name}";

    /// <summary>The answer, with what is wrong this time.</summary>
    public ProblemHttpResult Answer(string detail, IEnumerable<KeyValuePair<string, object?>>? more = null) => TypedResults.Problem(detail, statusCode: Status, title: Title, type: Type, extensions: more);
}

/// <summary>The kinds of problems that every service may answer with.</summary>
public static class Problems
{
    /// <summary>A parameter that is not known, or a value that it cannot have.</summary>
    public static ProblemKind BadParameter { get; } = new("bad-parameter", StatusCodes.Status400BadRequest, "Bad parameter");

    public static ProblemKind BadLimit { get; } = new("bad-limit", StatusCodes.Status400BadRequest, "Bad limit");

    /// <summary>Something else that was sent makes no sense; the detail says what.</summary>
    public static ProblemKind BadRequest { get; } = new("bad-request", StatusCodes.Status400BadRequest, "Bad request");

    public static ProblemKind KeyNeeded { get; } = new("key-needed", StatusCodes.Status401Unauthorized, "Valid key needed");

    public static ProblemKind NotAllowed { get; } = new("not-allowed", StatusCodes.Status403Forbidden, "Not allowed");

    /// <summary>Not there, or not for who asks.</summary>
    public static ProblemKind NotFound { get; } = new("not-found", StatusCodes.Status404NotFound, "Not found");

    public static ProblemKind NotAcceptable { get; } = new("not-acceptable", StatusCodes.Status406NotAcceptable, "No such format");

    /// <summary>It cannot be done beside what is there already.</summary>
    public static ProblemKind Conflict { get; } = new("conflict", StatusCodes.Status409Conflict, "Conflict");

    public static ProblemKind TooLarge { get; } = new("too-large", StatusCodes.Status413PayloadTooLarge, "Too large");

    /// <summary>It was understood, and is not taken or done.</summary>
    public static ProblemKind Refused { get; } = new("unprocessable-entity", StatusCodes.Status422UnprocessableEntity, "Refused");

    private static readonly ProblemKind[] ByStatus =
    [
        BadRequest, KeyNeeded, NotAllowed, NotFound, NotAcceptable, Conflict, TooLarge, Refused, new("method-not-allowed", StatusCodes.Status405MethodNotAllowed, "Method not allowed"),
        new("unsupported-media-type", StatusCodes.Status415UnsupportedMediaType, "Unsupported media type"), new("too-many-requests", StatusCodes.Status429TooManyRequests, "Too many requests"),
    ];

    /// <summary>The kind of a problem of which only the status is known.</summary>
    public static ProblemKind Of(int status)
    {
        if (status >= StatusCodes.Status500InternalServerError) return new ProblemKind("server-error", status, "Server error");
        if (Array.Find(ByStatus, kind => kind.Status == status) is { } known) return known;
        var reason = ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase : "Error";
        return new ProblemKind(reason.ToLowerInvariant().Replace(' ', '-'), status, reason);
    }
}
