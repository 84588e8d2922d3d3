using Wiredesk.Contracts;

namespace Wiredesk.Publishing.Tests;

/// <summary>Messages about articles, as the stages before publishing send them.</summary>
internal static class Reports
{
    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static ArticleClassified Classified(Guid id, int revision = 1, long decision = 1, int analysis = 1, Relation relation = Relation.Original)
    {
        var text = $"Revision {revision} of the text, analysed by {analysis}.";
        return new ArticleClassified(
            new ArticleVersion(id, revision, analysis, decision),
            new Article { Id = id, Revision = revision, Source = "the-harbour-post", Text = text, ReceivedAt = Noon, Headline = $"Headline {revision}" },
            new Analysis { Version = analysis, Language = new DetectedLanguage("en", 0.9), Body = new TextPassage(0, text.Length, text) },
            new Decision
            {
                Version = decision,
                Relation = relation,
                Of = relation == Relation.Original ? null : Place(decision),
                Group = Place(decision),
                Lead = id,
                Event = Place(decision),
                Story = Place(decision),
                Confidence = 1.0 / decision,
                Evidence = new Evidence($"rules {decision}", [], 0, 0, []),
            });
    }

    public static GroupsChanged Regrouped(Guid id, long decision, string reason = "late-join") =>
        new(decision, reason, [new GroupChange(id, Relation.NearCopy, Place(decision), Place(decision), Place(decision), Place(decision), Place(decision))]);

    public static WithdrawArticle Kill(Guid id, int revision = 1, string reason = "legal") => new(id, revision, reason, "editor", Noon);

    /// <summary>An id that tells which decision gave it.</summary>
    public static Guid Place(long decision) => new($"00000000-0000-7000-8000-{decision:D12}");
}
