using System.Globalization;
using Wiredesk.Gateway.Keys;

namespace Wiredesk.Gateway.Limits;

/// <summary>Tells every caller with a key how much is left, and refuses what is too much.</summary>
/// <remarks>Headers as in draft-ietf-httpapi-ratelimit-headers-10: <c>RateLimit-Policy</c> and <c>RateLimit</c>; a refusal is 429 with <c>Retry-After</c> (RFC 6585, RFC 9110).</remarks>
public sealed class LimitRequests(RequestDelegate next, Limiter limiter)
{
    private const string QuotaExceeded = "https://iana.org/assignments/http-problem-types#quota-exceeded"; // Section 5.1 of the draft.

    public async Task InvokeAsync(HttpContext http)
    {
        if (KeyAuthentication.KeyOf(http) is not { } key)
        {
            await next(http);
            return;
        }

        var (minute, day) = await limiter.Count(key, http.RequestAborted);
        http.Response.OnStarting(Tell, (http.Response, minute, day)); // At the last moment: what is given out from the cache has headers of its own.
        if (minute.IsExceeded)
            await Refuse(http, minute);
        else if (day.IsExceeded)
            await Refuse(http, day);
        else
            await next(http);
    }

    private static Task Tell(object state)
    {
        var (response, minute, day) = ((HttpResponse, Left, Left))state;
        response.Headers["RateLimit-Policy"] = string.Create(
            CultureInfo.InvariantCulture, $"\"minute\";q={minute.Quota.Limit};w=60, \"day\";q={day.Quota.Limit};w=86400");
        response.Headers["RateLimit"] = string.Create(
            CultureInfo.InvariantCulture, $"\"minute\";r={minute.Remaining};t={minute.ResetSeconds}, \"day\";r={day.Remaining};t={day.ResetSeconds}");
        return Task.CompletedTask;
    }

    private static async Task Refuse(HttpContext http, Left left)
    {
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = left.ResetSeconds.ToString(CultureInfo.InvariantCulture);
        await http.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new ProblemDetailsContext
        {
            HttpContext = http,
            ProblemDetails =
            {
                Status = StatusCodes.Status429TooManyRequests,
                Type = QuotaExceeded,
                Title = "Too many requests",
                Detail = $"The key may make {left.Quota.Limit} requests in a {left.Quota.Name}; the next {left.Quota.Name} begins in {left.ResetSeconds} seconds.",
                Extensions = { ["violated-policies"] = new[] { left.Quota.Name } },
            },
        });
    }
}
