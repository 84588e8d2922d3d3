using System.Text.Json;
using Wiredesk.Contracts;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Bus;

namespace Wiredesk.Deduplication.Articles;

/// <summary>The articles whose words a stored decision and the messages beside it hold, and the same without those of one. Pure.</summary>
public static class Quoted
{
    public static IEnumerable<Guid> By(DecidedArticle article) =>
    [
        .. article.Decision is { } decision ? Quoting.In(decision) : [],
        .. article.Outgoing.SelectMany(outgoing => Said(outgoing) switch
        {
            ArticleClassified classified => Quoting.In(classified.Decision),
            GroupsChanged groups => groups.Changes.SelectMany(Quoting.In),
            _ => [],
        }),
    ];

    public static DecidedArticle Without(this DecidedArticle article, Guid quoted) => article with
    {
        Decision = article.Decision?.Without(quoted),
        Outgoing = [.. article.Outgoing.Select(outgoing => Said(outgoing) switch
        {
            ArticleClassified classified => Saying(outgoing, classified with { Decision = classified.Decision.Without(quoted) }),
            GroupsChanged groups => Saying(outgoing, groups with { Changes = [.. groups.Changes.Select(change => change.Without(quoted))] }),
            _ => outgoing,
        })],
    };

    private static object? Said(OutgoingMessage outgoing) => outgoing.Message
        ?? (outgoing.Type == typeof(ArticleClassified).FullName ? outgoing.Body.Deserialize<ArticleClassified>(Json.Options)
            : outgoing.Type == typeof(GroupsChanged).FullName ? outgoing.Body.Deserialize<GroupsChanged>(Json.Options)
            : null);

    private static OutgoingMessage Saying<T>(OutgoingMessage outgoing, T message) where T : class =>
        outgoing with { Body = JsonSerializer.SerializeToElement(message, Json.Options), Message = message };
}
