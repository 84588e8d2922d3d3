using Wiredesk.Contracts;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Tests.Partners;

public sealed class EntitlementTests
{
    private static readonly PublishedArticle Article = Publication.Apply(
        null,
        Reports.Classified(Guid.CreateVersion7()) with
        {
            Analysis = Reports.Classified(Guid.Empty).Analysis with { Topics = [new Topic("medtop:15000000", "sport", 0.7)] },
        },
        Reports.Noon).Article;

    [Fact]
    public void Everything_AllowsEverything() => Assert.Null(Entitlement.Everything.Refusal(Article, Reports.Noon));

    [Theory]
    [InlineData("The-Harbour-Post", "EN", "Sport", null)]
    [InlineData("the-harbour-post", "en", "medtop:15000000", null)]
    [InlineData("coast-wire", "en", "sport", "its source the-harbour-post is not among the entitled ones")]
    [InlineData("the-harbour-post", "fr", "sport", "its language en is not among the entitled ones")]
    [InlineData("the-harbour-post", "en", "politics", "it has none of the entitled topics")]
    public void Refusal_NamesWhatIsMissed(string source, string language, string topic, string? reason) => Assert.Equal(
        reason, new Entitlement { Sources = [source], Languages = [language], Topics = [topic] }.Refusal(Article, Reports.Noon));

    [Fact]
    public void Refusal_LooksBackNoFartherThanAllowed()
    {
        var week = new Entitlement { LookBackDays = 7 };

        Assert.Null(week.Refusal(Article, Reports.Noon.AddDays(6)));
        Assert.Contains("7 days", week.Refusal(Article, Reports.Noon.AddDays(8)), StringComparison.Ordinal);
    }

    [Fact]
    public void Refusal_OfATombstoneGoesByItsSource()
    {
        var erased = Publication.Apply(Article, new EraseArticle(Guid.Parse(Article.Id), "editor", Reports.Noon), Reports.Noon).Article;

        Assert.Null(new Entitlement { Sources = ["the-harbour-post"], Languages = ["fr"] }.Refusal(erased, Reports.Noon));
        Assert.NotNull(new Entitlement { Sources = ["coast-wire"] }.Refusal(erased, Reports.Noon));
    }
}
