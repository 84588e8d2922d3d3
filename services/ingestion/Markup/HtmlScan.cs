namespace Wiredesk.Ingestion.Markup;

/// <summary>Looks through a piece of HTML once, before a parser builds its tree, and refuses what would cost minutes: that work grows with depth times length.</summary>
internal static class HtmlScan
{
    public const int DeepestNesting = 512;
    public const int MostNodes = 200_000;
    public const int MostAttributes = 256;

    /// <summary>The repair that names why the HTML is not parsed; nothing when it may be.</summary>
    public static string? Check(string html)
    {
        var tokens = new Tokenizer(html, html: true);
        var open = new OpenElements();
        long read = 0;
        while (tokens.Read())
        {
            if (++read + open.Reopened > MostNodes || tokens.AttributeCount > MostAttributes)
                return Repairs.HtmlTooLarge;
            if (tokens.Kind == TokenKind.Start)
                open.Start(tokens.Name);
            else if (tokens.Kind == TokenKind.End)
                open.End(tokens.Name);
            if (open.Depth > DeepestNesting)
                return Repairs.HtmlTooDeep;
        }

        return null;
    }
}
