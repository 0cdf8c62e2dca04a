"""Who does what in Catalan: the official's own doing, the town's people, others, and the citizen.

Verbs are told by their endings: "-em", "-arem" are the town hall's own, "-arà", "-aran" beside a
pronoun or a worker what it does to the citizen's matter.
"""

from __future__ import annotations

from typing import Final

_IDLE_WE: Final = (
    r"(?:recordem|informem|lamentem|celebrem|obrim|tanquem|agraim|esperem|sabem|tenim|volem"
    r"|creiem|convidem|organitzem|presentem|inaugurem|desitgem|publiquem|felicitem|hem|sentim"
    r"|podrem|podem|mem|item|tandem|ultim|maxim|minim|anim|intim|proxim|regim|hom|anunciem"
    r"|obrirem|tancarem|celebrarem|tallem|tallarem|suspenem|estrenem|juguem|jugarem|convoquem"
    r"|votem|estem|estarem|soc|som|serem|preguem|demanem|sollicitem|suposem|dubtem|intentem"
    r"|intentarem|mirarem|procurarem|haurem|reobrirem|seguim|seguirem|depenem|cam|islam|tram"
    r"|fam|exam|dem|poem|problem|sistem|confiem|considerem|tinguem|puguem|donem les|comencem"
    r"|pretenem|entenem|aconsellem|recomanem|citem|emplacem|requerim|volguem|vindriem|veurem)"
)
_NOT_WORK: Final = (
    r"(?!(?:agrad|import|interess|sembl|esper|alegr|prec|preg|preguem|queda|falt|venc|caduc"
    r"|afect|correspon|cost|agra|desitg|felicit|record|informem|comuni|deman|pot|poden|deu|va be"
    r"|aniria|sol|solen|acostum|celebr|tanca|tanc|tall|juga|jug|estren|mant|prev|creu"
    r"|diu|diuen|acaba|toca|reun|recoman|aconsell|cit|convoc|han|ha|he|hem|van|va|vam|vaig"
    r"|hauria|poden|farien|que|el|la|els|les|de)(?!\w)|(?:agrad|interess|esper|celebr|tanc)\w*)"
)
WORKERS: Final = (
    r"(?:electricist\w*|lampistes?|lampista|operari\w*|brigad\w+|brigades|tecnic\w*|equips?"
    r"|colla|camio|camions|furgoneta|camioneta|jardiner\w*|escombriaires?|compan(?:y|ys|ya|yes)"
    r"|algu"
    r"|patrull\w+|policia|policies|agents?|vigilants?|grua|grues|cuba|maquin\w+|escombradora"
    r"|inspector\w*|aparellador\w*|arquitect\w*|regidor\w*|manya|manyans?|pintors?|paletes?"
    r"|ferrer|cap de|conserge|vies i obres|serveis (?:tecnics|municipals|socials)"
    r"|servei (?:de|d')\s?\w+|area (?:de|d')\s?\w+|unitat (?:de|d')\s?\w+"
    r"|(?:els|les) (?:de|d')\s?\w+|personal|peons?|obrers?|soldador|fusters?|proteccio civil"
    r"|treballador\w* social\w*|medi ambient|manteniment|lampisteria|jardineria|parcs i jardins"
    r"|urbanisme|neteja|obres|informatic\w*|veterinari\w*|podadors?|encarregat\w*|maquinaria"
    r"|contracta|secretari\w*|en pere|en joan|ajuntament)"
)
_PARTICIPLE: Final = (
    r"(?:(?!(?:esplanada|entrades?|parades?|parada|calcada|jornada|trobada|cantonada|teulada"
    r"|ciutat|activitats?"
    r"|meitat|veritat|edat|mercats?|jutjat|forats?|costat|estat|sentit|partit|nevada|glacada"
    r"|pessic|partida"
    r"|vegada|vida|mida|sortida|pujada|baixada|arribada|soldat|\w+(?:itat"
    r"|ietat)s?)(?!\w))[\w·]{3,}(?:at|ada|ats|ades|it|ida|its|ides|ut|uda|uts|udes)|\w*(?:fet"
    r"|feta|fets|fetes"
    r"|llest|llesta|llestos|llestes|resolt|resolta|obert|oberta|posat|tret|treta|escrit|escrita"
    r"|cobert|coberta|net|neta|nets|netes|sec|seca|nou|nova|buit|buida|ple|plena|lliure)"
    r"|en marxa|operatiu|operativa|operatius|funcionant|com nou|fora|al seu lloc|be)"
)

