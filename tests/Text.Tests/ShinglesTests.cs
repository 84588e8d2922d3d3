namespace Wiredesk.Text.Tests;

public class ShinglesTests
{
    private static ulong[] Of(int width, params uint[] words)
    {
        var shingles = new ulong[Shingles.Count(words.Length, width)];
        Assert.Equal(shingles.Length, Shingles.Of(words, width, shingles));
        return shingles;
    }

    [Fact]
    public void Of_RollsToTheHashOfEachRunOnItsOwn()
    {
        uint[] words = [7, 0, 4_000_000_000, 3, 3, 9, 0];
        var rolled = Of(3, words);

        for (var start = 0; start < rolled.Length; start++)
            Assert.Equal(Of(3, words[start..(start + 3)])[0], rolled[start]);
    }

    [Fact]
    public void Of_HeedsOrder() => Assert.NotEqual(Of(2, 1, 2), Of(2, 2, 1));

    [Fact]
    public void Of_GivesNoneForATextShorterThanTheWidth() => Assert.Empty(Of(3, 1, 2));
}
