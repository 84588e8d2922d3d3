using System.Security.Cryptography;
using System.Text;
using Wiredesk.Defaults.Documents;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Politeness;

namespace Wiredesk.Ingestion.EntryPages;

/// <summary>An entry of a feed whose page is still to be fetched.</summary>
public sealed record WantedPage : Document
{
    public required string Source { get; init; }

    /// <summary>The entry as the feed had it: what is taken when the page cannot be had.</summary>
    public required ReceivedArticle Entry { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The turn at a host that was given to it.</summary>
    public DateTimeOffset? Turn { get; init; }

    /// <summary>How far its fetch has come, when that has begun and waits for its turn at a host.</summary>
    public Errand? Errand { get; init; }

    public int Failures { get; init; }

    /// <summary>Whether it waits for its turn at a host, or for its time to ask for one, and nobody is at it.</summary>
    public bool IsWaiting(DateTimeOffset now) => !(LeasedUntil > now) && (Errand is not null || (Failures == 0 && DueAt > now));

    public static Index<WantedPage> ByDue { get; } = Index<WantedPage>.Of("due", page => page.DueAt);

    public static Collection<WantedPage> Collection { get; } = new("pages", ByDue);
}

/// <summary>The pages that wait to be fetched; several replicas share them by leases.</summary>
public sealed class WantedPages(IDocuments<WantedPage> pages, HostTurns hosts, TimeProvider time)
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(5);

    /// <summary>Wants a page, or, when it is wanted already, wants it for what the entry says now; where it waits for its turn at a host, it keeps that.</summary>
    public async Task Want(string source, ReceivedArticle entry, CancellationToken cancellationToken)
    {
        var id = IdOf(source, entry.Url!);
        var due = default(DateTimeOffset?);
        while (true)
        {
            var held = await pages.Get(id, cancellationToken);
            // An entry that changes more often than its turn comes would never be read otherwise, and turns that nobody takes hold up the host.
            var wanted = held?.IsWaiting(time.GetUtcNow()) == true
                ? held with { Entry = entry }
                : new WantedPage { Id = id, Source = source, Entry = entry, DueAt = due ??= await hosts.Appoint(entry.Url!, cancellationToken), Version = held?.Version ?? 0 };
            if (held is null ? await pages.InsertIfAbsent(wanted, cancellationToken) : await pages.Replace(wanted, cancellationToken))
                return;
        }
    }

    /// <summary>Takes the page that is due longest, for this worker alone.</summary>
    public Task<WantedPage?> LeaseDue(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return pages.Lease(WantedPage.ByDue, new Defaults.Documents.Range(null, now), now, now + LeaseTime, cancellationToken);
    }

    /// <summary>When the next page is due, if that is soon; those that are under way do not count.</summary>
    public async Task<DateTimeOffset?> NextDue(TimeSpan soon, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var next = await pages.Query(WantedPage.ByDue, new Defaults.Documents.Range(now, now + soon, FromExclusive: true), 1, cancellationToken);
        return next.Items is [var first] ? first.DueAt : null;
    }

    /// <summary>Gives it back, to be taken again when it is due. An entry that came meanwhile stays.</summary>
    public Task GiveBack(WantedPage page, CancellationToken cancellationToken) => pages.Replace(page with { LeasedUntil = null }, cancellationToken);

    /// <summary>The page of an erased article is wanted no more.</summary>
    public Task Forget(string source, Uri url, CancellationToken cancellationToken) => pages.Delete(IdOf(source, url), cancellationToken);

    /// <summary>It was taken in; unless a newer entry came meanwhile it is wanted no more.</summary>
    public async Task Done(WantedPage page, CancellationToken cancellationToken)
    {
        if ((await pages.Get(page.Id, cancellationToken))?.Version == page.Version)
            await pages.Delete(page.Id, cancellationToken);
    }

    private static string IdOf(string source, Uri url) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{CanonicalUrl.NameOf(url)}")));
}
