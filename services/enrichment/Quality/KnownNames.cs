using System.Collections.Frozen;

namespace Wiredesk.Enrichment.Quality;

/// <summary>Names that news of many years writes often: holders of high offices and others in public life, from public facts.</summary>
internal static class KnownNames
{
    private const int ShortestStump = 4;
    private const int MostLost = 2;
    private const int ShortestAlone = 7;

    private static readonly string[] Full =
    [
        .. """
        Joe Biden|Donald Trump|Kamala Harris|Barack Obama|Hillary Clinton|George Bush|Antony Blinken|Marco Rubio|Lloyd Austin|Pete Hegseth|Mike Pompeo|Jake Sullivan|William Burns|John Ratcliffe|Steve Witkoff|Jared Kushner|Mitch McConnell|Nancy Pelosi|Chuck Schumer|Mike Johnson|Bernie Sanders|Elizabeth Warren|Janet Yellen|Jerome Powell|Scott Bessent|Gavin Newsom|Ron DeSantis|Nikki Haley|Merrick Garland
        Keir Starmer|Rishi Sunak|Boris Johnson|Theresa May|David Cameron|Tony Blair|Gordon Brown|David Lammy|Rachel Reeves|Nigel Farage|Jeremy Corbyn|Kemi Badenoch|Nicola Sturgeon|Micheál Martin|Leo Varadkar|Emmanuel Macron|Marine Le Pen|François Hollande|Nicolas Sarkozy|François Bayrou|Michel Barnier|Gabriel Attal|Sébastien Lecornu|Olaf Scholz|Friedrich Merz|Angela Merkel|Annalena Baerbock|Robert Habeck|Boris Pistorius|Christian Lindner|Frank-Walter Steinmeier|Johann Wadephul
        Giorgia Meloni|Mario Draghi|Matteo Salvini|Silvio Berlusconi|Sergio Mattarella|Antonio Tajani|Pedro Sánchez|Pedro Sanchez|Mariano Rajoy|Alberto Feijóo|António Costa|Luís Montenegro|Mark Rutte|Dick Schoof|Geert Wilders|Alexander De Croo|Bart De Wever|Ursula von der Leyen|Charles Michel|Josep Borrell|Kaja Kallas|Roberta Metsola|Christine Lagarde|Jens Stoltenberg|Mette Frederiksen|Ulf Kristersson|Jonas Støre|Sanna Marin|Petteri Orpo|Alexander Stubb
        Donald Tusk|Andrzej Duda|Mateusz Morawiecki|Jarosław Kaczyński|Radosław Sikorski|Karol Nawrocki|Viktor Orbán|Viktor Orban|Péter Magyar|Robert Fico|Zuzana Čaputová|Peter Pellegrini|Petr Fiala|Andrej Babiš|Petr Pavel|Klaus Iohannis|Maia Sandu|Aleksandar Vučić|Aleksandar Vucic|Kyriakos Mitsotakis|Alexis Tsipras|Gitanas Nausėda
        Vladimir Putin|Dmitry Medvedev|Dmitry Peskov|Sergei Lavrov|Sergey Lavrov|Sergei Shoigu|Mikhail Mishustin|Yevgeny Prigozhin|Alexei Navalny|Kirill Dmitriev|Volodymyr Zelensky|Volodymyr Zelenskyy|Volodymyr Zelenskiy|Dmytro Kuleba|Andrii Sybiha|Andriy Yermak|Denys Shmyhal|Yulia Svyrydenko|Valerii Zaluzhnyi|Oleksandr Syrskyi|Rustem Umerov|Alexander Lukashenko|Nikol Pashinyan|Ilham Aliyev|Mikheil Saakashvili
        Tayyip Erdoğan|Tayyip Erdogan|Hakan Fidan|Mevlüt Çavuşoğlu|İbrahim Kalın|Ibrahim Kalin|Ekrem İmamoğlu|Ekrem Imamoglu|Kemal Kılıçdaroğlu|Devlet Bahçeli|Benjamin Netanyahu|Yoav Gallant|Israel Katz|Benny Gantz|Yair Lapid|Naftali Bennett|Itamar Ben-Gvir|Bezalel Smotrich|Isaac Herzog|Ron Dermer|David Barnea|Ronen Bar|Herzi Halevi|Eyal Zamir|Gideon Saar|Mahmoud Abbas|Ismail Haniyeh|Yahya Sinwar|Khaled Meshaal|Khaled Mashal|Khalil al-Hayya|Hassan Nasrallah|Naim Qassem|Nabih Berri|Najib Mikati|Nawaf Salam|Joseph Aoun
        Fattah al-Sisi|Fattah el-Sisi|Sameh Shoukry|Badr Abdelatty|Hassan Rashad|Abbas Kamel|bin Salman|bin Zayed|bin Abdulrahman|Faisal bin Farhan|Ayman Safadi|Bashar al-Assad|Ahmed al-Sharaa|Ali Khamenei|Ebrahim Raisi|Masoud Pezeshkian|Hassan Rouhani|Abbas Araghchi|Javad Zarif|Moqtada al-Sadr|Shia al-Sudani|Muammar Gaddafi|Khalifa Haftar
        Xi Jinping|Li Qiang|Wang Yi|Li Keqiang|Lai Ching-te|Tsai Ing-wen|Kim Jong-un|Kim Jong Un|Yoon Suk-yeol|Lee Jae-myung|Shinzo Abe|Fumio Kishida|Shigeru Ishiba|Sanae Takaichi|Yoshihide Suga|Narendra Modi|Rahul Gandhi|Amit Shah|Subrahmanyam Jaishankar|Rajnath Singh|Arvind Kejriwal|Imran Khan|Shehbaz Sharif|Nawaz Sharif|Asim Munir|Sheikh Hasina|Muhammad Yunus|Ranil Wickremesinghe|Joko Widodo|Prabowo Subianto|Anwar Ibrahim|Ferdinand Marcos|Rodrigo Duterte|Aung San Suu Kyi|Hun Sen|Srettha Thavisin|Paetongtarn Shinawatra
        Anthony Albanese|Scott Morrison|Penny Wong|Peter Dutton|Jacinda Ardern|Christopher Luxon|Justin Trudeau|Mark Carney|Pierre Poilievre|Mélanie Joly|Lula da Silva|Jair Bolsonaro|Dilma Rousseff|Javier Milei|Cristina Kirchner|Cristina Fernández|Gustavo Petro|Nicolás Maduro|Nicolas Maduro|Juan Guaidó|María Machado|Corina Machado|Andrés López|Claudia Sheinbaum|Gabriel Boric|Nayib Bukele|Daniel Ortega|Dina Boluarte|Daniel Noboa|Evo Morales
        Cyril Ramaphosa|Jacob Zuma|Nelson Mandela|Bola Tinubu|Muhammadu Buhari|William Ruto|Uhuru Kenyatta|Raila Odinga|Abiy Ahmed|Paul Kagame|Félix Tshisekedi|Felix Tshisekedi|Yoweri Museveni|Emmerson Mnangagwa|Fattah al-Burhan|Hamdan Dagalo|António Guterres|Antonio Guterres|Tedros Ghebreyesus|Karim Khan|Volker Türk|Philippe Lazzarini|Rafael Grossi|Kristalina Georgieva|Ajay Banga|Ngozi Okonjo-Iweala
        Elon Musk|Jeff Bezos|Mark Zuckerberg|Bill Gates|Tim Cook|Sundar Pichai|Satya Nadella|Sam Altman|Jensen Huang|Warren Buffett|Jamie Dimon|Lionel Messi|Cristiano Ronaldo|Kylian Mbappé|Kylian Mbappe|Erling Haaland|Jude Bellingham|Harry Kane|Pep Guardiola|Jürgen Klopp|Mikel Arteta|José Mourinho|Carlo Ancelotti|Gareth Southgate|Thomas Tuchel|Gianni Infantino|Novak Djokovic|Rafael Nadal|Roger Federer|Carlos Alcaraz|Jannik Sinner|Serena Williams|Iga Świątek|Iga Swiatek|Aryna Sabalenka|Lewis Hamilton|Max Verstappen|Simone Biles|Usain Bolt|Taylor Swift|Leonardo DiCaprio|Greta Thunberg|Pope Francis|Pope Leo|Justin Welby
        """.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
    ];

