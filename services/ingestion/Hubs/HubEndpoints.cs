using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Hubs;

/// <summary><c>/websub</c>: where hubs ask back, and deliver. Without a key: the address holds a token, and deliveries are signed.</summary>
public static class HubEndpoints
{
    public static void MapHubs(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{feed}/{token}", Verify).WithSummary("A hub asks whether a subscription is wanted");
        routes.MapPost("/{feed}/{token}", TakeDelivery).WithSummary("A hub delivers");
    }

    private static async Task<Results<ContentHttpResult, NotFound>> Verify(
        string feed, string token, Subscriptions subscriptions, CancellationToken cancellationToken,
        [FromQuery(Name = "hub.mode")] string mode = "", [FromQuery(Name = "hub.topic")] string topic = "",
        [FromQuery(Name = "hub.challenge")] string challenge = "", [FromQuery(Name = "hub.lease_seconds")] long lease = 0)
    {
        if (mode == "denied")
        {
            await subscriptions.Deny(feed, token, cancellationToken);
            return TypedResults.Text("");
        }

        return mode == "subscribe" && await subscriptions.Confirm(feed, token, topic, TimeSpan.FromSeconds(Math.Clamp(lease, 0, int.MaxValue)), cancellationToken)
            ? TypedResults.Text(challenge, "text/plain")
            : TypedResults.NotFound();
    }

    // Section 8: what is not signed rightly is ignored, and the sender learns nothing from the answer.
    private static async Task<Accepted> TakeDelivery(
        string feed, string token, HttpRequest request, Subscriptions subscriptions, Poller poller, CancellationToken cancellationToken)
    {
        if (!await subscriptions.Knows(feed, token, cancellationToken)) // A stranger's body is not even read.
            return TypedResults.Accepted((string?)null);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        if (await subscriptions.Receiver(feed, token, request.Headers["X-Hub-Signature"], body.GetBuffer().AsMemory(0, (int)body.Length), cancellationToken) is { } receiver)
            await poller.TakePushed(receiver, body.ToArray(), request.ContentType, cancellationToken);
        return TypedResults.Accepted((string?)null);
    }
}
