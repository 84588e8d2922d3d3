using System.Text;
using Wiredesk.Contracts;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Files;

namespace Wiredesk.Ingestion.Tests.Wire;

/// <summary>Each wire format, from the bytes of a file to what intake is given.</summary>
public sealed class WireFormatTests
{
    [Fact]
    public void Read_TakesANewsItemOfNewsMlG2()
    {
        var article = Only("g2-item.xml");

        Assert.Equal(("urn:newsml:coast.example:20260303:FERRY-TALKS", "4", "Coast News Agency", ArticleStatus.Usable), (article.OwnId, article.Version, article.Source, article.Status));
        Assert.Equal(("Ferry talks end without a deal", "Talks broke off late on Monday.", "en-GB"), (article.Headline, article.Standfirst, article.Language));
        Assert.Equal(["Anna Lindqvist", "Per Moe"], article.Authors);
        Assert.Equal(At("2026-03-03T08:40:00+01:00"), article.PublishedAt);
        Assert.Equal(At("2026-03-03T10:25:32+01:00"), article.ModifiedAt);
        Assert.Equal(At("2026-03-03T12:00:00+01:00"), article.EmbargoUntil);
        Assert.Equal(3, article.Urgency);
        Assert.Equal(
            new UsageRights("Not for use in Norway before 6 March.\nOnline for 30 days.\nhttps://coast.example/terms", "Copyright 2026 Coast News Agency"), article.Rights);
        Assert.Equal([new Subject("medtop:20000337", "transport"), new Subject("medtop:09000000", "labour")], article.Subjects);
        Assert.Equal("VIKA, Norway, March 3 (Coast) -", article.Dateline);
        Assert.Equal("VIKA, Norway, March 3 (Coast) — Negotiators left the port town late on Monday & said they would return on Friday.\n\nThe minister called it “a pause”.", article.Text);
    }

    [Fact]
    public void Read_TakesTheTextsOfANewsMessageWithTheirPictures()
    {
        var articles = Read("g2-message.xml");

        Assert.Equal(["tag:coast.example,2026:TEXT1", "tag:coast.example,2026:TEXT0"], articles.Select(article => article.OwnId));
        Assert.Equal([ArticleStatus.Usable, ArticleStatus.Canceled], articles.Select(article => article.Status));
        var article = articles[0];
        Assert.Equal(("Storm closes bridges", "Two bridges are closed."), (article.Headline, article.Standfirst));
        Assert.Equal("HALDEN — Two bridges were closed on Tuesday.\n\nWind\n\nGusts reached 30 metres a second.", article.Text);
        Assert.Equal(["Jonas Berg"], article.Authors);
        Assert.Equal([new Media(new Uri("https://pictures.coast.example/photo1.jpg"), "A closed bridge.", "E. Dahl / Coast", "Coast 2026")], article.Media);
    }

    [Fact]
    public void Read_TakesNitf()
    {
        var article = Only("nitf.xml");

        Assert.Equal(("NNS-2026-0303-17", "3", "NNS", "en-US"), (article.OwnId, article.Version, article.Source, article.Language));
        Assert.Equal(("Glacier survey finds new lake", "Radar showed a lake of two square miles."), (article.Headline, article.Standfirst));
        Assert.Equal(["Ruth Okafor", "Tom Lund"], article.Authors);
        Assert.Equal(At("2026-03-03T08:40:00Z"), article.PublishedAt);
        Assert.Equal(At("2026-03-03T09:15:00Z"), article.ModifiedAt);
        Assert.Equal(At("2026-03-03T12:00:00+01:00"), article.EmbargoUntil);
        Assert.Equal(4, article.Urgency);
        Assert.Equal(new UsageRights("Print and web, members only", "Northern News Service 2026"), article.Rights);
        Assert.Equal([new Subject("subj:13000000", "Science and Technology"), new Subject("medtop:20000735", "Natural science")], article.Subjects);
        Assert.Equal("TROMSE, March 3 (NNS) — A lake lies under the glacier, a survey said on Tuesday.\n\n“We did not expect it,” said Okafor’s colleague.", article.Text);
        Assert.Equal([new Media(new Uri("https://nns.example/p/17.jpg"), "The glacier from the air.", "NNS / T. Lund")], article.Media);
    }

