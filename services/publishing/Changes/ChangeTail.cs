using System.Text;
using System.Text.Json;
using Wiredesk.Defaults;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Changes;

/// <summary>The newest changes, written once for all who follow the stream.</summary>
/// <remarks>Thousands follow; each change is read and written as JSON one time. What is killed loses its text here too, at once.</remarks>
public sealed class ChangeTail(ChangeStore changes, ArticleStore articles, TimeProvider time, ILogger<ChangeTail> log) : BackgroundService
{
    private const int Kept = 2_000;
    private const int Batch = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _last;

    /// <summary>The number of the newest change it knows.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>A task that completes when changes after the ones that are known now have come.</summary>
    public Task Grown
    {
        get
        {
            lock (_gate) return _grown.Task;
        }
    }

    /// <summary>The changes after a number that a partner may have, as server-sent events, and the number of the last one; null when they are too old to be here.</summary>
    public (IReadOnlyList<ReadOnlyMemory<byte>> Events, long Number)? After(long number, Reader reader)
    {
        lock (_gate)
        {
            if (number > _last) return ([], number);
            var first = _entries.Count == 0 ? _last + 1 : _entries[0].Change.Number;
            if (number + 1 < first) return null;
            var now = time.GetUtcNow();
            var events = new List<ReadOnlyMemory<byte>>();
            for (var n = (int)(number + 1 - first); n < _entries.Count; n++)
            {
                if (_entries[n].Article is not { } article || ReferenceEquals(reader.Entitlement, Entitlement.Everything) || reader.Entitlement.Allows(article, now))
                    events.Add(_entries[n].Event);
            }

            return (events, _last);
        }
    }

    /// <summary>A change as one server-sent event: its id is the cursor behind it, its name is what happened.</summary>
    public static byte[] Event(ChangeView view) => Encoding.UTF8.GetBytes(
        $"id: {ChangeCursor.After(view.Number)}\nevent: {JsonNamingPolicy.CamelCase.ConvertName(view.Kind.ToString())}\ndata: {JsonSerializer.Serialize(view, Json.Options)}\n\n");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!started) Grow([], await changes.Last(stoppingToken));
                started = true;
                if (await changes.Next(_last, Pause, stoppingToken))
                    await Take(await changes.After(_last, Batch, stoppingToken), stoppingToken);
            }
#pragma warning disable CA1031 // Followers wait for the next attempt; nothing is lost meanwhile.
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogError(failure, "The newest changes could not be read; next attempt in {Pause}", Pause);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task Take(IReadOnlyList<Change> page, CancellationToken cancellationToken)
    {
        var current = await articles.Find([.. page.Select(change => change.Article.ArticleId).Distinct()], cancellationToken);
        var taken = page.Select(change => Write(change, current.GetValueOrDefault(change.Article.ArticleId))).ToList();
        lock (_gate)
        {
            // The earlier entries show the article as it is now, too.
            for (var n = 0; n < _entries.Count; n++)
            {
                if (current.TryGetValue(_entries[n].Change.Article.ArticleId, out var article)) _entries[n] = Write(_entries[n].Change, article);
            }

            Grow(taken, page[^1].Number);
        }
    }

    private void Grow(IReadOnlyList<Entry> taken, long last)
    {
        lock (_gate)
        {
            _entries.AddRange(taken);
            if (_entries.Count > Kept) _entries.RemoveRange(0, _entries.Count - Kept);
            Volatile.Write(ref _last, last);
            _grown.SetResult();
            _grown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private Entry Write(Change change, PublishedArticle? article) => new(change, WithoutText(article), Event(ChangeView.Of(change, article, time.GetUtcNow())));

    // Who may have it is decided by its facets; thousands of texts would only fill the memory.
    private static PublishedArticle? WithoutText(PublishedArticle? article) => article is not { Article: { } content, Analysis: { } analysis } ? article : article with
    {
        Article = content with { Text = "" },
        Analysis = analysis with { Body = new Contracts.TextPassage(0, 0, "") },
        Outgoing = [],
    };

    private sealed record Entry(Change Change, PublishedArticle? Article, ReadOnlyMemory<byte> Event);
}
