using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using Wiredesk.Defaults;

namespace Wiredesk.Publishing.Formats;

/// <summary>A rendered answer with its entity tag: 304 without content for who has it already (RFC 9110, section 13).</summary>
/// <remarks>The tag is the hash of what is served, so it changes when anything that can be read changes; weak, as compression makes other bytes of it.</remarks>
/// <param name="hash">The content's hash (<see cref="HashOf"/>), where it is known already.</param>
public sealed class Served(ReadOnlyMemory<byte> content, string mediaType, DateTimeOffset? changed = null, string? hash = null) : IResult
{
    // Once, as the same answer may be given out many times.
    private readonly EntityTagHeaderValue _tag = new($"\"{hash ?? HashOf(content.Span)}\"", isWeak: true);
    private readonly string _mediaType = mediaType.StartsWith("text/", StringComparison.Ordinal) || mediaType.EndsWith("xml", StringComparison.Ordinal) ? $"{mediaType}; charset=utf-8" : mediaType;

    /// <summary>How many bytes are served.</summary>
    public int Length => content.Length;

    /// <summary>The first twelve bytes of the content's SHA-256, in hexadecimal.</summary>
    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12));

    public static Served Json<T>(T value, DateTimeOffset? changed = null, string mediaType = "application/json") =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, Defaults.Json.Options), mediaType, changed);

    /// <summary>The same with the named fields only, and the id; for a list, of its items.</summary>
    public static Served Json<T>(T value, IReadOnlySet<string>? fields, DateTimeOffset? changed = null)
    {
        if (fields is null) return Json(value, changed);
        var node = (JsonObject)JsonSerializer.SerializeToNode(value, Defaults.Json.Options)!;
        foreach (var item in node["items"] is JsonArray items ? items.OfType<JsonObject>() : [node])
        {
            foreach (var other in item.Select(field => field.Key).Where(field => field != "id" && !fields.Contains(field)).ToList())
                item.Remove(other);
        }

        return Json(node, changed);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.ETag = _tag.ToString();
        response.Headers.CacheControl = "private, no-cache"; // Keep it, but ask: a kill holds at once.
        response.Headers.Append("Vary", "Accept, Accept-Encoding");
        if (changed is { } at) response.Headers.LastModified = at.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        if (IsKnown(request.GetTypedHeaders(), _tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = _mediaType;
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content, httpContext.RequestAborted);
    }

    // The date is looked at only where no tag is sent; it counts full seconds.
    private bool IsKnown(Microsoft.AspNetCore.Http.Headers.RequestHeaders request, EntityTagHeaderValue tag) =>
        request.IfNoneMatch is { Count: > 0 } known
            ? known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false))
            : changed is { } at && request.IfModifiedSince is { } since && at < since.AddSeconds(1);
}