    [Fact]
    public void Read_TakesNewsMl1()
    {
        var article = Only("newsml-1.2.xml");

        Assert.Equal(("urn:newsml:kurier.example:20260303:RAT-17", "2", "kurier.example", "de"), (article.OwnId, article.Version, article.Source, article.Language));
        Assert.Equal(("Rat beschließt Haushalt", "Knappe Mehrheit"), (article.Headline, article.Standfirst));
        Assert.Equal(["Jörg Weiß"], article.Authors);
        Assert.Equal(At("2026-03-03T08:15:00+01:00"), article.PublishedAt);
        Assert.Equal((ArticleStatus.Usable, At("2026-03-03T18:00:00+01:00")), (article.Status, article.EmbargoUntil!.Value));
        Assert.Equal(2, article.Urgency);
        Assert.Equal(new UsageRights("Nur für Abonnenten", "© Kurier 2026"), article.Rights);
        Assert.Equal([new Subject("subj:11000000", null), new Subject("subj:11006000", null)], article.Subjects);
        Assert.Equal("Bad Au, 3. März — Der Rat hat den Haushalt beschlossen.\n\nDie Mehrheit war knapp.", article.Text);
        Assert.Equal([new Media(new Uri("https://bilder.kurier.example/rat.jpg"), "Der Ratssaal am Dienstag.", "Foto: Kurier")], article.Media);
    }

    [Fact]
    public void Read_TakesPlainTextWithHeaders()
    {
        var article = Only("headers.txt");

        Assert.Equal(("valley-20260303-9@desk.valley.example", "2", "en-US"), (article.OwnId, article.Version, article.Language));
        Assert.Equal("Bridge to reopen after nine months", article.Headline);
        Assert.Equal(["Maya Ortiz"], article.Authors);
        Assert.Equal(At("2026-03-03T08:40:00-05:00"), article.PublishedAt);
        Assert.Equal(At("2026-03-03T12:00:00-05:00"), article.EmbargoUntil);
        Assert.Equal((5, new UsageRights("Free for members")), (article.Urgency!.Value, article.Rights));
        Assert.Equal([new Subject("medtop:20000337", null), new Subject(null, "roads")], article.Subjects);
        Assert.Equal("LOWER FALLS — The bridge reopens on Friday, the county said.\n\n  It was closed in June.\n", article.Text);
    }

    [Theory]
    [InlineData("Headline: Bridge to reopen\n\nThe bridge reopens on Friday.", "Bridge to reopen", "The bridge reopens on Friday.")]
    [InlineData("Headline: Bridge to reopen\n\n", null, "Headline: Bridge to reopen")]
    [InlineData("Note: Bridge to reopen\n\nIt reopens.", null, "Note: Bridge to reopen\n\nIt reopens.")]
    public void Read_TakesAHeadlineAlone_BeforeAText(string file, string? headline, string text)
    {
        var article = Assert.Single(ArticleFile.Read(Encoding.UTF8.GetBytes(file), "a.txt").Articles);

        Assert.Equal((headline, text), (article.Headline, article.Text.Trim()));
    }

    [Fact]
    public void Read_TakesEveryVersionOfNinjs()
    {
        var (first, second, third) = (Only("ninjs-1.json"), Only("ninjs-2.json"), Only("ninjs-3.json"));

        Assert.Equal((ArticleStatus.Withheld, 1, "One.\n\nTwo."), (first.Status, first.Urgency!.Value, first.Text));
        Assert.Equal(["Christian Hollmann"], first.Authors);
        Assert.Equal([new Subject("medtop:20000350", "central bank"), new Subject("desk:x1", "Desk")], first.Subjects);
        Assert.Equal(new UsageRights(null, "Wire"), first.Rights);

        Assert.Equal(("3", "Ferry talks end without a deal", "One.\nTwo.", "Vika"), (second.Version, second.Headline, second.Text, second.Dateline));
        Assert.Equal(At("2026-03-03T12:00:00+01:00"), second.EmbargoUntil);
        Assert.Equal(new UsageRights("Members only\nhttps://wire.example/terms", "Copyright 2026 Wire"), second.Rights);
        Assert.Equal([new Subject("medtop:20000337", "transport"), new Subject("http://wire.example/subref/16000000", "War"), new Subject(null, "Ferries")], second.Subjects);

        Assert.Equal((9, "One.\n\nTwo.", At("2026-01-02T12:00:00Z")), (third.Urgency!.Value, third.Text, third.EmbargoUntil!.Value));
        Assert.Equal(new UsageRights("Web only\nhttps://wire.example/terms", "Copyright Wire"), third.Rights);
        Assert.Equal([new Subject("desk:1", null)], third.Subjects);
    }

