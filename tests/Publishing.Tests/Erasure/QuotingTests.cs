using System.Text.Json;
using Wiredesk.Contracts;
using Wiredesk.Defaults;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Erasure;

namespace Wiredesk.Publishing.Tests.Erasure;

public class QuotingTests
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly Guid Copied = Guid.CreateVersion7();
    private static readonly Guid Near = Guid.CreateVersion7();

    private static readonly ArticleClassified Classified = Reports.Classified(Id) is var message ? message with
    {
        Decision = message.Decision with
        {
            Relation = Relation.NearCopy,
            Of = Copied,
            Evidence = Evidence("12", "73"),
            NotJoined = [new NotJoined($"{Near:D}", Relation.NearCopy, 1.4, 0.7, "contradicts") { Differs = [new Difference("place", "Malm", "Raoul")] }],
        },
    } : null!;

    private static readonly PublishedArticle Article = Publication.Apply(null, Classified, Reports.Noon).Article;

    [Fact]
    public void In_NamesTheArticlesWhoseWordsAreThere()
    {
        Assert.Equal([Copied, Near], Quoting.In(Article).Distinct());
        Assert.Empty(Quoting.In(Publication.Empty(Id, Reports.Noon)));
    }

    [Fact]
    public void Without_LeavesOutTheWordsOfThatArticleAloneAndNothingElse()
    {
        var copied = Article.Without(Copied);
        var near = Article.Without(Near);

        Assert.Equal([new Difference("number", "12", null)], copied.Decision!.Evidence.Differs);
        Assert.Equal([new Difference("place", "Malm", "Raoul")], copied.Decision.NotJoined![0].Differs);
        Assert.Equal([new Difference("place", "Malm", null)], near.Decision!.NotJoined![0].Differs);
        Assert.Equal([Near], Quoting.In(copied).Distinct());
        Assert.Equal([Copied], Quoting.In(near).Distinct());
        Assert.Equal(Written(Article), Written(Article.Without(Id)));
        Assert.Equal(Written(Article with { Decision = null, Measured = null }), Written(copied.Without(Near) with { Decision = null, Measured = null }));
        Assert.DoesNotContain("Raoul", Written(copied.Without(Near)), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_ReachesWhatWasMeasuredBeforeAMoveThatMeasuredNothing()
    {
        var change = new GroupChange(Id, Relation.Copy, Near, Near, Near, Near, Near);
        var moved = Publication.Apply(Article, new GroupsChanged(7, "editor", []), change, Reports.Noon).Article;
        Assert.Equal((Near, Copied), (moved.Decision!.Of!.Value, moved.Measured!.Of!.Value));

        var without = moved.Without(Copied);

        Assert.Equal([new Difference("number", "12", null)], without.Decision!.Evidence.Differs);
        Assert.Equal([new Difference("number", "12", null)], without.Measured!.Evidence.Differs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Quarantined_MessagesOfOthersKeepTheRest(bool indented)
    {
        var moved = new GroupChange(Id, Relation.NearCopy, Copied, Id, Id, Id, Id, 1, Evidence: Evidence("12", "73"));
        var groups = new GroupsChanged(7, "late-join", [moved, Of(Copied), Of(Near)]);

        var classified = QuarantinedWords.Without(Enveloped(Classified, indented), Copied)!;
        var regrouped = QuarantinedWords.Without(Enveloped(groups, indented), Copied)!;

        Assert.Equal(Written(Classified with { Decision = Classified.Decision.Without(Copied) }), Written(Message<ArticleClassified>(classified)));
        var changes = Message<GroupsChanged>(regrouped).Changes;
        Assert.Equal(groups.Changes.Select(change => change.ArticleId), changes.Select(change => change.ArticleId));
        Assert.Equal((null, null, "73"), (changes[0].Evidence!.Differs[0].There, changes[1].Evidence, changes[2].Evidence!.Differs[0].There));

        static GroupChange Of(Guid article) => new(article, Relation.NearCopy, Id, Id, Id, Id, Id, 1, Evidence: Evidence("12", "73"));
    }

    [Fact]
    public void Quarantined_MessagesOfTheArticleItselfOrThatCannotBeReadAreGone()
    {
        Assert.Null(QuarantinedWords.Without(Enveloped(Classified, indented: false), Id));
        Assert.Null(QuarantinedWords.Without(Enveloped(new ArticleWithdrawn(new ArticleVersion(Id, 1), "legal"), indented: false), Id));
        Assert.Null(QuarantinedWords.Without(Enveloped(new { changes = Id }, indented: false, Urn<GroupsChanged>()), Id));
        Assert.Null(QuarantinedWords.Without($"{{ \"message\": {{ \"article\": \"{Id}", Id));
        Assert.Null(QuarantinedWords.Without($"[\"{Id}\"]", Id));
        Assert.Null(QuarantinedWords.Without("null", Id));
    }

    private static string Enveloped<T>(T message, bool indented, string? type = null) => JsonSerializer.Serialize(
        new { messageId = Guid.NewGuid(), messageType = new[] { type ?? Urn<T>() }, message }, indented ? Indented : Json.Options);

    private static string Urn<T>() => $"urn:message:Wiredesk.Contracts:{typeof(T).Name}";

    private static T Message<T>(string body) => JsonDocument.Parse(body).RootElement.GetProperty("message").Deserialize<T>(Json.Options)!;

    private static Evidence Evidence(string here, string there) => new("5", [], 0.8, 0.7, [new Difference("number", here, there)]);

    private static string Written<T>(T value) => JsonSerializer.Serialize(value, Json.Options);
}
