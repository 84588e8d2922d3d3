using System.Buffers;
using System.Diagnostics;

namespace Wiredesk.Gateway.Edge;

/// <summary>Gives every answer the headers that keep browsers from harm, and a name by which both sides can speak of it.</summary>
public sealed class EdgeHeaders(RequestDelegate next, ILogger<EdgeHeaders> log)
{
    /// <summary>Names one request: the caller's own name for it, if it gave a plain one, else the trace id.</summary>
    public const string CorrelationId = "X-Correlation-Id";

    private const int LongestId = 100;

    // What comes back in a header and goes into logs must not be able to break out of either.
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:/+=");

    // Headers that speak of who is behind a proxy, or of another address than was asked for; of the first kind only ours go on.
    private static readonly string[] NotPassedOn = ["Forwarded", "X-Real-IP", "X-Original-URL", "X-Rewrite-URL", "X-Original-Host"];

    public async Task InvokeAsync(HttpContext http)
    {
        var id = http.Request.Headers[CorrelationId] is [{ Length: > 0 and <= LongestId } given] && !given.AsSpan().ContainsAnyExcept(Plain)
            ? given
            : Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
        http.Request.Headers[CorrelationId] = id;
        foreach (var name in NotPassedOn)
            http.Request.Headers.Remove(name);
        http.Response.OnStarting(Complete, (http.Response, id));

        using (log.BeginScope(new KeyValuePair<string, object>[] { new("CorrelationId", id) }))
            await next(http);
    }

    // At the last moment, as an error clears what was set before.
    private static Task Complete(object state)
    {
        var (response, id) = ((HttpResponse, string))state;
        var headers = response.Headers;
        headers[CorrelationId] = id;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        // Data is for programs; a page (the interactive description) brings a policy of its own.
        if (headers.ContentSecurityPolicy.Count == 0 && response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) != true)
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        if (response.HttpContext.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains"; // RFC 6797; a year.
        headers.Remove("Server");
        return Task.CompletedTask;
    }
}
