using Wiredesk.Ingestion.Articles;

namespace Wiredesk.Ingestion.Tests.Articles;

public sealed class ContentHashTests
{
    [Fact]
    public void Of_IgnoresWhiteSpaceOnly()
    {
        var hash = ContentHash.Of("Head line", "One two.\n\nThree.");

        Assert.Equal(hash, ContentHash.Of(" Head  line\n", "One\u00A0two.\r\n Three. "));
        Assert.NotEqual(hash, ContentHash.Of("Head line", "One two. three."));
        Assert.NotEqual(hash, ContentHash.Of("Head line", "Onetwo. Three."));
        Assert.NotEqual(hash, ContentHash.Of(null, "Head line One two. Three."));
        Assert.NotEqual(hash, ContentHash.Of("Head", "line One two. Three."));
        Assert.Equal(64, hash.Length);
    }
}
