using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Fetch;
using Wiredesk.Defaults.Identity;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Partners;
using Wiredesk.Publishing.Webhooks;

namespace Wiredesk.Publishing.Channels;

/// <summary><c>/v1/webhooks</c>, where a partner keeps its webhooks, and <c>/admin/partners/{partner}/webhooks</c>, where an administrator does.</summary>
public static class ChannelEndpoints
{
    private const int MostForOnePartner = 20;
    private const int MostDeliveries = 100;
    private const double UsualOverlapHours = 24;
    private const double LongestOverlapHours = 24 * 30;

    public static void MapChannels(this IEndpointRouteBuilder routes)
    {
        Map(routes.MapGroup("/v1/webhooks").RequireAuthorization(Scopes.Read));
        Map(routes.MapGroup("/admin/partners/{partner}/webhooks").RequireAuthorization(Scopes.Admin));
    }

    private static void Map(RouteGroupBuilder webhooks)
    {
        webhooks.WithTags("Webhooks").RefuseUnknownParameters().AnswerHead();
        webhooks.MapPost("/", Create).WithSummary("Make a webhook; its secret is shown this once");
        webhooks.MapGet("/", List).WithSummary("The partner's webhooks, and how far each has come");
        webhooks.MapGet("/{id}", Get).WithSummary("One webhook");
        webhooks.MapDelete("/{id}", Delete).WithSummary("Remove a webhook");
        webhooks.MapPost("/{id}/ping", Ping).WithSummary("Send a test now, and tell how it went");
        webhooks.MapPost("/{id}/secrets", Rotate).WithSummary("Make a new secret; until the overlap is over the old one signs too");
        webhooks.MapPost("/{id}/resend", Resend).WithSummary("Send one change again, out of turn, or everything after a number");
        webhooks.MapPost("/{id}/enable", Enable).WithSummary("Switch on again; goes on where it stopped");
        webhooks.MapPost("/{id}/disable", Disable).WithSummary("Switch off; keeps its place");
        webhooks.MapGet("/{id}/deliveries", Deliveries).WithSummary("The latest attempts of thirty days, newest first");
    }

    private static async Task<Results<Created<ChannelView>, ProblemHttpResult>> Create(
        ChannelRequest request, HttpContext http, ChannelStore channels, ChangeStore changes, FetchNetworks networks, TimeProvider time, CancellationToken cancellationToken)
    {
        var partner = PartnerOf(http);
        if (Flaw(request, http, networks) is { } flaw) return Bad(flaw);
        if ((await channels.Of(partner, cancellationToken)).Count >= MostForOnePartner) return Bad($"A partner has at most {MostForOnePartner} webhooks.");
        var now = time.GetUtcNow();
        var last = await changes.Last(cancellationToken);
        var secret = request.Binding is not null ? null : request.Secret ?? NewSecret(request.Signature == "ed25519");
        var channel = new Channel
        {
            Id = "wh_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12)),
            Partner = partner,
            Kind = request.Binding is null ? ChannelKind.Webhook : ChannelKind.Binding,
            Url = request.Url,
            Binding = request.Binding,
            Operation = request.Operation,
            Metadata = request.Metadata,
            Payload = request.Payload,
            Secrets = secret is null ? [] : [new SigningSecret(secret, now)],
            Status = ChannelStatus.Active,
            CreatedAt = now,
            Cursor = request.From == "beginning" ? 0 : last,
        };
        await channels.Add(channel, cancellationToken);
        return TypedResults.Created($"{http.Request.Path}/{channel.Id}", ChannelView.Of(channel, last, now, Shown(secret)));
    }

    private static async Task<Ok<List<ChannelView>>> List(HttpContext http, ChannelStore channels, ChangeStore changes, TimeProvider time, CancellationToken cancellationToken)
    {
        var last = await changes.Last(cancellationToken);
        return TypedResults.Ok((await channels.Of(PartnerOf(http), cancellationToken)).Select(channel => ChannelView.Of(channel, last, time.GetUtcNow())).ToList());
    }

