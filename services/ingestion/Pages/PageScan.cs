using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Pages;

/// <summary>Looks through HTML once, before it is parsed, and refuses what would cost the parser minutes: its work grows with depth times length.</summary>
internal static class PageScan
{
    public const int LargestPage = 10 * 1024 * 1024;
    public const int DeepestNesting = 512;
    public const int MostNodes = 200_000;
    public const int MostAttributes = 256;

    // A start tag of the first kind ends an open one of the second unless the third is between them (HTML Standard, section 13.1.2.4).
    private static readonly Dictionary<string, (string[] Ends, string[] Within)> ImpliedEnds = new()
    {
        ["li"] = (["li"], ["ul", "ol", "menu"]),
        ["dt"] = (["dt", "dd"], ["dl"]),
        ["dd"] = (["dt", "dd"], ["dl"]),
        ["option"] = (["option"], ["select", "datalist"]),
        ["td"] = (["td", "th"], ["table"]),
        ["th"] = (["td", "th"], ["table"]),
        ["tr"] = (["tr"], ["table"]),
        ["tbody"] = (["thead", "tbody", "tfoot"], ["table"]),
        ["a"] = (["a"], ["table"]),
        ["button"] = (["button"], ["table"]),
    };

    /// <summary>Why the page is not parsed, or nothing when it may be.</summary>
    public static Refusal? Check(string html)
    {
        if (html.Length > LargestPage)
            return new Refusal("page-too-large", $"The page has {html.Length} characters; {LargestPage} are allowed.");

        var tokens = new Tokenizer(html, html: true);
        var open = new List<string>();
        long nodes = 0;
        var formatting = 0;
        while (tokens.Read())
        {
            nodes++;
            if (nodes > MostNodes)
                return new Refusal("page-too-complex", $"The page has more than {MostNodes} elements and texts.");
            if (tokens.Kind == TokenKind.Start)
            {
                if (tokens.AttributeCount > MostAttributes)
                    return new Refusal("page-too-complex", $"A <{tokens.Name}> has {tokens.AttributeCount} attributes; {MostAttributes} are allowed.");
                if (HtmlNames.Void.Contains(tokens.Name))
                    continue;
                if (HtmlNames.Block.Contains(tokens.Name) && End(open, ["p"], ["table", "button"]))
                    nodes += formatting;
                if (ImpliedEnds.TryGetValue(tokens.Name, out var implied))
                    End(open, implied.Ends, implied.Within);
                open.Add(tokens.Name);
                if (open.Count > DeepestNesting)
                    return new Refusal("page-too-deep", $"The page nests more than {DeepestNesting} elements.");
                if (HtmlNames.Formatting.Contains(tokens.Name))
                    formatting++;
            }
            else if (tokens.Kind == TokenKind.End)
            {
                if (HtmlNames.Formatting.Contains(tokens.Name))
                    formatting = Math.Max(0, formatting - 1);
                else
                    nodes += formatting; // What is still open is opened again in the next block.
                End(open, [tokens.Name], []);
            }
        }

        return null;
    }

    private static bool End(List<string> open, string[] names, string[] within)
    {
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (Array.IndexOf(names, open[i]) >= 0)
            {
                open.RemoveRange(i, open.Count - i);
                return true;
            }

            if (Array.IndexOf(within, open[i]) >= 0)
                return false;
        }

        return false;
    }
}
