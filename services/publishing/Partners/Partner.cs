using Wiredesk.Defaults.Documents;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Partners;

/// <summary>A customer of the published API. The id is the holder that its keys name.</summary>
public sealed record Partner : Document
{
    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    public Entitlement Entitlement { get; init; } = Entitlement.Everything;

    /// <summary>What it could read before that was changed: it still hears when what it got then is killed.</summary>
    public IReadOnlyList<Entitlement> Earlier { get; init; } = [];

    /// <summary>Searches that it follows as feeds, each under its own name.</summary>
    public IReadOnlyList<SavedFilter> Filters { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The partner with another entitlement, which does not forget the one before.</summary>
    public Partner Entitled(Entitlement next) => this with
    {
        Entitlement = next,
        Earlier = Entitlement.IsSameSelection(next) || Earlier.Any(Entitlement.IsSameSelection) ? Earlier : [.. Earlier, Entitlement],
    };

    /// <summary>What decides which changes it is told of.</summary>
    public Entitlement EntitlementSoFar() => Earlier.Count == 0 ? Entitlement : Entitlement with { Earlier = Earlier };

    public static Index<Partner> ById { get; } = Index<Partner>.Of("id", partner => partner.Id);

    public static Collection<Partner> Collection { get; } = new("partners", ById);
}

/// <summary>A search that is kept under a name (lower-case letters, digits, hyphens) and can be read as a feed.</summary>
public sealed record SavedFilter(string Name, ArticleFilter Filter, string? Title = null);
