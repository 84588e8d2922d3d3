using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Metadata;

/// <summary>Collects who may have written an article, and who says so. One value is the whole list of its authors.</summary>
internal sealed class AuthorVote(PageReading page, JsonLd data, int title, string? site)
{
    private const int BeforeTitle = 10;
    private const int AfterTitle = 20;
    private const int LongestByline = 120;
    private const int MostStrangers = 3;

    // Far from the title stand those who commented, and the authors of other articles.
    private static readonly HashSet<string> Weak =
        ["any", "named-author-far", "rel-author-far", "microdata-far", "says-by-far", "says-by", "linked"];

    private static readonly string[] Tags =
        ["author", "article:author", "dc.creator", "dcterms.creator", "sailthru.author", "parsely-author", "cXenseParse:author", "og:author", "og:article:author", "article_author", "byl", "authors"];

    private static readonly HashSet<string> Collectives = new(StringComparer.OrdinalIgnoreCase)
        { "team", "staff", "editor", "editors", "editorial", "admin", "adminn", "administrator", "desk", "newsdesk", "newsroom", "office", "department", "contributor", "contributors", "guest", "marketing", "content" };

    private readonly Vote<IReadOnlyList<string>> _votes = new("authors", names => PageText.Fold(string.Concat(names)));

    /// <summary>Asks every place.</summary>
    public Vote<IReadOnlyList<string>> Collect()
    {
        var (named, arePeople) = data.Authors;
        Add(named, Origins.JsonLd, "json-ld", arePeople ? "json-ld-person" : "json-ld-organisation");
        foreach (var tag in Tags)
            AddText(page.Meta.GetValueOrDefault(tag), Origins.Meta, tag == "author" ? "meta-author" : "meta-other");
        if (page.Meta.GetValueOrDefault("twitter:label1") is { } label && label.Contains("ritten", StringComparison.Ordinal))
            AddText(page.Meta.GetValueOrDefault("twitter:data1"), Origins.Meta, "twitter-data");
        TakeMarks();
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            page.Deadline.Check();
            TakeBlock(i);
        }

