namespace Wiredesk.Enrichment.Speech;

/// <summary>The word lists of <see cref="SpeechWords"/>, one for each language: what the words can do, then the words.</summary>
internal static class SpeechLexicon
{
    public static IReadOnlyDictionary<string, string> Languages { get; } =
        new[] { GermanicSpeech.Languages, RomanceSpeech.Languages, SlavicSpeech.Languages, EasternSpeech.Languages }.SelectMany(family => family).ToDictionary();
}
