using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Numbers;

/// <summary>The words of quantities: numbers in words, scales, units, and how exact a number is. Written from general knowledge.</summary>
internal static class NumberWords
{
    private static readonly Dictionary<uint, int> Values = Table(
        "two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 "
        + "twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 dozen=12");

    private static readonly Dictionary<uint, int> Powers = Table(
        "hundred=2 thousand=3 k=3 tausend=3 mille=3 mil=3 mila=3 duizend=3 million=6 millions=6 mn=6 mln=6 m=6 mio=6 millionen=6 millón=6 millones=6 milione=6 milioni=6 milhão=6 milhões=6 miljoen=6 "
        + "billion=9 billions=9 bn=9 milliarde=9 milliarden=9 mrd=9 milliard=9 milliards=9 miliardo=9 miliardi=9 miljard=9 trillion=12 tn=12");

    private static readonly Dictionary<uint, string> Units = Pairs("""
        percent: percent pct prozent procent
        USD: dollar dollars usd
        EUR: euro euros eur
        GBP: pound pounds sterling gbp
        JPY: yen
        CNY: yuan renminbi
        INR: rupee rupees
        RUB: rouble roubles ruble rubles
        ILS: shekel shekels
        CHF: francs franken
        ZAR: rand
        TRY: lira liras
        PLN: zloty zlotys
        UAH: hryvnia hryvnias
        SAR: riyals
        AED: dirhams
        SEK: kronor
        THB: baht
        IDR: rupiah
        MYR: ringgit
        NGN: naira
        BRL: reais
        year: year years jahr jahre jahren ans años anos anni jaar
        decade: decade decades jahrzehnte jahrzehnten décennies décadas decenni
        month: month months monate monaten mois meses mesi maanden
        week: week weeks wochen semaines semanas settimane weken
        day: day days tage tagen jours días dias giorni dagen
        hour: hour hours stunden heures horas ore uur
        minute: minute minutes minuten minutos minuti
        second: seconds sekunden secondes segundos
        kilometre: kilometre kilometres kilometer kilometers km
        metre: metre metres meter meters metros metri
        centimetre: centimetre centimetres centimeter centimeters cm
        millimetre: millimetre millimetres millimeters mm
        mile: mile miles
        foot: feet foot ft
        inch: inch inches
        kilometre per hour: kph kmh
        mile per hour: mph
        kilogram: kilogram kilograms kg kilos kilo
        gram: gram grams
        tonne: ton tons tonne tonnes tonnen toneladas tonnellate
        barrel: barrel barrels bpd
        litre: litre litres liter liters
        gallon: gallon gallons
        hectare: hectare hectares hectáreas
        acre: acre acres
        degree: degree degrees grad
        megawatt: megawatt megawatts mw
        gigawatt: gigawatt gigawatts gw
        """);

    /// <summary>The number that a word is; 0 when it is none.</summary>
    public static int Value(in Word word) => Values.GetValueOrDefault(word.Hash);

    /// <summary>The power of ten that a word multiplies by; 0 when it does not.</summary>
    public static int Power(in Word word) => word.Kind == WordKind.Word ? Powers.GetValueOrDefault(word.Hash) : 0;

    /// <summary>The unit that a word is; absent when it is none.</summary>
    public static string? Unit(in Word word) => word.Kind == WordKind.Word ? Units.GetValueOrDefault(word.Hash) : word.First is '%' ? "percent" : word.First is '°' ? "degree" : Currency(word.First);

    /// <summary>The currency of a sign (ISO 4217).</summary>
    public static string? Currency(char sign) => sign switch { '$' => "USD", '€' => "EUR", '£' => "GBP", '¥' => "JPY", '₹' => "INR", '₽' => "RUB", '₪' => "ILS", '₩' => "KRW", '₴' => "UAH", '₺' => "TRY", _ => null };

    /// <summary>The currency (ISO 4217) that a nationality makes of a unit: Swiss francs, Canadian dollars; absent where it is none.</summary>
    public static string? Currency(ReadOnlySpan<char> nationality, string? unit) => unit switch
    {
        "USD" => nationality is "American" ? unit : nationality is "Australian" ? "AUD" : nationality is "Canadian" ? "CAD" : nationality is "Taiwanese" ? "TWD" : null,
        "GBP" => nationality is "British" ? unit : nationality is "Egyptian" ? "EGP" : nationality is "Lebanese" ? "LBP" : nationality is "Syrian" ? "SYP" : nationality is "Sudanese" ? "SDG" : null,
        "INR" => nationality is "Indian" ? unit : nationality is "Pakistani" ? "PKR" : null,
        "CHF" => nationality is "Swiss" ? unit : null,
        "JPY" or "CNY" or "RUB" or "ILS" or "ZAR" or "TRY" or "PLN" or "UAH" or "SEK" or "THB" => unit,
        _ => null,
    };

    private static Dictionary<uint, int> Table(string words) =>
        words.Split(' ').Select(word => word.Split('=')).ToDictionary(pair => Letters.Hash(pair[0]), pair => int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture));

    private static Dictionary<uint, string> Pairs(string lines)
    {
        var pairs = new Dictionary<uint, string>();
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(": ");
            foreach (var word in parts[1].Split(' '))
                pairs.TryAdd(Letters.Hash(word), parts[0]);
        }

        return pairs;
    }
}
