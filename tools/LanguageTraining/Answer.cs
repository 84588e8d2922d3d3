using Wiredesk.Contracts;

namespace Wiredesk.LanguageTraining;

/// <summary>What a model that never saw a sentence says of it.</summary>
internal sealed record Answer(Sentence Sentence, DetectedLanguage Language)
{
    // So near that much of what is written in one is correct in the other: the two standards of Norwegian, of Malay, and those of Serbo-Croatian.
    private static readonly string[][] Near = [["nb", "nn"], ["bs", "hr", "sr"], ["id", "ms"]];

    public string Code => Language.Code;

    public bool IsRight => Code == Sentence.Language;

    /// <summary>Wrong, but only by a language that is nearly the same.</summary>
    public bool IsNear => !IsRight && Near.Any(group => group.Contains(Code) && group.Contains(Sentence.Language));
}
