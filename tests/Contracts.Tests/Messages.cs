using Wiredesk.Contracts;

namespace Wiredesk.Contracts.Tests;

/// <summary>One message of each kind with every member set, as the samples hold them.</summary>
internal static class Messages
{
    private static readonly Guid Id = new("0198a1b2-0000-7000-8000-000000000001");
    private static readonly Guid Other = new("0198a1b2-0000-7000-8000-000000000002");
    private static readonly Guid Event = new("0198a1b2-0000-7000-8000-000000000003");
    private static readonly Guid Story = new("0198a1b2-0000-7000-8000-000000000004");
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ArticleVersion Version = new(Id, 2, 7, 41);

    private static readonly Article Article = new()
    {
        Id = Id,
        Revision = 2,
        Source = "the-harbour-post",
        Text = "Skip to content\nStorm closes harbour\nOSLO, March 1 (Agency) - Die Fähre blieb im Hafen. 港は閉鎖された。",
        ReceivedAt = Noon,
        Headline = "Storm closes harbour",
        Standfirst = "Ferries stay in.",
        Authors = ["Jane Doe", "John Roe"],
        Url = new Uri("https://news.example/a?id=7"),
        PublishedAt = new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.FromHours(1)),
        ModifiedAt = Noon.AddMinutes(-5),
        Language = "de-CH",
        Media = [new Media(new Uri("https://news.example/a.jpg"), "The harbour", "J. Roe", "No resale")],
        EmbargoUntil = Noon.AddHours(6),
        Withheld = true,
        Urgency = 3,
        Rights = new UsageRights("No resale", "© The Harbour Post", true, new Uri("https://news.example/tdm")),
        Subjects = [new Subject("medtop:20000430", "emergency incident")],
        Kind = RevisionKind.Correction,
        Origins = new Dictionary<string, Origin> { ["headline"] = new("json-ld", 0.9) },
    };

    private static readonly Analysis Analysis = new()
    {
        Version = 7,
        Language = new DetectedLanguage("de", 0.75),
        LanguageCandidates = [new LanguageCandidate("de", 0.75, 0.5)],
        Body = new TextPassage(37, 98, "OSLO, March 1 (Agency) - Die Fähre blieb im Hafen. 港は閉鎖された。"),
        Title = new TextPassage(16, 36, "Storm closes harbour"),
        Kicker = new TextPassage(0, 4, "Skip"),
        Standfirst = new TextPassage(5, 7, "to"),
        Byline = new Byline("Jane Doe", 1, 9, "Agency"),
        Dateline = new Dateline("OSLO", 37, 61, "March 1", "Agency"),
        Subheads = [new TextPassage(62, 71, "Die Fähre")],
        Removed = [new RemovedRange(0, 15, "interface")],
        CitedSources = [new CitedSource(new Uri("https://other.example/b"), 3, 8, "Other", "Ferries", true)],
        Entities = [new Entity("Oslo", 37, 41, EntityType.Place, "Oslo", 0.9, "capital")],
        Dates = [new DateMention("March 1", 43, 50, "2026-03-01", "day", "publication")],
        Quotes = [new Quote("blieb", 71, 76, "Jane Doe", "said")],
        Attributions = [new Attribution("Agency", "(", 52, 58, "outlet", true, new Uri("https://agency.example/1"))],
        Numbers = [new NumberMention("1", 49, 50, 1.5m, "day", "ferries", "over", "Agency")],
        Topics = [new Topic("medtop:20000430", "emergency incident", 0.7, ["ferry"])],
        Summary = [new TextPassage(62, 85, "Die Fähre blieb im Hafen.")],
        Keyphrases = [new Keyphrase("Hafen", 0.5)],
        ReadingMinutes = 3,
        Flags = [new QualityFlag("cut-off", "The text ends in the middle of a sentence.", 90, 98)],
        Embedding = new TextEmbedding("small", [0.5f]),
    };

    private static readonly Decision Decision = new()
    {
        Version = 41,
        Relation = Relation.NearCopy,
        Of = Other,
        Group = Other,
        Lead = Other,
        Event = Event,
        Story = Story,
        Confidence = 0.93,
        Evidence = new Evidence("3", [new SharedPassage(1, 20, 2, 21)], 0.8, 0.6, [new Difference("number", "12", "13")]) { Signals = [new SignalScore("coveredHere", 0.8)] },
        NotJoined = [new NotJoined($"{Other:D}", Relation.SameEvent, 0.4, 2, "too-unlike") { Differs = [new Difference("number", "12", "13")], Signals = [new SignalScore("names", 0.2)] }],
    };

    public static IReadOnlyDictionary<string, object> All { get; } = new object[]
    {
        new ArticleIngested(Version with { AnalysisVersion = 0, DecisionVersion = 0 }, Article),
        new ArticleEnriched(Version with { DecisionVersion = 0 }, Article, Analysis),
        new ArticleClassified(Version, Article, Analysis, Decision),
        new GroupsChanged(42, "killed-lead", [new GroupChange(Id, Relation.SameEvent, Other, Id, Id, Event, Story)]),
        new ArticlePublished(Version, "the-harbour-post", "Storm closes harbour"),
        new ArticleUpdated(Version, "correct"),
        new ArticleWithdrawn(Version, "legal"),
        new WithdrawArticle(Id, 2, "legal", "editor", Noon),
        new RestoreArticle(Id, "mistaken kill", "editor", Noon),
        new ReviseArticle(Id, 2, RevisionKind.Correction, "wrong date", "editor", Noon, "Harbour reopens", "After the storm", "The harbour reopened.", ["Jane Doe"]),
        new EraseArticle(Id, "editor", Noon),
    }.ToDictionary(message => message.GetType().Name);
}
