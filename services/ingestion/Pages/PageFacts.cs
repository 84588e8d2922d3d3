using AngleSharp.Dom;
namespace Wiredesk.Ingestion.Pages;
internal static class PageFacts { public static ExtractedPage Of(IDocument d, Uri? url, TimeZoneInfo? zone) => new() { Title = d.QuerySelector("h1")?.TextContent?.Trim() ?? d.Title }; }
