using Wiredesk.Defaults.Fetch;

namespace Wiredesk.Ingestion.Politeness;

/// <summary>A fetch that stands between two of its requests: it waits for a turn at the host that it has to ask next.</summary>
/// <param name="Asks">What it asks for next: the address itself, where a redirect led, or the rules of the site.</param>
/// <param name="Trail">Where redirects have led it; absent before the first.</param>
public sealed record Errand(Uri Asks, Trail? Trail = null);

/// <summary>What a visit gave: an answer, or the reason why the site does not let us in, or when to go on.</summary>
/// <param name="Site">What the site says that was asked last.</param>
public sealed record Visit(RobotsFile Site, FetchResponse? Response = null, string? Refusal = null)
{
    /// <summary>What is to be gone on with after <see cref="Wait"/>; then there is neither answer nor refusal.</summary>
    public Errand? Errand { get; init; }

    public HostWait? Wait { get; init; }

    /// <summary>Whether robots.txt lets us in where the answer came from, or where we were refused.</summary>
    public bool IsAllowed { get; init; }
}
