namespace Wiredesk.Text.Tests;

public class HashTests
{
    [Fact]
    public void Of_IsTheSameInEveryProcess() => Assert.Equal(Hash.Of("ceasefire"), Hash.Of(new string("ceasefire".ToCharArray())));

    [Fact]
    public void Of_KeepsALargeVocabularyApart()
    {
        var hashes = Enumerable.Range(0, 200_000).Select(number => Hash.Of("w" + number)).ToHashSet();

        Assert.Equal(200_000, hashes.Count);
    }

    [Fact]
    public void Of_ChangesHalfOfTheBitsForOneLetter()
    {
        var changed = Enumerable.Range(0, 1000).Average(number => System.Numerics.BitOperations.PopCount(Hash.Of("word" + number) ^ Hash.Of("Word" + number)));

        Assert.InRange(changed, 30, 34);
    }

    [Fact]
    public void Of_TellsEmptyFromZero() => Assert.NotEqual(Hash.Of(""), Hash.Of("\0"));
}
