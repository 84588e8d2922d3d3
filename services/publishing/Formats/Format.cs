using Microsoft.Net.Http.Headers;

namespace Wiredesk.Publishing.Formats;

/// <summary>A form in which articles are served.</summary>
/// <param name="Name">The word for it in <c>format=</c> and in entitlements.</param>
/// <param name="MediaType">What the answer is labelled with, and what asks for it in <c>Accept</c>.</param>
/// <param name="ForLists">Whether a list can be had in it.</param>
/// <param name="ForOne">Whether one article can be had in it.</param>
public sealed record Format(string Name, string MediaType, bool ForLists = true, bool ForOne = false)
{
    public static Format Json { get; } = new("json", "application/json", ForOne: true);

    /// <summary>IPTC ninjs 3.1.</summary>
    public static Format Ninjs { get; } = new("ninjs", "application/vnd.iptc.ninjs+json", ForOne: true);

    /// <summary>schema.org NewsArticle.</summary>
    public static Format JsonLd { get; } = new("json-ld", "application/ld+json", ForOne: true);

    /// <summary>RFC 4287, with the tombstones of RFC 6721.</summary>
    public static Format Atom { get; } = new("atom", "application/atom+xml");

    /// <summary>RSS 2.0.</summary>
    public static Format Rss { get; } = new("rss", "application/rss+xml");

    /// <summary>JSON Feed 1.1.</summary>
    public static Format JsonFeed { get; } = new("json-feed", "application/feed+json");

    /// <summary>A sitemap with the news extension of Google.</summary>
    public static Format Sitemap { get; } = new("sitemap", "application/xml");

    public static IReadOnlyList<Format> All { get; } = [Json, Ninjs, JsonLd, Atom, Rss, JsonFeed, Sitemap];

    /// <summary>The format that a request wants: by <c>format=</c>, else by <c>Accept</c> (RFC 9110, section 12.5.1); null when there is none such.</summary>
    public static Format? Wanted(HttpRequest request, IEnumerable<Format> offered)
    {
        var formats = offered.ToList();
        if (request.Query["format"] is [{ } named, ..]) return formats.FirstOrDefault(format => format.Name == named);
        var accepted = request.GetTypedHeaders().Accept;
        if (accepted is null or []) return formats[0];

        // The best quality wins; among equals what we list first. The most specific range that fits a type says its quality.
        return formats.Select(format => (Format: format, Quality: Quality(format, accepted))).Where(one => one.Quality > 0)
            .OrderByDescending(one => one.Quality).Select(one => one.Format).FirstOrDefault();
    }

    private static double Quality(Format format, IList<MediaTypeHeaderValue> accepted) => accepted.Where(range => Fits(format.MediaType, range))
        .OrderByDescending(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2)
        .Select(range => range.Quality ?? 1).FirstOrDefault();

    // Parameters of a range, such as a charset, ask for what we give. A range of JSON is none of ninjs, which is another format in JSON.
    private static bool Fits(string mediaType, MediaTypeHeaderValue range) => range.MatchesAllTypes || (range.MatchesAllSubTypes
        ? mediaType.StartsWith(range.Type + "/", StringComparison.OrdinalIgnoreCase)
        : range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase));
}
