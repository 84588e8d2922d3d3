using System.Text.RegularExpressions;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Sanitising;

/// <summary>Keeps of a style attribute what only changes how text looks: known properties with plain values; nothing that loads, moves or hides.</summary>
internal static partial class SafeStyle
{
    private static readonly HashSet<string> Properties = HtmlNames.Set(
        "background-color border-bottom-color border-collapse border-color border-left-color border-right-color border-top-color clear color " +
        "cursor direction display " +
        "float font font-family font-size font-style font-variant font-weight height letter-spacing line-height overflow text-align " +
        "text-decoration text-indent " +
        "unicode-bidi vertical-align white-space width");

    private static readonly HashSet<string> Keywords = HtmlNames.Set(
        "auto aqua black block blue bold both bottom brown center collapse dashed dotted fuchsia gray green !important italic left lime " +
        "maroon medium none navy normal " +
        "nowrap olive pointer purple red right solid silver teal top transparent underline white yellow");

    public static string Of(string style) =>
        string.Join(' ', Loading().Replace(style, " ").Split(';').Select(Declaration).Where(declaration => declaration is not null));

    private static string? Declaration(string declaration)
    {
        var colon = declaration.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return null;
        var (property, value) = (declaration[..colon].Trim(), declaration[(colon + 1)..].TrimStart());
        if (value.Length == 0 || !PlainValue().IsMatch(value))
            return null;
        var family = property.Split('-')[0].ToLowerInvariant();
        var fine = Properties.Contains(property)
            || (family is "background" or "border" or "margin" or "padding" && value.Replace(", ", ",", StringComparison.Ordinal)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Keywords.Contains(word) || Measure().IsMatch(word)));
        return fine ? $"{property}: {value};" : null;
    }

    [GeneratedRegex(@"url\s*\([^)]*\)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Loading();

    // Words, numbers, quoted names, and brackets that hold numbers only: no function but a colour.
    [GeneratedRegex("""^([,#%.\s\w!-]|'[\s\w]+'|"[\s\w]+"|\([\d,%\s.]+\))*$""", RegexOptions.NonBacktracking)]
    private static partial Regex PlainValue();

    [GeneratedRegex(@"^(#[0-9a-f]+|rgb\(\d+%?,\d*%?,?\d*%?\)?|\d{0,2}\.?\d{0,2}(cm|em|ex|in|mm|pc|pt|px|%)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Measure();
}
