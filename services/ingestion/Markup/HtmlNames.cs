namespace Wiredesk.Ingestion.Markup;

/// <summary>The elements of HTML, by how they behave.</summary>
internal static class HtmlNames
{
    /// <summary>Elements that have no content and no end tag (HTML Standard, section 13.1.2, and obsolete ones).</summary>
    public static readonly HashSet<string> Void = Set("area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr");

    /// <summary>Elements that begin a new line of text.</summary>
    public static readonly HashSet<string> Block = Set(
        "address article aside blockquote br body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
        "header hgroup hr li main menu nav ol option p pre section summary table tbody td tfoot th thead title tr ul");

    /// <summary>Elements whose content is dropped with them: code, and what is shown in its place.</summary>
    public static readonly HashSet<string> Dropped = Set("script style applet noscript noembed noframes template math svg xmp plaintext textarea select datalist head title");

    /// <summary>Formatting that a parser opens again in every following block until it is closed (HTML Standard, section 13.2.4.3).</summary>
    public static readonly HashSet<string> Formatting = Set("a b big code em font i nobr s small strike strong tt u");

    public static HashSet<string> Set(string names) => new(names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
