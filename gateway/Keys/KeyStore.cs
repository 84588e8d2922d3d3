using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Gateway.Keys;

/// <summary>The keys of this installation.</summary>
public sealed class KeyStore(IDocuments<ApiKey> keys, TimeProvider time)
{
    /// <summary>Makes a key and gives its secret, which is shown this once.</summary>
    /// <exception cref="ArgumentException">A scope is not known, or none is given.</exception>
    public async Task<(ApiKey Key, string Secret)> Create(string? holder, IReadOnlyList<string?>? scopes, CancellationToken cancellationToken)
    {
        var secret = ApiKey.NewSecret();
        return (await Add(secret, holder, scopes, cancellationToken), secret);
    }

    /// <summary>Takes in a key whose secret was chosen elsewhere; the same secret again changes nothing.</summary>
    public async Task<ApiKey> Add(string secret, string? holder, IReadOnlyList<string?>? scopes, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(holder)) throw new ArgumentException("A key needs a holder: the name of the partner or source.");
        if (scopes is null or []) throw new ArgumentException($"A key needs a scope: {string.Join(", ", Scopes.All)}.");
        if (scopes.Where(scope => !Scopes.All.Contains(scope)).ToList() is [var unknown, ..])
            throw new ArgumentException($"'{unknown}' is no scope; there are: {string.Join(", ", Scopes.All)}.");
        var key = new ApiKey { Id = ApiKey.Hash(secret), Holder = holder, Scopes = [.. scopes.OfType<string>()], CreatedAt = time.GetUtcNow() };
        return await keys.InsertIfAbsent(key, cancellationToken) ? key : await keys.Get(key.Id, cancellationToken) ?? key;
    }

    /// <summary>The key that this secret opens; null when there is none or it was revoked.</summary>
    public async Task<ApiKey?> Find(string secret, CancellationToken cancellationToken) =>
        await keys.Get(ApiKey.Hash(secret), cancellationToken) is { RevokedAt: null } key ? key : null;

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
    public async Task<bool> Revoke(string name, CancellationToken cancellationToken)
    {
        while ((await keys.Query(ApiKey.ByName, Defaults.Documents.Range.Is(name), 1, cancellationToken)).Items is [var key])
        {
            if (key.RevokedAt is not null || await keys.Replace(key with { RevokedAt = time.GetUtcNow() }, cancellationToken))
                return true;
        }

        return false;
    }
}
