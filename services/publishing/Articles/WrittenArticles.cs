using Microsoft.Extensions.Caching.Memory;
using Wiredesk.Publishing.Formats;
using Wiredesk.Publishing.Partners;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Articles;

/// <summary>Single articles as they were last written for a reader: given out again while all that they show stands as it stood then.</summary>
/// <remarks>
/// The versions of the article and of its copies are looked up each time, so a kill, an edit or a regrouping holds at once, whichever process it came through.
/// Whether more have joined the group is looked up once a second.
/// </remarks>
public sealed class WrittenArticles(ArticleStore articles, ArticleSearch search, TimeProvider time) : IDisposable
{
    private const long MostBytes = 32 * 1024 * 1024;
    private const int EntryBytes = 1024; // What an entry takes besides its content, about.

    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    private readonly MemoryCache _written = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>What was written, with what it rests on.</summary>
    private sealed record Written(Served Answer, Guid Group, IReadOnlyList<Guid> Members, IReadOnlyDictionary<Guid, long> Versions)
    {
        public long CheckedAt { get; set; }
    }

    /// <summary>The answer that still holds; null when there is none.</summary>
    public async ValueTask<Served?> Find(WrittenKey key, Reader reader, CancellationToken cancellationToken)
    {
        if (!_written.TryGetValue(key, out Written? written)) return null;
        var versions = await articles.Versions(written!.Versions.Keys, cancellationToken);
        if (versions.Count != written.Versions.Count || versions.Any(version => written.Versions[version.Key] != version.Value)) return null;
        if (time.GetElapsedTime(written.CheckedAt) < Settled) return written.Answer;
        var now = time.GetTimestamp();
        if (!(await search.MemberIds(reader, Gathering.Group, written.Group, cancellationToken)).SequenceEqual(written.Members)) return null;
        written.CheckedAt = now;
        return written.Answer;
    }

    /// <summary>Writes an answer and keeps it.</summary>
    /// <param name="write">Makes it, of the copies that the reader may see.</param>
    public async Task<Served> Write(
        WrittenKey key, Reader reader, PublishedArticle article, Func<IReadOnlyList<PublishedArticle>, Served> write, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var group = article.Decision!.Group;
        var members = await search.MemberIds(reader, Gathering.Group, group, cancellationToken);
        // Before they are read: what changes in between is found changed the next time.
        var versions = new Dictionary<Guid, long>(await articles.Versions(members, cancellationToken)) { [key.Article] = article.Version };
        var answer = write([.. (await search.Readable(members, reader, cancellationToken)).Where(copy => copy.Id != article.Id)]);
        _written.Set(key, new Written(answer, group, members, versions) { CheckedAt = started }, new MemoryCacheEntryOptions { Size = answer.Length + EntryBytes });
        return answer;
    }

    public void Dispose() => _written.Dispose();
}

/// <summary>What an answer depends on besides the articles in it.</summary>
/// <param name="Fields">The fields that are wanted, as they were asked for; null for all.</param>
public readonly record struct WrittenKey(Guid Article, Format Format, string? Fields, Entitlement Entitlement, string Host);
