using Wiredesk.Enrichment.Entities;

namespace Wiredesk.Enrichment.Body;

/// <summary>Names of news agencies and outlets, to find where a publisher's name ends in a line that glues it to a headline.</summary>
internal static class Outlets
{
    private static readonly string[] Names = Split("""
        Reuters|Associated Press|The Associated Press|AP News|AP|AFP|Agence France-Presse|dpa|Deutsche Presse-Agentur|Anadolu Agency|Anadolu|Anadolu Ajansı|AA|Xinhua|TASS|Interfax|RIA Novosti|Ukrinform|Kyodo News|Jiji Press|Yonhap|Yonhap News Agency|ANSA|EFE|Lusa|Belga|ANP|TT|NTB|Ritzau|PAP|ČTK|WAM|SPA|Saudi Press Agency|KUNA|QNA|Qatar News Agency|MENA|WAFA|IRNA|Tasnim|Fars News|Mehr News|SANA|PTI|Press Trust of India|ANI|IANS|UPI|Bloomberg|Bloomberg News|Dow Jones|Press Association|PA Media|Canadian Press|The Canadian Press|AAP
        BBC|BBC News|BBC Sport|CNN|CNN International|NBC|NBC News|CBS|CBS News|ABC|ABC News|Fox News|MSNBC|PBS|PBS NewsHour|PBS News|NPR|C-SPAN|CNBC|Sky News|Sky Sports|ITV News|Channel 4 News|GB News|Euronews|France 24|RFI|Deutsche Welle|DW|RT|Sputnik|Al Jazeera|Al Jazeera English|Al Arabiya|Al-Arabiya|Al-Qahera News|Al Mayadeen|Al-Monitor|Al-Ahram|Ahram Online|Asharq Al-Awsat|Arab News|Gulf News|Gulf Times|Khaleej Times|The National|The New Arab|Middle East Eye|Middle East Monitor|TRT World|TRT Haber|Daily Sabah|Hürriyet Daily News|Hurriyet|Yeni Safak|Yeni Şafak|Yenisafak|Sabah|Milliyet|CNN Türk|NTV|Press TV|Tehran Times|Iran International
        Haaretz|The Times of Israel|Times of Israel|The Jerusalem Post|Jerusalem Post|Ynet|Ynetnews|Israel Hayom|Arutz Sheva|i24NEWS|i24 News|Channel 12|Channel 13|Kan News|Walla|Maariv|Globes|Palestine Chronicle|Egypt Independent|Daily News Egypt|Egypt Today|L'Orient Today|The Daily Star
        OC Media|JAMnews|Eurasianet|Hetq|Azertac|AZERTAC|Vijesti|Bianet|Medyascope|Phileleftheros|El Colombiano|Semana|Caracol|teleSUR|Prensa Latina|Efecto Cocuyo|MercoPress|Al Masirah|Al-Masirah|Al-Masdar|Kurdistan 24|Al-Hadath|Telex|Hina
        The New York Times|New York Times|The Washington Post|Washington Post|The Wall Street Journal|Wall Street Journal|WSJ|USA Today|Los Angeles Times|Chicago Tribune|The Boston Globe|Boston Globe|Politico|Axios|The Hill|The Atlantic|The New Yorker|Time|TIME|Newsweek|Forbes|Fortune|Business Insider|Foreign Policy|Foreign Affairs|The Intercept|ProPublica|Vox|Slate|Semafor|The Daily Beast|New York Post|The Guardian|Guardian|The Times|The Sunday Times|The Telegraph|Daily Telegraph|The Independent|Independent|Financial Times|FT|The Economist|Daily Mail|Mail Online|The Sun|Daily Mirror|Daily Express|Evening Standard|The Conversation|The Irish Times|Irish Times|Irish Independent|RTÉ|RTE|The Globe and Mail|Toronto Star|CBC|CBC News|CTV News|Global News|The Sydney Morning Herald|Sydney Morning Herald|The Age|The Australian|The New Zealand Herald|NZ Herald|RNZ|The Straits Times|Straits Times|South China Morning Post|SCMP|Nikkei Asia|The Japan Times|Japan Times|The Korea Herald|The Korea Times|Global Times|China Daily|CGTN|People's Daily|The Times of India|Times of India|Hindustan Times|The Hindu|The Indian Express|Indian Express|NDTV|India Today|Dawn|Geo News|The Express Tribune|The Daily Star Bangladesh|Al Jazeera Balkans
        Der Spiegel|Spiegel|Die Zeit|FAZ|Frankfurter Allgemeine Zeitung|Süddeutsche Zeitung|Die Welt|Welt|Bild|Tagesschau|ZDF|ARD|Handelsblatt|Tagesspiegel|NZZ|Neue Zürcher Zeitung|Der Standard|Die Presse|ORF|SRF|Swissinfo|Le Monde|Le Figaro|Libération|Les Echos|Le Parisien|Ouest-France|TF1|BFMTV|RTBF|Le Soir|Le Temps|El País|El Mundo|ABC España|La Vanguardia|RTVE|Clarín|La Nación|Infobae|El Universal|Milenio|El Tiempo|El Comercio|Corriere della Sera|La Repubblica|La Stampa|Il Sole 24 Ore|RAI|Folha de S.Paulo|O Globo|Estadão|G1|Público|Expresso|NOS|NRC|De Volkskrant|De Telegraaf|VRT|De Standaard|SVT|Dagens Nyheter|Svenska Dagbladet|Aftonbladet|NRK|VG|Aftenposten|DR|Politiken|Berlingske|Yle|Helsingin Sanomat|Gazeta Wyborcza|Rzeczpospolita|TVN24|Onet|iDNES|Kommersant|Meduza|Novaya Gazeta|The Moscow Times|Kyiv Independent|The Kyiv Independent|Kyiv Post|Ukrainska Pravda|Ukrayinska Pravda
        """);

    // They publish what is cited, and are no news outlets.
    private static readonly string[] Institutions = Split("""
        United Nations|UN News|WHO|World Health Organization|UNICEF|UNHCR|OCHA|Amnesty International|Human Rights Watch|International Crisis Group|Crisis Group|Chatham House|Brookings|Brookings Institution|Wikipedia|YouTube
        """);

    // With the outlets of the gazetteer, the longest first, by the letter they start with.
    private static readonly Dictionary<char, string[]> News = ByLetter([.. Names, .. Gazetteer.Shipped.Spellings("outlet")]);
    private static readonly Dictionary<char, string[]> Others = ByLetter(Institutions);

    /// <summary>The length of the longest known publisher's name a line starts with; 0 when it starts with none.</summary>
    public static int LengthAtStart(ReadOnlySpan<char> line) => Math.Max(LengthOfNews(line), Length(line, Others));

    /// <summary>The same for news agencies and outlets only.</summary>
    public static int LengthOfNews(ReadOnlySpan<char> line) => Length(line, News);

    private static int Length(ReadOnlySpan<char> line, Dictionary<char, string[]> names)
    {
        if (line.IsEmpty || !names.TryGetValue(line[0], out var alike))
            return 0;
        foreach (var name in alike)
        {
            // After the name a lower-case letter would be the rest of its last word.
            if (line.StartsWith(name, StringComparison.Ordinal) && (line.Length == name.Length || !char.IsLower(line[name.Length])))
                return name.Length;
        }

        return 0;
    }

    private static Dictionary<char, string[]> ByLetter(IEnumerable<string> names) =>
        names.Distinct().GroupBy(name => name[0]).ToDictionary(alike => alike.Key, alike => alike.OrderByDescending(name => name.Length).ToArray());

    private static string[] Split(string names) => names.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
