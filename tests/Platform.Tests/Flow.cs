using System.Collections.Concurrent;

namespace Wiredesk.Platform.Tests;

/// <summary>Sends articles as sources do, and checks what came out.</summary>
internal static class Flow
{
    /// <summary>Sends articles over several connections; what is not accepted is sent again, as a source would.</summary>
    public static Task Send(PublishedApi api, string source, Texts texts, int count, int senders, ConcurrentDictionary<string, Guid> accepted)
    {
        var all = Enumerable.Range(0, count).Select(number => (Id: $"{source}-{number}", Text: texts.Next(number))).ToList();
        return Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = senders }, async (article, cancellationToken) =>
            accepted[article.Id] = await Until.Value(
                () => api.Push(source, article.Id, article.Text, cancellationToken), TimeSpan.FromSeconds(120), $"{article.Id} is accepted"));
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
