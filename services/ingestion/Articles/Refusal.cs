namespace Wiredesk.Ingestion.Articles;

/// <summary>Why something that was handed in could not be taken, for people and for programs.</summary>
/// <param name="Code">The reason as a fixed word (<c>not-a-feed</c>, <c>page-too-deep</c>, ...).</param>
/// <param name="Message">The reason in a sentence.</param>
/// <param name="Field">The field at fault, where it is one field's.</param>
public sealed record Refusal(string Code, string Message, string? Field = null);
