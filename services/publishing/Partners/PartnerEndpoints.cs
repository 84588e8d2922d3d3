using Microsoft.AspNetCore.Http.HttpResults;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Publishing.Partners;

/// <summary>A partner as administrators see it.</summary>
public sealed record PartnerView(string Id, string Name, Entitlement Entitlement, IReadOnlyList<SavedFilter> Filters, DateTimeOffset Created)
{
    public static PartnerView Of(Partner partner) => new(partner.Id, partner.Name, partner.Entitlement, partner.Filters, partner.CreatedAt);
}

/// <summary><c>/admin/partners</c>: who may read what. The keys are the gateway's: one whose holder is the partner's id reads as that partner.</summary>
public static class PartnerEndpoints
{
    public static void MapPartners(this IEndpointRouteBuilder routes)
    {
        var partners = routes.MapGroup("/admin/partners").RequireAuthorization(Scopes.Admin).WithTags("Partners").RefuseUnknownParameters().AnswerHead();
        partners.MapGet("/", List).WithSummary("All partners");
        partners.MapGet("/{id}", Get).WithSummary("One partner").ProducesProblem(StatusCodes.Status404NotFound);
        partners.MapPut("/{id}", Put).WithSummary("Add a partner, or change what it may read")
            .WithDescription("Holds within a second in every read, and announces nothing by itself: of an article that the partner lost or won it hears with that article's next change. start=snapshot of the changes feed shows what it may read now.").ProducesProblem(StatusCodes.Status400BadRequest);
        partners.MapDelete("/{id}", Delete).WithSummary("Remove a partner; its keys then read everything, so revoke them first").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<List<PartnerView>>> List(PartnerStore partners, CancellationToken cancellationToken) =>
        TypedResults.Ok((await partners.List(cancellationToken)).Select(PartnerView.Of).ToList());

    private static async Task<Results<Ok<PartnerView>, ProblemHttpResult>> Get(string id, PartnerStore partners, CancellationToken cancellationToken) =>
        await partners.Find(id, cancellationToken) is { } partner ? TypedResults.Ok(PartnerView.Of(partner)) : Missing(id);

    private static async Task<Results<Ok<PartnerView>, ProblemHttpResult>> Put(string id, PartnerRequest request, PartnerStore partners, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return TypedResults.Ok(PartnerView.Of(await partners.Put(id, request, time.GetUtcNow(), cancellationToken)));
        }
        catch (ArgumentException exception)
        {
            return Problems.BadRequest.Answer(exception.Message);
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(string id, PartnerStore partners, CancellationToken cancellationToken) =>
        await partners.Delete(id, cancellationToken) ? TypedResults.NoContent() : Missing(id);

    private static ProblemHttpResult Missing(string id) => Problems.NotFound.Answer($"There is no partner {id}.");
}
