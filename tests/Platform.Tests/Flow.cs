using System.Collections.Concurrent;

namespace Wiredesk.Platform.Tests;

/// <summary>Sends articles as sources do, and checks what came out.</summary>
internal static class Flow
{
    // A request of a busy source: several go at once, so that articles wait between the stages even where these are fast.
    private const int PerRequest = 10;

    /// <summary>Sends articles over several connections; what is not accepted is sent again, as a source would.</summary>
    public static Task Send(PublishedApi api, string source, Texts texts, int count, int senders, ConcurrentDictionary<string, Guid> accepted)
    {
        var all = Enumerable.Range(0, count).Select(number => (Id: $"{source}-{number}", Text: texts.Next(number))).ToList();
        return Parallel.ForEachAsync(all.Chunk(PerRequest), new ParallelOptions { MaxDegreeOfParallelism = senders }, async (articles, cancellationToken) =>
        {
            var ids = await Until.Some(() => api.Push(source, articles, cancellationToken), TimeSpan.FromSeconds(120), $"{articles[0].Id} and those with it are accepted");
            foreach (var (article, id) in articles.Zip(ids))
                accepted[article.Id] = id;
        });
    }

    /// <summary>Waits until everything accepted is published, then asserts that each came once and in an unbroken sequence.</summary>
    public static async Task End(PublishedApi api, string? cursor, ConcurrentDictionary<string, Guid> accepted, TimeSpan limit)
    {
        await Until.True(
            async () => (await api.Changes(cursor)).Changes.Where(change => change.Kind == "create").Select(change => change.ArticleId).ToHashSet().IsSupersetOf(accepted.Values),
            limit,
            "everything accepted is published");

        var changes = (await api.Changes(cursor)).Changes;
        var created = changes.Where(change => change.Kind == "create").Select(change => change.ArticleId).ToList();
        Assert.Equal(created.Count, created.Distinct().Count());
        Assert.Equal(accepted.Values.ToHashSet(), created.ToHashSet());
        Assert.Equal(Enumerable.Range(0, changes.Count).Select(n => changes[0].Number + n), changes.Select(change => change.Number));
    }
}
