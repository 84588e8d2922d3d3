using System.Buffers;
using System.Text;
using System.Text.Json;
using Wiredesk.Defaults;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Changes;

/// <summary>The newest changes, read and written once for all who follow: streams and channels.</summary>
/// <remarks>
/// Thousands follow; each change is read and written as JSON one time, and put together one time for all who have come equally far and may have the same.
/// What is killed loses its text here too, at once.
/// </remarks>
public sealed class ChangeTail(ChangeStore changes, ArticleStore articles, TimeProvider time, ILogger<ChangeTail> log) : BackgroundService
{
    private const int Kept = 10_000;
    private const int Batch = 500;

    // What is put together for many: about 100 KB each, and not more of them than there are entitlements and places at one time.
    private const int MostTogether = 150;
    private const int MostShared = 100;

    // Several changes in a row go out together: whoever follows is woken and written to at most this often.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<TailEntry> _entries = [];
    private readonly Dictionary<(long After, Entitlement Entitlement), (ReadOnlyMemory<byte> Events, long Number)> _shared = [];
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _last;

    /// <summary>A task that completes when changes after the ones that are known now have come.</summary>
    public Task Grown
    {
        get
        {
            lock (_gate) return _grown.Task;
        }
    }

    /// <summary>Some changes after a number that a partner may have, as server-sent events, and the number of the last one looked at; null when they are too old to be here.</summary>
    public (ReadOnlyMemory<byte> Events, long Number)? After(long number, Entitlement entitlement)
    {
        lock (_gate)
        {
            if (_shared.TryGetValue((number, entitlement), out var shared)) return shared;
            if (Entries(number, MostTogether) is not { } entries) return null;
            if (entries.Count == 0) return (ReadOnlyMemory<byte>.Empty, number);
            var (now, events) = (time.GetUtcNow(), new ArrayBufferWriter<byte>());
            foreach (var entry in entries) events.Write(entry.For(entitlement, now) is { } told ? told.Event.Span : []);
            var together = ((ReadOnlyMemory<byte>)events.WrittenMemory, entries[^1].Change.Number);
            if (_shared.Count < MostShared) _shared.Add((number, entitlement), together);
            return together;
        }
    }

    /// <summary>At most so many changes after a number; null when they are too old to be here.</summary>
    public IReadOnlyList<TailEntry>? Entries(long number, int limit)
    {
        lock (_gate)
        {
            if (number >= _last) return [];
            var first = _entries.Count == 0 ? _last + 1 : _entries[0].Change.Number;
            var begin = number + 1 - first;
            return begin < 0 ? null : _entries.GetRange((int)begin, Math.Min(limit, _entries.Count - (int)begin));
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
                if (!await changes.Next(_last, Pause, stoppingToken)) continue;
                await Take(await changes.After(_last, Batch, stoppingToken), stoppingToken);
                await Task.Delay(Breath, time, stoppingToken);
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

    private void Grow(IReadOnlyList<TailEntry> taken, long last)
    {
        lock (_gate)
        {
            _entries.AddRange(taken);
            if (_entries.Count > Kept) _entries.RemoveRange(0, _entries.Count - Kept);
            Volatile.Write(ref _last, last);
            _shared.Clear();
            _grown.SetResult();
            _grown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>A change ready to be passed on while its article is as given. Without the article itself: thousands of texts would only fill the memory.</summary>
    public TailEntry Write(Change change, PublishedArticle? article)
    {
        var view = ChangeView.Of(change, article, time.GetUtcNow());
        return new TailEntry(change, view, article is null ? null : Judged.Of(article), Event(view));
    }
}
