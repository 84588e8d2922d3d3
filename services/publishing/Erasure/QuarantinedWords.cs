using System.Text.Json;
using System.Text.Json.Nodes;
using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Defaults;

namespace Wiredesk.Publishing.Erasure;

/// <summary>What is kept of a message in quarantine that names an erased article. Pure.</summary>
public static class QuarantinedWords
{
    /// <summary>The body without the words of the article; null when nothing else would be left of it, or it cannot be read.</summary>
    public static string? Without(string body, Guid erased)
    {
        try
        {
            var envelope = JsonNode.Parse(body)!.AsObject();
            var types = envelope["messageType"]!.AsArray().Select(type => (string?)type).ToList();
            var rest =
                types.Contains(MessageUrn.ForTypeString<ArticleClassified>()) ? Without(Read<ArticleClassified>(envelope), erased)
                : types.Contains(MessageUrn.ForTypeString<GroupsChanged>()) ? Without(Read<GroupsChanged>(envelope), erased)
                : null;
            if (rest is null) return null;
            envelope["message"] = rest;
            return envelope.ToJsonString(Json.Options);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or NullReferenceException)
        {
            return null;
        }
    }

    private static JsonNode? Without(ArticleClassified message, Guid erased) => message.Article.Id == erased
        ? null
        : JsonSerializer.SerializeToNode(message with { Decision = message.Decision.Without(erased) }, Json.Options);

    private static JsonNode? Without(GroupsChanged message, Guid erased) =>
        JsonSerializer.SerializeToNode(message with { Changes = [.. message.Changes.Select(change => change.Without(erased))] }, Json.Options);

    private static T Read<T>(JsonObject envelope) => envelope["message"].Deserialize<T>(Json.Options)!;
}
