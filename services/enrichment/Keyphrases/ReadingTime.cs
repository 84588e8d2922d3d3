namespace Wiredesk.Enrichment.Keyphrases;

/// <summary>How long a body takes to read.</summary>
internal static class ReadingTime
{
    // Silent reading of non-fiction: Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109 (2019).
    private const double WordsPerMinute = 238;

    // Trauzettel-Klosinski and Dietz, "Standardized Assessment of Reading Performance: The New International Reading Speed Texts IReST",
    // Investigative Ophthalmology and Visual Science 53 (2012): characters a minute.
    private const double ChineseCharactersPerMinute = 255;
    private const double JapaneseCharactersPerMinute = 357;

    // The mean of its alphabetic languages, for the scripts that write letters and part no words: Thai, Lao, Burmese, Khmer.
    private const double LettersPerMinute = 863;

    /// <summary>Minutes, rounded up; at least 1.</summary>
    public static int Minutes(string body, string language)
    {
        var (words, characters, letters) = Count(body);
        var pace = language == "ja" ? JapaneseCharactersPerMinute : ChineseCharactersPerMinute;
        return Math.Max(1, (int)Math.Ceiling((words / WordsPerMinute) + (characters / pace) + (letters / LettersPerMinute)));
    }

    // Chinese and Japanese characters and the letters of scripts without spaces one by one, everything else by runs between white space.
    private static (int Words, int Characters, int Letters) Count(string body)
    {
        var (words, characters, letters, isInWord) = (0, 0, 0, false);
        foreach (var character in body)
        {
            var isEastAsian = character is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF');
            characters += isEastAsian ? 1 : 0;
            var isUnparted = CharacterRuns.IsUnparted(character);
            letters += isUnparted ? 1 : 0;
            var isPart = !isEastAsian && !isUnparted && (isInWord ? !char.IsWhiteSpace(character) : char.IsLetterOrDigit(character));
            words += isPart && !isInWord ? 1 : 0;
            isInWord = isPart;
        }

        return (words, characters, letters);
    }
}
