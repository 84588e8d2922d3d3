using System.Text.Json.Serialization;

namespace Wiredesk.Deduplication.Fingerprints;

/// <summary>A name, number or date of a text, as it is written there.</summary>
/// <param name="Mark">Which of the three it is.</param>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Text">How it reads.</param>
[method: JsonConstructor]
public readonly record struct Feature(Mark Mark, int Start, string Text);
