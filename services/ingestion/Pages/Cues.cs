namespace Wiredesk.Ingestion.Pages;

/// <summary>What the words of a short block hint at: that it invites, names or points elsewhere instead of telling something.</summary>
[Flags]
internal enum Cue
{
    None = 0,
    Invites = 1 << 0,
    Shares = 1 << 1,
    PointsElsewhere = 1 << 2,
    Credits = 1 << 3,
    Discusses = 1 << 4,
    Legal = 1 << 5,
    Writers = 1 << 6,
    Dates = 1 << 7,
    Sources = 1 << 8,
    Contents = 1 << 9,
    Questions = 1 << 10,
    Sponsors = 1 << 11,
}

/// <summary>Reads the cues off a block's words, in one pass over them.</summary>
internal static class CueReading
{
    public const int Count = 12;

    private const int LongestCue = 300;

    // A phrase that begins with ^ counts at the beginning of a block only.
    private static readonly Dictionary<string, List<(Cue Cue, string Phrase, bool First)>> Phrases = Make(
        (Cue.Invites, "subscribe|subscribed|sign up|newsletter|newsletters|inbox|email address|book a|get started|free trial|contact us|call us|request a|learn how|schedule a|get a quote|"
            + "get a free|download the|download our|download your|try it|for free|join us|join our|shop now|buy now|log in|login|register|get in touch|talk to|speak with|start your|book your|"
            + "give us a call|reach out|our team|demo"),
        (Cue.Shares, "^share|^tweet|^pin|^email|^print|copy link|^save|^follow|^facebook|^twitter|^linkedin|^whatsapp|^pinterest|^reddit|^instagram|^youtube|^x|share this|share on|share via|follow us|"
            + "follow me|listen to this"),
        (Cue.PointsElsewhere, "related|read more|read next|read also|read our|see also|you may|you might|also like|more from|more stories|more articles|more posts|more on|more like|recommended|"
            + "popular posts|popular articles|latest posts|latest news|latest articles|recent posts|recent articles|up next|^previous|^next|next post|next article|back to|view all|learn more|"
            + "explore more|keep reading|trending|continue reading|further reading|check out|see all|show more|load more|similar"),
        (Cue.Credits, "^photo|^photos|^image|^images|^credit|^picture|^courtesy|^photograph|^illustration|^video|^screenshot|^figure|getty|shutterstock|istock|unsplash|photo by|image by|image credit|"
            + "courtesy of|adobe stock|photo credit|image source"),
        (Cue.Discusses, "comment|comments|leave a|reply|replies|discussion|post a|what do you|your thoughts|upvote|upvotes|likes|^like"),
        (Cue.Legal, "©|rights reserved|copyright|privacy policy|terms of|cookie|cookies|disclaimer|disclosure|affiliate|not intended|a substitute|informational purposes|licensed under|trademarks"),
        (Cue.Writers, "^by|^written by|^posted by|^author|^authors|about the author|reviewed by|edited by|words by|story by|published by|fact checked|is a writer|is an editor|freelance|years of experience|"
            + "is the founder|co founder|is passionate|has written|her work|his work|writes about|about me|^meet|my name is"),
        (Cue.Dates, "min read|minute read|minutes read|mins read|reading time|^published|^updated|last updated|last modified|^posted|days ago|hours ago|read time|last reviewed"),
        (Cue.Sources, "^source|^sources|^reference|^references|^citations|^bibliography|works cited|^resources|^footnotes|^notes|^acknowledgements|^acknowledgments|et al|doi|doi.org|https|accessed|retrieved"),
        (Cue.Contents, "table of contents|^contents|in this article|in this post|in this guide|on this page|jump to|what's inside|key takeaways|at a glance|quick links|^toggle|^skip"),
        (Cue.Questions, "faq|faqs|frequently asked"),
        (Cue.Sponsors, "advertisement|sponsored|promoted|partner content|^ad"));

    private static readonly Dictionary<string, List<(Cue Cue, string Phrase, bool First)>>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Phrases.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Months = new HashSet<string>(
        ("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec").Split(' '),
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static Cue Of(string text)
    {
        var cues = Cue.None;
        if (text.Length > LongestCue)
            return cues;
        var (month, year, first) = (false, false, true);
        for (var at = 0; at < text.Length;)
        {
            var end = WordEnd(text, at);
            var word = text.AsSpan(at, end - at);
            if (Lookup.TryGetValue(word, out var phrases))
            {
                foreach (var (cue, phrase, onlyFirst) in phrases)
                {
                    if ((first || !onlyFirst) && Follows(text, at, phrase))
                        cues |= cue;
                }
            }

            month |= Months.Contains(word);
            year |= word.Length == 4 && (word.StartsWith("20", StringComparison.Ordinal) || word.StartsWith("19", StringComparison.Ordinal)) && char.IsAsciiDigit(word[3]);
            first &= !char.IsLetterOrDigit(text[at]) && text[at] != '©';
            at = end;
        }

        return month && year && text.Length < 120 ? cues | Cue.Dates : cues;
    }

    // A run of letters and digits, or one other character.
    private static int WordEnd(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        return Math.Max(end, at + 1);
    }

    private static bool Follows(string text, int at, string phrase) =>
        string.Compare(text, at, phrase, 0, phrase.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (at + phrase.Length >= text.Length || !char.IsLetterOrDigit(text[at + phrase.Length]));

    private static Dictionary<string, List<(Cue, string, bool)>> Make(params (Cue Cue, string Phrases)[] lists)
    {
        var byFirstWord = new Dictionary<string, List<(Cue, string, bool)>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (cue, phrases) in lists)
        {
            foreach (var written in phrases.Split('|'))
            {
                var phrase = written.TrimStart('^');
                var word = phrase[..WordEnd(phrase, 0)];
                if (!byFirstWord.TryGetValue(word, out var known))
                    byFirstWord[word] = known = [];
                known.Add((cue, phrase, written[0] == '^'));
            }
        }

        return byFirstWord;
    }
}
