using Wiredesk.Contracts;

namespace Wiredesk.Enrichment.Body;

/// <summary>What stands above the body.</summary>
/// <param name="BodyFrom">Index of the first line that may belong to the body.</param>
internal sealed record Head(Line? Kicker, Line? Title, Line? Standfirst, Byline? Byline, int BodyFrom)
{
    private const int LongestHeading = 200;
    private const int LongestStandfirst = 350;
    private const int MostHeadLines = 12;

    /// <summary>Reads the lines that are not clutter.</summary>
    public static Head Of(Article article, IReadOnlyList<Line> lines)
    {
        var text = article.Text;
        var at = 0;
        Byline? byline = null;
        var headings = new List<Line>();
        for (; at < lines.Count && at < MostHeadLines; at++)
        {
            if (Bylines.Of(text, lines[at]) is { } found)
                byline ??= found;
            else if (IsHeading(text, lines[at]))
                headings.Add(lines[at]);
            else if (!IsHeadline(article.Headline, lines[at].In(text)))
                break;
            else
                headings.Add(lines[at]); // A headline that ends in a full stop, and is known to be one.
        }

        // Headings alone are no head: a list, a poem, a table. A known headline is one even so.
        var title = headings.FindIndex(heading => IsHeadline(article.Headline, heading.In(text)));
        if (at >= lines.Count && title < 0)
            return new Head(null, null, null, byline, 0);
        if (string.IsNullOrWhiteSpace(article.Headline) && headings.Count > 0)
            title = headings.Count > 1 && IsKicker(text, headings[0], headings[1]) ? 1 : 0;

        if (title < 0)
            return new Head(null, null, null, byline, headings.Count > 0 && at >= lines.Count ? 0 : WithStandfirst(article, lines, at, null).Next);
        Line? kicker = title > 0 && headings[title - 1].Length < headings[title].Length ? headings[title - 1] : null;
        Line? below = title + 1 < headings.Count && IsDeck(article, headings[title], headings[title + 1]) ? headings[title + 1] : null;
        var (standfirst, next) = WithStandfirst(article, lines, at, below);
        return new Head(kicker, headings[title], standfirst, byline, next);
    }

    /// <summary>Whether a line may be a heading: short, and not ended as a sentence or a list's introduction is.</summary>
    public static bool IsHeading(string text, Line line)
    {
        var words = line.In(text);
        return line.Length <= LongestHeading && !Sentences.EndsInStop(words) && words[^1] is not (':' or ';' or ',') && !Sentences.IsItem(words)
            && HasLetter(words);
    }

    private static (Line? Standfirst, int Next) WithStandfirst(Article article, IReadOnlyList<Line> lines, int at, Line? below)
    {
        if (below is not null || at + 1 >= lines.Count || at == 0)
            return (below, at);
        var line = lines[at];
        if (Same(article.Standfirst, line.In(article.Text)))
            return (line, at + 1);

        // A sentence that stands with the title, set off by an empty line from a heading, or from paragraphs that no empty lines part. Where
        // empty lines part all paragraphs it may as well be the first of them, and stays in the body.
        var following = lines.Skip(at + 2).ToArray();
        var apart = !line.AfterBlank && lines[at + 1].AfterBlank && line.Length <= LongestStandfirst
            && following.Length > 0 && (IsHeading(article.Text, lines[at + 1]) || following.Count(next => next.AfterBlank) * 2 < following.Length);
        return apart ? (line, at + 1) : (null, at);
    }

    // A few words above a longer line: in capitals, or a label of up to three words, or a title of their own above a title.
    private static bool IsKicker(string text, Line first, Line second)
    {
        var above = first.In(text);
        var below = second.In(text);
        var words = Sentences.Words(above);
        return words <= 6 && Sentences.Words(below) > words && (words <= 3 || !HasSmallLetter(above) || (IsTitleCase(above) && IsTitleCase(below)));
    }

    private static bool IsDeck(Article article, Line title, Line below) =>
        Same(article.Standfirst, below.In(article.Text)) || (below.Length > title.Length && Sentences.Words(below.In(article.Text)) >= 7);

    private static bool IsHeadline(string? headline, ReadOnlySpan<char> line)
    {
        if (Same(headline, line))
            return true;
        // The site's name may follow on either side: "Headline | The Paper".
        var given = headline.AsSpan().Trim();
        var shorter = given.Length < line.Length ? given : line;
        var longer = given.Length < line.Length ? line : given;
        return shorter.Length >= 15 && longer.StartsWith(shorter, StringComparison.OrdinalIgnoreCase)
            && longer[shorter.Length..].TrimStart() is { Length: > 0 and < 40 } rest && "|-–—".Contains(rest[0]);
    }

    private static bool Same(string? given, ReadOnlySpan<char> line) =>
        !string.IsNullOrWhiteSpace(given) && given.AsSpan().Trim().Equals(line, StringComparison.OrdinalIgnoreCase);

    // Most words of more than three letters start with a capital.
    private static bool IsTitleCase(ReadOnlySpan<char> line)
    {
        var (capitals, words) = (0, 0);
        foreach (var range in line.Split(' '))
        {
            var word = line[range];
            if (word.Length <= 3)
                continue;
            words++;
            capitals += char.IsUpper(word[0]) ? 1 : 0;
        }

        return capitals * 4 >= words * 3;
    }

    private static bool HasSmallLetter(ReadOnlySpan<char> line)
    {
        foreach (var character in line)
        {
            if (char.IsLetter(character) && !char.IsUpper(character))
                return true;
        }

        return false;
    }

    private static bool HasLetter(ReadOnlySpan<char> line)
    {
        foreach (var character in line)
        {
            if (char.IsLetter(character))
                return true;
        }

        return false;
    }
}
