using System.Text.Json;
using System.Text.Json.Nodes;
using Wiredesk.Defaults;
using Wiredesk.Tests;

namespace Wiredesk.Contracts.Tests;

public sealed class SamplesTests
{
    // What a sender may leave out. Whoever adds a member adds it here: a message of the version before does not have it.
    private static readonly HashSet<string> MayBeAbsent =
    [
        "ArticleVersion.analysisVersion", "ArticleVersion.decisionVersion",
        "Article.headline", "Article.standfirst", "Article.authors", "Article.url", "Article.publishedAt", "Article.modifiedAt", "Article.language",
        "Article.media", "Article.origins", "Article.embargoUntil", "Article.withheld", "Article.urgency", "Article.rights", "Article.subjects", "Article.kind",
        "UsageRights.usageTerms", "UsageRights.copyrightNotice", "UsageRights.tdmReserved", "UsageRights.tdmPolicy", "Subject.code", "Subject.name",
        "Analysis.languageCandidates", "Analysis.entities", "Analysis.dates", "Analysis.quotes", "Analysis.attributions", "Analysis.numbers", "Analysis.topics", "Analysis.summary",
        "Entity.role", "DateMention.value", "Quote.speaker", "Quote.cue", "Attribution.citedUrl", "Analysis.embedding", "Topic.evidence",
        "NumberMention.unit", "NumberMention.counts", "NumberMention.comparator", "NumberMention.attributedTo",
        "Media.caption", "Media.credit", "Media.rights",
        "Analysis.title", "Analysis.kicker", "Analysis.standfirst", "Analysis.byline", "Analysis.dateline", "Analysis.subheads", "Analysis.removed",
        "Analysis.citedSources", "Analysis.keyphrases", "Analysis.readingMinutes", "Analysis.flags",
        "Byline.role", "Dateline.date", "Dateline.agency", "CitedSource.publisher", "CitedSource.title", "CitedSource.sectionPage",
        "QualityFlag.start", "QualityFlag.end", "Decision.of", "Decision.notJoined", "NotJoined.differs", "NotJoined.signals", "Difference.here", "Difference.there", "Evidence.signals", "GroupChange.of", "ArticlePublished.headline",
        "ReviseArticle.headline", "ReviseArticle.standfirst", "ReviseArticle.text", "ReviseArticle.authors",
    ];

    public static TheoryData<string> Names => [.. Messages.All.Keys];

    [Fact]
    public void Samples_AreThereForEveryMessage()
    {
        var messages = typeof(ArticleIngested).Assembly.GetExportedTypes().Select(type => type.Name)
            .Where(name => name is "WithdrawArticle" or "RestoreArticle" or "ReviseArticle" or "EraseArticle" or "GroupsChanged" || (name.StartsWith("Article", StringComparison.Ordinal) && name is not ("Article" or "ArticleVersion")));

        Assert.Equal(messages.Order(StringComparer.Ordinal), Messages.All.Keys.Order(StringComparer.Ordinal));
    }

    // A message is kept as every version wrote it; the last is how it is written now.
    private static string Latest(string name) => Versions(name)[^1];

    private static List<string> Versions(string name) =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), name + ".v*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void Read_TakesWhatEveryEarlierVersionWrote(string name)
    {
        foreach (var version in Versions(name))
        {
            var earlier = Sample.Node(version);
            var written = JsonSerializer.SerializeToNode(Read(name, earlier), Json.Options)!;
            foreach (var (path, member) in Members(earlier, name))
                Assert.True(JsonNode.DeepEquals(Parent(earlier, path)[member], Parent(written, path)[member]) || Parent(earlier, path)[member] is JsonObject or JsonArray, $"{version}: {string.Join('/', path)}/{member}");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Read_GivesEveryField(string name)
    {
        var read = Read(name, Sample.Node(Latest(name)));

        Assert.Equivalent(Messages.All[name], read, strict: true);
    }

    [Theory, MemberData(nameof(Names))]
    public void Write_GivesTheSample(string name)
    {
        var sample = Sample.Node(Latest(name));

        var written = JsonSerializer.SerializeToNode(Messages.All[name], Json.Options);

        Assert.True(JsonNode.DeepEquals(sample, written), $"The shape changed. Written now:\n{written}");
        Assert.True(JsonNode.DeepEquals(sample, JsonSerializer.SerializeToNode(Read(name, sample), Json.Options)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Read_FailsByNameWhenARequiredMemberIsMissing(string name)
    {
        foreach (var (path, member) in Members(Sample.Node(Latest(name)), name))
        {
            var cut = Sample.Node(Latest(name));
            Parent(cut, path).Remove(member);
            var type = TypeAt(name, path);
            if (path.Contains("origins", StringComparer.Ordinal)) continue; // A dictionary: its members are data.

            if (MayBeAbsent.Contains($"{type}.{member}"))
                Assert.NotNull(Read(name, cut));
            else
                Assert.Contains($"'{member}'", Assert.Throws<JsonException>(() => Read(name, cut)).Message, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Read_IgnoresMembersOfALaterVersion(string name)
    {
        var later = Sample.Node(Latest(name));
        foreach (var path in Members(later, name).Select(member => member.Path).DistinctBy(path => string.Join('/', path)).ToList())
        {
            if (!path.Contains("origins", StringComparer.Ordinal))
                Parent(later, path)["laterMember"] = new JsonObject { ["of"] = "a later version" };
        }

        Assert.Equivalent(Messages.All[name], Read(name, later), strict: true);
    }

    [Fact]
    public void Read_TakesAnUnknownRelationAsUnknown()
    {
        var classified = Sample.Node("ArticleClassified.v1");
        classified["decision"]!["relation"] = "translation";
        var changed = Sample.Node("GroupsChanged.v1");
        changed["changes"]![0]!["relation"] = "translation";

        Assert.Equal(Relation.Unknown, ((ArticleClassified)Read("ArticleClassified", classified)).Decision.Relation);
        Assert.Equal(Relation.Unknown, ((GroupsChanged)Read("GroupsChanged", changed)).Changes.Single().Relation);
    }

    [Fact]
    public void Relation_KeepsItsWords() => Assert.Equal(
        """["unknown","original","copy","nearCopy","excerpt","extension","sameEvent","sameStory"]""",
        JsonSerializer.Serialize(Enum.GetValues<Relation>(), Json.Options));

    private static object Read(string name, JsonNode json) => json.Deserialize(Messages.All[name].GetType(), Json.Options)!;

    /// <summary>Every member of every object in a message, with the path to the object.</summary>
    private static IEnumerable<(string[] Path, string Member)> Members(JsonNode node, string name, params string[] path) => node switch
    {
        JsonObject members => members.SelectMany(member => Members(member.Value!, name, [.. path, member.Key]).Prepend((path, member.Key))),
        JsonArray items => items.SelectMany((item, n) => Members(item!, name, [.. path, $"{n}"])),
        _ => [],
    };

    private static JsonObject Parent(JsonNode root, string[] path) =>
        path.Aggregate(root, (node, step) => node is JsonArray items ? items[int.Parse(step, null)]! : node[step]!).AsObject();

    private static string TypeAt(string name, string[] path)
    {
        var type = Messages.All[name].GetType();
        foreach (var step in path)
        {
            type = type.IsGenericType ? type.GetGenericArguments()[^1] : type.GetProperties().Single(property => property.Name.Equals(step, StringComparison.OrdinalIgnoreCase)).PropertyType;
        }

        return type.Name;
    }
}
