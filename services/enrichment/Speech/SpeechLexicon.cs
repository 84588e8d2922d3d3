namespace Wiredesk.Enrichment.Speech;

/// <summary>The word lists of <see cref="SpeechWords"/>: what the words can do, then the words.</summary>
internal static class SpeechLexicon
{
    public static IReadOnlyDictionary<string, string> Languages { get; } = new Dictionary<string, string>
    {
        ["en"] = """
            Say: said says told tells explained wrote writes tweeted posted recalled replied responded remarked joked quipped opined commented shouted testified
            Say+Passive: announced stated
            Say+Noun: states tweets
            State: added adds
            State: emphasized emphasised emphasizes emphasises stressed noted warned warns maintained maintains insisted insists argued argues asserted asserts contended contends admitted admits acknowledged acknowledges conceded concedes reiterated reiterates affirmed affirms declared declares denied denies accused accuses blamed vowed vows pledged promised threatened alleged alleges boasted cautioned cautions clarified complained concluded disclosed lamented observed predicted predicts recounted speculated suspects informed relayed briefed advised understands observes elaborated countered hinted reaffirmed reaffirms restated echoes signalled signaled agreed agrees
            State+Noun: rules notes claims reports stresses pledges promises threatens estimates counters comments remarks charges demands
            State+Passive: reported claimed estimated confirmed ruled
            State: confirms reveals declares announces explains replies recalls urges urged
            Show: highlighted highlights underscored underscores underlined underlines revealed indicated indicates suggested suggests characterizes characterises characterized characterised portrayed depicted pointed points expressed expresses voiced voices
            Show: showed
            Show+Noun: shows
            Show+Bare: show highlight underscore underline note report say state claim warn argue insist maintain confirm reveal indicate suggest describe emphasize stress allege estimate deny acknowledge admit assert contend caution predict agree point express voice understand observe detail outline
            Quote: asked called calls described describes dubbed labelled labeled termed likened praised praises hailed hails criticised criticized condemned condemns denounced slammed blasted welcomed mocked decried branded referred urged demanded apologised apologized thanked chanted sang sung yelled read reads continued began
            Gerund: saying adding noting warning insisting stating stressing arguing claiming calling describing writing emphasizing emphasising asserting alleging praising explaining accusing reporting telling denying announcing acknowledging joking declaring reiterating hailing criticising criticizing condemning citing maintaining documenting recording estimating confirming cautioning contending asserting indicating suggesting conceding
            Think: believe believes expect expects fear fears hope hopes think thinks consider remain doubt predict worry
            Passive: corroborated noted recounted echoed observed detailed described cited quoted published carried outlined documented verified reviewed obtained seen released revealed disclosed relayed supplied provided
            Auxiliary: has have had would will could may might did do does also later earlier recently previously repeatedly still already once again initially first then meanwhile since now just thus therefore however often always never all both each himself herself themselves
            Be: is are was were be been being am
            Not: not never declined refused cannot didn't doesn't don't won't wouldn't isn't wasn't aren't haven't hasn't couldn't
            Break: but that because while as although though when where if whether since until unless whereas before after so than what how why
            And: and or nor
            Preposition: of in on at for from to with into over under against between among amid amidst amongst during within without through across toward towards near about around regarding concerning following despite including like per via upon beyond
            By: by
            Determiner: the this that these those his her its their our my your some many several most all both every each no any other
            Determiner+Indefinite: a an one another two three
            He+Male: he
            She+Female: she
            They: they it
            Relative: who which whose whom that
            Hearsay: reportedly allegedly purportedly supposedly
            Official: official officials minister ministers ministry president vice-president premier chancellor government governments governor governors mayor mayors senator senators congressman congresswoman lawmaker lawmakers representative representatives legislator legislators parliament congress senate cabinet administration authorities authority police sheriff officer officers commissioner prosecutor prosecutors attorney judge judges court magistrate army military navy commander general colonel admiral ambassador envoy envoys king queen prince princess secretary department agency bureau council commission office embassy municipality regulator regulators treasury coroner inspector detective detectives firefighters paramedics troops forces intelligence undersecretary negotiator negotiators mediator mediators diplomat diplomats
            Anonymous: source sources insider insiders informant aide aides
            Collective: person people individual individuals
            Collective: analysts observers experts critics residents witnesses eyewitnesses supporters opponents activists protesters demonstrators campaigners economists scientists researchers doctors medics parents relatives neighbours neighbors locals villagers survivors investors traders forecasters pollsters historians lawyers parties sides countries nations leaders delegations ngos groups organisations organizations allies members families unions others many some participants voters fans teachers students workers farmers
            Outlet: newspaper newspapers newspaper's magazine broadcaster outlet outlets daily tabloid website media press newswire channel station journal publication broadcast television radio reporter reporters journalist journalists correspondent
            Party: chairman chairwoman chair director chief deputy spokesman spokeswoman spokesperson spokespeople spokesmen company firm group organisation organization charity union party movement team club league association federation university institute hospital bank airline manufacturer carmaker maker retailer operator developer lawyer analyst expert economist professor researcher scientist author ceo founder owner manager coach captain head leader member brother sister father mother son daughter wife husband widow resident witness survivor victim suspect defendant driver player winner actor actress singer artist director writer bishop archbishop pope priest rabbi imam pastor doctor surgeon nurse teacher student candidate campaign organiser organizer farmer neighbour neighbor friend relative partner colleague historian critic activist protester delegation delegate counterpart side militia militants rebels fighters
            Document: report reports reporting statement statements account accounts figures data document documents study survey poll letter memo indictment complaint filing transcript footage information coverage article post tweet message email release press-release communique ruling verdict paper dispatch dispatches analysis analyses investigation investigations reporting testimony testimonies
            Male: mr sir king prince father brother son husband uncle grandfather widower spokesman chairman congressman businessman policeman actor lord emperor sheikh pope bishop his him himself
            Female: mrs ms miss madam lady dame queen princess mother sister daughter wife aunt grandmother widow spokeswoman chairwoman congresswoman businesswoman policewoman actress duchess baroness empress nun hers herself her
            Naming: so-called titled entitled nicknamed dubbed named known term terms word words phrase labelled labeled film movie song album novel book play series show episode programme program operation exhibition essay slogan headline
            According: according to|in the words of|as per|backed up by|borne out by|based on reports from|based on reports in|based on reporting by|based on accounts from
            """,
        ["de"] = """
            Say: sagte sagt sagten sagen teilte teilten erklärte erklärt erklärten betonte betonten schrieb schreibt meinte berichtete berichtet berichteten berichten warnte warnten kündigte fügte ergänzte antwortete verkündete mitgeteilt gesagt twitterte forderte fordert kritisierte
            State: behauptete bestätigte bestätigten räumte versicherte argumentierte lobte nannte bezeichnete sprach hieß zitierte unterstrich äußerte
            Auxiliary: hat haben hatte hatten habe wird werden würde wurde auch zudem später zuvor am dabei weiter noch bereits dazu außerdem dann
            Be: ist sind war waren sei seien
            Not: nicht nie kein keine
            Break: aber dass weil während als obwohl wenn wo ob da bevor nachdem damit sondern
            And: und oder
            Preposition: von vom in im an am auf für aus mit zu zum zur bei beim über unter gegen zwischen nach vor seit durch um
            Determiner: der die das den dem des dieser diese dieses jener mehrere viele alle einige
            Determiner+Indefinite: ein eine einer einem eines
            He+Male: er
            She+Female: sie
            Relative: welcher welche welches
            Hearsay: angeblich mutmaßlich
            Official: minister ministerin ministerium präsident präsidentin bundeskanzler kanzler kanzlerin regierung bürgermeister bürgermeisterin senator behörden behörde polizei staatsanwaltschaft richter richterin gericht armee general botschafter außenminister außenministerin innenminister verteidigungsminister finanzminister ministerpräsident parlament kommission amt bundeswehr feuerwehr
            *Official: minister ministers ministerin ministeriums ministerium präsident präsidentin kanzlerin behörde behörden polizei staatsanwaltschaft gericht gerichts amt amts senator senatorin kommissar beauftragte beauftragter richterin
            *Party: sprecher sprecherin vorsitzende vorsitzender chef chefin verband verbands leiter leiterin direktor trainer anwalt experte expertin
            *Collective: experten forscher verbände
            *Outlet: zeitung
            Anonymous: quelle quellen insider insidern kreise kreisen
            Collective: experten analysten beobachter kritiker anwohner augenzeugen zeugen aktivisten demonstranten wissenschaftler forscher ökonomen parteien seiten länder
            Outlet: zeitung magazin sender nachrichtenagentur medien medienberichten medienberichte tageszeitung rundfunk reporter journalist
            Party: sprecher sprecherin unternehmen konzern firma partei verein verband gewerkschaft anwalt anwältin experte expertin chef chefin vorsitzende vorsitzender leiter leiterin trainer professor professorin mutter vater direktor direktorin autor autorin gruppe
            Document: bericht berichte berichten angaben mitteilung erklärung informationen aussagen studie umfrage brief
            Male: herr sprecher präsident minister kanzler vater bruder sohn
            Female: frau sprecherin präsidentin ministerin kanzlerin mutter schwester tochter
            Naming: sogenannte sogenannten sogenannter titel film buch roman song
            According: laut|nach angaben von|nach angaben der|nach angaben des|zufolge|nach informationen der|nach informationen von|so
            """,
        ["fr"] = """
            Say: dit déclaré déclare expliqué explique affirmé affirme indiqué indique ajouté ajoute annoncé annonce écrit souligné souligne précisé précise rapporté rapporte raconté raconte estimé estime assuré assure confié confie répondu lancé martelé insisté averti prévenu
            State: confirmé confirme reconnu dénoncé dénonce accusé promis appelé critiqué salué qualifié rappelé regretté noté note conclu poursuivi jugé
            Gerund: déclarant ajoutant soulignant affirmant précisant
            Auxiliary: a ont avait avaient aurait auraient est sera également aussi notamment encore déjà ensuite plus jeudi vendredi samedi dimanche lundi mardi mercredi
            Not: pas jamais n'a
            Break: mais que parce tandis comme lorsque quand si où car alors puis
            And: et ou ni
            Preposition: de du des d à au aux en dans par pour sur avec sous chez entre contre vers lors
            Determiner: le la les l ce cette ces son sa ses leur leurs plusieurs tous
            Determiner+Indefinite: un une
            He+Male: il
            She+Female: elle
            They: ils elles on
            Relative: qui dont
            Hearsay: prétendument
            Official: ministre ministres ministère président présidente gouvernement maire sénateur député députée préfet préfète préfecture police gendarmerie procureur procureure parquet juge tribunal cour armée général ambassadeur autorités premier élysée parlement commission pompiers mairie
            Anonymous: source sources
            Collective: experts analystes observateurs habitants témoins critiques militants manifestants chercheurs économistes parties pays
            Outlet: journal quotidien magazine chaîne agence médias presse hebdomadaire
            Party: porte-parole entreprise société groupe parti syndicat avocat avocate association directeur directrice chef patron entraîneur professeur mère père auteur dirigeant
            Document: rapport communiqué enquête étude sondage informations lettre
            Male: m monsieur père frère fils roi
            Female: mme madame mère sœur fille reine
            Naming: intitulé intitulée film livre roman chanson dit
            According: selon|d'après|d après|aux dires de
            """,
        ["es"] = """
            Say: dijo dice dijeron declaró afirmó afirma aseguró asegura explicó explica señaló señala indicó indica añadió agregó anunció informó escribió manifestó sostuvo comentó expresó apuntó recordó respondió contó advirtió subrayó destacó
            State: confirmó confirmaron denunció negó acusó reconoció prometió reiteró insistió criticó calificó aclaró lamentó
            Gerund: diciendo añadiendo asegurando afirmando señalando
            Auxiliary: ha han había habían también además luego ya después
            Be: es son era fue fueron ser
            Not: no nunca
            Break: pero que porque mientras como cuando si donde aunque
            And: y e o u ni
            Preposition: de del a al en por para con sobre entre contra desde hacia según
            Determiner: el la los las este esta estos estas su sus varios todos
            Determiner+Indefinite: un una
            He+Male: él
            She+Female: ella
            They: ellos ellas
            Relative: quien quienes
            Hearsay: supuestamente presuntamente
            Official: ministro ministra ministerio presidente presidenta gobierno alcalde alcaldesa senador senadora diputado diputada policía fiscal fiscalía juez jueza tribunal ejército general embajador autoridades canciller parlamento comisión gobernador portavoz
            Anonymous: fuente fuentes
            Collective: expertos analistas observadores vecinos testigos críticos activistas manifestantes científicos economistas partes países
            Outlet: diario periódico revista cadena agencia medios prensa
            Party: vocero empresa compañía grupo partido sindicato abogado abogada asociación director directora jefe líder entrenador profesor madre padre autor
            Document: informe comunicado estudio encuesta datos informaciones carta
            Male: señor padre hermano hijo rey
            Female: señora madre hermana hija reina
            Naming: llamado llamada titulado titulada película libro novela canción
            According: según|de acuerdo con|a juicio de
            """,
        ["it"] = """
            Say: detto dice disse dichiarato dichiara affermato afferma spiegato spiega aggiunto aggiunge annunciato scritto scrive sottolineato riferito riferisce commentato raccontato ribadito risposto ha precisato avvertito
            State: confermato conferma denunciato negato accusato ammesso promesso criticato definito ricordato
            Auxiliary: ha hanno aveva avevano anche poi inoltre
            Not: non mai
            Break: ma che perché mentre come quando se dove
            And: e ed o
            Preposition: di del della dei delle dello degli dell a al alla in nel nella da dal dalla per con su sul tra fra
            Determiner: il lo la i gli le l questo questa suo sua
            Determiner+Indefinite: un uno una
            He+Male: lui egli
            She+Female: lei ella
            They: loro
            Relative: che cui
            Hearsay: presumibilmente
            Official: ministro ministra ministero presidente governo sindaco sindaca senatore senatrice deputato polizia carabinieri procura procuratore giudice tribunale esercito generale ambasciatore autorità premier parlamento commissione
            Anonymous: fonte fonti
            Collective: esperti analisti osservatori testimoni residenti attivisti manifestanti parti paesi
            Outlet: giornale quotidiano rivista emittente agenzia media stampa
            Party: portavoce azienda società gruppo partito sindacato avvocato avvocata associazione direttore direttrice capo leader allenatore professore madre padre
            Document: rapporto comunicato studio sondaggio dati nota
            Male: signor padre fratello figlio re
            Female: signora madre sorella figlia regina
            Naming: cosiddetto cosiddetta intitolato film libro romanzo canzone
            According: secondo|stando a
            """,
        ["pt"] = """
            Say: disse diz disseram declarou afirmou afirma explicou explica acrescentou anunciou informou escreveu contou comentou ressaltou destacou salientou referiu sublinhou respondeu alertou
            State: confirmou denunciou negou acusou reconheceu prometeu reiterou insistiu criticou classificou lamentou
            Auxiliary: tem têm tinha também ainda depois já
            Be: é são era foi foram ser
            Not: não nunca
            Break: mas que porque enquanto como quando se onde
            And: e ou
            Preposition: de do da dos das a ao à em no na nos nas por pelo pela para com sobre entre contra desde
            Determiner: o a os as este esta esse essa seu sua vários todos
            Determiner+Indefinite: um uma
            He+Male: ele
            She+Female: ela
            They: eles elas
            Relative: quem
            Hearsay: supostamente alegadamente
            Official: ministro ministra ministério presidente governo prefeito prefeita senador senadora deputado deputada polícia procurador procuradoria juiz juíza tribunal exército general embaixador autoridades parlamento comissão governador
            Anonymous: fonte fontes
            Collective: especialistas analistas observadores moradores testemunhas ativistas manifestantes partes países
            Outlet: jornal revista emissora agência mídia imprensa
            Party: porta-voz empresa companhia grupo partido sindicato advogado advogada associação diretor diretora chefe líder treinador professor mãe pai
            Document: relatório comunicado estudo pesquisa dados nota
            Male: senhor pai irmão filho rei
            Female: senhora mãe irmã filha rainha
            Naming: chamado chamada intitulado filme livro romance canção
            According: segundo|de acordo com|conforme
            """,
        ["nl"] = """
            Say: zei zegt zeiden zeggen verklaarde vertelde vertelt meldde meldt melden schreef schrijft benadrukte voegde liet antwoordde waarschuwde stelde stelt aldus
            State: bevestigde ontkende beschuldigde erkende beloofde noemde omschreef
            Auxiliary: heeft hebben had hadden ook later eerder weten toe
            Be: is zijn was waren
            Not: niet nooit geen
            Break: maar dat omdat terwijl als toen wanneer of waar
            And: en of
            Preposition: van in op aan voor uit met naar bij over onder tegen tussen
            Determiner: de het deze dit die zijn haar hun
            Determiner+Indefinite: een
            He+Male: hij
            She+Female: zij ze
            Relative: wie
            Hearsay: vermeend
            Official: minister ministerie president premier regering burgemeester senator politie rechter rechtbank leger generaal ambassadeur autoriteiten parlement commissie openbaar
            *Official: minister ministerie burgemeester
            *Party: woordvoerder voorzitter directeur
            Anonymous: bron bronnen ingewijden
            Collective: experts analisten waarnemers bewoners getuigen critici activisten wetenschappers partijen landen
            Outlet: krant tijdschrift omroep persbureau media dagblad
            Party: woordvoerder woordvoerster bedrijf groep partij vakbond advocaat directeur baas leider trainer hoogleraar moeder vader
            Document: rapport verklaring onderzoek peiling cijfers brief
            Male: meneer vader broer zoon koning
            Female: mevrouw moeder zus dochter koningin
            Naming: zogenoemde zogenaamde getiteld film boek roman lied
            According: volgens|aldus|naar eigen zeggen van
            """,
        ["sv"] = """
            Say: sade säger sa skrev skriver berättade berättar förklarade förklarar uppgav uppger meddelade meddelar rapporterade rapporterar betonade tillade svarade varnade menar anser
            State: bekräftade bekräftar förnekade anklagade medgav kallade beskrev hävdar
            Auxiliary: har hade också senare tidigare
            Be: är var
            Not: inte aldrig
            Break: men att eftersom medan som när om där
            And: och eller
            Preposition: av i på för från med till vid om under mot mellan hos
            Determiner: den det de denna detta hans hennes
            Determiner+Indefinite: en ett
            He+Male: han
            She+Female: hon
            They: de
            Hearsay: påstås
            Official: minister statsminister statsministern utrikesminister utrikesministern presidenten regeringen polisen åklagaren åklagare domstolen försvarsmakten myndigheten myndigheterna borgmästaren
            *Official: minister ministern myndigheten
            *Party: chef chefen
            Anonymous: källa källor
            Collective: experter analytiker observatörer boende vittnen kritiker aktivister forskare parter länder
            Outlet: tidningen nyhetsbyrån medier tv-kanalen
            Party: talesperson talespersonen företaget bolaget gruppen partiet facket advokat vd chef ledare tränare professor
            Document: rapport uttalande studie undersökning
            Male: herr pappa bror son kungen
            Female: fru mamma syster dotter drottningen
            Naming: så-kallade filmen boken låten
            According: enligt
            """,
        ["da"] = """
            Say: sagde siger sa sier skrev skriver fortalte forteller fortæller forklarede forklarte forklarer oplyste oplyser opplyser opplyste meddelte melder rapporterede rapporterte understregede understreket tilføjede svarede svarte advarede advarte mener
            State: bekræftede bekreftet bekræfter bekrefter afviste avviste anklagede anklaget kaldte kalte hevder
            Auxiliary: har havde hadde også senere tidligere
            Be: er var
            Not: ikke aldrig aldri
            Break: men at fordi mens som når om hvor da
            And: og eller
            Preposition: af av i på for fra med til ved om under mod mot mellem mellom hos
            Determiner: den det de denne dette hans hendes hennes
            Determiner+Indefinite: en et ei
            He+Male: han
            She+Female: hun
            They: de
            Hearsay: angiveligt angivelig
            Official: minister statsminister statsministeren udenrigsminister udenrigsministeren utenriksministeren præsidenten presidenten regeringen regjeringen politiet anklageren påtalemyndigheten retten domstolen forsvaret myndighederne myndighetene borgmesteren ordføreren
            *Official: minister ministeren ministeriet styrelsen
            *Party: chef chefen sjef sjefen talsmand
            Anonymous: kilde kilder
            Collective: eksperter analytikere observatører beboere vidner vitner kritikere aktivister forskere parter lande land
            Outlet: avisen nyhedsbureauet nyhetsbyrået medier kanalen
            Party: talsmand talskvinde talsperson talsmann virksomheden selskabet selskapet gruppen partiet fagforeningen advokat direktør chef sjef leder træner trener professor
            Document: rapport udtalelse uttalelse undersøgelse undersøkelse
            Male: herr far bror søn sønn kongen
            Female: fru mor søster datter dronningen
            Naming: såkaldte såkalte filmen bogen boken
            According: ifølge
            """,
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
        ["tr"] = """
            Say: dedi söyledi belirtti açıkladı ifade vurguladı kaydetti aktardı bildirdi ekledi yazdı duyurdu konuştu
            He: o
            Break: ama ancak çünkü
            And: ve veya
            Hearsay: iddiaya sözde
            Official: bakan bakanı cumhurbaşkanı başbakan hükümet vali belediye polis savcı mahkeme ordu büyükelçi bakanlığı sözcüsü
            Anonymous: kaynak kaynaklar
            Outlet: gazetesi gazete ajansı dergisi
            Party: sözcü şirket grup parti avukat başkanı müdürü lider
            """,
    };
}
