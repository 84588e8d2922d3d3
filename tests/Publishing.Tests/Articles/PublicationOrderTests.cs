using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Wiredesk.Contracts;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Publishing.Tests.Articles;

/// <summary>Messages about one article may come in any order and any number of times.</summary>
public sealed class PublicationOrderTests
{
    private static readonly Guid Id = new("0198a1b2-0000-7000-8000-000000000001");

    // Decisions rise with the revisions, as deduplication gives them; changes of groups fall anywhere between.
    private static readonly object[] Alive =
    [
        Reports.Classified(Id, revision: 1, decision: 2),
        Reports.Regrouped(Id, 3, "late-join"),
        Reports.Classified(Id, revision: 2, decision: 5, relation: Relation.SameStory),
        Reports.Regrouped(Id, 7, "killed-lead"),
        Reports.Classified(Id, revision: 2, decision: 8, analysis: 2, relation: Relation.Copy),
        Reports.Regrouped(Id, 9, "split"),
        Reports.Regrouped(Id, 1, "editor"),
    ];

    [Property(MaxTest = 500)]
    public Property AnyOrder_EndsInTheSameState() => Prop.ForAll(Orders(Alive), order =>
    {
        var end = Visible(After(order));
        return (end == Visible(After(Alive.Take(SetOf(order))))).Label(end);
    });

    [Property(MaxTest = 500)]
    public Property AnyOrder_WithAKillEndsInATombstone() => Prop.ForAll(Orders([.. Alive, Reports.Kill(Id)]), order =>
    {
        var end = After(order);
        return (end.Status == PublicationStatus.Withdrawn && end.Withdrawal == Reports.Kill(Id)
            && end.Unnumbered.Count(change => change.Kind == ChangeKind.Kill) == 1 && end.Unnumbered[^1].Kind == ChangeKind.Kill).Label(Visible(end));
    });

    [Property(MaxTest = 500)]
    public Property AnyOrder_AnnouncesEachChangeOnceAndTheFirstAsNew() => Prop.ForAll(Orders([.. Alive, Reports.Kill(Id)]), order =>
    {
        var changes = After(order).Unnumbered;
        var readable = changes.Where(change => change.Kind != ChangeKind.Kill).ToList();
        return (changes.DistinctBy(change => change.Id).Count() == changes.Count
            && readable.Count(change => change.Kind == ChangeKind.Create) == Math.Min(1, readable.Count)
            && (readable.Count == 0 || readable[0].Kind == ChangeKind.Create)).Label(string.Join(", ", changes.Select(change => change.Id)));
    });

    // Every message at least once, some of them again, shuffled.
    private static Arbitrary<object[]> Orders(object[] messages) =>
        (from again in Gen.SubListOf(messages) from order in Gen.Shuffle(messages.Concat(again).ToArray()) select order.ToArray()).ToArbitrary();

    private static int SetOf(object[] order) => order.Distinct().Count();

    private static PublishedArticle After(IEnumerable<object> messages) => messages.Aggregate(default(PublishedArticle), (held, message) => message switch
    {
        ArticleClassified classified => Publication.Apply(held, classified, Reports.Noon).Article,
        GroupsChanged changed => Publication.Apply(held, changed, changed.Changes[0], Reports.Noon).Article,
        _ => Publication.Apply(held, (WithdrawArticle)message, Reports.Noon).Article,
    })!;

    // Where it stood before is where partners saw it, and that is as the messages came.
    private static string Visible(PublishedArticle article) => System.Text.Json.JsonSerializer.Serialize(
        article with { Unnumbered = [], Outgoing = [], Earlier = [] }, Defaults.Json.Options);
}
