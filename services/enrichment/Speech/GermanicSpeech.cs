namespace Wiredesk.Enrichment.Speech;

/// <summary>Words that tell of speech in English, German, Dutch, Swedish and Danish (which stands for Norwegian too), as <see cref="SpeechWords"/> reads them.</summary>
internal static class GermanicSpeech
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
    };
}
