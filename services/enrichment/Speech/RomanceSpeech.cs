namespace Wiredesk.Enrichment.Speech;

/// <summary>Words that tell of speech in French, Spanish, Italian and Portuguese, as <see cref="SpeechWords"/> reads them.</summary>
internal static class RomanceSpeech
{
    public static IReadOnlyDictionary<string, string> Languages { get; } = new Dictionary<string, string>
    {
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
    };
}
