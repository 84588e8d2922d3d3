namespace Wiredesk.Ingestion.Pages;

/// <summary>What the class names and the id of an element hint at; each is a hint, not a fact.</summary>
[Flags]
internal enum NameSigns
{
    None = 0,
    Share = 1 << 0,
    Related = 1 << 1,
    Newsletter = 1 << 2,
    Comments = 1 << 3,
    Author = 1 << 4,
    Date = 1 << 5,
    Advert = 1 << 6,
    Navigation = 1 << 7,
    Footer = 1 << 8,
    Header = 1 << 9,
    Sidebar = 1 << 10,
    Meta = 1 << 11,
    Caption = 1 << 12,
    Contents = 1 << 13,
    Action = 1 << 14,
    Popup = 1 << 15,
    Hidden = 1 << 16,
    Body = 1 << 17,
    Post = 1 << 18,
    Question = 1 << 19,
    Summary = 1 << 20,
    Card = 1 << 21,
    Updated = 1 << 22,
}

/// <summary>Reads the signs off class names and ids, word by word: <c>entry-content</c>, <c>articleBody</c> and <c>Post_body__x1</c> are all made of words.</summary>
internal static class NameReading
{
    public const int Count = 23;

    private static readonly Dictionary<string, NameSigns> Words = Make(
        (NameSigns.Share, "share sharing shares sharedaddy social socials follow addtoany addthis sharethis"),
        (NameSigns.Related, "related recirc recommended recommendation recommendations recommend trending popular outbrain taboola crosspromo similar upnext teaser teasers latest recent more"),
        (NameSigns.Newsletter, "newsletter newsletters subscribe subscription signup optin mailchimp hubspot wpforms form forms email"),
        (NameSigns.Comments, "comment comments commentlist respond disqus replies reply"),
        (NameSigns.Author, "author authors byline bylines bio biography vcard contributor contributors writer authored"),
        (NameSigns.Date, "date time published posted timestamp pubdate datetime publish dateline"),
        (NameSigns.Advert, "ad ads advert adverts advertisement sponsored sponsor promo promos promotion banner dfp gpt adsense affiliate"),
        (NameSigns.Navigation, "nav navbar navigation menu menus breadcrumb breadcrumbs pagination pager pagenavi megamenu prev next topbar drawer offcanvas tabs"),
        (NameSigns.Footer, "footer copyright legal colophon disclaimer foot"),
        (NameSigns.Header, "header masthead hero head top"),
        (NameSigns.Sidebar, "sidebar aside rail widget widgets sticky side secondary"),
        (NameSigns.Meta, "meta metadata info tags tag category categories cat kicker eyebrow label labels readtime reading details"),
        (NameSigns.Caption, "caption credit credits figcaption figure image images gallery carousel slider swiper slick photo media video embed"),
        (NameSigns.Contents, "toc contents jump anchors index outline"),
        (NameSigns.Action, "cta button btn buttons call action download demo trial login pricing product products buy price shop cart offer"),
        (NameSigns.Popup, "popup modal overlay cookie cookies consent gdpr dialog lightbox onetrust toast notice alert"),
        (NameSigns.Hidden, "hidden sr screen visually offscreen invisible skip noprint"),
        (NameSigns.Body, "content body text prose rich richtext rte wysiwyg markdown copy paragraph paragraphs"),
        (NameSigns.Post, "article entry post story blog single main"),
        (NameSigns.Question, "faq faqs accordion question answer questions answers collapse"),
        (NameSigns.Summary, "summary takeaway takeaways standfirst dek subtitle subheading lead lede intro excerpt tldr highlights"),
        (NameSigns.Card, "card cards grid item items list tile tiles col column columns"),
        (NameSigns.Updated, "updated modified update lastmod revised"));

    private static readonly Dictionary<string, NameSigns>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All signs in a list of class names or an id.</summary>
    public static NameSigns Of(ReadOnlySpan<char> names)
    {
        var signs = NameSigns.None;
        var start = 0;
        for (var i = 0; i <= names.Length; i++)
        {
            var ends = i == names.Length || !char.IsAsciiLetter(names[i]) || (i > start && char.IsAsciiLetterUpper(names[i]) && char.IsAsciiLetterLower(names[i - 1]));
            if (!ends)
                continue;
            if (i - start is > 1 and < 18 && Lookup.TryGetValue(names[start..i], out var sign))
                signs |= sign;
            start = i < names.Length && char.IsAsciiLetter(names[i]) ? i : i + 1;
        }

        return signs;
    }

    private static Dictionary<string, NameSigns> Make(params (NameSigns Sign, string Words)[] lists) =>
        lists.SelectMany(list => list.Words.Split(' ').Select(word => (word, list.Sign)))
            .ToDictionary(pair => pair.word, pair => pair.Sign, StringComparer.OrdinalIgnoreCase);
}
