using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Changes;

/// <summary>The changes feed as server-sent events (WHATWG HTML, section 9.2).</summary>
public static class ChangeStream
{
    private const int Batch = 200;

    // So long a proxy may think that nothing is there.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(30);

    private static readonly byte[] Sign = ": \n\n"u8.ToArray();

    public static async Task<Results<EmptyHttpResult, ProblemHttpResult>> Follow(
        ChangeStore changes, ChangeReader feed, ChangeTail tail, PartnerStore partners, ReceiptStore receipts, TimeProvider time, IHostApplicationLifetime host,
        HttpContext http, CancellationToken cancellationToken, string? cursor = null)
    {
        var last = await changes.Last(cancellationToken);
        var place = new ChangeCursor(last);
        var resumed = http.Request.Headers["Last-Event-ID"] is [{ Length: > 0 } id, ..] ? id : cursor;
        if (!string.IsNullOrEmpty(resumed) && (!ChangeCursor.TryParse(resumed, out place) || place.Snapshot is not null || place.Number > last))
            return Paging.BadCursor(resumed);

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.ApplicationStopping);
        var reader = await partners.Of(http.User, cancellationToken);
        if (!string.IsNullOrEmpty(resumed)) await receipts.Note(reader.Id, "stream", place.Number, cancellationToken);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsHead(http.Request.Method)) return TypedResults.Empty; // Else it would follow for ever what it is not told.
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await http.Response.Body.WriteAsync(": welcome\nretry: 2000\n\n"u8.ToArray(), ended.Token);
            await http.Response.Body.FlushAsync(ended.Token);
            await Send(http, feed, tail, partners, reader, place.Number, time, ended.Token);
        }
        catch (OperationCanceledException)
        {
            // The follower left, or the service stops: it comes back with the id of its last event.
        }

        return TypedResults.Empty;
    }

    private static async Task Send(
        HttpContext http, ChangeReader feed, ChangeTail tail, PartnerStore partners, Reader reader, long number, TimeProvider time, CancellationToken cancellationToken)
    {
        var (written, body) = (time.GetTimestamp(), http.Response.BodyWriter);
        var known = time.GetTimestamp();
        while (true)
        {
            var grown = tail.Grown;
            if (time.GetElapsedTime(known) > Recheck) (reader, known) = (await partners.Of(http.User, cancellationToken), time.GetTimestamp());
            var (events, next) = tail.After(number, reader.Entitlement) ?? await Older(feed, number, reader, cancellationToken);
            if (events.Length > 0)
            {
                await body.WriteAsync(events, cancellationToken);
                written = time.GetTimestamp();
            }

            if (next > number)
            {
                number = next;
                continue;
            }

            await grown.Within(Silence, time, cancellationToken);
            if (time.GetElapsedTime(written) < Silence) continue;
            await body.WriteAsync(Sign, cancellationToken);
            written = time.GetTimestamp();
        }
    }

    private static async Task<(ReadOnlyMemory<byte> Events, long Number)> Older(ChangeReader feed, long number, Reader reader, CancellationToken cancellationToken)
    {
        var (items, next) = await feed.After(number, Batch, reader, cancellationToken);
        var events = new ArrayBufferWriter<byte>();
        foreach (var item in items) events.Write(ChangeTail.Event(item));
        return (events.WrittenMemory, next);
    }
}
