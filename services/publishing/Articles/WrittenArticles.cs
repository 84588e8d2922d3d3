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
public sealed class WrittenArticles(ArticleStore articles, ArticleSearch search, IArticleIndex index, TimeProvider time) : IDisposable
{
    private const long MostBytes = 32 * 1024 * 1024;
    private const int EntryBytes = 1024; // What an entry takes besides its content, about.
    private const int Remembered = 4096;

    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    private readonly int[] _lastAsked = new int[Remembered]; // By hash, which may be another's: then something is kept in vain.
    private readonly MemoryCache _written = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>What was written, with what it rests on.</summary>
    private sealed record Written(Served Answer, Guid Group, IReadOnlyList<Guid> Members, IReadOnlyDictionary<Guid, long> Versions)
    {
        public long CheckedAt { get; set; }
    }

    /// <summary>The answer that still holds; null when there is none.</summary>
    public async ValueTask<Served?> Find(WrittenKey key, Reader reader, CancellationToken cancellationToken)
    {
        if (key is { Fields: null, Format.Name: "json" } && await Printed(key.Article, reader, cancellationToken) is { } printed) return printed;
        if (!_written.TryGetValue(key, out Written? written)) return null;
        var versions = await articles.Versions(written!.Versions.Keys, cancellationToken);
        if (versions.Count != written.Versions.Count || versions.Any(version => written.Versions[version.Key] != version.Value)) return null;
        if (time.GetElapsedTime(written.CheckedAt) < Settled) return written.Answer;
        var now = time.GetTimestamp();
        if (!(await search.MemberIds(reader, Gathering.Group, written.Group, cancellationToken)).SequenceEqual(written.Members)) return null;
        written.CheckedAt = now;
        return written.Answer;
    }

    // Of one that has copies each reader is told of those it may read.
    private async Task<Served?> Printed(Guid id, Reader reader, CancellationToken cancellationToken) =>
        await articles.Printed(id, cancellationToken) is var (head, answer) && head.IsFor(reader.Entitlement, time.GetUtcNow())
        && await index.StandsAlone(id, head.Group, cancellationToken)
            ? new Served(answer, Format.Json.MediaType, hash: head.Hash)
            : null;

    /// <summary>Writes an answer, and keeps it when it was asked for before.</summary>
    /// <param name="write">Makes it, of the copies that the reader may see.</param>
    public async Task<Served> Write(
        WrittenKey key, Reader reader, PublishedArticle article, Func<IReadOnlyList<PublishedArticle>, Served> write, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var group = article.Decision!.Group;
        var members = await search.MemberIds(reader, Gathering.Group, group, cancellationToken);
        // Before they are read: what changes in between is found changed the next time.
        IReadOnlyList<Guid> copies = [.. members.Where(member => member != key.Article)]; // Most have none.
        var versions = copies.Count == 0 ? [] : new Dictionary<Guid, long>(await articles.Versions(copies, cancellationToken));
        versions[key.Article] = article.Version;
        var answer = write(copies.Count == 0 ? [] : await search.Readable(copies, reader, cancellationToken));
        if (IsAskedForAgain(key)) _written.Set(key, new Written(answer, group, members, versions) { CheckedAt = started }, new MemoryCacheEntryOptions { Size = answer.Length + EntryBytes });
        return answer;
    }

    public void Dispose() => _written.Dispose();

    // What is asked for once (a partner that goes through the archive) would only drive out what is asked for often, and live just long enough to be dear to collect.
    private bool IsAskedForAgain(WrittenKey key)
    {
        var hash = key.GetHashCode();
        return Interlocked.Exchange(ref _lastAsked[(uint)hash % _lastAsked.Length], hash) == hash;
    }
}

/// <summary>What an answer depends on besides the articles in it.</summary>
/// <param name="Fields">The fields that are wanted, as they were asked for; null for all.</param>
public readonly record struct WrittenKey(Guid Article, Format Format, string? Fields, Entitlement Entitlement, string Host);