    // Names and words of their own.
    private static readonly FrozenSet<string> NoStumps = FrozenSet.Create("Buffet", "Ronald", "Sander", "Simon", "Carne");

    private static readonly FrozenSet<string> Surnames = Full.Select(SurnameOf).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Given = Full.SelectMany(name => name.Split(' ')[..^1]).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, string> AfterGiven = Stumps(name => name[..^SurnameOf(name).Length].Trim().Split(' ')[^1] + " ", ShortestStump, MostLost);
    private static readonly FrozenDictionary<string, string> Alone = Stumps(_ => "", ShortestAlone - 1, 1);

    public static bool IsWhole(string surname) => Surnames.Contains(surname);

    /// <summary>The known surname of which a word is the beginning, given the word before it; absent when it is none.</summary>
    public static string? WholeOf(string before, string word) =>
        Surnames.Contains(word) || NoStumps.Contains(word) ? null : AfterGiven.GetValueOrDefault($"{before} {word}") ?? (Given.Contains(word) ? null : Alone.GetValueOrDefault(word));

    private static string SurnameOf(string name) => name[(name.LastIndexOf(' ') + 1)..];

    private static FrozenDictionary<string, string> Stumps(Func<string, string> before, int shortest, int mostLost)
    {
        var stumps = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Full)
        {
            var surname = SurnameOf(name);
            // What is left of "Williams" without its s is a name of its own.
            for (var lost = 1; lost <= mostLost && surname.Length - lost >= shortest; lost++)
            {
                if (!(lost == 1 && surname[^1] == 's'))
                    stumps.TryAdd(before(name) + surname[..^lost], surname);
            }
        }

        return stumps.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
