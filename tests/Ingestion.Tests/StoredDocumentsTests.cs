using Wiredesk.Contracts;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Fetch;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Ingestion.Archive;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.EntryPages;
using Wiredesk.Ingestion.Hubs;
using Wiredesk.Ingestion.Politeness;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Sources;
using Wiredesk.Tests;

namespace Wiredesk.Ingestion.Tests;

/// <summary>Documents as an earlier version stored them are read by this one.</summary>
public sealed class StoredDocumentsTests
{
    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static readonly Guid Id = new("0198a1b2-0000-7000-8000-000000000001");
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri Url = new("https://post.example/1");
    private static readonly TdmReservation Tdm = new(true, new Uri("https://post.example/terms"), "header");

    private static readonly ReceivedArticle Received = new()
    {
        OwnId = "tag:post.example,2026:1",
        Source = "post",
        Url = Url,
        IsNamedByUrl = false,
        IsPolled = true,
        IsNamedByTitle = true,
        Headline = "Storm closes harbour",
        Standfirst = "Ferries stay in",
        Text = "The ferries stayed in.",
        Authors = ["Ada Quill"],
        PublishedAt = Noon,
        ModifiedAt = Noon.AddHours(1),
        Language = "en",
        Media = [new Media(new Uri("https://post.example/1.jpg"), "The harbour", "Ada Quill", "All rights reserved")],
        Status = ArticleStatus.Withheld,
        Version = "3",
        EmbargoUntil = Noon.AddDays(1),
        Urgency = 3,
        Rights = new UsageRights("Online only") { TdmReserved = true },
        Subjects = [new Subject("medtop:20000001", "weather")],
        Dateline = "HARBOUR, March 1",
        Origins = new Dictionary<string, Origin> { ["text"] = new("feed", 0.9) },
    };

    /// <summary>What is stored, as of the version that the samples were written by.</summary>
    private static readonly Document[] Stored =
    [
        new IngestedArticle
        {
            Id = Id.ToString("D"), Version = 5, Source = "post", Aliases = [Hash], ContentHash = Hash, Withdrawn = true, RestoredAt = Noon.AddHours(2), Erased = true, ErasedBy = "editor",
            Article = new Article { Id = Id, Revision = 2, Source = "post", Text = "The ferries stayed in.", ReceivedAt = Noon, Withheld = true, Kind = RevisionKind.Correction },
            Outcome = new StageOutcome("ingestion", "kill", Noon.AddHours(3), 1.5, "The source withdrew it."),
        },
        new Source
        {
            Id = "post", Version = 2, TimeZone = "Europe/Berlin", RetentionDays = 7, FullPages = true, ObeysRobots = false, SilentAfterHours = 12, Secret = "post", Paused = true, CreatedAt = Noon, SilentSince = Noon.AddDays(1),
        },
        new PolledFeed
        {
            Id = Id.ToString("D"), Version = 9, LeasedUntil = Noon.AddMinutes(10), Source = "post", Url = new Uri("https://post.example/feed"), AddedAs = new Uri("http://post.example/rss"), AddedAt = Noon,
            ListedBy = "0198a1b2-0000-7000-8000-000000000002", DueAt = Noon.AddHours(1), Turn = Noon.AddHours(1), Interval = TimeSpan.FromMinutes(20), Failures = 2, LastOutcome = PollOutcome.TooManyRequests,
            Reason = "post.example answered 429.", PolledAt = Noon, NewAt = Noon.AddHours(-1), ETag = "W/\"1\"", LastModified = "Sun, 01 Mar 2026 11:00:00 GMT", DocumentHash = Hash,
            Entries = new EntryMemory([1, 2, 3]), HasUnstableIds = true, Tdm = Tdm, AllowedByRobots = true,
            Subscription = new Subscription(new Uri("https://hub.example/"), new Uri("https://post.example/feed"), "token", "secret", Noon, Noon.AddDays(10), Noon.AddDays(7)),
        },
        new PolledHost { Id = "post.example", Version = 3, ExpiresAt = Noon.AddDays(8), NextTurn = Noon.AddSeconds(1), LeaveUntil = Noon.AddHours(1) },
        new RobotsFile
        {
            Id = "https://post.example", Version = 1, ExpiresAt = Noon.AddDays(30), Rules = new RobotsRules([new RobotsRule("/private/", false)], true),
            Tdm = [new TdmReservation.Rule("/", true, Tdm.Policy)], FetchedAt = Noon, TdmFetchedAt = Noon.AddSeconds(1),
        },
        new WantedPage { Id = Hash, Version = 1, Source = "post", Entry = Received, DueAt = Noon, Turn = Noon.AddSeconds(5), Failures = 1 },
        new OriginalPiece { Id = $"{Hash}.0", Version = 1, ExpiresAt = Noon.AddDays(30), Body = [11, 2, 128, 97, 3] },
        new Receipt
        {
            Id = Id.ToString("D"), Version = 1, ExpiresAt = Noon.AddDays(30), Sources = ["post"], At = Noon, Kind = "page", Name = Url.AbsoluteUri, ContentType = "text/html", Tdm = Tdm, Entry = Received, Hash = Hash, Pieces = 1,
        },
    ];

    public static TheoryData<string> Names => [.. Stored.Select(document => document.GetType().Name)];

    [Theory, MemberData(nameof(Names))]
    public void Sample_IsRead(string name)
    {
        var expected = Stored.Single(document => document.GetType().Name == name);
        typeof(Sample).GetMethod(nameof(Sample.AssertReads))!.MakeGenericMethod(expected.GetType()).Invoke(null, [$"{name}.v1", expected]);
    }

    [Fact]
    public void Sample_OfTheSecondVersion_IsRead()
    {
        var www = new Uri("https://www.post.example/feed");
        var trail = new Trail(www, www, true, 1, TimeSpan.FromSeconds(0.25));
        var errand = new Errand(new Uri("https://www.post.example/robots.txt"), trail);
        Sample.AssertReads("PolledFeed.v2", Stored.OfType<PolledFeed>().Single() with { Errand = errand });
        Sample.AssertReads("WantedPage.v2", Stored.OfType<WantedPage>().Single() with { Errand = new Errand(www, trail) });
        Sample.AssertReads("PolledHost.v2", Stored.OfType<PolledHost>().Single() with { AskedAt = Noon, NextPage = Noon.AddMinutes(5) });
        Sample.AssertReads("Source.v2", Stored.OfType<Source>().Single() with { ResumedAt = Noon.AddDays(2) });
        Sample.AssertReads("RobotsFile.v2", Stored.OfType<RobotsFile>().Single() with { Trail = trail, TdmTrail = trail });
    }

    // Whoever adds a collection adds a sample of what it holds.
    [Fact]
    public void Sample_IsThereOfEveryStoredDocument() => Assert.Equal(
        typeof(IngestionService).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Document)) && !type.IsAbstract).Select(type => type.Name).Order(),
        Stored.Select(document => document.GetType().Name).Order());
}
