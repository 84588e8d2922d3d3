namespace Wiredesk.Text.Tests;

public class TextSpanTests
{
    [Theory]
    [InlineData(0, 10, true)]
    [InlineData(2, 5, true)]
    [InlineData(2, 11, false)]
    public void Contains_AsksForTheWholeSpan(int start, int end, bool expected) => Assert.Equal(expected, new TextSpan(0, 10).Contains(new TextSpan(start, end)));
}
