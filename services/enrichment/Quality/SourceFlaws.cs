using Wiredesk.Contracts;
using Wiredesk.Enrichment.Speech;

namespace Wiredesk.Enrichment.Quality;

/// <summary>Texts that rest on nobody who could be asked.</summary>
internal static class SourceFlaws
{
    public static IEnumerable<QualityFlag> Of(IReadOnlyList<Attribution> attributions)
    {
        if (attributions.Any(attribution => attribution.Kind == SourceKinds.Anonymous)
            && attributions.All(attribution => attribution.Kind == SourceKinds.Anonymous || attribution.Vague))
        {
            yield return new QualityFlag("anonymous-sources-only", "Nobody among the sources is named.", attributions[0].Start, attributions[0].End);
        }
    }
}
