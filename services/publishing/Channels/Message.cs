using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Wiredesk.Defaults;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Publishing.Channels;

/// <summary>What a channel delivers, as JSON: <c>{"type", "timestamp", "data"}</c>, as Standard Webhooks proposes.</summary>
/// <param name="Id">The same for the same happening, each time and for every partner.</param>
/// <param name="Type"><c>article.</c> and the kind of the change, or <c>webhook.ping</c>.</param>
/// <param name="Number">The change; 0 for a test.</param>
/// <param name="ArticleId">The article; absent in a test.</param>
/// <param name="Body">The JSON, as it is signed and sent.</param>
public sealed record Message(string Id, string Type, long Number, Guid? ArticleId, byte[] Body)
{
    private const int IdLength = 32;

    private sealed record Envelope(string Type, DateTimeOffset Timestamp, ChangeData Data);

    private sealed record ChangeData(long Number, ChangeKind Kind, Guid ArticleId, int Revision, DateTimeOffset At, string? Reason, string? Url, ArticleView? Article);

    private sealed record PingData(string Channel);

    private sealed record PingEnvelope(string Type, DateTimeOffset Timestamp, PingData Data);

    /// <summary>A change as a partner is told of it, with the article if it is to be told in full.</summary>
    public static Message Of(Change change, ChangeView view, ArticleView? article = null)
    {
        var type = $"article.{JsonNamingPolicy.CamelCase.ConvertName(view.Kind.ToString())}";
        var data = new ChangeData(
            change.Number,
            view.Kind,
            change.Article.ArticleId,
            change.Article.Revision,
            change.At,
            view.Reason,
            view.Article is null ? null : $"/v1/articles/{change.Article.ArticleId:D}",
            article);
        return new Message(IdOf(change.Id), type, change.Number, change.Article.ArticleId, JsonSerializer.SerializeToUtf8Bytes(new Envelope(type, change.At, data), Json.Options));
    }

    /// <summary>A test that tells of nothing.</summary>
    public static Message Ping(string channel, DateTimeOffset now) => new(
        IdOf($"ping/{channel}/{now.UtcTicks}"), "webhook.ping", 0, null, JsonSerializer.SerializeToUtf8Bytes(new PingEnvelope("webhook.ping", now, new PingData(channel)), Json.Options));

    // The change's own id is made of the article, its versions and the kind. Hashed, as an id must not hold a full stop and is best kept short.
    private static string IdOf(string key) => "msg_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..IdLength];
}
