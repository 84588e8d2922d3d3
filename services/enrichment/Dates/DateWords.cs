using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Dates;

/// <summary>The words of dates in the languages that are read. Written from general knowledge.</summary>
internal sealed class DateWords
{
    // Each line: a kind, then the words of value 1, 2, 3... parted by spaces (spellings of one value by bars), or word=value.
    private static readonly Dictionary<string, string> Tables = new(StringComparer.Ordinal)
    {
        ["en"] = """
            Month january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec
            Weekday monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thur|thurs friday|fri saturday|sat sunday|sun
            Unit day|days week|weeks month|months year|years decade|decades hour|hours
            Count one|a|an two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty couple=2 thirty=30 forty=40 fifty=50
            Day today=0 tonight=0 yesterday=-1 tomorrow=1
            Now currently=0 presently=0
            Ago ago=-1
            Earlier earlier=-1 before=-1 previously=-1 prior=-1
            Later later=1 after=1 afterwards=1
            Which last=-1 this=0 next=1
            WhichThen previous=-1 preceding=-1 same=0 following=1
            Vague recent=-1 past=-1 coming=1
            DayPart morning afternoon evening night
            """,
        ["de"] = """
            Month januar|jänner|jan februar|feb märz|mrz april|apr mai juni|jun juli|jul august|aug september|sept|sep oktober|okt november|nov dezember|dez
            Weekday montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag
            Unit tag|tage|tagen woche|wochen monat|monate|monaten|monats jahr|jahre|jahren|jahres
            Count ein|eine|einem|einer|einen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf
            Day heute=0 gestern=-1 morgen=1 vorgestern=-2 übermorgen=2
            Now derzeit=0 aktuell=0
            AgoBefore vor=-1
            Earlier zuvor=-1 vorher=-1
            Later später=1 danach=1
            Which letzte|letzten|letzter|vergangene|vergangenen|vergangener|vorige|vorigen=-1 diese|diesen|dieser|diesem=0 nächste|nächsten|nächster|kommende|kommenden=1
            """,
        ["fr"] = """
            Month janvier|janv février|févr mars avril mai juin juillet|juil août septembre|sept octobre|oct novembre|nov décembre|déc
            Weekday lundi mardi mercredi jeudi vendredi samedi dimanche
            Unit jour|jours semaine|semaines mois an|ans|année|années
            Count un|une deux trois quatre cinq six sept huit neuf dix onze douze
            Day aujourd'hui=0 hier=-1 demain=1 avant-hier=-2
            Now actuellement=0
            Earlier auparavant=-1
            Later après=1
            """,
        ["es"] = """
            Month enero|ene febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre
            Weekday lunes martes miércoles jueves viernes sábado domingo
            Unit día|días semana|semanas mes|meses año|años
            Count un|una dos tres cuatro cinco seis siete ocho nueve diez once doce
            Day hoy=0 ayer=-1 mañana=1 anteayer=-2
            Now actualmente=0
            AgoBefore hace=-1
            Earlier antes=-1
            Later después=1
            Which pasado|pasada=-1 este|esta=0 próximo|próxima=1
            """,
        ["it"] = """
            Month gennaio|gen febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
            Weekday lunedì martedì mercoledì giovedì venerdì sabato domenica
            Unit giorno|giorni settimana|settimane mese|mesi anno|anni
            Count un|uno|una due tre quattro cinque sei sette otto nove dieci undici dodici
            Day oggi=0 ieri=-1 domani=1
            Now attualmente=0
            Ago fa=-1
            Earlier prima=-1
            Later dopo=1
            Which scorso|scorsa=-1 questo|questa=0 prossimo|prossima=1
            """,
        ["pt"] = """
            Month janeiro|jan fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
            Weekday segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo
            Unit dia|dias semana|semanas mês|meses ano|anos
            Count um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze
            Day hoje=0 ontem=-1 amanhã=1 anteontem=-2
            Now atualmente=0
            Ago atrás=-1
            AgoBefore há=-1
            Earlier antes=-1
            Later depois=1
            Which passado|passada=-1 este|esta=0 próximo|próxima=1
            """,
        ["nl"] = """
            Month januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sept oktober|okt november|nov december|dec
            Weekday maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
            Unit dag|dagen week|weken maand|maanden jaar|jaren
            Count een|één twee drie vier vijf zes zeven acht negen tien elf twaalf
            Day vandaag=0 gisteren=-1 morgen=1 eergisteren=-2
            Now momenteel=0
            Ago geleden=-1
            Earlier eerder=-1
            Later later=1
            Which vorige|afgelopen=-1 deze=0 volgende|komende=1
            """,
    };

    private static readonly Dictionary<string, DateWords> ByLanguage = Tables.ToDictionary(table => table.Key, table => new DateWords(table.Value), StringComparer.Ordinal);

    private readonly Dictionary<uint, DateWord> _words = [];

    private DateWords(string table)
    {
        foreach (var line in table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(' ');
            var kind = Enum.Parse<DateWordKind>(parts[0]);
            for (var value = 1; value < parts.Length; value++)
            {
                var (spellings, stated) = parts[value].Split('=') is [var left, var right] ? (left, int.Parse(right, System.Globalization.CultureInfo.InvariantCulture)) : (parts[value], value);
                foreach (var spelling in spellings.Split('|'))
                    _words.TryAdd(Letters.Hash(spelling.Split('-')[0]), new DateWord(kind, stated));
            }
        }
    }

    /// <summary>The words of a language; absent when its dates are read in figures only.</summary>
    public static DateWords? Of(string language) => ByLanguage.GetValueOrDefault(language);

    /// <summary>What a word is to dates.</summary>
    public DateWord this[in Word word] => word.Kind == WordKind.Word ? _words.GetValueOrDefault(word.Hash) : default;
}
