using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Wiredesk.Defaults;

/// <summary>What an error answer (RFC 9457) says in <c>detail</c> when the one who refused said no more than a status.</summary>
internal static partial class ProblemTexts
{
    private const int MostShown = 60;

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

    /// <summary>A caller's value in an answer, cut to what is worth reading.</summary>
    public static string Shown(string value) => value.Length > MostShown ? value[..MostShown] + "..." : value;

    /// <summary>What could not be read of a request, in words of the API: the framework's own tell of the types of the program.</summary>
    public static string DetailOf(BadHttpRequestException refusal)
    {
        if (refusal.InnerException is JsonException json)
            return $"The body cannot be read as what is asked for here{(json.Path is { Length: > 1 } path ? $", at {path}" : "")}: {Reason(json)}";
        if (Parameter().Match(refusal.Message) is { Success: true } wrong) return $"{wrong.Groups["name"].Value} cannot be '{wrong.Groups["value"].Value}'.";
        if (Needed().Match(refusal.Message) is { Success: true } needed) return $"The address needs '?{needed.Groups["name"].Value}='.";
        return Body().IsMatch(refusal.Message) ? "A body is needed here: JSON, with Content-Type: application/json." : refusal.Message;
    }

    private static string Reason(JsonException json)
    {
        if (Unknown().Match(json.Message) is { Success: true } unknown) return $"there is no member '{unknown.Groups["name"].Value}' here.";
        if (json.Message.StartsWith("Duplicate propert", StringComparison.Ordinal)) return "this member is there twice.";
        if (Missing().Match(json.Message) is { Success: true } missing) return $"{missing.Groups["names"].Value} is missing.";
        if (json.Message.Contains("could not be converted to System.Uri", StringComparison.Ordinal)) return "an address (a URL) is needed.";
        if (json.Message.Contains("could not be converted to", StringComparison.Ordinal)) return "a value of another kind is needed.";
        return Place().Replace(json.Message, "");
    }

    // Messages of ASP.NET Core's RequestDelegateFactory and of System.Text.Json, both 10.0; what is not recognised is passed on as it is.
    [GeneratedRegex("""^Failed to bind parameter ".*? (?<name>\w+)" from "(?<value>.*)"\.$""", RegexOptions.Singleline)]
    private static partial Regex Parameter();

    [GeneratedRegex("""^Required parameter ".*? (?<name>\w+)" was not provided from query string\.$""")]
    private static partial Regex Needed();

    [GeneratedRegex("(Implicit body inferred|Required parameter .* was not provided from body)")]
    private static partial Regex Body();

    [GeneratedRegex("^The JSON property '(?<name>.*?)' could not be mapped", RegexOptions.Singleline)]
    private static partial Regex Unknown();

    [GeneratedRegex("missing required properties including: (?<names>[^.]*)")]
    private static partial Regex Missing();

    [GeneratedRegex(" (Path: .*|LineNumber: .*)$", RegexOptions.Singleline)]
    private static partial Regex Place();
}
