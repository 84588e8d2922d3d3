using Wiredesk.Ingestion.Articles;

namespace Wiredesk.Ingestion.Files;

/// <summary>What a dropped file holds, or why it was refused.</summary>
/// <param name="Kind">What its content was found to be: <c>text</c>, <c>page</c>, <c>feed</c>, <c>json</c>, <c>NewsML-G2</c>, <c>NewsML 1</c>, <c>NITF</c>, or a format that is named but not read.</param>
/// <param name="Articles">The articles; none when it was refused.</param>
/// <param name="Refusal">Why it was refused; absent when it was read.</param>
public sealed record FileReading(string Kind, IReadOnlyList<ReceivedArticle> Articles, Refusal? Refusal = null);
