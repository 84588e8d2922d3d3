namespace Wiredesk.Ingestion.Markup;

/// <summary>Looks through a piece of HTML once, before a parser builds its tree, and refuses what would cost minutes: that work grows with depth times length.</summary>
internal static class HtmlScan
{
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

    private static readonly string[] Paragraph = ["p"];
    private static readonly string[] AroundParagraphs = ["table", "button"];

    /// <summary>The repair that names why the HTML is not parsed; nothing when it may be.</summary>
    public static string? Check(string html)
    {
        var tokens = new Tokenizer(html, html: true);
        var open = new List<string>();
        long nodes = 0;
        var formatting = 0;
        while (tokens.Read())
        {
            nodes++;
            if (nodes > MostNodes || tokens.AttributeCount > MostAttributes)
                return Repairs.HtmlTooLarge;
            if (tokens.Kind == TokenKind.Start)
            {
                if (HtmlNames.Void.Contains(tokens.Name))
                    continue;
                if (HtmlNames.Block.Contains(tokens.Name) && End(open, Paragraph, AroundParagraphs))
                    nodes += formatting;
                if (ImpliedEnds.TryGetValue(tokens.Name, out var implied))
                    End(open, implied.Ends, implied.Within);
                open.Add(tokens.Name);
                if (open.Count > DeepestNesting)
                    return Repairs.HtmlTooDeep;
                if (HtmlNames.Formatting.Contains(tokens.Name))
                    formatting++;
            }
            else if (tokens.Kind == TokenKind.End)
            {
                if (HtmlNames.Formatting.Contains(tokens.Name))
                    formatting = Math.Max(0, formatting - 1);
                else
                    nodes += formatting; // What is still open is opened again in the next block.
                End(open, tokens.Name);
            }
        }

        return null;
    }

    private static void End(List<string> open, string name)
    {
        if (open.LastIndexOf(name) is var at and >= 0)
            open.RemoveRange(at, open.Count - at);
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
