using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.EntryPages;
using Wiredesk.Ingestion.Files;
using Wiredesk.Ingestion.Pages;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Push;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Archive;

/// <summary>Reads the articles off a raw original, by the rules of today, named as they were when it came. Pure.</summary>
internal static class OriginalArticles
{
    /// <summary>The articles of one source, the oldest first.</summary>
    /// <param name="refused">With those that the rules of today refuse: earlier ones may have taken them.</param>
    public static IReadOnlyList<ReceivedArticle> Of(Receipt receipt, Source source, byte[] bytes, bool refused)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone);
        switch (receipt.Kind)
        {
            case "push":
                return [.. Pushed(bytes, refused).Where(article => (article.Source?.Trim() ?? receipt.Sources[0]) == source.Id)];
            case "file":
                var file = ArticleFile.Read(bytes, receipt.Name, zone);
                return FileIntake.Named(refused && file is { Kind: FileKinds.Json, Refusal: not null } ? [.. Pushed(bytes, refused)] : file.Articles, receipt.Name);
            case "page" when receipt.Entry is { } entry && Uri.TryCreate(receipt.Name, UriKind.Absolute, out var url):
                var page = PageExtractor.Extract(bytes, url, receipt.ContentType, zone);
                return page.Error is null ? [PageSite.Joined(entry, page, receipt.Tdm)] : [];
            case "feed" when Uri.TryCreate(receipt.Name, UriKind.Absolute, out var address):
                var content = FeedContent.Of(new FeedDocument(bytes, address, receipt.ContentType, null), zone);
                return [.. FeedIntake.Allowed(EntryNames.Reliable(content.Entries, content.Home, unstable: false), receipt.Tdm).Reverse()]; // Feeds have the newest first.
            default:
                return [];
        }
    }

    private static IEnumerable<ReceivedArticle> Pushed(byte[] bytes, bool refused) =>
        ArticleJson.Read(bytes).Items.Where(item => refused || item.Refusal is null).Select(item => item.Article).OfType<ReceivedArticle>();
}
