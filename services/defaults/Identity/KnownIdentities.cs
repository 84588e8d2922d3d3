using System.Collections.Concurrent;
using System.Security.Claims;

namespace Wiredesk.Defaults.Identity;

/// <summary>Inner identities whose signature was checked already. The gateway sends the same one for some seconds, and checking costs more than most answers.</summary>
/// <remarks>Found by the whole text, signature included, and not longer than it is valid.</remarks>
internal sealed class KnownIdentities
{
    // As many keys may be in use at a time; beyond that it begins anew, so that it does not grow.
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (ClaimsPrincipal Who, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    /// <summary>Who it names, if it was added and is still valid.</summary>
    public ClaimsPrincipal? Find(string identity, DateTimeOffset now) => _known.TryGetValue(identity, out var found) && found.Until > now ? found.Who : null;

    public void Add(string identity, ClaimsPrincipal who, DateTime until)
    {
        if (_known.Count >= Most) _known.Clear();
        _known[identity] = (who, new DateTimeOffset(until, TimeSpan.Zero));
    }
}
