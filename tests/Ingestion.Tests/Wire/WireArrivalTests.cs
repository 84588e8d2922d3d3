using System.Text;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Files;

namespace Wiredesk.Ingestion.Tests.Wire;

/// <summary>What a wire file says reaches the message that announces it.</summary>
public sealed class WireArrivalTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void NewsItem_IsAnnouncedWithItsTerms()
    {
        var (article, outcome) = Arrive(null, TestData.Bytes("wire/g2-item.xml"));

        Assert.Equal("new", outcome);
        var announced = Announced(article);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 12, 0, 0, TimeSpan.FromHours(1)), announced.EmbargoUntil);
        Assert.Equal((3, false), (announced.Urgency!.Value, announced.Withheld));
        Assert.Equal(new UsageRights("Not for use in Norway before 6 March.\nOnline for 30 days.\nhttps://coast.example/terms", "Copyright 2026 Coast News Agency"), announced.Rights);
        Assert.Equal(["medtop:20000337", "medtop:09000000"], announced.Subjects.Select(subject => subject.Code));
        Assert.StartsWith("VIKA, Norway, March 3 (Coast)", announced.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Embargo_ThatIsLiftedIsARevisionAlthoughTheTextIsTheSame()
    {
        var first = Arrive(null, Item("<embargoed>2026-03-03T12:00:00Z</embargoed>")).Article;
        var (lifted, outcome) = Arrive(first, Item(""));
        var (again, unchanged) = Arrive(lifted, Item(""));

        Assert.Equal(("revision", "unchanged"), (outcome, unchanged));
        Assert.Equal((2, null), (Announced(lifted).Revision, Announced(lifted).EmbargoUntil));
        Assert.Equal(lifted.Outgoing, again.Outgoing);
    }

    [Fact]
    public void Withheld_IsAnnouncedSoThatPublishingHoldsBackWhatIsOut()
    {
        var first = Arrive(null, Item("")).Article;
        var (held, outcome) = Arrive(first, Item("<pubStatus qcode='stat:withheld'/>"));

        Assert.Equal(("revision", true), (outcome, Announced(held).Withheld));
        Assert.False(Announced(Arrive(held, Item("<pubStatus qcode='stat:usable'/>")).Article).Withheld);
    }

    [Fact]
    public void Cancelled_IsAKill() => Assert.Equal("kill", Arrive(Arrive(null, Item("")).Article, Item("<pubStatus qcode='stat:canceled'/>")).Outcome);

    private static byte[] Item(string meta) => Encoding.UTF8.GetBytes($"<newsItem guid='g'><itemMeta>{meta}</itemMeta><contentSet><inlineData contenttype='text/plain'>Storm closes harbour.</inlineData></contentSet></newsItem>");

    private static (IngestedArticle Article, string Outcome) Arrive(IngestedArticle? held, byte[] file)
    {
        var received = Assert.Single(ArticleFile.Read(file, "item.xml").Articles);
        var (article, outcome, _) = Arrival.Apply(held, "coast", received, ContentHash.Of(received.Headline, received.Text), ["a"], Noon);
        return (article, outcome);
    }

    private static Article Announced(IngestedArticle article) => Assert.IsType<ArticleIngested>(article.Outgoing[^1].Message).Article;
}
