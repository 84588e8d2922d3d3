using System.Buffers.Binary;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Text;

namespace Wiredesk.Ingestion.Polling;

/// <summary>The entries of a feed's last document, as hashes: what has not changed since need not be looked up, and ids that change show.</summary>
/// <param name="Marks">Four 64-bit hashes for each entry: content, id, address, headline with date.</param>
public sealed record EntryMemory(byte[] Marks)
{
    private const int Size = 32;
    private const int MostEntries = 2000;

    public static EntryMemory None { get; } = new([]);

    public static EntryMemory Of(IReadOnlyList<ReceivedArticle> entries)
    {
        var marks = new byte[Math.Min(entries.Count, MostEntries) * Size];
        for (var n = 0; n < marks.Length / Size; n++)
        {
            var mark = Mark.Of(entries[n]);
            BinaryPrimitives.WriteUInt64LittleEndian(marks.AsSpan(n * Size), mark.Content);
            BinaryPrimitives.WriteUInt64LittleEndian(marks.AsSpan((n * Size) + 8), mark.Id);
            BinaryPrimitives.WriteUInt64LittleEndian(marks.AsSpan((n * Size) + 16), mark.Url);
            BinaryPrimitives.WriteUInt64LittleEndian(marks.AsSpan((n * Size) + 24), mark.Title);
        }

        return new EntryMemory(marks);
    }

    /// <summary>For each entry whether it stood in the last document just as it is.</summary>
    public IReadOnlyList<bool> Holds(IReadOnlyList<ReceivedArticle> entries)
    {
        var known = Read().Select(mark => (mark.Content, mark.Id, mark.Url)).ToHashSet();
        return [.. entries.Select(Mark.Of).Select(mark => known.Contains((mark.Content, mark.Id, mark.Url)))];
    }

    /// <summary>Whether the feed gives its entries new names at each poll: of those that were there before by headline and date, half or more (and two at least) have an id and an address that were not.</summary>
    public bool ShowsUnstableIds(IReadOnlyList<ReceivedArticle> entries)
    {
        var before = Read();
        var (ids, urls, titles) = (before.Select(mark => mark.Id).ToHashSet(), before.Select(mark => mark.Url).ToHashSet(), before.Select(mark => mark.Title).ToHashSet());
        var again = entries.Select(Mark.Of).Where(mark => mark.Title != 0 && titles.Contains(mark.Title)).ToList();
        var renamed = again.Count(mark => !ids.Contains(mark.Id) && !urls.Contains(mark.Url));
        return renamed >= 2 && renamed * 2 >= again.Count;
    }

    private List<Mark> Read()
    {
        var marks = new List<Mark>();
        for (var at = 0; at + Size <= Marks.Length; at += Size)
            marks.Add(new Mark(Number(at), Number(at + 8), Number(at + 16), Number(at + 24)));
        return marks;
    }

    private ulong Number(int at) => BinaryPrimitives.ReadUInt64LittleEndian(Marks.AsSpan(at));

    private readonly record struct Mark(ulong Content, ulong Id, ulong Url, ulong Title)
    {
        public static Mark Of(ReceivedArticle entry) => new(
            Hash.Mix(Hash.Mix(Hash.Of(entry.Headline ?? ""), Hash.Of(entry.Text)), (ulong)entry.Status ^ (ulong)ChangedAt(entry)),
            Hash.Of(entry.OwnId ?? ""),
            Hash.Of(entry.Url is { } url ? CanonicalUrl.NameOf(url) : ""),
            Alias.TitleOf(entry) is { } title ? Hash.Of(title) : 0);

        // Where the text is on a page (sitemaps), only the date tells that it is another.
        private static long ChangedAt(ReceivedArticle entry) => entry.Text.Length == 0 ? entry.ModifiedAt?.UtcTicks ?? 0 : 0;
    }
}
