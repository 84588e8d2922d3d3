using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Wiredesk.Gateway.Keys;

namespace Wiredesk.Gateway.Cache;

/// <summary>Keeps what a partner just read for one second, for just that partner: readers of hot lists and articles need no service.</summary>
/// <remarks>
/// The holder is part of the key, as its entitlement decides what it may see; so are the host, which links name, the format, and the generation, which a kill ends:
/// what was kept before, or is under way just then, is never given out again.
/// </remarks>
public sealed class CachedReads(Generation generation) : IOutputCachePolicy
{
    public const string Name = "reads";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var holder = KeyAuthentication.KeyOf(context.HttpContext)?.Holder;
        context.EnableOutputCaching = HttpMethods.IsGet(request.Method) && holder is not null; // A kept HEAD would say that there are no bytes.
        context.AllowCacheLookup = context.AllowCacheStorage = context.EnableOutputCaching;
        context.AllowLocking = true; // One request fetches, those that ask for the same meanwhile wait for it.
        context.ResponseExpirationTimeSpan = Longest;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.HeaderNames = new StringValues(["Accept", "Accept-Encoding", "Accept-Language"]);
        context.CacheVaryByRules.VaryByValues["holder"] = holder ?? "";
        context.CacheVaryByRules.VaryByValues["generation"] = generation.Current;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK
            || response.Headers.SetCookie.Count > 0
            || response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase)
            || response.ContentType?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true)
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }
}
