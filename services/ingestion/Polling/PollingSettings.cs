namespace Wiredesk.Ingestion.Polling;

/// <summary>How politely, and how often, feeds are polled.</summary>
/// <param name="Workers">How many feeds this process polls at the same time (<c>Polling:Workers</c>); 0 polls none.</param>
/// <param name="ShortestInterval">No feed is polled more often (<c>Polling:ShortestInterval</c>).</param>
/// <param name="LongestInterval">No feed that answers is polled less often (<c>Polling:LongestInterval</c>).</param>
/// <param name="HostPause">The least time between two requests to one host, over all replicas (<c>Polling:HostPause</c>).</param>
/// <param name="UserAgent">How we introduce ourselves (<c>Polling:UserAgent</c>); its first word is the name that robots.txt knows us by.</param>
/// <param name="PublicUrl">Where the outside reaches this installation (<c>Polling:PublicUrl</c>), for hubs; without it no hub is subscribed to.</param>
public sealed record PollingSettings(
    int Workers, TimeSpan ShortestInterval, TimeSpan LongestInterval, TimeSpan HostPause, string UserAgent, Uri? PublicUrl = null)
{
    public const int LargestFeed = 32 * 1024 * 1024;

    public static PollingSettings Default { get; } = new(8, TimeSpan.FromMinutes(5), TimeSpan.FromHours(4), TimeSpan.FromSeconds(1), "Wiredesk/0.1");

    /// <summary>The product token of RFC 9309: the first word of the user agent up to its version.</summary>
    public string RobotsName => UserAgent.Split('/', ' ')[0];

    /// <exception cref="InvalidOperationException">A value is none, or makes no sense.</exception>
    public static PollingSettings From(IConfiguration configuration)
    {
        var polling = configuration.GetSection("Polling");
        var settings = new PollingSettings(
            polling.GetValue("Workers", Default.Workers),
            polling.GetValue("ShortestInterval", Default.ShortestInterval),
            polling.GetValue("LongestInterval", Default.LongestInterval),
            polling.GetValue("HostPause", Default.HostPause),
            polling["UserAgent"] is { Length: > 0 } agent ? agent : Default.UserAgent,
            polling.GetValue<Uri?>("PublicUrl"));
        if (settings.Workers is < 0 or > 100) throw new InvalidOperationException("Polling:Workers must be 0 to 100.");
        if (settings.HostPause < TimeSpan.Zero) throw new InvalidOperationException("Polling:HostPause cannot be negative.");
        if (settings.ShortestInterval < TimeSpan.FromSeconds(10) || settings.LongestInterval < settings.ShortestInterval)
            throw new InvalidOperationException("Polling:ShortestInterval must be 10 seconds or more, and Polling:LongestInterval not below it.");
        return settings.PublicUrl is { IsAbsoluteUri: false }
            ? throw new InvalidOperationException("Polling:PublicUrl must be an absolute address.")
            : settings;
    }
}
