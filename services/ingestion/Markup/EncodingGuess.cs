using System.Text;

namespace Wiredesk.Ingestion.Markup;

/// <summary>Guesses in which encoding bytes were written that are no UTF-8 and whose label is missing or wrong.</summary>
/// <remarks>
/// Each encoding is tried with what its languages write most: the letters beyond ASCII, or for scripts of thousands the commonest ones. The greatest
/// share of such characters among all beyond ASCII wins. A simpler form of Li and Momoi: "A composite approach to language/encoding detection", 2001.
/// </remarks>
internal static class EncodingGuess
{
    private const int Window = 32 * 1024;

    /// <summary>Fewer characters than this say nothing against windows-1252.</summary>
    private const int Fewest = 6;

    /// <summary>The languages of one alphabet write nearly all of its letters; of a script of thousands, the list here covers a third of usual text or more.</summary>
    private const double LeastOfAlphabet = 0.75;

    private const double LeastOfScript = 0.2;

    private const string Russian = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфіїєґў";
    private const string Japanese = "のにはをたがでてとしれさあいるうかくけこすせそちつなまみめもやらりろわんっだじどばよおえきへほぐげごずべびぶめゆひふむねぬー、。ンスルトリアイラドクシタ日本年人月大国会";

    // The first wins where several are equally likely.
    private static readonly (string Encoding, double Least, string Letters)[] Languages =
    [
        ("windows-1252", LeastOfAlphabet, "éèêëàâçîïôùûœÉÀÇ"), // French
        ("windows-1252", LeastOfAlphabet, "äöüßÄÖÜé"), // German
        ("windows-1252", LeastOfAlphabet, "áéíóúñãõçâêôàüÁÉÍÓÚÑ¿¡ªº"), // Spanish, Portuguese
        ("windows-1252", LeastOfAlphabet, "àèéìòùÈÀ"), // Italian
        ("windows-1252", LeastOfAlphabet, "æøåäöéÆØÅÄÖþðáíóúý"), // Nordic
        .. Of(["windows-1250", "iso-8859-2"], LeastOfAlphabet, "ąćęłńóśźżŁŚŻ", "áčďéěíňóřšťúůýžľĺŕôäČŘŠŽ", "áéíóöőúüűÁÉÖ", "čćđšžČŠŽ", "ăâîşţţ"), // Polish, Czech and Slovak, Hungarian, Croatian and Slovene, Romanian
        .. Of(["windows-1254"], LeastOfAlphabet, "ığşçöüİâÇŞÖÜ"), // Turkish
        .. Of(["windows-1257"], LeastOfAlphabet, "āčēģīķļņšūž", "ąčęėįšųūž", "äõöüšž"), // Latvian, Lithuanian, Estonian
        .. Of(["windows-1251", "koi8-r", "ibm866"], LeastOfAlphabet, Russian),
        .. Of(["windows-1253"], LeastOfAlphabet, "αοιετσνηυρπκμλςγδωθχβφξζάέίόήύώ"), // Greek
        .. Of(["windows-1255"], LeastOfAlphabet, "יוהלאתרשבמנםדקחעפצגכטסזןךףץ"), // Hebrew
        .. Of(["windows-1256"], LeastOfAlphabet, "ايلمنرتوبةعدسفهكقحجأطصشخىذضءإثزغ،"), // Arabic
        .. Of(["windows-874"], LeastOfAlphabet, "านรอกเงมยลวดทสตะปบคพหแจชขไใโถผ่้ัิี็์ุูืำ"), // Thai
        .. Of(["shift_jis", "euc-jp"], LeastOfScript, Japanese),
        .. Of(["gb18030"], LeastOfScript, "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日，。"),
        .. Of(["big5"], LeastOfScript, "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日，。"),
        .. Of(["ks_c_5601-1987"], LeastOfScript, "이다의에는을가고한지하로도기사리어를시인은서자나대일해들그정수과부아있보면스전장게여성라원구상제관만주국적"),
    ];

    /// <summary>The name of the likeliest encoding; nothing when none is likely, or too little is written beyond ASCII.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes, Func<string, Encoding?> named)
    {
        var sample = Sample(bytes);
        var (best, most) = (default(string), 0.0);
        foreach (var languages in Languages.GroupBy(language => language.Encoding))
        {
            if (Decode(sample, named(languages.Key)) is not { } text)
                continue;
            var characters = text.Where(IsTelling).ToList();
            foreach (var (_, least, letters) in languages)
            {
                var share = characters.Count(letters.Contains) / (double)Math.Max(characters.Count, 1);
                // A list for a script of thousands counts as much as one for an alphabet of which all is known.
                var likely = share / least;
                if (characters.Count >= Fewest && likely >= 1 && likely > most + 0.001)
                    (best, most) = (languages.Key, likely);
            }
        }

        return best;
    }

    private static IEnumerable<(string, double, string)> Of(string[] encodings, double least, params string[] letters) =>
        encodings.SelectMany(encoding => letters.Select(language => (encoding, least, language)));

    // Quotes, dashes and hard spaces are the same in most encodings, and say nothing.
    private static bool IsTelling(char character) => character > '\u007F' && character is not ('\u00A0' or '\u00AB' or '\u00BB' or (>= '\u2010' and <= '\u2026'));

    // Cut at a blank or a line end, which is never the second byte of a character.
    private static ReadOnlySpan<byte> Sample(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= Window)
            return bytes;
        var end = bytes[..Window].LastIndexOfAny(" \n"u8);
        return bytes[..(end < 0 ? Window : end)];
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, Encoding? encoding)
    {
        try
        {
            return encoding?.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
