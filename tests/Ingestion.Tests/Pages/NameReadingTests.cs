using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Tests.Pages;

public sealed class NameReadingTests
{
    [Theory]
    [InlineData("entry-content", "Body, Post")]
    [InlineData("articleBody", "Body, Post")]
    [InlineData("Post_comments__x1 related", "Related, Comments, Post")]
    [InlineData("SHARE", "Share")]
    [InlineData("shared-adapter", "None")]
    [InlineData("", "None")]
    public void Of_ReadsWholeWords(string names, string expected) => Assert.Equal(expected, NameReading.Of(names).ToString());
}
