using Wiredesk.Deduplication.Copies;

namespace Wiredesk.Deduplication.Tests.Copies;

public class PostingsTests
{
    private static int[] Find(Postings postings, uint key)
    {
        var found = new int[16];
        return [.. found.Take(postings.Find(key, found))];
    }

    [Theory]
    [InlineData(0, 8)] // all at the beginning of one table
    [InlineData(0, 20)] // spread over all of them
    [InlineData(0x00FFF000, 0)] // all at the end of one table, and so round it
    public void AgreesWithADictionaryUnderAddingAndRemoving(uint from, int shift)
    {
        var random = new Random(1);
        var postings = new Postings();
        var model = new Dictionary<uint, List<int>>();
        for (var step = 0; step < 50_000; step++)
        {
            var key = from + ((uint)random.Next(3_000) << shift);
            var article = random.Next(12);
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
    public void AKeyKeepsItsFirstArticles()
    {
        var postings = new Postings();
        for (var article = 0; article < 100; article++)
            postings.Add(5, article);

        Assert.Equal(Enumerable.Range(0, 8), Find(postings, 5));
    }
}