OURS: Final = (
    r"(?:anem(?! (?:malament|justos|tard))|vaig(?! \w+(?:ar|er|ir|re)(?!\w))|vinc|venim(?! de)"
    r"|(?!" + _IDLE_WE + r"(?!\w))\w{2,}(?:em|im|am)|fem(?! (?:festa|pont|falta))"
    r"|(?!(?:entre|sobre|dimarts|lliure|pobre|sempre|octubre|novembre|desembre|setembre|altre"
    r"|nostre|vostre|carrer|mare|pare|aire|centre|metre|teatre|ordre|pre|quatre|llibre|timbre"
    r"|moure|veure|creure|treure|caure|viure|deure|beure|riure|cloure|coure|plaure|escriure)"
    r"(?!\w))\w{2,}[aei]re"
    r"|(?:ho|l'hi|et|us|te|li|hi|m'ho|l'|els|les|la|el|me'n|m') ?(?!(?:amb|mig|mateix|caso|foto"
    r"|moto|radio|video|corro"
    r"|nostro|quan|com|poc|sino|aixo|prego|agraeixo|desitjo|recordo|alegro|sento|temo|imagino"
    r"|crec|suposo|demano|felicito|carrero|tinc que|\w+[csgx]io)(?!\w))"
    r"(?:\w{2,}o|faig|poso|duc|dic|trec|tinc|veig|porto|vaig|escric|responc|resolc|conec)(?!\w)"
    r"|(?:arreglo|reparo|netejo|reviso|envio|passo|truco|aviso|miro|pinto|trec|retiro|faig|poso"
    r"|porto|duc|surto|recullo|busco|parlo|dono|gestiono|comprovo|consulto|localitzo|preparo"
    r"|acabo(?! de)|deixo|pujo|baixo|torno|tallo|podo|munto|instal·lo|colloco|col·loco|tapo"
    r"|entrego|reclamo|signo|redacto|tramito|soluciono|resolc|contesto|responc|escric)(?!\w)"
    r"|(?:hi )?(?:soc|som|serem|sere)(?=\s*$| (?:aqui|alla|a|al|amb|per|davant|casa)(?!\w))"
    r"|(?:estic|estem)(?= (?:aqui|alla|amb|a|al|en)(?!\w))|podem (?:el|els|la|les|l')"
    r"|^\W*(?:jo )?(?!(?:mercadet|com|tinc|puc|vull|sento|lamento|agraeixo|espero|desitjo|prego"
    r"|suposo|crec|penso|necessito|dubto|intento|confio|acabo|no"
    r"|jo)(?!\w))\w{3,}[rntvglmspbcdi]o(?<![csgx]io)(?!\w)(?!¬)|jo (?:mateix|mateixa|et|us|ho|hi"
    r"|m')"
    r"|m'encarrego|me n'(?:encarrego|ocupo|faig)|ens (?:n'|en )?(?:encarreg|ocup|fem|farem"
    r"|hi pos|hi fi|pos)\w*)"
)
YOURS: Final = (
    r"(?:(?:t'ho|us ho|te'l|te'ls|te la|te les|us el|us la|us els|us les|l'hi|els hi|us en|te'n)"
    r" (?!ha|va |vam|vaig)\w{2,}"
    r"|(?<!\bno )(?:et|us|te|li|t') ?" + _NOT_WORK + r"\w{3,}(?:a|e|en|an|eix|eixen|ix|u|t|ra|ran)"
    r"(?!\w)"
    r"|(?:ho|la|el|les|els|l'|hi) ?(?:tens|teniu|te vost\w+|tindr\w+|tenim(?! que))"
    r"|(?:tens|teniu|tindr(?:as|eu|a|an|em)|rebr(?:as|eu|a|an)|veur(?:as|eu)|notar(?:as|eu)"
    r"|disposar(?:as|eu|a)|recuperar(?:as|eu)|podr(?:as|eu) (?:fer servir|veure|usar|passar amb))"
    r"(?! (?:que|lloc|cita|reunio|hora|torn|fins|termini|temps|dret|rao|classe|festa|cua|un"
    r" moment|de termini|per (?:presentar|demanar)|oportunitat))"
    r"|(?:resposta|noticies|novetats|solucio)|compt(?:a|i|eu)-?(?:hi| amb)|de part meva|@)"
)
DEED: Final = (
    r"(?:" + WORKERS + r"|de cami|en cami"
    r"|(?:ho|hi|la|el|les|els|l') ?" + _NOT_WORK + r"\w{3,}(?:ra|ran|en|an)(?!\w)"
    r"|(?:ho|hi) ?" + _NOT_WORK + r"\w{2,}(?:a|e|en|an|eix|eixen)(?!\w)"
    r"|(?:es|se|s') ?" + _NOT_WORK + r"(?:(?:arregl|repar|canvi|netej|revis|solucion|envi|truc"
    r"|avis|col·loc|colloc|pint|retir|instal|substitu|asfalt|fumig|desembus|respon|gestion|tramit"
    r"|comprov|deix|lliur|desbross|restabl|ajust|buid|inspeccion|complet|finalitz|recoll|resol"
    r"|repos|corregi|escombr|tap|pod|plant|reg|visit|fa|fan|posa|posen|treu|procedeix|tramet"
    r"|remet|aten|talla la)\w*|\w{2,}(?:ara|era|ira|ra|aran|eran|iran|ran)(?!\w))"
    r"|(?:arregl|repar|canvi|netej|revis|solucion|envi|truc|avis|col·lo[cq]|collo[cq]|pint|retir"
    r"|instal"
    r"|substitu|asfalt|fumig|desembus|gestion|tramit|comprov|lliur|desbross|restabl|ajust|buid"
    r"|inspeccion|complet|finalitz|recoll|resol|repos|corregi|escombr|tap|pod|plant|reg|visit"
    r"|senyalitz|anivell|soldar|desinfect|repint|desmunt|munt|vigil|patrull|reforc|ampli|reparti"
    r"|public|notific|trasllad|encend|apag|regul|torn)[\w·]*(?:a|en|ara|ira|era|aran|iran"
    r"|eran)(?!\w)"
    r"|(?:va|van) a (?!(?:ploure|nevar|fer|haver|comencar|obrir)(?!\w))\w+r"
    r"|(?:ve|venen|vindran?|anir\w+|passa|passen|passaran?|acud\w+|arriba (?:el|la|l'|en)"
    r"|arribara|hi va|hi van)(?! (?:el (?:bus|tren)|cada|pluja|que|vinent))"
    r"|(?:toca|tocara) (?:el teu|el seu|al teu|al vostre|el vostre)"
    r"|torna(?:ra)? (?:la|l'|el|a haver) ?(?:llum|aigua|subministrament|servei|corrent|enllumenat"
    r"|calefaccio|cobertura|wifi)|(?:hi ha|hi haura|torna a haver-hi) (?:llum|aigua|enllumenat"
    r"|corrent|calefaccio|pas|solucio|" + WORKERS + r")"
    r"|(?:esta|estan|estar(?:a|an)|queda|queden|quedar(?:a|an)|sera|seran|es) (?:[\w·]+ ){0,5}?"
    + _PARTICIPLE
    + r"|(?:esta|estan|sera|seran|es|son) (?:aqui|alla|a casa|al teu|amb|al lloc"
    r"|a la (?:llista|porta))|hi (?:es|son|sera|seran|va|van)"
    r"|" + _PARTICIPLE + r"(?=\s*(?:$|,|i |sense falta|segur|el|la|els|les|tot|aixo))"
    r"|(?:reparacio|arranjament|revisio|substitucio|neteja|poda|recollida|visita|resposta"
    r"|col·locacio|instal·lacio|reposicio|retirada|desbrossada|fumigacio|asfaltat|pintura|muntatge"
    r"|lliurament|enviament|inspeccio|trucada|intervencio|actuacio|reg|canvi)(?! de (?:trastos"
    r"|mobles|hora|horari|aliments))"
    r"|(?:alla|cap alla)|(?:a|al|davant|per) (?:la |el )?(?:teu|teva|seu|seva|vostre|vostra)"
    r"|a casa|tens|teniu|termini de|ambulancia|empresa)"
)
OUTSIDER: Final = (
    r"(?:"
    r"(?:endesa|iberdrola|naturgy|fecsa|repsol|telefonica|movistar|vodafone|orange|yoigo|digi"
    r"|correus|renfe|adif|fgc|tmb|agbar|seur|amazon|aemet|meteocat|companyia(?: \w+)?|distribuidora"
    r"|electrica|operadora|subministradora|asseguradora|asseguranca|generalitat|diputacio"
    r"|conselleria|ministeri|govern|hisenda|seguretat social|jutjat|notari|hospital|ambulatori"
    r"|cap(?= diu)|metge|metgessa|rector|carter|repartidor|constructora|promotora?|propietari\w*"
    r"|amo|institut|escola|autobus(?:os)?|bus(?:os)?|trens?|metro|ells|elles|supermercat|banc diu"
    r"|el banc|comunitat de (?:propietaris|veins))"
    r"(?! (?:nou|nova|trencat|que falta|de la placa|de l'escola)))"
)
HABIT: Final = (
    r"(?:l-[jvsd]|dl-dv|dill?-div|dissabtes|diumenges|sol(?:en)?(?= \w+r)|solem|acostum\w+"
    r"|normalment|generalment|habitualment|per norma"
    r"|sovint|sempre|cada (?:dos |primer )?(?:di[ae]s?|setman(?:a|es)|mes(?:os)?|anys?|dilluns"
    r"|dimarts|dimecres|dijous|divendres|dissabtes?|diumenges?|matins?|tard(?:a|es)|nits?"
    r"|vegad(?:a|es)|hor(?:a|es)|estiu|hivern)|diariament|tot(?:s|es) (?:els|les) (?:di[ae]s?"
    r"|setman(?:a|es)|mes(?:os)?|anys?|dilluns|dimarts|dimecres|dijous|divendres|dissabtes?"
    r"|diumenges?|matins?|tard(?:a|es)|nits?|vegad(?:a|es)|hor(?:a|es)|estiu|hivern)|(?:els"
    r"|les) (?:dilluns|dimarts"
    r"|dimecres|dijous|divendres|dissabtes?|diumenges?|caps de setmana|tardes|nits|matins|festius"
    r"|laborables)|els primers \w+|entre setmana|de (?:dilluns|dimarts) a \w+)"
)
FORMAL: Final = (
    r"(?:(?:li |els |us |et )?(?:prego|preguem|pregariem|agrairi\w+|agrairem que|demanem"
    r"|demano|sol·licitem|recomanem|aconsellem|citem|convoquem|requerim|esperem)|es (?:prega"
    r"|demana|recomana|convoca|requereix)|(?:haur(?:a|an|as|eu)|ha|han|has|heu) de (?!quedar"
    r"|estar|ser)(?:\w+)|(?:esta|queda)n? (?:vost\w+ )?(?:citad|convocad|convidad|citat|convocat"
    r"|convidat)\w*|es (?:necessari|imprescindible|obligatori)|cal(?:dra)? que|cal(?!\w)"
    r"|podr(?:a|an)(?: vost\w+)? (?:recollir|passar|presentar|sol·licitar|acudir|venir|retirar"
    r"|consultar|pagar)|tindr(?:a|an|as|eu) (?:vost\w+ )?(?:que|fins)|convindria|vingui|vinguin"
    r"|presenti(?:n)?|aporti(?:n)?|entregui(?:n)?|lliuri(?:n)?|adreci(?:n)?|dirigeixi\w*"
    r"|porti(?:n)?"
    r"|faci(?:n)?(?:-nos| arribar)|no oblidi\w*|tingui(?:n)? (?:el|la|els|les|preparat|en compte"
    r"|a ma)"
    r"|passi(?:n)? (?:per|a|pel)|acudi(?:n)?|personi's|retiri(?:n)?)"
)
SCENE: Final = (
    r"(?:lluna plena|prohibit|s'esperen?|pluja|pluges|plou|ploura|plogui|neu|neva|nevades?"
    r"|glacades?|vent|ventada"
    r"|temporal"
    r"|tempesta|calor|fred|pedra|graus|boira|borrasca|xafecs?|previsio|pronostic|onada de"
    r"|festa|festes|fira|concerts?|mercat|mercats|tallers?|contacontes|minut de silenci"
    r"|projeccio|projeccions|fara (?:sol|fred|calor|vent|bo|mal temps)|assaig|assajos|processo"
    r"|missa|desfilada|cavalcada|sardanes|castells|correfoc|teatre|cinema|xerrada|curs|torneig"
    r"|partit|cursa|marato|senderisme|exposicio|ple|junta de govern|parades|sortida des"
    r"|inscripci\w+|terminis? (?:per|acaba|finalitza|obert)|el termini|ultim dia|data limit"
    r"|venciment|festiu|ordenanca|entra(?:ra)? en vigor|vacances|examens?|entrades|sorteig"
    r"|loteria|eleccions|campionat|actu(?:a|en)|us esper[eo]m?|t'esper[eo]m?|convocatoria"
    r"|presentacio d\w+|ban|(?:enhorabona|felicitats|gracies|bravo) a(?:l|ls)? (?!vosalt|tu|ti"
    r"|vost)[\w']+)"
)
MOOT: Final = (
    r"(?:quin(?:a|s|es)? (?:dia|setmana|tarda|nit|mati|cap de setmana|matinada|hores?)"
    r"|(?:tan|mes|molt|massa|una mica|s'ha fet|se'ns ha fet) ?tard|tard o d'hora|el dia de dema"
    r"|(?:el|l'any|del) (?:19|20)\d\d|som a (?:dilluns|dimarts|dimecres|dijous|divendres)"
    r"|per llei|havia de|havien de|haviem de|ja estava|(?:et|li|us|els|ens) (?:queda"
    r"|queden)(?! (?:llest"
    r"|arregl|repar))|falten"
    r"|(?:em|ens) (?:diu|diuen|comenten|expliquen) (?:els|les|el|la|que))"
)
HOSTS: Final = (
    r"(?:us (?:expliquem|explico|espero|esperem)|sortim|(?:fem|farem)(?! arribar)|muntem"
    r"|muntarem|tenim|tindrem"
    r"|anem (?:al?|amb)|encenem|encendrem|correm|juguem"
    r"|toquem|cantem|ballem|compartim|gaudim|assistim|participem|reprenem|estarem|estem|serem"
    r"|comencem|comencarem|acabem|oferim|projectem|votem|us espera|t'espera|us toca)"
)
SAYS: Final = (
    r"(?:diu|diuen|asseguren?|afirmen?|preveu|preveuen|promet|prometen|anuncien?|anuncia|estimen?"
    r"|comuniquen?|comunica|informen?|informa|confirmen?|confirma|creu|creuen|calculen?|calcula"
    r"|(?:ha|han) (?:dit|promes|assegurat|comunicat|anunciat|confirmat|informat|respost))"
    r" ?(?:de )?(?:que|una?|el|la|literalment)"
)
