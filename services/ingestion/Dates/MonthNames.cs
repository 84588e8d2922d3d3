using System.Globalization;
using System.Text;

namespace Wiredesk.Ingestion.Dates;

/// <summary>The months in the languages that news is dated in, by their first letters, without accents.</summary>
internal static class MonthNames
{
    // January to December; a word means the month whose beginning it starts with. Longer beginnings are tried first.
    private static readonly string[] Languages =
    [
        "jan feb mar apr may jun jul aug sep oct nov dec", // English
        "jan feb marz apr mai jun jul aug sep okt nov dez", // German
        "janv fev mars avr mai juin juil aout sep oct nov dec", // French
        "ene feb mar abr may jun jul ago sep oct nov dic", // Spanish
        "gen feb mar apr mag giu lug ago set ott nov dic", // Italian
        "jan fev mar abr mai jun jul ago set out nov dez", // Portuguese
        "jan feb maart apr mei juni juli aug sep okt nov dec", // Dutch
        "jan feb mars apr maj juni juli aug sep okt nov dec", // Swedish, Danish, Norwegian
        "sty lut marz kwi maj cze lip sie wrz paz lis gru", // Polish
        "led uno bre dub kve cerven cervenec srp zar rij lis pro", // Czech
        "janu febr marc apri maju juni juli augu szep okto nove dece", // Hungarian
        "ocak sub mart nis may haz tem agu eyl eki kas ara", // Turkish
        "tammi helmi maalis huhti touko kesa heina elo syys loka marras joulu", // Finnish
        "ian febr mart apr mai iun iul aug sept oct noi dec", // Romanian
        "gen febr mar abr mai juny juli ago set oct nov des", // Catalan
        "jan feb mar apr mei jun jul agu sep okt nov des", // Indonesian, Malay
        "ינו פבר מרץ אפר מאי יונ יול אוג ספט אוק נוב דצמ", // Hebrew
        "בינו בפבר במרץ באפר במאי ביונ ביול באוג בספט באוק בנוב בדצמ", // Hebrew, with "in"
        "јан феб мар апр мај јун јул авг сеп окт нов дец", // Serbian
        "яну фев мар апр май юни юли авг сеп окт ное дек", // Bulgarian
        "янв фев мар апр мая июн июл авг сен окт ноя дек", // Russian
        "січ лют бер кві тра чер лип сер вер жов лис гру", // Ukrainian
        "ιαν φεβ μαρ απρ μαι ιουν ιουλ αυγ σεπ οκτ νοε δεκ", // Greek
        "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر", // Arabic
    ];

    private static readonly (string Beginning, int Number)[] Beginnings =
    [
        .. Languages.SelectMany(language => language.Split(' ').Select((beginning, index) => (Plain(beginning), index + 1)))
            .Concat([("μαϊ", 5), ("μαη", 5), ("ιον", 6), ("ιολ", 7), ("май", 5)])
            .Distinct().OrderByDescending(pair => pair.Item1.Length),
    ];

    // Tuesday begins like March in the Romance languages.
    private static readonly string[] Weekdays = ["mard", "marte", "marti"];

    public static int? Number(string word)
    {
        var plain = Plain(word);
        if (plain != "martie" && Array.Exists(Weekdays, weekday => plain.StartsWith(weekday, StringComparison.Ordinal)))
            return null;
        foreach (var (beginning, number) in Beginnings)
        {
            if (plain.StartsWith(beginning, StringComparison.Ordinal))
                return number;
        }

        return null;
    }

    private static string Plain(string word) =>
        string.Concat(word.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));
}
