using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Wiredesk.Gateway.Limits;

/// <summary>Refuses requests whose address, headers or content are too large, in words.</summary>
/// <remarks>The server's own limits on addresses and headers are set higher than these, as it refuses without words.</remarks>
public sealed class LimitSizes(RequestDelegate next, IOptionsMonitor<GatewayOptions> options)
{
    /// <summary>The longest address; what RFC 9110, section 4.1, wants every recipient to take at least.</summary>
    public const int LongestAddress = 8000;

    /// <summary>The most characters of all headers, names included; the server's usual limit.</summary>
    public const int LargestHeaders = 32 * 1024;

    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (request.Path.Value!.Length + request.QueryString.Value!.Length > LongestAddress)
            return Refuse(http, StatusCodes.Status414UriTooLong, $"The address has more than {LongestAddress} characters.");
        if (SizeOf(request.Headers) > LargestHeaders)
            return Refuse(http, StatusCodes.Status431RequestHeaderFieldsTooLarge, $"The headers have more than {LargestHeaders} characters.");

        var most = request.Path.StartsWithSegments("/ingest") ? options.CurrentValue.LargestDelivery : options.CurrentValue.LargestRequest;
        if (request.ContentLength > most)
            return Refuse(http, StatusCodes.Status413PayloadTooLarge, string.Create(CultureInfo.InvariantCulture, $"The content has {request.ContentLength} bytes; at most {most} are taken here."));
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = most; // For content that does not say how long it is.
        return next(http);
    }

    private static int SizeOf(IHeaderDictionary headers)
    {
        var size = 0;
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
                size += name.Length + (value?.Length ?? 0) + 4;
        }

        return size;
    }

    private static async Task Refuse(HttpContext http, int status, string detail)
    {
        http.Response.StatusCode = status;
        await http.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(
            new ProblemDetailsContext { HttpContext = http, ProblemDetails = { Status = status, Detail = detail } });
    }
}
