using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Wiredesk.Contracts;
using Wiredesk.Defaults;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Description;
using Wiredesk.Publishing.Formats;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Tests.Articles;

public sealed class PrintedArticleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Answer_IsWhatWouldBeWritten()
    {
        var (head, answer) = PrintedArticle.Read(PrintedArticle.Of(Examples.Article)!)!.Value;

        Assert.Equal(JsonSerializer.Serialize(new ArticleView(Examples.Article) { Copies = [] }, Json.Options), Encoding.UTF8.GetString(answer.Span));
        Assert.Equal((Examples.Article.Source, Examples.Article.Decision!.Group, Served.HashOf(answer.Span)), (head.Source, head.Group, head.Hash));
    }

    /// <summary>
    /// When this fails, an article says something else than before, or its head decides by something else who may read it: raise <see cref="PrintedArticle.PresentRules"/>,
    /// so that what stores hold already is not served.
    /// </summary>
    [Fact]
    public void Rules_AreRaisedWithThePrint()
    {
        var embargoed = Examples.Article with { Article = Examples.Article.Article! with { EmbargoUntil = Now } };

        Assert.Equal((1, "1152dabcc66f3204", "7876faed58843e88"), (PrintedArticle.PresentRules, Digest(Examples.Article), Digest(embargoed)));

        static string Digest(PublishedArticle article) => Convert.ToHexStringLower(SHA256.HashData(PrintedArticle.Of(article)!))[..16];
    }

    [Theory]
    [InlineData("""{"rules":0}""")]
    [InlineData("""{"rules":2,"source":5,"entitled":[]}""")]
    public void Print_OfOtherRulesIsNotServed(string head)
    {
        byte[] print = [.. BitConverter.GetBytes(head.Length), .. Encoding.UTF8.GetBytes(head), .. "{}"u8];

        Assert.Null(PrintedArticle.Read(print));
    }

    [Theory]
    [InlineData(PublicationStatus.Withdrawn)]
    [InlineData(PublicationStatus.Withheld)]
    [InlineData(PublicationStatus.Embargoed)]
    public void Article_ThatCannotBeReadIsNotPrinted(PublicationStatus status) => Assert.Null(PrintedArticle.Of(Examples.Article with { Status = status }));

    [Fact]
    public void Embargo_HoldsWhateverTheStatusSays()
    {
        var article = Examples.Article with { Article = Examples.Article.Article! with { EmbargoUntil = Now.AddMinutes(1) } };

        Assert.False(Head(article).IsFor(Entitlement.Everything, Now));
        Assert.True(Head(article).IsFor(Entitlement.Everything, Now.AddMinutes(1)));
        Assert.True(Head(article with { Release = new EditorAction("publish", "anna", "agreed", Now, article.Article.Revision) }).IsFor(Entitlement.Everything, Now));
    }

    [Fact]
    public void Entitlement_DecidesAsForTheArticleItself()
    {
        var article = Examples.Article;
        Entitlement[] entitlements =
        [
            Entitlement.Everything, new() { Sources = [article.Source!] }, new() { Sources = ["another"] }, new() { Languages = [article.Analysis!.Language.Code] }, new() { Languages = ["xx"] },
            new() { Topics = [article.Analysis.Topics[0].Name] }, new() { Topics = ["nothing"] }, new() { LookBackDays = 1 }, new() { LookBackDays = 100 },
        ];

        Assert.Equal(entitlements.Select(one => one.Allows(article, Now.AddDays(7))), entitlements.Select(one => Head(article).IsFor(one, Now.AddDays(7))));
        Assert.False(Head(article).IsFor(new Entitlement { Formats = ["ninjs"] }, Now));
    }

    [Fact]
    public void Words_OfAnArticleThatIsNotShownAreNotTold()
    {
        var other = Guid.CreateVersion7();
        var decision = Examples.Article.Decision! with { Relation = Relation.NearCopy, Of = other, Evidence = Examples.Article.Decision.Evidence with { Differs = [new Difference("number", "40", "SECRET")] } };
        var (_, answer) = PrintedArticle.Read(PrintedArticle.Of(Examples.Article with { Decision = decision })!)!.Value;

        Assert.DoesNotContain("SECRET", Encoding.UTF8.GetString(answer.Span), StringComparison.Ordinal);
    }

    private static PrintedArticle Head(PublishedArticle article) => PrintedArticle.Read(PrintedArticle.Of(article)!)!.Value.Head;
}
