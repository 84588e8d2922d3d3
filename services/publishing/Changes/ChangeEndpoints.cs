using Microsoft.AspNetCore.Http.HttpResults;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Changes;

/// <summary><c>/v1/changes</c>: a cursor that never skips and never dies.</summary>
public static class ChangeEndpoints
{
    private const int MostWait = 60;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    public static void MapChanges(this IEndpointRouteBuilder routes)
    {
        var changes = routes.MapGroup("/changes").WithTags("Changes");
        changes.MapGet("/", ListChanges)
            .WithSummary("Everything that happened after a cursor, oldest first")
            .WithDescription("Without a cursor: start=beginning (the default) gives every change there ever was, start=snapshot what can be read now and then every later change, start=now only later changes. "
                + "wait=N holds the answer back for up to N seconds while there is nothing new. The cursor in next is always there and never expires. Apply what you read by article and revision: a later entry may show the same state.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        changes.MapGet("/stream", ChangeStream.Follow)
            .WithSummary("The same as a stream of server-sent events")
            .WithDescription("The id of an event is the cursor behind it: a client that was cut off sends it back as Last-Event-ID and misses nothing. Without an id or a cursor the stream begins now.")
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream").ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<Ok<ChangePage>, ProblemHttpResult>> ListChanges(
        ChangeStore changes, ChangeReader feed, PartnerStore partners, ReceiptStore receipts, HttpContext http, CancellationToken cancellationToken,
        int limit = Paging.DefaultLimit, string? cursor = null, string? start = null, int wait = 0)
    {
        if (Paging.Refuse(limit) is { } refusal) return refusal;
        if (wait is < 0 or > MostWait) return PublishingProblems.BadParameter.Answer($"wait is {wait}; it must be 0 to {MostWait} seconds.");
        var reader = await partners.Of(http.User, cancellationToken);
        if (string.IsNullOrEmpty(cursor))
        {
            if (start is not (null or "beginning" or "snapshot" or "now")) return PublishingProblems.BadParameter.Answer($"start is '{Paging.Shown(start)}'; it must be beginning, snapshot or now.");
            var last = start is null or "beginning" ? 0 : await changes.Last(cancellationToken);
            return await Page(new ChangeCursor(last, start == "snapshot" ? 0 : null));
        }

        if (start is not null) return PublishingProblems.BadParameter.Answer("start is for the first request; a cursor says where to go on.");
        if (!ChangeCursor.TryParse(cursor, out var place) || place.Number > await changes.Last(cancellationToken)) return Paging.BadCursor(cursor);
        // Who shows a cursor has what is before it.
        if (place.Snapshot is null) await receipts.Note(reader.Id, "changes", place.Number, cancellationToken);
        return await Page(place);

        async Task<Results<Ok<ChangePage>, ProblemHttpResult>> Page(ChangeCursor begin)
        {
            if (begin.Snapshot is { } inside)
            {
                var (articles, next) = await feed.Snapshot(inside, begin.Number, limit, reader, cancellationToken);
                return Answer(articles, next is null ? new ChangeCursor(begin.Number) : begin with { Snapshot = next }, more: true);
            }

            var (items, number) = await feed.After(begin.Number, limit, reader, cancellationToken);
            for (var deadline = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().AddSeconds(wait); items.Count == 0 && wait > 0;)
            {
                var left = deadline - http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
                if (left <= TimeSpan.Zero || !await changes.Next(number, left, cancellationToken)) break;
                (items, number) = await feed.After(number, limit, reader, cancellationToken);
            }

            return Answer(items, new ChangeCursor(number), more: items.Count == limit);
        }

        Ok<ChangePage> Answer(IReadOnlyList<ChangeView> items, ChangeCursor next, bool more)
        {
            http.Response.Headers.CacheControl = "no-store";
            if (more) Paging.Link(http, next.ToString());
            return TypedResults.Ok(new ChangePage(items, next.ToString()));
        }
    }
}
