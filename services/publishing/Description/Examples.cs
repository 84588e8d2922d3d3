using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wiredesk.Contracts;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Channels;
using Wiredesk.Publishing.Editing;
using Wiredesk.Publishing.Formats;
using Wiredesk.Publishing.Partners;
using Wiredesk.Publishing.Revisions;
using Wiredesk.Publishing.Search;
using Wiredesk.Publishing.Stories;

namespace Wiredesk.Publishing.Description;

/// <summary>Examples of every payload, made by the code that makes the real ones.</summary>
public static class Examples
{
    private static readonly Guid Id = new("0198a1b2-0000-7000-8000-000000000001");
    private static readonly Guid CopyId = new("0198a1b2-0000-7000-8000-000000000002");
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private const string Host = "https://api.example.org";

    /// <summary>A made-up article, as it is stored.</summary>
    public static PublishedArticle Article { get; } = Published(Id, "the-harbour-post", Relation.Original, null);

    /// <summary>The same text, run by another.</summary>
    public static PublishedArticle Copy { get; } = Published(CopyId, "coast-wire", Relation.Copy, Id);

    /// <summary>What an address answers in a media type; null where there is no example.</summary>
    public static JsonNode? Of(string path, string mediaType) => (path.Trim('/'), mediaType) switch
    {
        ("v1/articles", "application/json") => Json(new ListPage<ArticleSummary>([Summary], "YXJ0aWNsZXM6NDE7")),
        ("v1/articles/{id}", "application/json") => Json(new ArticleView(Article) { Copies = CopyView.Of(Article.Article!.Id, [Copy]) }),
        ("v1/articles", "application/vnd.iptc.ninjs+json") => new JsonObject { ["items"] = new JsonArray(Ninjs.Of(Found, Host)), ["next"] = "YXJ0aWNsZXM6NDE7" },
        ("v1/articles/{id}", "application/vnd.iptc.ninjs+json") => Ninjs.Of(Found, Host),
        ("v1/articles" or "v1/feeds/{name}", "application/ld+json") => JsonLd.Of(Feed),
        ("v1/articles/{id}", "application/ld+json") => JsonLd.Of(Found, Host),
        ("v1/articles" or "v1/feeds/{name}", "application/feed+json") => JsonFeed.Of(Feed),
        ("v1/articles" or "v1/feeds/{name}", "application/atom+xml") => Text(XmlFeeds.Atom(Feed)),
        ("v1/articles" or "v1/feeds/{name}", "application/rss+xml") => Text(XmlFeeds.Rss(Feed)),
        ("v1/articles" or "v1/feeds/{name}", "application/xml") => Text(XmlFeeds.Sitemap(Feed)),
        ("v1/articles/{id}/why" or "v1/articles/{id}/decision", _) => Json(new DecisionView(Id, 2, Article.Decision!, [])),
        ("v1/articles/{id}/revisions", _) => Json(new ListPage<RevisionSummary>([new(1, Noon, "Harbour closes", null), new(2, Noon.AddHours(1), "Harbour reopens", RevisionKind.Update)], null)),
        ("v1/articles/{id}/revisions/{revision}", _) => Json(new RevisionView(
            Id, 2, Noon.AddHours(1), RevisionKind.Update, "Harbour reopens", null, ["Jane Doe"], Article.Analysis!.Body.Text, 1, [new("headline", TextDiff.Of("Harbour closes", "Harbour reopens"))])),
        ("v1/stories", _) => Json(new ListPage<StorySummary>([new(Id, "Harbour reopens", Noon, Summary)], null)),
        ("v1/stories/{id}", _) => Json(StoryView.Of(Id, [Article, Copy])),
        ("v1/events/{id}", _) => Json(EventView.Of(Id, [Article, Copy])),
        ("v1/sources", _) => Json(new ListPage<ValueView>([new("the-harbour-post", 1), new("coast-wire", 1)], null)),
        ("v1/languages", _) => Json(new ListPage<ValueView>([new("en", 2)], null)),
        ("v1/topics", _) => Json(new ListPage<TopicView>([new("medtop:20000337", "water transport", 2)], null)),
        ("v1/feeds", _) => Json(new ListPage<FeedView>([new("harbours", "Harbours of the coast", "/v1/feeds/harbours")], null)),
        ("v1/changes", _) => Json(new ChangePage([Created], ChangeCursor.After(41))),
        ("v1/changes/stream", _) => Text(ChangeTail.Event(Created)),
        var (editor, _) when editor.StartsWith("editor/articles/{id}/receipts", StringComparison.Ordinal) =>
            Json(new ReceiptsView(Id, 42, ChangeKind.Kill, [new("daily-mirror", "changes", 44, Noon)], [new("evening-news", "webhook/1", 41, Noon)])),
        var (editor, _) when editor.StartsWith("editor/articles/{id}/why", StringComparison.Ordinal) => Json(FeedJudge.Judge(Article, "daily-mirror", null, [], [], Noon)),
        var (editor, _) when editor.StartsWith("editor/articles", StringComparison.Ordinal) => Json(new EditorView(
            Id, PublicationStatus.Withdrawn, 2, "the-harbour-post", "Harbour reopens", Noon, Noon.AddHours(2), null, "court order",
            [new("kill", "editor", "court order", Noon.AddHours(2), 2)], [new(41, ChangeKind.Create, 2, Noon), new(42, ChangeKind.Kill, 2, Noon.AddHours(2))])),
        ("admin/partners", _) => Json(new[] { Partner }),
        ("admin/partners/{id}", _) => Json(Partner),
        var (hooks, _) when Webhooks(hooks) is { } rest => rest switch
        {
            "" => null, // Both the list and the new one are there.
            "/{id}/ping" or "/{id}/resend" => Json(Sent),
            "/{id}/deliveries" => Json(new[] { Sent }),
            "/{id}/secrets" => Json(Webhook with { Secret = Secret }),
            _ => Json(Webhook),
        },
        _ => null,
    };

