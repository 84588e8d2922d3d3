using System.Buffers.Text;
using System.Text;
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

    // Without it a cursor that was cut off could be a good one of another place.
    private const char EndMark = ';';

    /// <summary>The problem answer for a limit out of range; null when it is fine.</summary>
    public static ProblemHttpResult? Refuse(int limit) => limit is >= 1 and <= MaxLimit
        ? null
        : TypedResults.Problem($"limit is {limit}; it must be 1 to {MaxLimit}.", statusCode: StatusCodes.Status400BadRequest, title: "Bad limit");

    public static ProblemHttpResult BadCursor(string cursor) => TypedResults.Problem(
        $"cursor '{(cursor.Length > 60 ? cursor[..60] + "..." : cursor)}' was not given out by this list.", statusCode: StatusCodes.Status400BadRequest, title: "Bad cursor");

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

    /// <summary>Names the next page in the <c>Link</c> header (RFC 8288).</summary>
    public static void Link(HttpContext http, int limit, string next) =>
        http.Response.Headers.Append("Link", $"<{http.Request.PathBase}{http.Request.Path}?limit={limit}&cursor={next}>; rel=\"next\"");
}
