using System.Text.RegularExpressions;

namespace Wiredesk.Ingestion.Metadata;

/// <summary>Reads the names out of a byline, and tells names from what only stands where a name belongs.</summary>
internal static partial class Bylines
{
    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "admin", "administrator", "editor", "editors", "author", "authors", "guest", "guest author", "user", "webmaster", "root", "anonymous", "unknown", "none", "null", "undefined", "name", "by",
        "about the author", "about the authors", "about", "bio", "read more", "read bio", "view bio", "view profile", "see more", "more", "share", "follow", "posted", "published", "updated", "written",
        "meet the author", "all posts", "view all posts", "posts", "website", "facebook", "twitter", "linkedin", "instagram", "contributor", "contributors", "default", "written by", "posted by",
        "reviewed by", "minutes", "min read", "comments", "no comments", "leave a comment", "home", "blog", "news", "photo", "image", "profile", "company",
    };

    // Words that no name contains.
    private static readonly HashSet<string> NoNameWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "this", "your", "our", "you", "how", "what", "why", "more", "read", "view", "share", "follow", "is", "are", "was", "has", "have", "with", "for", "to", "in", "on", "from", "click",
        "subscribe", "comments", "comment", "minutes", "minute", "min", "updated", "published", "posted", "reviewed", "edited", "email", "website", "about", "articles", "posts", "profile", "ago",
        "home", "blog", "post", "tags", "tag", "privacy", "policy", "terms", "service", "services", "pricing", "price", "get", "contact", "guide", "menu", "search", "login", "sun", "mon", "tue", "wed",
        "thu", "fri", "sat", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "great", "best", "free", "new",
    };

    // What a page shows on a line of its own, and its markup glues to the name: "Jane DoePublished".
    private static readonly string[] Glued = ["Published", "Updated", "Posted", "Reviewed"];

    // Words of what somebody does, which follow a name and are none.
    private static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "director", "editor", "writer", "manager", "ceo", "cto", "coo", "founder", "co-founder", "cofounder", "head", "officer", "president", "attorney", "specialist", "senior", "analyst", "contributor",
        "reporter", "correspondent", "expert", "consultant", "journalist", "lead", "chief", "professor", "engineer", "author", "producer", "strategist", "coordinator", "associate", "partner", "advisor",
    };

    /// <summary>The names of a byline; empty when it holds none.</summary>
    public static List<string> Names(string? byline)
    {
        if (string.IsNullOrWhiteSpace(byline) || byline.Length > 200
            || byline.Contains("http", StringComparison.OrdinalIgnoreCase) || byline.Contains('@', StringComparison.Ordinal))
            return [];
        var line = Space().Replace(byline.Trim(), " ");
        for (var opened = Opening().Match(line); opened.Success && opened.Length > 0; opened = Opening().Match(line))
            line = line[opened.Length..];
        if (Ending().Match(line) is { Success: true } ending)
            line = line[..ending.Index];
        foreach (var glued in Glued)
        {
            if (line.IndexOf(glued, StringComparison.Ordinal) is var at and > 0)
                line = line[..at];
        }

        line = line.Trim(' ', ',', '|', '-', '–', '—', '·', '•', ':', '/', '.');
        return And().Split(line).Select(name => name.Trim(' ', ',', '|', '-', '–', ':')).TakeWhile((name, i) => i == 0 || !IsRole(name)).Where(IsShownName).ToList();
    }

    /// <summary>True when a text begins as a byline does.</summary>
    public static bool Opens(string text) => Opening().Match(text) is { Success: true } match && match.Length < text.Length;

    /// <summary>True when a text only announces the name that follows it.</summary>
    public static bool IsLabel(string text) => text.Length < 20 && Opening().Match(text + " ") is { Success: true } match && match.Length >= text.Length;

    /// <summary>True when it may be the name of an author, where the page says that it is one.</summary>
    public static bool IsName(string name) =>
        name.Length is >= 2 and <= 120
        && !NoNames.Contains(name)
        && name.Any(char.IsLetter)
        && name.Count(char.IsDigit) <= 12
        && !name.Contains("://", StringComparison.Ordinal)
        && !name.Contains('<', StringComparison.Ordinal);

    private static bool IsRole(string part) => part.Split(' ').Any(Roles.Contains);

    private static bool IsShownName(string name) =>
        IsName(name) && name.Length <= 60 && name.Count(char.IsDigit) <= 2 && name.Split(' ') is { Length: <= 7 } words && !words.Any(NoNameWords.Contains);

    [GeneratedRegex(@"^(?:(?:written|posted|published|reviewed|authored|created|words|story|text|article|content|contributed|compiled|shared|submitted|medically reviewed)\s+by|by|von|par|por|authors?|writer)(?:\s*:\s*|\s+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Opening();

    // What follows a name in one line with it: a date, a role, a reading time.
    [GeneratedRegex(@"\s*(?:[|·•⋅∙►→]|\s[-–—]\s|\b(?:on|in|published|updated|posted|last|reviewed|edited|medically|fact)\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+\d|\d+\s*min|\d{1,2}[/.]\d{1,2}[/.]\d|\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:19|20)\d\d)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Ending();

    // Not before a degree or a suffix, which belongs to the name.
    [GeneratedRegex(@"\s*(?:,\s*(?:and\s+)?|\band\s+|&\s+|;|\bund\s+|\bet\s+|\by\s+)\s*(?!\s|Jr|Sr|M\.?D|Ph\.?D|RD|MBA|CPA|CFP|RN|DO\b|LPC|MS\b|MA\b|DDS|DVM|FACLM|FAND|Inc|LLC|Ltd)", RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
