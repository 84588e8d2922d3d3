using Wiredesk.Deduplication.Copies;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Tests.Copies;

public class PostingsTests
{
    private static int[] Find(Postings postings, uint key)
    {
        var found = new int[16];
        return [.. found.Take(postings.Find(key, found))];
    }

    [Theory]
    [InlineData(0, 8, 0)] // all at the beginning of one table
    [InlineData(0, 20, 0)] // spread over all of them
    [InlineData(0x00FFF000, 0, 0)] // all at the end of one table, and so round it
    [InlineData(0xFFFFF000, 0, 9_999_988)] // the last keys, and the last articles of the largest window
    public void AgreesWithADictionaryUnderAddingAndRemoving(uint from, int shift, int first)
    {
        var random = new Random(1);
        var postings = new Postings();
        var model = new Dictionary<uint, List<int>>();
        for (var step = 0; step < 50_000; step++)
        {
            var key = from + ((uint)random.Next(3_000) << shift);
            var article = first + random.Next(12);
            if (!model.TryGetValue(key, out var articles))
                model[key] = articles = [];
            if (random.Next(3) > 0)
            {
                postings.Add(key, article);
                if (articles.Count < Postings.MostPerKey && !articles.Contains(article))
                    articles.Add(article);
            }
            else
            {
                postings.Remove(key, article);
                articles.Remove(article);
            }

            Assert.Equal(articles, Find(postings, key));
        }

        Assert.All(model, pair => Assert.Equal(pair.Value, Find(postings, pair.Key)));
    }

    [Fact]
    public void IsWrittenWithWholeKeysAndReadAgain()
    {
        (uint Key, int Article)[] entries = [(1, 0), (0x1234_5678, 9_999_999), (0x1234_5678, 77), (uint.MaxValue, 3)];
        var postings = new Postings();
        foreach (var (key, article) in entries)
            postings.Add(key, article);
        using var file = new MemoryStream();
        using (var writer = new StateWriter(file))
        {
            postings.Write(writer);
            postings.Write(writer);
            writer.Finish();
        }

        file.Position = 0;
        using var reader = new StateReader(file);
        var written = Enumerable.Range(0, 256).SelectMany(_ => reader.Values<ulong>()).Where(cell => cell != 0);
        Assert.Equivalent(entries.Select(entry => (ulong)entry.Key << 32 | (uint)(entry.Article + 1)), written.ToArray(), strict: true);

        var read = new Postings();
        read.Read(reader);
        Assert.All(entries, entry => Assert.Contains(entry.Article, Find(read, entry.Key)));
        read.Add(1, 5); // in the room that was read
        Assert.Equal([0, 5], Find(read, 1));
    }

    [Fact]
    public void AKeyKeepsItsFirstArticles()
    {
        var postings = new Postings();
        for (var article = 0; article < 100; article++)
            postings.Add(5, article);

        Assert.Equal(Enumerable.Range(0, 8), Find(postings, 5));
    }
}
