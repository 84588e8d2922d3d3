using System.Text.Json;
using System.Text.Json.Nodes;
using Wiredesk.Contracts;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Channels;
using Wiredesk.Publishing.Description;

namespace Wiredesk.Publishing.Tests.Channels;

/// <summary>The samples of payloads that partners are given are what is really sent. <c>WIREDESK_WRITE_SAMPLES=1</c> writes them anew.</summary>
public sealed class PayloadSamplesTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 13, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Names => [.. Samples().Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sample_IsWhatIsSent(string name)
    {
        var sent = JsonNode.Parse(Samples().Single(sample => sample.Name == name).Message.Body)!;
        var file = Path.Combine(Root(), "clients", "samples", name + ".json");
        if (Environment.GetEnvironmentVariable("WIREDESK_WRITE_SAMPLES") == "1")
            File.WriteAllText(file, sent.ToJsonString(Indented) + "\n");

        Assert.Equal(JsonNode.Parse(File.ReadAllText(file))!.ToJsonString(Indented), sent.ToJsonString(Indented));
    }

    private static IEnumerable<(string Name, Message Message)> Samples()
    {
        yield return ("webhook.ping", Message.Ping("wh_Xh3kq0VbN2mJ9sTz", Now));
        foreach (var kind in Enum.GetValues<ChangeKind>().Where(kind => kind != ChangeKind.Unknown))
        {
            var thin = Made(kind, PayloadKind.Thin);
            yield return (thin.Type + ".thin", thin);
            yield return (thin.Type + ".full", Made(kind, PayloadKind.Full));
        }
    }

    private static Message Made(ChangeKind kind, PayloadKind payload)
    {
        var id = Guid.Parse(Examples.Article.Id);
        var article = kind switch
        {
            ChangeKind.Kill => Examples.Article with { Status = PublicationStatus.Withdrawn, Withdrawal = new WithdrawArticle(id, 2, "legal reasons", "editor", Now) },
            ChangeKind.Withhold => Examples.Article with { Status = PublicationStatus.Withheld, Hold = new EditorAction("withhold", "editor", "facts are being checked", Now, 2) },
            ChangeKind.Erase => Examples.Article with { Status = PublicationStatus.Erased, Article = null, Analysis = null, Decision = null, Measured = null },
            _ => Examples.Article,
        };
        var change = Change.Of(kind, Examples.Article.State, Now) with { Number = 42 };
        var view = ChangeView.Of(change, article, Now);
        return Message.Of(change, view, view.Article is not null && payload == PayloadKind.Full ? new ArticleView(article) : null);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests must run inside the repository.");
        return folder.FullName;
    }
}
