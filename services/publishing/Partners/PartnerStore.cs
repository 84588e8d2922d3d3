using System.Security.Claims;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Publishing.Partners;

/// <summary>Who reads, and what they may have.</summary>
/// <param name="Id">The partner, or the holder of a key for whom no partner is kept.</param>
public sealed record Reader(string Id, Entitlement Entitlement, IReadOnlyList<SavedFilter> Filters);

/// <summary>The partners of this installation.</summary>
public sealed class PartnerStore(IDocuments<Partner> partners)
{
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
    public Task<bool> Save(Partner partner, CancellationToken cancellationToken) =>
        partner.Version == 0 ? partners.InsertIfAbsent(partner, cancellationToken) : partners.Replace(partner, cancellationToken);

    /// <summary>Adds a partner, or gives the one there is another name, entitlement and filters.</summary>
    /// <exception cref="ArgumentException">Something makes no sense; the message says what.</exception>
    public async Task<Partner> Put(string id, PartnerRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Name)) throw new ArgumentException("A partner has a name.");
        if (request.Entitlement?.LookBackDays < 1) throw new ArgumentException("lookBackDays is 1 or more.");
        while (true)
        {
            var held = await Find(id, cancellationToken);
            var next = (held ?? new Partner { Id = id, Name = request.Name, CreatedAt = now }) with
            {
                Name = request.Name,
                Entitlement = request.Entitlement ?? Entitlement.Everything,
                Filters = request.Filters ?? [],
            };
            if (await Save(next, cancellationToken)) return next;
        }
    }

    public Task<bool> Delete(string id, CancellationToken cancellationToken) => partners.Delete(id, cancellationToken);

    /// <summary>Who a caller is. Editors and admins, and holders for whom no partner is kept, may read everything.</summary>
    public async Task<Reader> Of(ClaimsPrincipal caller, CancellationToken cancellationToken)
    {
        var id = caller.Holder();
        var partner = await Find(id, cancellationToken);
        var isStaff = caller.HasClaim(Scopes.Claim, Scopes.Edit) || caller.HasClaim(Scopes.Claim, Scopes.Admin);
        return new Reader(id, isStaff || partner is null ? Entitlement.Everything : partner.Entitlement, partner?.Filters ?? []);
    }
}
