using Microsoft.AspNetCore.Http;

namespace Wiredesk.Defaults;

/// <summary>What an error answer (RFC 9457) says in <c>detail</c> when the one who refused said no more than a status.</summary>
internal static class ProblemTexts
{
    /// <summary>What was asked for, and what is wrong with it.</summary>
    public static string DetailOf(int status, HttpRequest request) => status switch
    {
        400 => "The request could not be read.",
        401 => "Send a valid key as X-Api-Key or Authorization: Bearer.",
        403 => "The key does not allow this.",
        404 => $"There is nothing at {request.Path}.",
        405 => $"{request.Path} does not take {request.Method}; the Allow header names what it takes.",
        406 => $"{request.Path} cannot be given as {request.Headers.Accept}.",
        408 => "The request came too slowly.",
        411 => "The request needs a Content-Length.",
        413 => "The content is larger than is taken here.",
        414 => "The address is too long.",
        415 => $"{request.Path} does not read {(string.IsNullOrEmpty(request.ContentType) ? "content without a Content-Type" : request.ContentType)}.",
        431 => "The headers of the request are too large.",
        502 => "The service that answers this could not be reached.",
        503 => "The service that answers this is not ready.",
        504 => "The service that answers this took too long.",
        >= 500 => "Something failed here; the log tells more under the trace id.",
        _ => $"{request.Method} {request.Path} was refused.",
    };
}