    private static async Task<Results<Ok<ChannelView>, ProblemHttpResult>> Get(
        string id, HttpContext http, ChannelStore channels, ChangeStore changes, TimeProvider time, CancellationToken cancellationToken) =>
        await Find(id, http, channels, cancellationToken) is { } channel
            ? TypedResults.Ok(ChannelView.Of(channel, await changes.Last(cancellationToken), time.GetUtcNow()))
            : Missing(id);

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(string id, HttpContext http, ChannelStore channels, CancellationToken cancellationToken)
    {
        if (await Find(id, http, channels, cancellationToken) is null) return Missing(id);
        await channels.Delete(id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<Delivery>, ProblemHttpResult>> Ping(
        string id, HttpContext http, ChannelStore channels, Dispatch dispatch, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await Find(id, http, channels, cancellationToken) is not { } channel) return Missing(id);
        var (_, delivery) = await dispatch.Send(channel, Message.Ping(id, time.GetUtcNow()), cancellationToken);
        await channels.Log(id, [delivery], cancellationToken);
        return TypedResults.Ok(delivery);
    }

    private static async Task<Results<Ok<ChannelView>, ProblemHttpResult>> Rotate(
        string id, HttpContext http, ChannelStore channels, ChangeStore changes, TimeProvider time, CancellationToken cancellationToken, double overlapHours = UsualOverlapHours)
    {
        if (overlapHours is not (>= 0 and <= LongestOverlapHours)) return Bad($"overlapHours is {overlapHours}; it must be 0 to {LongestOverlapHours}.");
        if (await Find(id, http, channels, cancellationToken) is not { Kind: ChannelKind.Webhook, Secrets: [var newest, ..] }) return Missing(id);
        var now = time.GetUtcNow();
        var secret = NewSecret(newest.Secret.StartsWith(Signature.PrivateKey, StringComparison.Ordinal));
        var end = now.AddHours(overlapHours);
        var changed = await channels.Change(
            id,
            held => held with { Secrets = [new SigningSecret(secret, now), .. held.SecretsAt(now).Select(old => old with { EndsAt = old.EndsAt < end ? old.EndsAt : end })] },
            cancellationToken);
        return changed is null ? Missing(id) : TypedResults.Ok(ChannelView.Of(changed, await changes.Last(cancellationToken), now, Shown(secret)));
    }

    private static async Task<Results<Ok<Delivery>, Accepted<ChannelView>, ProblemHttpResult>> Resend(
        string id,
        ResendRequest request,
        HttpContext http,
        ChannelStore channels,
        [AsParameters] ResendSources sources,
        CancellationToken cancellationToken)
    {
        if (await Find(id, http, channels, cancellationToken) is not { } channel) return Missing(id);
        var last = await sources.Changes.Last(cancellationToken);
        if (request is { Number: null, After: { } after })
        {
            if (after < 0 || after > channel.Cursor) return Bad($"after is {after}; what was sent ends at {channel.Cursor}.");
            var moved = await channels.Change(id, held => held with { Cursor = Math.Min(after, held.Cursor), NextAttemptAt = null }, cancellationToken);
            return moved is null ? Missing(id) : TypedResults.Accepted($"{http.Request.Path}", ChannelView.Of(moved, last, sources.Time.GetUtcNow()));
        }

        if (request is not { Number: { } number, After: null }) return Bad("Give number, to send one change again, or after, to send everything after it again.");
        if (number < 1 || number > last || await sources.Changes.After(number - 1, 1, cancellationToken) is not [var change]) return Bad($"There is no change {number}.");
        var now = sources.Time.GetUtcNow();
        var article = await sources.Articles.Find(change.Article.ArticleId, cancellationToken);
        var entitlement = await sources.Partners.EntitlementOf(channel.Partner, cancellationToken);
        if (ChangeView.Of(change, article, entitlement, now) is not { } view) return Bad($"There is no change {number}."); // What is not allowed does not exist.
        var isFull = view.Article is not null && channel.Payload == PayloadKind.Full && entitlement.AllowsFormat("json");
        var (_, delivery) = await sources.Dispatch.Send(channel, Message.Of(change, view, isFull ? new ArticleView(article!) : null), cancellationToken);
        await channels.Log(id, [delivery], cancellationToken);
        return TypedResults.Ok(delivery);
    }

    private static Task<Results<Ok<ChannelView>, ProblemHttpResult>> Enable(
        string id, HttpContext http, ChannelStore channels, ChangeStore changes, TimeProvider time, CancellationToken cancellationToken) =>
        Switch(id, http, channels, changes, time, held => held with { Status = ChannelStatus.Active, DisabledReason = null, Failures = 0, FailingSince = null, NextAttemptAt = null }, cancellationToken);

    private static Task<Results<Ok<ChannelView>, ProblemHttpResult>> Disable(
        string id, HttpContext http, ChannelStore channels, ChangeStore changes, TimeProvider time, CancellationToken cancellationToken) =>
        Switch(id, http, channels, changes, time, held => held with { Status = ChannelStatus.Disabled, DisabledReason = $"Switched off by {http.User.Holder()}." }, cancellationToken);

    private static async Task<Results<Ok<ChannelView>, ProblemHttpResult>> Switch(
        string id, HttpContext http, ChannelStore channels, ChangeStore changes, TimeProvider time, Func<Channel, Channel> change, CancellationToken cancellationToken) =>
        await Find(id, http, channels, cancellationToken) is not null && await channels.Change(id, change, cancellationToken) is { } changed
            ? TypedResults.Ok(ChannelView.Of(changed, await changes.Last(cancellationToken), time.GetUtcNow()))
            : Missing(id);

    private static async Task<Results<Ok<IReadOnlyList<Delivery>>, ProblemHttpResult>> Deliveries(string id, HttpContext http, ChannelStore channels, CancellationToken cancellationToken) =>
        await Find(id, http, channels, cancellationToken) is null ? Missing(id) : TypedResults.Ok(await channels.Deliveries(id, MostDeliveries, cancellationToken));

    // Of the route, never of the query: a partner is nobody but itself.
    private static string PartnerOf(HttpContext http) => http.GetRouteValue("partner") as string ?? http.User.Holder();

    // Another partner's is as good as none.
    private static async Task<Channel?> Find(string id, HttpContext http, ChannelStore channels, CancellationToken cancellationToken) =>
        await channels.Find(id, cancellationToken) is { } channel && channel.Partner == PartnerOf(http) ? channel : null;

    private static string? Flaw(ChannelRequest request, HttpContext http, FetchNetworks networks)
    {
        var isAdmin = http.User.HasClaim(Scopes.Claim, Scopes.Admin);
        if ((request.Binding ?? request.Secret) is not null && !isAdmin) return "Only an administrator gives a binding or the place of a secret.";
        if (request.Payload is not (PayloadKind.Thin or PayloadKind.Full)) return "payload is thin or full.";
        if (request.From is not ("now" or "beginning")) return "from is now or beginning.";
        if (request.Secret?.StartsWith(SecretSource.DaprPrefix, StringComparison.Ordinal) == false) return "secret is dapr:STORE/KEY.";
        if (request.Binding is not null) return request.Url is null ? null : "Give url or binding, not both.";
        if (request.Signature is not ("hmac" or "ed25519")) return "signature is hmac or ed25519.";
        if (request.Url is not { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "", Host.Length: > 0 } url) return "url is an absolute http or https address without a password.";
        // A name is looked up when it is called, each time; what is plainly inside is refused at once.
        var host = url.IdnHost.TrimEnd('.'); // 127.0.0.1 may be written in letters of other scripts.
        return (IPAddress.TryParse(host, out var address) && !networks.Permits(address)) || (host is "localhost" && !networks.Permits(IPAddress.Loopback))
            ? $"{url.Host} is not a public address."
            : null;
    }

    private static string NewSecret(bool isAsymmetric) => isAsymmetric ? Signature.NewPrivateKey() : Signature.NewSymmetricSecret();

    // A private key stays here; its public key is in the view.
    private static string? Shown(string? secret) => secret?.StartsWith(Signature.Symmetric, StringComparison.Ordinal) == true ? secret : null;

    private static ProblemHttpResult Bad(string detail) => Problems.BadRequest.Answer(detail);

    private static ProblemHttpResult Missing(string id) => Problems.NotFound.Answer($"There is no webhook {id}.");
}

/// <summary>What sending again needs to know.</summary>
internal sealed record ResendSources(ChangeStore Changes, ArticleStore Articles, PartnerStore Partners, Dispatch Dispatch, TimeProvider Time);
