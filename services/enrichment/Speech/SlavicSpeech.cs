namespace Wiredesk.Enrichment.Speech;

/// <summary>Words that tell of speech in Polish, Russian and Ukrainian, as <see cref="SpeechWords"/> reads them.</summary>
internal static class SlavicSpeech
{
    public static IReadOnlyDictionary<string, string> Languages { get; } = new Dictionary<string, string>
    {
        ["pl"] = """
            Say: powiedział powiedziała powiedzieli mówi mówił mówiła oświadczył oświadczyła dodał dodała napisał napisała podkreślił podkreśliła poinformował poinformowała poinformowało przekazał przekazała stwierdził stwierdziła zaznaczył zaznaczyła wyjaśnił ogłosił ostrzegł twierdzi
            State: potwierdził potwierdziła zaprzeczył oskarżył przyznał nazwał określił
            Auxiliary: również także później wcześniej już
            Be: jest są był była było byli
            Not: nie nigdy
            Break: ale że ponieważ podczas gdy jak kiedy jeśli gdzie
            And: i oraz lub
            Preposition: z ze w we na do od dla przez przy o u po nad pod przeciw między
            Determiner: ten ta to ci te jego jej ich
            He+Male: on
            She+Female: ona
            They: oni one
            Relative: który która które
            Hearsay: rzekomo podobno
            Official: minister prezydent premier rząd burmistrz senator poseł posłanka policja prokurator prokuratura sędzia sąd armia generał ambasador władze ministerstwo parlament komisja wojewoda
            Anonymous: źródło źródła
            Collective: eksperci analitycy obserwatorzy mieszkańcy świadkowie krytycy aktywiści naukowcy strony kraje
            Outlet: gazeta dziennik tygodnik agencja media stacja
            Party: rzecznik rzeczniczka firma spółka grupa partia związek adwokat dyrektor szef lider trener profesor
            Document: raport oświadczenie badanie komunikat
            Male: pan ojciec brat syn król
            Female: pani matka siostra córka królowa
            According: według|zdaniem|jak podaje|jak podała
            """,
        ["ru"] = """
            Say: сказал сказала сказали говорит заявил заявила заявили заявляет сообщил сообщила сообщили сообщает сообщило отметил отметила подчеркнул подчеркнула добавил добавила написал написала пишет рассказал рассказала пояснил пояснила объявил объявила ответил предупредил считает передает передаёт
            State: подтвердил подтвердила подтвердили опроверг обвинил признал назвал назвала утверждает
            Auxiliary: также ранее позже уже потом
            Be: был была было были
            Not: не никогда
            Break: но что потому пока как когда если где чтобы
            And: и или
            Preposition: в во на с со из от для у о об при по к над под против между через за до
            He+Male: он
            She+Female: она
            They: они
            Relative: который которая которые
            Hearsay: якобы предположительно
            Official: министр президент премьер премьер-министр правительство мэр губернатор сенатор депутат полиция прокурор прокуратура судья суд армия генерал посол власти министерство мид минобороны парламент кремль глава
            Anonymous: источник источники
            Collective: эксперты аналитики наблюдатели жители очевидцы свидетели критики активисты ученые стороны страны
            Outlet: газета журнал агентство телеканал сми издание
            Party: представитель представительница пресс-секретарь компания группа партия профсоюз адвокат директор лидер тренер профессор
            Document: доклад заявление исследование отчет
            Male: господин отец брат сын король
            Female: госпожа мать сестра дочь королева
            According: по данным|по словам|согласно|по информации|по мнению|по сообщению
            """,
        ["uk"] = """
            Say: сказав сказала сказали каже заявив заявила заявили повідомив повідомила повідомили повідомляє зазначив зазначила підкреслив наголосив наголосила додав додала написав написала пише розповів розповіла пояснив оголосив відповів попередив вважає
            State: підтвердив підтвердила спростував звинуватив визнав назвав назвала стверджує
            Auxiliary: також раніше пізніше вже потім
            Be: був була було були
            Not: не ніколи
            Break: але що тому поки як коли якщо де щоб
            And: і й та або
            Preposition: в у на з із зі від для о про при по до над під проти між через за
            He+Male: він
            She+Female: вона
            They: вони
            Relative: який яка які
            Hearsay: нібито
            Official: міністр президент прем'єр прем'єр-міністр уряд мер губернатор депутат поліція прокурор прокуратура суддя суд армія генерал посол влада міністерство мзс парламент голова
            Anonymous: джерело джерела
            Collective: експерти аналітики спостерігачі мешканці очевидці свідки активісти сторони країни
            Outlet: газета журнал агентство телеканал змі видання
            Party: речник речниця представник компанія група партія адвокат директор лідер тренер професор
            Document: доповідь заява дослідження звіт
            According: за даними|за словами|згідно з|за інформацією|на думку
            """,
    };
}