        _votes.Thin(Weak, MostStrangers);
        Describe();
        return _votes;
    }

    private bool IsNear(int block) => title >= 0 ? block >= title - BeforeTitle && block <= title + AfterTitle : block <= AfterTitle;

    private void TakeMarks()
    {
        var near = new List<string>();
        var first = true;
        foreach (var mark in page.Marks)
        {
            var relation = mark.Element.LocalName == "a" && mark.Element.GetAttribute("rel")?.Contains("author", StringComparison.OrdinalIgnoreCase) == true;
            var isMicrodata = mark.Property is "author" || (mark.Property == "name" && mark.Element.GetAttribute("itemprop") == "name" && (mark.Signs & NameSigns.Author) != 0);
            if (!relation && !isMicrodata && (mark.Signs & NameSigns.Author) == 0)
                continue;
            var words = mark.Element.GetAttribute("content") ?? PageText.Words(mark.Element, page.Deadline);
            if (words.Length > LongestByline)
                continue;
            var names = Bylines.Names(words);
            if (names.Count == 0)
                continue;
            var where = IsNear(mark.Block) ? (title >= 0 && mark.Block < title ? "-before" : "-near") : "-far";
            var from = isMicrodata ? Origins.Microdata : Origins.Page;
            Add(names, from, (relation ? "rel-author" : isMicrodata ? "microdata" : "named-author") + where);
            if (where != "-far" && first)
                Add(names, from, "named-first");
            first &= where == "-far";
            if (mark.Element.LocalName == "a")
                Add(names, from, "linked");
            if (where == "-near" && names.Count == 1 && near.Count < 6 && !near.Contains(names[0], StringComparer.OrdinalIgnoreCase))
                near.Add(names[0]);
        }

        if (near.Count > 1)
            Add(near, Origins.Page, "named-together");
    }

    private void TakeBlock(int i)
    {
        var block = page.Blocks[i];
        if (block.Text.Length > LongestByline || block.Text.Length < 4 || block.IsHeading)
            return;
        if (IsNear(i) && block.Text.Length < 60 && IsByDate(i) && Bylines.Names(block.Text) is [var bare] && IsLikeAName(bare.Split(' ')))
            Add([bare], Origins.Page, i < title ? "name-by-date-before" : "name-by-date");
        if (!Bylines.Opens(block.Text))
        {
            // "Author:" and the name on the next line.
            if (!Bylines.IsLabel(block.Text) || i + 1 >= page.Blocks.Count)
                return;
            block = page.Blocks[i + 1];
        }

        var names = Bylines.Names(block.Text);
        if (names.Count > 0)
            Add(names, Origins.Page, IsNear(i) ? (title >= 0 && i < title ? "says-by-before" : "says-by-near") : "says-by-far", "says-by");
    }

    // A date in the same line or beside it: where a byline stands that nothing marks as one.
    private bool IsByDate(int i)
    {
        for (var at = Math.Max(i - 2, 0); at <= i + 2 && at < page.Blocks.Count; at++)
        {
            if (page.Blocks[at].Text.Length < 60 && (CueReading.Of(page.Blocks[at].Text) & Cue.Dates) != 0)
                return true;
        }

        return false;
    }

    private static bool IsLikeAName(string[] words) => words.Length is 2 or 3 && words.All(word => word.Length is > 0 and < 16 && char.IsUpper(word[0]) && word.Skip(1).Any(char.IsLower) && word.All(character => char.IsLetter(character) || character is '.' or '-' or '\'' or '’'));

    private void AddText(string? byline, string from, string witness)
    {
        if (PageFacts.Decoded(byline) is not { Length: > 0 } text)
            return;
        Add(Bylines.Names(text), from, witness);
        if (text.Contains(',', StringComparison.Ordinal) && text.Length < LongestByline)
            Add([text], from, witness, "unsplit");
    }

    private void Add(IEnumerable<string> names, string from, params ReadOnlySpan<string> witnesses)
    {
        var known = names.Select(name => PageFacts.Decoded(name)!).Where(Bylines.IsName).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (known.Count > 0)
            _votes.Add(known, from, witnesses);
    }

    // What the names themselves are like; and whether the page shows them where a byline stands.
    private void Describe()
    {
        if (_votes.Candidates.Count == 0)
            return;
        var shown = new HashSet<string>();
        for (var i = Math.Max(title - BeforeTitle, 0); i < page.Blocks.Count && i <= title + AfterTitle; i++)
        {
            if (page.Blocks[i].Text.Length < LongestByline)
                shown.Add(PageText.Fold(page.Blocks[i].Text));
        }

        var siteName = site is null ? null : PageText.Fold(site);
        foreach (var candidate in _votes.Candidates)
        {
            page.Deadline.Check();
            var words = candidate.Value[0].Split(' ');
            if (siteName is not null && (candidate.Identity == siteName || siteName.Contains(candidate.Identity, StringComparison.Ordinal)))
                candidate.Witnesses.Add("is-site");
            if (words.Any(Collectives.Contains))
                candidate.Witnesses.Add("is-collective");
            candidate.Witnesses.Add(words.Length == 1 ? "one-word" : words.Length > 4 ? "many-words" : "few-words");
            if (IsLikeAName(words))
                candidate.Witnesses.Add("like-a-name");
            if (char.IsLower(words[0][0]))
                candidate.Witnesses.Add("lower-case");
            if (candidate.Value.Any(name => name.Any(char.IsAsciiDigit)))
                candidate.Witnesses.Add("digits");
            if (candidate.Value.Count > 1)
                candidate.Witnesses.Add("several");
            if (shown.Contains(candidate.Identity) || shown.Contains("by" + candidate.Identity))
                candidate.Witnesses.Add("shown-alone");
            else if (shown.Any(text => text.Contains(candidate.Identity, StringComparison.Ordinal)))
                candidate.Witnesses.Add("shown");
        }
    }
}