    /// <summary>What an address takes.</summary>
    public static JsonNode? Command(string path) => Webhooks(path.Trim('/')) switch
    {
        "" => Json(new ChannelRequest(new Uri("https://partner.example/hook"), PayloadKind.Full)),
        "/{id}/resend" => Json(new ResendRequest(Number: 41)),
        _ when path.Trim('/') == "admin/partners/{id}" => Json(new PartnerRequest(Partner.Name, Partner.Entitlement, Partner.Filters)),
        _ => Editor(path),
    };

    private static JsonNode? Editor(string path) => path.Trim('/').Split('/') is not ["editor", .., var command] ? null : command is "update" or "correct"
        ? Json(new RevisionCommand("wrong date", 2, Headline: "Harbour reopens on Sunday"))
        : Json(new EditorCommand("court order", 2));

    private static readonly string[] WebhookRoots = ["v1/webhooks", "admin/partners/{partner}/webhooks"];

    // What comes after a partner's webhooks in an address, whoever asks; null for other addresses.
    private static string? Webhooks(string path) =>
        WebhookRoots.FirstOrDefault(root => path.StartsWith(root, StringComparison.Ordinal)) is { } root ? path[root.Length..] : null;

    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static ChannelView Webhook { get; } = new(
        "wh_Xh3kq0VbN2mJ9sTz", "daily-mirror", ChannelKind.Webhook, new Uri("https://partner.example/hook"), null, null, PayloadKind.Full, ChannelStatus.Active, null, Noon, 41, 1, 0, null, null, []);

    private static Delivery Sent { get; } = new(41, "msg_2f1f0c9d8f6b4f0c8a7d0e5b6c3a9e10", "article.create", Noon, 84.2, true, 204, null);

    private static PartnerView Partner { get; } = new(
        "daily-mirror", "Daily Mirror", new Entitlement { Languages = ["en"], LookBackDays = 30 }, [new SavedFilter("harbours", new ArticleFilter { Text = "harbour" }, "Harbours of the coast")], Noon);

    private static Found Found => new(Article, [Copy]);

    private static ArticleSummary Summary => new(Article) { Copies = CopyView.Of(Article.Article!.Id, [Copy]) };

    private static ServedFeed Feed => new("Harbours of the coast", Host, "/v1/feeds/harbours", null, [Found], [], Noon.AddHours(1));

    private static ChangeView Created => ChangeView.Of(Change.Of(ChangeKind.Create, Article.State, Noon) with { Number = 41 }, Article, Noon);

    private static JsonNode? Json<T>(T value) => JsonSerializer.SerializeToNode(value, Defaults.Json.Options);

    private static JsonValue Text(byte[] text) => JsonValue.Create(Encoding.UTF8.GetString(text));

    private static PublishedArticle Published(Guid id, string source, Relation relation, Guid? of)
    {
        const string Body = "The harbour of Port Ellis reopened on Sunday after the storm, the harbour master said.";
        return new PublishedArticle
        {
            Id = id.ToString("D"),
            Status = PublicationStatus.Usable,
            Source = source,
            CreatedAt = Noon,
            ChangedAt = Noon.AddHours(1),
            Article = new Article
            {
                Id = id,
                Revision = 2,
                Source = source,
                Text = Body,
                ReceivedAt = Noon,
                Headline = "Harbour reopens",
                Authors = ["Jane Doe"],
                PublishedAt = Noon.AddMinutes(-10),
                Url = new Uri($"https://{source}.example/harbour"),
                Rights = new UsageRights("For subscribers", "© The Harbour Post"),
                Kind = RevisionKind.Update,
                Media = [new Media(new Uri($"https://{source}.example/harbour.jpg"), "The quay", "John Roe")],
                Urgency = 4,
            },
            Analysis = new Analysis
            {
                Version = 1,
                Language = new DetectedLanguage("en", 0.98),
                Body = new TextPassage(0, Body.Length, Body),
                Entities = [new Entity("Port Ellis", 15, 25, EntityType.Place, "Port Ellis", 0.9)],
                Topics = [new Topic("medtop:20000337", "water transport", 0.71)],
                Summary = [new TextPassage(0, Body.Length, Body)],
                Keyphrases = [new Keyphrase("harbour", 1)],
            },
            Decision = new Decision { Version = 7, Relation = relation, Of = of, Group = Id, Lead = Id, Event = Id, Story = Id, Confidence = 1, Evidence = new Evidence("1", [], of is null ? 0 : 1, of is null ? 0 : 1, []) },
        };
    }
}
