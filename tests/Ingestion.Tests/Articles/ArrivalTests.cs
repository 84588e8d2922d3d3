using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Ingestion.Articles;

namespace Wiredesk.Ingestion.Tests.Articles;

public sealed class ArrivalTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void New_IsAnnouncedAsItsFirstRevision()
    {
        var (article, outcome, reason) = Arrive(null, new ReceivedArticle { Text = "Storm closes harbour.", Headline = "Storm" }, ["a"]);

        Assert.Equal(("new", null), (outcome, reason));
        var message = Assert.IsType<ArticleIngested>(Announced(article).Single());
        Assert.Equal((1, "Storm closes harbour.", "Storm", "the-harbour-post"), (message.Version.Revision, message.Article.Text, message.Article.Headline, message.Article.Source));
        Assert.Equal((Guid.Parse(article.Id), Noon), (message.Version.ArticleId, message.Article.ReceivedAt));
    }

    [Fact]
    public void Changed_IsTheNextRevisionOfTheSameArticle()
    {
        var first = Sent(Arrive(null, Text("Storm closes harbour."), ["a"]).Article);

        var (second, outcome, _) = Arrive(first, Text("Storm closes two harbours."), ["a"]);

        Assert.Equal("revision", outcome);
        Assert.Equal((first.Id, 2), (second.Id, Assert.IsType<ArticleIngested>(Announced(second).Single()).Version.Revision));
    }

    [Fact]
    public void Unchanged_MakesNoMessage()
    {
        var first = Sent(Arrive(null, Text("Storm closes harbour."), ["a"]).Article);

        var (again, outcome, _) = Arrive(first, Text("Storm closes harbour."), ["a"]);

        Assert.Equal("unchanged", outcome);
        Assert.Empty(again.Outgoing);
    }

    [Fact]
    public void EveryDelivery_AddsTheNamesItBrings()
    {
        var first = Sent(Arrive(null, Text("Storm closes harbour."), ["a"]).Article);

        Assert.Equal(["a", "b"], Arrive(first, Text("Storm closes harbour."), ["a", "b"]).Article.Aliases); // unchanged
        Assert.Equal(["a", "b"], Arrive(first, Text("Storm closes two harbours."), ["a", "b"]).Article.Aliases); // a revision
        Assert.Equal(["a", "b"], Arrive(first, Kill, ["b"]).Article.Aliases); // a kill
        var killed = Sent(Arrive(first, Kill, ["a"]).Article);
        Assert.Equal(["a", "b"], Arrive(killed, Text("Storm closes harbour."), ["a", "b"]).Article.Aliases); // refused
    }

    [Fact]
    public void Kill_WithdrawsOnce_AndWhatComesLaterIsRefused()
    {
        var first = Sent(Arrive(null, Text("Storm closes harbour."), ["a"]).Article);

        var (killed, outcome, _) = Arrive(first, Kill, ["a"]);
        var (again, second, _) = Arrive(Sent(killed), Kill, ["a"]);
        var (refused, third, reason) = Arrive(Sent(killed), Text("Storm closes two harbours."), ["a"]);

        Assert.Equal(("kill", "unchanged", "refused"), (outcome, second, third));
        var command = Assert.IsType<WithdrawArticle>(Announced(killed).Single());
        Assert.Equal((Guid.Parse(first.Id), 2), (command.ArticleId, command.Revision));
        Assert.Empty(again.Outgoing);
        Assert.Empty(refused.Outgoing);
        Assert.Contains("withdrew", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Kill_BeforeItsArticle_RefusesItWhenItComes()
    {
        var (tombstone, outcome, _) = Arrive(null, Kill, ["a"]);

        Assert.Equal("kill", outcome);
        Assert.IsType<WithdrawArticle>(Announced(tombstone).Single());
        Assert.Equal("refused", Arrive(Sent(tombstone), Text("Storm closes harbour."), ["a"]).Outcome);
    }

    [Theory]
    [InlineData("", ArticleStatus.Usable, "no text")]
    [InlineData(" \n\t", ArticleStatus.Usable, "no text")]
    public void Refused_SaysWhy(string text, ArticleStatus status, string reason)
    {
        var (article, outcome, why) = Arrive(null, new ReceivedArticle { Text = text, Status = status }, ["a"]);

        Assert.Equal("refused", outcome);
        Assert.Contains(reason, why, StringComparison.Ordinal);
        Assert.Empty(article.Outgoing);
    }

    // As much text as a message may hold, and then one field more.
    [Fact]
    public void LargerThanAMessageMayBe_IsRefusedByItsSize()
    {
        var longest = new string('x', ReceivedArticle.LongestText);
        Assert.Equal("new", Arrive(null, Text(longest), ["a"]).Outcome);

        var refusal = Assert.Throws<RefusedException>(() =>
            Arrive(null, Text(longest) with { Authors = [.. Enumerable.Repeat("Jane Doe of the Harbour Post", 40_000)] }, ["a"]));

        Assert.Contains("bytes", refusal.Message, StringComparison.Ordinal);
    }

    private static ReceivedArticle Kill => new() { Text = "", Status = ArticleStatus.Canceled };

    private static ReceivedArticle Text(string text) => new() { Text = text };

    private static (IngestedArticle Article, string Outcome, string? Reason) Arrive(IngestedArticle? held, ReceivedArticle received, IReadOnlyList<string> aliases) =>
        Arrival.Apply(held, "the-harbour-post", received, ContentHash.Of(received.Headline, received.Text), aliases, Noon);

    private static IngestedArticle Sent(IngestedArticle article) => article with { Outgoing = [] };

    private static IEnumerable<object?> Announced(IngestedArticle article) => article.Outgoing.Select(message => message.Message);
}
