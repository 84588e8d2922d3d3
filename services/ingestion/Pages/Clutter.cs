using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Wiredesk.Ingestion.Pages;

/// <summary>Tells parts of a page that are never the article: by their element, their role, and the class names that publishers give them.</summary>
internal static partial class Clutter
{
    private static readonly HashSet<string> Never =
    [
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "input", "textarea", "select", "option",
        "audio", "video", "head", "link",
        "meta",
    ];

    private static readonly HashSet<string> Seldom = ["nav", "footer", "aside", "form", "button", "dialog", "menu", "figcaption"];

    private static readonly HashSet<string> Roles =
        ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "menu", "menubar", "toolbar", "tablist"];

    /// <summary>True when nothing in it is ever text for readers.</summary>
    public static bool IsNever(IElement element) => Never.Contains(element.LocalName);

    /// <summary>
    /// True when its kind, role or names say that it is furniture. The caller must see to it that it does not hold most of the page: whole pages stand in
    /// a form, or are hidden until a script shows them.
    /// </summary>
    public static bool IsFurniture(IElement element) =>
        Seldom.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || element.GetAttribute("aria-hidden") == "true"
        || (element.GetAttribute("role") is { } role && Roles.Contains(role))
        || (element.GetAttribute("style") is { } style && Invisible().IsMatch(style))
        || IsNamed(element);

    /// <summary>True when its kind alone, whatever its names, says that it is furniture.</summary>
    public static bool IsFurnitureByKind(IElement element) =>
        Seldom.Contains(element.LocalName) || (element.GetAttribute("role") is { } role && Roles.Contains(role)) || IsComments(element);

    /// <summary>True when readers wrote it; under some articles they wrote far more than the journalist.</summary>
    public static bool IsComments(IElement element) =>
        element.LocalName is "div" or "section" or "ol" or "ul" or "aside"
        && ((element.ClassName is { Length: > 0 } names && Comments().IsMatch(names)) || (element.Id is { Length: > 0 } id && Comments().IsMatch(id)));

    private static bool IsNamed(IElement element)
    {
        if (element.LocalName is "body" or "html" or "main" or "article" or "h1" or "em" or "strong" or "b" or "i")
            return false;
        return (element.ClassName is { Length: > 0 } names && Furniture().IsMatch(names)) || (element.Id is { Length: > 0 } id && Furniture().IsMatch(id));
    }

    [GeneratedRegex(@"(?<![a-z])(?<!(has|no|with|without|show|hide)[-_])(comments?|comment-?(list|section|area|thread)|commentlist|respond|disqus_thread)(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Comments();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase)]
    private static partial Regex Invisible();

    [GeneratedRegex("""
        (?<![a-z])(?<!(has|no|with|without|show|hide)[-_])(
          share|sharing|sharedaddy|social|socials|related|recirc|recommended|recommendations?|newsletters?|subscribe|subscription|signup|sign-up|promo|promos|advert|advertisement|
          ads?|sponsored|comments?|commentlist|respond|disqus|sidebar|breadcrumbs?|cookies?|popup|modal|overlay|caption|wp-caption-text|byline|author-?(bio|box|info|card|block|details|profile)|
          about-?(the-?)?author|bio|tags|tagcloud|tag-?list|post-?tags|pagination|pager|pagenavi|menu|navbar|navigation|nav|footer|toolbar|print|skip-?link|toc|table-?of-?contents|
          ez-toc-container|read-?next|read-?more|also-?(like|read)|more-?(stories|from|posts|articles)|trending|popular|most-?read|metadata|post-?meta|entry-?meta|article-?meta|postmeta|
          entry-?footer|post-?footer|copyright|disclaimer|cta|call-to-action|banner|login|paywall|hidden|sr-only|screen-reader-text|visually-hidden|jp-relatedposts|post-navigation|
          prev-?next|carousel|slider|gallery|rating|ratings|reviews?-list|legal|masthead|site-header|page-header|top-?bar|outbrain|taboola|dateline|timestamp|
          teasers?|crosspromo|follow-?us|donate|donation|survey|feedback|helpful|contact-form|credit|photo-credit|image-credit
        )(?![a-z])
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Furniture();
}
