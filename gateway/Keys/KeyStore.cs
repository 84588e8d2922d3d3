using System.Collections.Concurrent;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Gateway.Keys;

/// <summary>The keys of this installation.</summary>
/// <remarks>A key that was found is remembered for a second, so that a busy one costs no read a request: what another gateway revokes is refused here a second later.</remarks>
public sealed class KeyStore(IDocuments<ApiKey> keys, TimeProvider time)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (ApiKey Key, DateTimeOffset Until)> _known = new();

    /// <summary>Makes a key and gives its secret, which is shown this once.</summary>
    /// <exception cref="ArgumentException">What is asked for makes no sense.</exception>
    public async Task<(ApiKey Key, string Secret)> Create(KeyRequest request, CancellationToken cancellationToken)
    {
        var secret = ApiKey.NewSecret();
        return (await Add(secret, request, cancellationToken), secret);
    }

    /// <summary>Makes a key that never expires and may be used from anywhere.</summary>
    /// <exception cref="ArgumentException">A scope is not known, or none is given.</exception>
    public Task<(ApiKey Key, string Secret)> Create(string? holder, IReadOnlyList<string?>? scopes, CancellationToken cancellationToken) =>
        Create(new KeyRequest(holder, scopes), cancellationToken);

    /// <summary>Takes in a key whose secret was chosen elsewhere; the same secret again changes nothing.</summary>
    public async Task<ApiKey> Add(string secret, KeyRequest request, CancellationToken cancellationToken)
    {
        var key = request.Make(secret, time.GetUtcNow());
        return await keys.InsertIfAbsent(key, cancellationToken) ? key : await keys.Get(key.Id, cancellationToken) ?? key;
    }

    /// <summary>The key that this secret opens, though it may be revoked or expired; null when there is none.</summary>
    public ValueTask<ApiKey?> Find(string secret, CancellationToken cancellationToken)
    {
        var id = ApiKey.Hash(secret);
        return _known.TryGetValue(id, out var known) && known.Until > time.GetUtcNow()
            ? ValueTask.FromResult<ApiKey?>(known.Key)
            : new ValueTask<ApiKey?>(Read(id, cancellationToken));
    }

    public async Task<IReadOnlyList<ApiKey>> List(CancellationToken cancellationToken)
    {
        var all = new List<ApiKey>();
        string? after = null;
        do
        {
            var page = await keys.Query(ApiKey.ByCreated, Defaults.Documents.Range.All, 500, cancellationToken, after);
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return all;
    }

    /// <summary>Ends a key, given by its name in the list; says whether there is such a key.</summary>
    public async Task<bool> Revoke(string name, CancellationToken cancellationToken) =>
        await Change(name, key => key.RevokedAt is null ? key with { RevokedAt = time.GetUtcNow() } : key, cancellationToken) is not null;

    /// <summary>Makes a key like another one, which ends when the overlap is over; null when there is no such key, or it has ended already.</summary>
    /// <remarks>The new key is there before the old one's end is set: after a crash between the two both are good, never none.</remarks>
    public async Task<(ApiKey Key, string Secret)?> Rotate(string name, TimeSpan overlap, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await Named(name, cancellationToken) is not { } old || old.Refusal(now) is not null) return null;
        var secret = ApiKey.NewSecret();
        var key = old with { Id = ApiKey.Hash(secret), Version = 0, CreatedAt = now, ValidUntil = null, Replaces = name };
        await keys.InsertIfAbsent(key, cancellationToken);
        await Change(name, held => held.ValidUntil < now + overlap ? held : held with { ValidUntil = now + overlap }, cancellationToken);
        return (key, secret);
    }

    private async Task<ApiKey?> Named(string name, CancellationToken cancellationToken) =>
        (await keys.Query(ApiKey.ByName, Defaults.Documents.Range.Is(name), 1, cancellationToken)).Items is [var key] ? key : null;

    private async Task<ApiKey?> Change(string name, Func<ApiKey, ApiKey> change, CancellationToken cancellationToken)
    {
        while (await Named(name, cancellationToken) is { } key)
        {
            var changed = change(key);
            if (!ReferenceEquals(changed, key) && !await keys.Replace(changed, cancellationToken)) continue;
            _known.TryRemove(key.Id, out _);
            return changed;
        }

        return null;
    }

    private async Task<ApiKey?> Read(string id, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Remembered;
        var key = await keys.Get(id, cancellationToken);
        if (key is not null) _known[id] = (key, until); // A secret that opens nothing is not remembered: there is no end of them.
        return key;
    }
}
