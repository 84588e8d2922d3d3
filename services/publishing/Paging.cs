using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Wiredesk.Publishing;

/// <summary>A page of a list.</summary>
/// <param name="Items">What was asked for, in order.</param>
/// <param name="Next">The cursor that goes on after these; absent when there is nothing more to be had.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Cursors and limits of lists. A cursor is opaque to partners and never expires.</summary>
public static class Paging
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 500;

    private const int MostShown = 60;

    // Without it a cursor that was cut off could be a good one of another place.
    private const char EndMark = ';';

    /// <summary>The problem answer for a limit out of range; null when it is fine.</summary>
    public static ProblemHttpResult? Refuse(int limit) => limit is >= 1 and <= MaxLimit ? null : PublishingProblems.BadLimit.Answer($"limit is {limit}; it must be 1 to {MaxLimit}.");

    public static ProblemHttpResult BadCursor(string cursor) => PublishingProblems.BadCursor.Answer($"cursor '{Shown(cursor)}' was not given out by this list.");

    /// <summary>A caller's value in an answer, cut to what is worth reading.</summary>
    public static string Shown(string value) => value.Length > MostShown ? value[..MostShown] + "..." : value;

    /// <summary>A position in a list as an opaque cursor.</summary>
    public static string Write(string position, string list) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{list}:{position}{EndMark}"));

    /// <summary>The position that a cursor of this list holds; null for no cursor; false for a cursor that is not one.</summary>
    public static bool TryRead(string? cursor, string list, out string? position)
    {
        position = null;
        if (string.IsNullOrEmpty(cursor)) return true;
        if (!Base64Url.IsValid(cursor)) return false;
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        if (!text.StartsWith(list + ":", StringComparison.Ordinal) || !text.EndsWith(EndMark)) return false;
        position = text[(list.Length + 1)..^1];
        return true;
    }

    /// <summary>Names the next page in the <c>Link</c> header (RFC 8288): the same request with another cursor.</summary>
    public static void Link(HttpContext http, string next) => http.Response.Headers.Append("Link", $"<{Next(http, next)}>; rel=\"next\"");

    /// <summary>The address of the next page, relative to the host.</summary>
    public static string Next(HttpContext http, string next)
    {
        var query = new QueryBuilder(http.Request.Query.Where(parameter => parameter.Key is not ("cursor" or "start"))
            .SelectMany(parameter => parameter.Value, (parameter, value) => KeyValuePair.Create(parameter.Key, value ?? "")))
        {
            { "cursor", next },
        };
        return $"{http.Request.PathBase}{http.Request.Path}{query}";
    }
}
