namespace Wiredesk.Text.Tests;

public class ShinglesTests
{
    private static ulong[] Of(params ushort[] words)
    {
        var shingles = new ulong[Shingles.Count(words.Length)];
        Assert.Equal(shingles.Length, Shingles.Of(words, shingles));
        return shingles;
    }

    [Fact]
    public void Of_GivesTheHashOfEachRunOnItsOwn()
    {
        ushort[] words = [7, 0, 40_000, 3, 3, 9, 0];
        var shingles = Of(words);

        for (var start = 0; start < shingles.Length; start++)
            Assert.Equal(Of(words[start..(start + 3)])[0], shingles[start]);
        Assert.Equal(shingles.Length, shingles.Distinct().Count());
    }

    [Fact]
    public void Of_HeedsOrder() => Assert.NotEqual(Of(1, 2, 3), Of(2, 1, 3));

    [Fact]
    public void Of_GivesNoneForATextOfTwoWords() => Assert.Empty(Of(1, 2));
}
