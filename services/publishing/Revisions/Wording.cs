using Wiredesk.Contracts;

namespace Wiredesk.Publishing.Revisions;

/// <summary>A field whose words differ between two texts: where they differ.</summary>
public sealed record FieldChange(string Field, IReadOnlyList<TextChange> Changes);

/// <summary>An article's words as readers get them.</summary>
internal sealed record Wording(string? Headline, string? Standfirst, string By, string Body)
{
    public static Wording Of(Article article, Analysis analysis) =>
        new(article.Headline ?? analysis.Title?.Text, article.Standfirst ?? analysis.Standfirst?.Text, string.Join(", ", article.Authors), analysis.Body.Text);

    /// <summary>The fields in which another wording differs, word by word.</summary>
    public IReadOnlyList<FieldChange> ChangesTo(Wording other) =>
    [
        .. new[] { ("headline", Headline, other.Headline), ("standfirst", Standfirst, other.Standfirst), ("by", By, other.By), ("body", Body, other.Body) }
            .Where(field => field.Item2 != field.Item3)
            .Select(field => new FieldChange(field.Item1, TextDiff.Of(field.Item2 ?? "", field.Item3 ?? ""))),
    ];
}
