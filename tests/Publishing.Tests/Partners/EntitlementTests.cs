using Wiredesk.Contracts;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;
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

    [Theory]
    [InlineData("en", ChangeKind.Update, Told.Loss)]
    [InlineData("en", ChangeKind.Correct, Told.Loss)]
    [InlineData("en", ChangeKind.Create, Told.Nothing)]
    [InlineData("en", ChangeKind.Relation, Told.Nothing)]
    [InlineData("fr", ChangeKind.Update, Told.Change)]
    [InlineData("de", ChangeKind.Update, Told.Nothing)]
    [InlineData("de", ChangeKind.Kill, Told.Nothing)]
    public void Of_AnArticleThatChangedItsLanguage_TellsWhoHadIt(string language, ChangeKind kind, Told told) =>
        Assert.Equal(told, Languages(language).Of(kind, Judged.Of(In("fr", 2, Article)), Reports.Noon));

    [Theory]
    [InlineData("en", Told.Change)]
    [InlineData("fr", Told.Change)]
    [InlineData("de", Told.Nothing)]
    public void Of_AKillTellsAllWhoEverHadIt(string language, Told told)
    {
        var killed = Publication.Apply(In("fr", 2, Article), Reports.Kill(Guid.Parse(Article.Id), 2), Reports.Noon).Article;

        Assert.Equal(told, Languages(language).Of(ChangeKind.Kill, Judged.Of(killed), Reports.Noon));
    }

    [Fact]
    public void Of_WhatIsBackUnderAnotherLanguage_TellsNothingOfIt()
    {
        var held = Publication.Apply(In("fr", 2, Article, withheld: true), Reports.Classified(Guid.Parse(Article.Id), 3, 60) with { Analysis = AnalysisIn("fr") }, Reports.Noon).Article;

        Assert.Equal(Told.Loss, Languages("en").Of(ChangeKind.Withhold, Judged.Of(held), Reports.Noon));
        Assert.Equal(Told.Nothing, Languages("en").Of(ChangeKind.Restore, Judged.Of(held), Reports.Noon));
    }

    [Fact]
    public void Of_ARevisionThatNobodyCouldRead_TellsNobody()
    {
        var withheld = In("fr", 2, Article, withheld: true);
        var embargoed = Publication.Apply(null, Reports.Classified(Guid.CreateVersion7()) with { Article = Reports.Classified(Guid.CreateVersion7()).Article with { EmbargoUntil = Reports.Noon.AddDays(1) } }, Reports.Noon).Article;
        var killed = Publication.Apply(embargoed, Reports.Kill(Guid.Parse(embargoed.Id)), Reports.Noon).Article;

        Assert.Equal(Told.Nothing, Languages("fr").Of(ChangeKind.Withhold, Judged.Of(withheld), Reports.Noon));
        Assert.Equal(Told.Change, Languages("en").Of(ChangeKind.Withhold, Judged.Of(withheld), Reports.Noon));
        Assert.Equal(Told.Nothing, Entitlement.Everything.Of(ChangeKind.Kill, Judged.Of(killed), Reports.Noon));
    }

    [Fact]
    public void Of_AKillTellsBeyondTheLookBack()
    {
        var (week, later) = (new Entitlement { LookBackDays = 7 }, Reports.Noon.AddDays(30));
        var killed = Publication.Apply(Article, Reports.Kill(Guid.Parse(Article.Id)), later).Article;

        Assert.Equal(Told.Loss, week.Of(ChangeKind.Kill, Judged.Of(killed), later));
        Assert.Equal(Told.Nothing, week.Of(ChangeKind.Create, Judged.Of(killed), later));
        Assert.Equal(Told.Loss, week.Of(ChangeKind.Update, Judged.Of(Article), later));
    }

    [Fact]
    public void Entitled_ToLess_StillHearsOfTheKill()
    {
        var partner = new Partner { Id = "p", Name = "p", Entitlement = Languages("en") }.Entitled(Languages("de")).Entitled(Languages("DE"));
        var killed = Publication.Apply(Article, Reports.Kill(Guid.Parse(Article.Id)), Reports.Noon).Article;

        Assert.Single(partner.Earlier);
        Assert.Equal(Told.Loss, partner.EntitlementSoFar().Of(ChangeKind.Kill, Judged.Of(killed), Reports.Noon));
        Assert.Equal(Told.Nothing, partner.Entitlement.Of(ChangeKind.Kill, Judged.Of(killed), Reports.Noon));
    }

    [Fact]
    public void ReadableAs_KeepsNoSetInsideAnother()
    {
        var article = In("en", 4, In("en", 3, In("fr", 2, Article)));

        Assert.Equal(["language:en source:the-harbour-post topic:medtop:15000000 topic:sport", "language:fr source:the-harbour-post"], article.ReadableAs.Select(set => string.Join(' ', set)).Order());
    }

    private static Entitlement Languages(string language) => new() { Languages = [language] };

    private static Analysis AnalysisIn(string language) => Reports.Classified(Guid.Empty).Analysis with { Language = new DetectedLanguage(language, 0.9) };

    private static PublishedArticle In(string language, int revision, PublishedArticle held, bool withheld = false)
    {
        var message = Reports.Classified(Guid.Parse(held.Id), revision, decision: 10 * revision);
        return Publication.Apply(held, message with { Article = message.Article with { Withheld = withheld }, Analysis = AnalysisIn(language) }, Reports.Noon).Article;
    }
}
