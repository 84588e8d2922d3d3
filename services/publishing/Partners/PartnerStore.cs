using System.Collections.Concurrent;
using System.Security.Claims;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Publishing.Partners;

/// <summary>Who reads, and what they may have.</summary>
/// <param name="Id">The partner, or the holder of a key for whom no partner is kept.</param>
public sealed record Reader(string Id, Entitlement Entitlement, IReadOnlyList<SavedFilter> Filters);

/// <summary>The partners of this installation.</summary>
/// <remarks>Who reads is remembered for a second, so that a busy partner costs no read a request: what another process changes holds here a second later.</remarks>
public sealed class PartnerStore(IDocuments<Partner> partners, TimeProvider time)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (Partner? Partner, long At)> _known = new();

    public Task<Partner?> Find(string id, CancellationToken cancellationToken) => partners.Get(id, cancellationToken);

    /// <summary>All partners, by id.</summary>
    public async Task<IReadOnlyList<Partner>> List(CancellationToken cancellationToken)
    {
        var all = new List<Partner>();
        string? after = null;
        do
        {
            var page = await partners.Query(Partner.ById, Defaults.Documents.Range.All, 500, cancellationToken, after);
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return all;
    }

    /// <summary>Adds a partner, or replaces the version it was made from; false when another writer was first.</summary>
    public async Task<bool> Save(Partner partner, CancellationToken cancellationToken)
    {
        var saved = await (partner.Version == 0 ? partners.InsertIfAbsent(partner, cancellationToken) : partners.Replace(partner, cancellationToken));
        _known.TryRemove(partner.Id, out _);
        return saved;
    }

    /// <summary>Adds a partner, or gives the one there is another name, entitlement and filters.</summary>
    /// <exception cref="ArgumentException">Something makes no sense; the message says what.</exception>
    public async Task<Partner> Put(string id, PartnerRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        request.Check(id);
        while (true)
        {
            var held = await Find(id, cancellationToken);
            var entitlement = request.Entitlement ?? Entitlement.Everything;
            var next = (held?.Entitled(entitlement) ?? new Partner { Id = id, Name = request.Name!, Entitlement = entitlement, CreatedAt = now }) with
            {
                Name = request.Name!,
                Filters = request.Filters ?? [],
            };
            if (await Save(next, cancellationToken)) return next;
        }
    }

    public async Task<bool> Delete(string id, CancellationToken cancellationToken)
    {
        var deleted = await partners.Delete(id, cancellationToken);
        _known.TryRemove(id, out _);
        return deleted;
    }

    /// <summary>Who a caller is. Editors and admins, and holders for whom no partner is kept, may read everything.</summary>
    public async ValueTask<Reader> Of(ClaimsPrincipal caller, CancellationToken cancellationToken)
    {
        var id = caller.Holder();
        var partner = await Known(id, cancellationToken);
        var isStaff = caller.HasClaim(Scopes.Claim, Scopes.Edit) || caller.HasClaim(Scopes.Claim, Scopes.Admin);
        return new Reader(id, isStaff || partner is null ? Entitlement.Everything : partner.Entitlement, partner?.Filters ?? []);
    }

    /// <summary>What a partner may have; everything, where no partner is kept.</summary>
    public async ValueTask<Entitlement> EntitlementOf(string id, CancellationToken cancellationToken) => (await Known(id, cancellationToken))?.Entitlement ?? Entitlement.Everything;

    private ValueTask<Partner?> Known(string id, CancellationToken cancellationToken) =>
        _known.TryGetValue(id, out var known) && time.GetElapsedTime(known.At) < Remembered ? ValueTask.FromResult(known.Partner) : new ValueTask<Partner?>(Read(id, cancellationToken));

    private async Task<Partner?> Read(string id, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var partner = await Find(id, cancellationToken);
        if (partner is not null) partner = partner with { Entitlement = partner.EntitlementSoFar() };
        // The same object while nothing changed: what was made for its entitlement is found again.
        if (_known.TryGetValue(id, out var known) && (known.Partner?.Version, known.Partner?.CreatedAt) == (partner?.Version, partner?.CreatedAt)) partner = known.Partner;
        _known[id] = (partner, started);
        return partner;
    }
}
