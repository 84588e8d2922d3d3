using Wiredesk.Ingestion.Blocks;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Metadata;

/// <summary>Collects what a page may be called, and who calls it so.</summary>
internal static class TitleVote
{
    private const int MostHeadings = 12;

    private static readonly char[] Separators = ['|', '–', '—', '·', '»', '•', '-', ':', '~'];

    /// <summary>Asks every place.</summary>
    /// <param name="site">The name of the site, which pages put behind their titles.</param>
    public static Vote<string> Of(PageReading page, JsonLd data, string? site)
    {
        var votes = new Vote<string>("title", PageText.Fold);
        Add(votes, data.Headline, Origins.JsonLd, "json-ld", site);
        Add(votes, page.Meta.GetValueOrDefault("og:title"), Origins.Meta, "og", site);
        Add(votes, page.Meta.GetValueOrDefault("twitter:title"), Origins.Meta, "twitter", site);
        Add(votes, page.Title, Origins.Meta, "title", site);
        Add(votes, page.Meta.GetValueOrDefault("title") ?? page.Meta.GetValueOrDefault("dc.title") ?? page.Meta.GetValueOrDefault("citation_title"), Origins.Meta, "meta", site);
        foreach (var mark in page.Marks)
        {
            if (mark.Property == "headline")
                Add(votes, mark.Element.GetAttribute("content") ?? PageText.Words(mark.Element, page.Deadline), Origins.Microdata, "microdata", site);
        }

        AddHeadings(votes, page);
        foreach (var candidate in votes.Candidates)
        {
            if (site is not null && candidate.Identity == PageText.Fold(site))
                candidate.Witnesses.Add("is-site");
            candidate.Witnesses.Add(candidate.Value.Length < 12 ? "very-short" : candidate.Value.Length < 25 ? "short" : candidate.Value.Length > 130 ? "long" : "usual");
            if (page.Title is { } title && PageText.Fold(title).StartsWith(candidate.Identity, StringComparison.Ordinal))
                candidate.Witnesses.Add("begins-title");
        }

        return votes;
    }

    private static void AddHeadings(Vote<string> votes, PageReading page)
    {
        var first = page.Blocks.Where(block => block.Tag == "h1" && block.Text.Length is > 2 and < 300).Take(MostHeadings).ToList();
        for (var i = 0; i < first.Count; i++)
        {
            var hidden = (first[i].Surroundings & Surroundings.Hidden) != 0 || (first[i].Signs & NameSigns.Hidden) != 0;
            votes.Add(first[i].Text, Origins.Page, first.Count == 1 ? "h1-only" : i == 0 ? "h1-first" : "h1-other", hidden ? "h1-hidden" : "h1");
        }

        foreach (var block in page.Blocks.Where(block => block.Tag is "h2" or "h3" && block.Text.Length is > 8 and < 300).Take(MostHeadings))
        {
            // Only what something else says too: most are headings of sections.
            if (votes.Candidates.FirstOrDefault(candidate => candidate.Identity == PageText.Fold(block.Text)) is { } known)
                known.Witnesses.Add("h2");
            else if (first.Count == 0 && block.Tag == "h2")
                votes.Add(block.Text, Origins.Page, "h2-alone");
        }
    }

    private static void Add(Vote<string> votes, string? written, string from, string witness, string? site)
    {
        if (PageFacts.Decoded(written) is not { Length: > 0 and < 500 } text)
            return;
        var cut = WithoutSite(text, site);
        votes.Add(cut, from, witness);
        if (cut != text)
            votes.Add(text, from, witness + "-whole");
        // What looks like a site's name behind a separator, though nothing says that it is.
        var shorter = WithoutTail(text);
        if (shorter != text && shorter != cut)
            votes.Add(shorter, from, witness + "-cut");
    }

    private static string WithoutTail(string title)
    {
        var at = LastSeparator(title);
        return at > 0 ? title[..at].Trim() : title;
    }

    private static int LastSeparator(string title)
    {
        for (var i = title.Length - 2; i > 3; i--)
        {
            if (Array.IndexOf(Separators, title[i]) >= 0 && title[i + 1] == ' ' && (title[i - 1] == ' ' || title[i] == ':'))
                return i;
        }

        return -1;
    }

    // "Headline | The Paper", "Headline - The Paper": the part that names the site is cut, where the page says what the site is called.
    private static string WithoutSite(string title, string? site)
    {
        var at = LastSeparator(title);
        if (at <= 0)
            return title;
        var (head, tail) = (title[..at].Trim(), PageText.Fold(title[(at + 1)..]));
        var named = site is null ? "" : PageText.Fold(site);
        return head.Length > 0 && ((named.Length > 0 && tail.Length > 0 && (named.Contains(tail, StringComparison.Ordinal) || tail.Contains(named, StringComparison.Ordinal))) || title[at] == '|')
            ? WithoutSite(head, site)
            : title;
    }
}