    [Theory]
    [InlineData("<newsItem guid='g'><itemMeta><pubStatus qcode='stat:canceled'/></itemMeta></newsItem>", "g")]
    [InlineData("<newsItem guid='g'><itemMeta><pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/canceled'/></itemMeta></newsItem>", "g")]
    [InlineData("<nitf><head><docdata management-status='canceled'><doc-id id-string='n'/></docdata></head></nitf>", "n")]
    [InlineData("<nitf><head><docdata management-status='canceled' management-doc-idref='other'><doc-id id-string='n'/></docdata></head></nitf>", "other")]
    [InlineData("<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>p</ProviderId><DateId>1</DateId><NewsItemId>i</NewsItemId></NewsIdentifier></Identification><NewsManagement><Status FormalName='Canceled'/></NewsManagement></NewsItem></NewsML>", "urn:newsml:p:1:i")]
    [InlineData("Id: h\nStatus: canceled\n", "h")]
    public void Read_TakesACancelledItemForAKill(string file, string id)
    {
        var article = Assert.Single(ReadText(file).Articles);

        Assert.Equal((ArticleStatus.Canceled, id), (article.Status, article.OwnId));
    }

    [Fact]
    public void Read_TakesTheKillOfAnotherDocumentBesideTheArticle()
    {
        var articles = ReadText("<nitf><head><docdata management-doc-idref='old' management-idref-status='canceled'><doc-id id-string='new'/></docdata></head><body><body.content><p>Text.</p></body.content></body></nitf>").Articles;

        Assert.Equal([("old", ArticleStatus.Canceled), ("new", ArticleStatus.Usable)], articles.Select(article => (article.OwnId, article.Status)));
    }

    [Theory]
    [InlineData("<newsItem guid='g'><itemMeta><embargoed xsi:nil='true'/></itemMeta><contentSet><inlineData>Text.</inlineData></contentSet></newsItem>")]
    [InlineData("<nitf><head><docdata management-status='embargoed'><doc-id id-string='n'/></docdata></head><body><body.content><p>Text.</p></body.content></body></nitf>")]
    public void Read_WithholdsWhatIsEmbargoedWithoutEnd(string file) => Assert.Equal(ArticleStatus.Withheld, Assert.Single(ReadText(file).Articles).Status);

    [Theory]
    [InlineData("<newsItem guid='g'><itemMeta><embargoed>when I say so</embargoed></itemMeta><contentSet><inlineData>Text.</inlineData></contentSet></newsItem>", "bad-date")]
    [InlineData("Id: h\nHeadline: x\nEmbargo: tomorrow\n\nText.", "bad-date")]
    [InlineData("<newsItem guid='g'><contentSet><inlineXML><p>Text that goes on", "malformed-xml")]
    [InlineData("<newsItem guid='g'><contentSet><inlineXML/></contentSet></newsItem>", "no-text")]
    [InlineData("<newsMessage><itemSet/></newsMessage>", "no-article")]
    [InlineData("<newsItem><itemMeta><pubStatus qcode='stat:canceled'/></itemMeta></newsItem>", "missing-id")]
    public void Read_RefusesByNameWhatMustNotBeTaken(string file, string code)
    {
        var reading = ReadText(file);

        Assert.Equal(code, reading.Refusal?.Code);
        Assert.Empty(reading.Articles);
    }

    [Theory]
    [InlineData("Note: the talks go on.\n\nText.")]
    [InlineData("By: Anna Lindqvist\nDate: 3 March\n\nText.")] // Perhaps only the first lines of a text.
    [InlineData("Headline: Talks\nThey went on.\n\nText.")]
    [InlineData("Source: said the minister.")]
    public void Read_LeavesTextAloneThatOnlyLooksLikeHeaders(string text) => Assert.Equal(text, Assert.Single(ReadText(text).Articles).Text);

    private static FileReading ReadText(string file) => ArticleFile.Read(Encoding.UTF8.GetBytes(file), "some.file");

    private static IReadOnlyList<ReceivedArticle> Read(string file)
    {
        var reading = ArticleFile.Read(TestData.Bytes("wire/" + file), file);
        Assert.Null(reading.Refusal);
        return reading.Articles;
    }

    private static ReceivedArticle Only(string file) => Assert.Single(Read(file));

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
