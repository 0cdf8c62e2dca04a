"""The Catalan of officials, as far as it differs from the Spanish."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from junhall.casework.catalan_deeds import (
    DEED,
    FORMAL,
    HABIT,
    HOSTS,
    MOOT,
    OURS,
    OUTSIDER,
    SAYS,
    SCENE,
    WORKERS,
    YOURS,
)
from junhall.casework.promise_spanish import SPANISH

_CA_DONE = (
    r"(?:arreglad|reparad|solucionad|resolt|canviad|reposad|substituid|netejad|recollid|retirad"
    r"|col·locad|instal·lad|acabad|enllestid|pintad|tapad|podad|plantad|revisad|asfaltad|regad"
    r"|buidad|desembussad|restablerd|restablid|desbrossad|encesa|escombrad|lliurad|desinfectad"
    r"|repintad|finalitzad|tallad|senyalitzad|ajustad|connectad|normalitzad)(?:a|es)"
    r"|(?:arreglat|reparat|solucionat|resolt|canviat|substituit|netejat|recollit|retirat"
    r"|col·locat|instal·lat|acabat|enllestit|pintat|tapat|podat|plantat|revisat|asfaltat|regat"
    r"|buidat|desembussat|restablert|desbrossat|ences|escombrat|lliurat|desinfectat|repintat"
    r"|finalitzat|senyalitzat|ajustat|connectat|normalitzat|fet)s?"
)

CATALAN: Final = replace(
    SPANISH,
    lang="ca",
    today=r"(?:(?:durant |al llarg )?(?:d')?avui(?: mateix)?)",
    tomorrow=r"(?:el dia de )?dema(?: mateix)?",
    day_after=r"(?:dema passat|despus-?dema|passat dema|dema-?passat)",
    weekdays=(
        r"dilluns", r"dimarts", r"dimecres", r"dijous", r"divendres", r"dissabte", r"diumenge",
    ),
    months=(
        "gener", "febrer", "mar[cs]", "abril", "maig", "juny", "juliol", "agost", "setembre",
        "octubre", "novembre", "desembre",
    ),
    month_link=r"\s*(?:de\s+|d')?",
    day_prefix=r"dia\s+",
    bands=(
        (r"(?:a )?primer(?:a|es) hor(?:a|es)(?: del mati)?", 360, 720),
        (r"(?:(?:pel|al|durant el|aquest|de) )?mati", 360, 900),
        (r"(?:al |el )?migdia", 720, 960),
        (r"(?:(?:per la|a la|durant la|aquesta|de la|la) )?tarda", 720, 1260),
        (r"(?:(?:al|pel|aquest|el) )?vespre", 1020, 1440),
        (r"(?:(?:a la|per la|aquesta|esta) )?vesprada", 720, 1260), (r"este mati", 360, 900),
        (r"esta nit", 1080, 1800),
        (r"(?:(?:per la|a la|aquesta|de la) )?nit", 1080, 1800),
    ),
    this=r"aquest|aquesta|esta|este",
    hour_before=r"(?:a|de|per a|cap a|sobre|abans de|fins a|des de|passades|entre|i|o|despres de"
    r"|a partir de)\s+(?:les|la)|(?:cap a|sobre)",
    hour_word=r"hores|hrs|h",
    half_past=(("i mitja", 30), ("i quart", 15), ("en punt", 0)),
    half_of_day=(
        (r"de la matinada", "am"), (r"del mati", "am"), (r"de la tarda", "pm"),
        (r"del vespre", "pm"), (r"de la nit", "night"), (r"del migdia", "pm"), (r"am", "am"),
        (r"pm", "pm"),
    ),
    range_open=r"(?:(?:entre|de|des de)\s+(?:les\s+)?|d')",
    range_link=r"(?:i|a|fins a|o|-)\s*(?:les\s+)?",
    numbers=(
        ("un", 1), ("una", 1), ("dos", 2), ("dues", 2), ("tres", 3), ("quatre", 4), ("cinc", 5),
        ("sis", 6), ("set", 7), ("vuit", 8), ("nou", 9), ("deu", 10), ("onze", 11), ("dotze", 12),
        ("quinze", 15), ("vint", 20), ("trenta", 30), ("un parell d'", 2), ("un parell de", 2),
    ),
    within=r"(?:en|d'aqui a|dins de|en menys de|abans de|maxim|en un maxim de|en un termini de"
    r"|com a molt en|en les properes|en els propers)",
    units=(
        (r"minuts?|mins?", "minute"), (r"hor(?:a|es)|h", "hour"),
        (r"dies? (?:laborables?|habils)", "workday"), (r"di(?:a|es)", "day"),
        (r"setman(?:a|es)", "week"), (r"mes(?:os)?", "month"),
    ),
    spans=(
        (r"(?:una )?hora i mitja", 90), (r"mitja (?:hora|horeta)", 30), (r"un quart d'hora", 15),
        (r"tres quarts d'hora", 45),
    ),
    not_spans=r"(?:fa|porta|des de fa|durant|cada|obert)",
    this_week=r"(?:abans d'acabar la setmana|abans que acabi la setmana"
    r"|(?:a )?finals? de (?:la )?setmana|(?:durant )?aquesta (?:mateixa )?setmana)",
    next_week=r"(?:la )?(?:setmana (?:que ve|vinent)|propera setmana|setmana propera)",
    weekend=r"(?:aquest|el) cap de setmana",
    this_month=r"aquest mes",
    next_month=r"(?:el )?(?:mes (?:que ve|vinent)|proper mes)",
    late_month=r"(?:a )?(?:finals?|fi) (?:de|del) mes",
    late_of=r"(?:a )?finals? (?:de\s+|d')",
    end_of_day=r"(?:a ultima hora(?: del dia)?|al final del dia)",
    this_year=r"(?:aquest any|a finals? d'any)",
    before=r"abans (?:de(?:l)?|d')(?: (?:la|les|els))?",
    lower=r"(?:(?:almenys|com a minim|minim|mes de|no menys de)|no (?:\w+ ){0,3}?(?:abans"
    r"|fins) (?:de|del|a|al)?(?: les?| la)?|a partir (?:de|del|d')(?: les?| la)?|des (?:de"
    r"|del|d')(?: les?)?|despres (?:de|del)(?: les?)?|passades(?: les)?|fins(?: a| al)?(?: les"
    r"| la)?)",
    lower_tail=r"(?:com a minim|com a molt aviat|en endavant)",
    gone=r"(?:passa(?:t|da)|anterior)",
    recurring=r"(?:els|tots els|cada)",
    ours=OURS,
    yours=YOURS,
    deed=DEED,
    outsider=OUTSIDER,
    habit=HABIT,
    formal=FORMAL,
    scene=SCENE,
    says=SAYS,
    workers=WORKERS,
    moot=MOOT,
    hosts=HOSTS,
    strong=r"(?:esta (?:previst|prevista|programat|programada)|estan (?:previst|programad)\w+"
    r"|hi (?:es|son|som|sera|seran)|(?:es|son|som|sera|seran) (?:aqui|alla|a casa|al teu|amb tu"
    r"|amb vosaltres)|(?:tind|pod|veu|rebr|nota)ras|tindreu|(?!(?:recordem|informem|lamentem"
    r"|celebrem|obrim|tanquem|agraim|esperem|sabem|tenim|volem|creiem|convidem|organitzem"
    r"|presentem|inaugurem|desitgem|publiquem|felicitem|hem|sentim|podrem|mem|item|tandem|ultim"
    r"|maxim|minim|anim|intim|proxim|regim|hom|anunciem|obrirem|tancarem|celebrarem"
    r"|comencem)(?!\w))\w{2,}(?:em|im|am)|(?!(?:entre|sobre|dimarts|lliure|pobre|sempre|octubre"
    r"|novembre|desembre|setembre|altre|nostre|vostre|carrer|mare|pare|aire|centre|metre|teatre"
    r"|ordre|ple|pre)(?!\w))\w{2,}[aeiou]re|(?:ho|l'hi|et|us|te|li|hi) \w+(?:o|a|en|em"
    r"|im)(?!\w)|som aqui|som alla|hi som|\w*(?:ar|er|ir|dr)em|\w{3,}(?:gl|par|vi|tej|is|nem|ti"
    r"|qu|lv|ll|ion)(?:em|im)|(?:ho|la|el|les|els|l'|t'ho|us ho) ?(?:arregla|repara|canvia"
    r"|neteja|revisa|fa|farem|fan|arreglo|reparo|miro|faig|mirem|fem)n?|hi (?:va|anem|vaig"
    r"|anira|aniran|aniré|passa|passem)|hi som|hi serem|som alla|vaig|anem|m'encarrego"
    r"|ens encarreguem|enviem|envio|\w{3,}(?:ara|ira|era)n?|passo|mirem|fem|me n'encarrego"
    r"|ens en encarreguem|ve|venen|vindra|vindran)",
    weak=r"(?:anotat|apuntat|rebut|en prenc nota|prenem nota|avisad[ao]s?|avisat|en marxa"
    r"|posem fil|estara|quedara|sera|seran|estaran|tindra|tindras|tindreu|va|van|anira|aniran"
    r"|ve|passa|passara|arriba|arribara|previst|prevista|programat|programada|queda)",
    nominal=r"(?:electricista|lampista|operaris?|brigada|tecnics?|equip|reparacio|neteja|visita)",
    negation=r"(?:no|mai|tampoc|impossible|ni|cap(?! (?:alla|aqui|a|al|de setmana)(?!\w))|ningu)",
    harmless=r"(?:que (?:ens|em) (?:vas|vau|va) (?:dir|comentar|avisar|enviar|demanar|explicar"
    r"|senyalar)"
    r"(?: (?:ahir|anit|aquest mati|avui|dilluns))?|(?<=avui )no passa(?! res)"
    r"|(?<=dema )no passa(?! res)"
    r"|(?<=setmana )no passa(?! res)|(?:molesties|retard|avis|error|espera|paciencia|incidencia"
    r"|avaria|tall|problema|missatge|trucada|foto|reunio|visita) (?:d'|de )(?:aquest mati"
    r"|aquesta (?:tarda|nit)|avui|ahir)|(?:ja )?(?:he|hem|han|esta|estan) (?:ja )?(?:avisat"
    r"|passat (?:l'avis|nota)|parlat|encarregat|demanat|comunicat|informat|anotat|apuntat"
    r"|avisada|avisats)|(?:bon|bona|felic|feli[cç]os|bones) (?:dia|tarda|nit|vespre|setmana"
    r"|cap de setmana|dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge|pont|festes?"
    r"|nadal|any|estiu|descans)(?: a tothom| a tots)?|sens dubte|no us amoineu|no t'amoinis"
    r"|no passa res|de dilluns a (?:divendres|dissabte|diumenge)|com a molt tard|a tot tardar"
    r"|no (?:et|es|us) preocup\w+|cap problema|no passa res|bon dia|bona (?:tarda|nit)"
    r"|bon vespre|bon cap de setmana|sense falta|no pateix\w*)",
    condition=r"(?:un cop(?! d)|amb sort|en cas (?:de|que)|a l'espera|pendents? de|fins que"
    r"|en funcio|com no|si|quan|tan bon punt|sempre que|llevat que|depen|segons|mentre)",
    report_back=r"(?:avisa\w*|digueu\w*|digue'ns|escriu\w*|truca\w*|ens dius)",
    hedge=r"(?:amb una mica de sort|confi(?:o|em) en|dubt(?:o|em)|ves a saber|ni idea"
    r"|\w{2,}ri(?:em|eu|en)|seria|\w{2,}(?:[^\We]|cre|veu|crei)ria(?<!policia)(?<!\bmaria)(?<!diaria)"
    r"(?<!avaria)(?<!secretaria)(?<!\bnotaria)(?<!primaria)(?<!ordinaria)(?<!solidaria)(?<!sanitaria)"
    r"(?<!\bregidoria)(?<!\bhauria)(?<!categoria)(?<!\bmemoria)(?<!historia)(?<!majoria)(?<!minoria)"
    r"(?<!\bteoria)(?<!auditoria)(?<!victoria)(?<!consultoria)(?<!tutoria)(?<!obligatoria)"
    r"|amb sort"
    r"|a veure (?:quan|com|que)|ja veurem|en teoria|suposadament|no (?:et |us )?(?:asseguro"
    r"|garantim|prometo)|farem el possible|pot ser que|probable|a veure si|tant de bo|potser"
    r"|intentar\w*|intentem|esperem que|crec que|suposo|probablement|segurament|possiblement"
    r"|procurarem|mirarem de)",
    soonest=r"(?:com mes aviat|quan es pugui|quan poguem|en breu|properament|aviat|ben aviat"
    r"|tan bon punt|en els propers dies|quant abans|com mes aviat millor|tan aviat com"
    r"|al mes aviat possible|quan puguem|com abans)",
    asked_of_citizen=r"(?:(?!(?:tindreu|sereu|estareu|teniu|veureu|rebreu|podreu|preu|correu|meu"
    r"|teu|seu|arreu|deu|peu|neu|creu|sou|breu|greu|lleu|museu|ateneu|europeu|si us plau|plau"
    r"|aneu|heu|us|veieu|notareu|riu|motiu|actiu|estiu|cau|viu|niu|objectiu|arxiu|festiu"
    r"|dispositiu|\w*(?:sportiu|[aceinu]tiu(?<!sentiu)(?<!mentiu)))(?!\w))\w{2,}[ei]u"
    r"|(?:has de|cal que|passa|passis|vinguis) (?:\w+ ){0,3}?(?:per l'(?:ajuntament|oficina|arxiu)"
    r"|pel registre|per les"
    r"|a l'ajuntament|a l'oficina|per aqui|per la oficina|per la biblioteca)|passa't|passeu"
    r"|veniu|vingui|truqueu|truqui|envia'ns|envieu|avisa'ns|aviseu|digues|digueu|pots|podeu"
    r"|pot (?:passar|venir|recollir|trucar)|has de|heu de|cal|t'esperem|us esperem|apunta't"
    r"|porteu|recordeu)",
    farewell=r"(?:fins (?:dema|aviat|ara|dilluns|despres|\w+)|ens veiem|a reveure|adeu)",
    announcement=r"(?:hi ha|hi haura|celebrem|se celebra|comenca|comencem|te lloc"
    r"|tindra lloc|inaugur\w+|organitz\w+|recordem|informem|convid\w+|plou|ploura|es celebra)",
    event=r"(?:paella|barbacoa|sardinada|degustacio|karaoke|vermut|esmorzar|vaga"
    r"|(?:llums de nadal|encesa|pessebre|pel·licula|llibre|presentacio|estrena|reis|cavalcada"
    r"|castanyada|xocolatada|dinar popular|sopar|ball|sardanes|castells|castellers|correfoc"
    r"|gegants|classes?|conferencia|debat|concurs|sorteig|subhasta|assemblea|junta|comissio"
    r"|consell|homenatge|premis|gala|recital|actuacio|espectacle|titelles|circ|contacontes"
    r"|visita guiada|ruta|(?<!en )marxa|marato|lliga|(?<!al )final|campionat|entrenament"
    r"|donacio de sang|recollida de (?:trastos|mobles|aliments|signatures)|ajuts|beques"
    r"|matricula|convocatoria|oposicions|impostos?|ibi|rebuts?|taxes|padro|eleccions|pont"
    r"|aniversari|funeral|enterrament|pregon?|focs|carnaval|nadal|cap d'any|setmana santa"
    r"|vacances|simulacre|desfilada|roda de premsa|entrevista|directe|termini (?:per|acaba)"
    r"|horari)|ple|fira|festa|festes|concert|mercat|taller|curs|xerrada|cursa|partit|processo"
    r"|teatre|cinema|festival|inscripcions?|exposicio|tall|tancat|tancada|reunio|festiu|acte)",
    opening=r"(?:(?<!\bet )(?<!\bus )(?<!\bli )(?<!\bt')aten(?!\w)|atenen"
    r"|(?<!\bel )(?<!\bla )(?<!\bet )(?<!\bus )rep (?:el"
    r"|la|l'\w+)|obri|obrin|obrim"
    r"|(?<!\bus )(?<!\bet )(?<!\bli )(?<!\bt')(?<!\bl')obren?"
    r"|(?<!\bus )(?<!\bet )(?<!\bli )obrira|obert"
    r"|oberta|tanquem|(?<!\bla )(?<!\buna )(?<!\bla teva )tanca|tanquen|horari|atenem)",
    past=r"(?:(?:va|van) (?:trigar|tardar|costar|durar)|(?:hem|he|ha|han) (?:tardat|trigat|anat"
    r"|estat|vingut)|(?:vaig|vas|va|vam|varem|vau|van|varen) (?:\w+ )?\w{2,}(?:ar|er|ir|re"
    r"|r)(?:-\w+)?|(?:ha|han|he|hem) tornat|torna a (?:funcionar|haver-hi)|vaig \w+(?:ar|er|ir"
    r"|re)|vas \w+(?:ar|er|ir|re)|(?:va|van|vam) (?:\w+-?\w*(?:ar|er|ir|re))(?= (?:ahir|dilluns"
    r"|dimarts|dimecres|dijous|divendres|a les|anit|la setmana))|ahir|anit|(?:he|ha|hem|han"
    r"|havia) (?:\w+ )?\w+(?:at|it|ut|et|da|des|ts)|va ser|van ser|fa (?:\w+ )?(?:minuts?"
    r"|hor(?:a|es)|di(?:a|es))|vam \w+|van (?:arreglar|venir|reparar)|era)",
    reported=r"(?:(?:em|ens|et|us) (?:va dir|van dir|ha dit|han dit)(?! que (?:dema|avui|ve|ho))"
    r"|(?:com|segons) (?:diu|deia|va dir)|havia dit|vas dir|va dir|deia|van dir|prometia\w*)",
    correction=r"(?:perdo|vull dir|millor dit|millor|rectifico|correccio|sino)",
    links=r"(?:que(?= _+(?!\w))|i|pero|aixi que|perque|ja que|sino|diuen que)",
    filler=r"(?:sisplau|doncs|be|vinga|va|entesos|oido|tranquil|tranquil·la|ok|okey|d'acord|ja"
    r"|jo|es|ens"
    r"|home|dona|promes|paraula|confirmat|aprox|mes o menys|i|les|marta|jordi|maria|joan|anna"
    r"|montse|pere|nuria|a|al|als|de|del|el|la|les|els|l|d|i|o|per|cap|hola|d'acord|gracies"
    r"|moltes|bon|bona|dia|tarda|nit|un|una|sense|falta|com|molt|maxim|abans|mes|tard|entre"
    r"|aviso|avis|rebut|perdo|millor|dit|vull|dir|si|us|plau|que|ve|vinent|proper|propera"
    r"|mateix|h|hores)",
    courtesy=r"(?:tothom|veins?|veines|amics|equip|per (?:avisar|escriure|tot|l'avis"
    r"|la informacio|la foto)|igualment|un plaer|anims|visca|endavant|moltes|gracies|moltes|a"
    r"|tu|vosaltres|de|res|felicitats|salutacions|enhorabona|hola|bon|bona|dia|tarda|nit|molt"
    r"|amables|merci)",
    done=r"(?:" + _CA_DONE + r"|ja (?:ho|el|la|els|les) (?:tens|teniu) \w+|ja (?:funcionen?"
    r"|va be|hi ha llum|esta)|llest(?:a|os|es)?"
    r"|funcionant)",
    not_done=r"(?:deixa|deixen|deixo|deixarem|tens|teniu|tindreu|sera|seran|quedara|quedar|quedi"
    r"|queda|estara|estaran|estar|estigui|ser|sigui|sent|sense|per|gairebe|mig|de|el|ben|tenir"
    r"|tindras|deixar|deixem|mal|has|heu|que)",
    takes_on=r"(?:hi vaig|ja hi vaig|vaig cap alla|me n'encarrego|m'encarrego|m'ocupo|ho arreglo"
    r"|(?:ho|la|el) (?:arreglo|reparo|canvio|netejo|miro|faig)|l'arreglo|estic en aixo|de cami)",
    replaces=r"(?:en (?:lloc|comptes|substitucio) de|enlloc de|en comptes d)",
    reports=r"(?:(?:he|hem|acabo de) (?:vist|trobat|detectat|veure|trobar)|(?:hi ha|veig) (?:un"
    r"|una|uns|unes|molta|dos|dues|aigua|vidres|brossa))",
    hands_over=r"(?:encarrega-?te'?n|encarregat|te n'encarregues|passa't|passa-hi|hi passes|mira"
    r"|mireu|mira't|pots|podeu|ves-hi|veshi|hi vas|arregla\w*|repara\w*|revisa\w*|neteja\w*"
    r"|fes-hi|dona-hi|fes|si us plau|et toca|per a tu)",
    work=r"(?:(?:arregl|repar|canvi|netej|revis|solucion|envi|truc|avis|col·loc|pint|retir"
    r"|instal·l|substitu|asfalt|fumig|desembus|respon|confirm|encarreg|ocup|tract|gestion"
    r"|tramit|busc|comprov|deix|acab|lliur|desbross|treball|connect|restabl|ajust|buid"
    r"|inspeccion|estudi|consult|coordin|prepar|complet|finalitz|recoll|resol|repos|corregi"
    r"|escombr|reompl|desinfect|repint)(?:em|im|am|o|a|en|an|ara|ira|aran|iran|arem|irem|erem"
    r"|ar|ir|ar-\w+)|(?:pass|mir|tap|pod|plant|reg|visit|port|aten|trau|trei)(?:em|im|arem|irem"
    r"|erem|ara|ira|aran|iran|en|o)|anem|anirem|anira|aniran|venim|venen|vindrem|vindra|vindran"
    r"|hi va|hi van)",
    idle=r"(?:per a tothom|populars?|gratis|gratuita?|toca (?:reciclar|treure|votar|celebrar"
    r"|gaudir)|(?:alcalde|alcaldessa|regidor|regidora) (?:assist|visit|presid|particip)\w*"
    r"|(?:a tope|desbordats|saturats|de baixa|de vacances|de guardia|sense personal)|(?:gran"
    r"|bona|molt bona|excel·lent) feina|quina? (?:goig|alegria|sort|passada|maco|maca|bonic"
    r"|bonica|dia|setmana|tarda|nit)|orgullos\w*|a per (?:la|el|elles|totes)|endavant|(?:durara"
    r"|dura|continuara|continua|segueix|seguira|romandra|restara|estara tallad?[at]?)|(?:ens"
    r"|es) (?:reunim|reuneix|trobem)|venc|caduca|expira|acaba (?:el|la)|comencen?|(?:tens|teniu"
    r"|te|tenen) (?:la |una )?(?:cita|reunio|hora|visita)|la (?:teva )?cita(?! previa)|(?:el|els|la"
    r"|les) (?:bus|autobus|tren|metro|ple)|son les|es la una|com a (?:molt )?aviat)",
    imperative=r"(?:(?:ingress|abon|pagu|aport|lliur|complet|signi?|sol·licit|retir|reculli?|mir"
    r"|contact|descarregu"
    r"|dirigeix|adrec|entregu|facilit|guard|indiqu|justifiqu|marqu|mantingu|respect|revis"
    r"|utilitz|verifiqu|confirm)i?n?(?= (?:el|la|els|les|un|una|al|a|amb|per|aquest|abans)(?!\w)"
    r"| l')|omple|emplena|ompliu|escriu|recull|(?!\w+[rm]-)\w{3,}(?:-ho|-la|-lo|-los"
    r"|-les|-hi|-nos|'ns|-me|'m)|(?:vine|truca|escriu|envia'ns|envia|avisa|digues|treu|deixa"
    r"|demana|mira|recorda|consulta|comprova|prova|porta|presenta|visita|fes|posa|agafa|evita"
    r"|espera|informa't|apunta't|anima't|passa't|acosta't|parla|pregunta|contacta|segueix|vota"
    r"|participa|gaudeix)(?:'ns|-nos|-ho|-la|-lo|'m)?(?! @)|(?:vingui|truqui|escrigui|envii"
    r"|avisi|digui|tregui|deixi|demani|recordi|consulti|comprovi|provi|porti|presenti|visiti"
    r"|faci|posi|eviti|esperi|passi)n?(?:'ns|-nos|-ho|-se|-la)?|(?:no oblid\w+|es prega|preguem"
    r"|us recordem|et recordem|recordeu|compte|atencio))",
    thanks=r"(?:gracies|merci|enhorabona|felicitats|felicitacions|salutacions|bravo|benvinguts?"
    r"|petons|abracades?)",
    gives_time=r"(?:dona'm|doneu-me|dona'ns|doneu-nos|deixa'm|deixeu-me)",
    before_hour=(
        (r"(?:un|1) quart (?:de|d')", -45), (r"(?:dos|2) quarts (?:de|d')", -30),
        (r"(?:tres|3) quarts (?:de|d')", -15),
    ),
    resumed=r"(?:aconseguit|ho hem aconseguit|(?:ja )?torn(?:a|en) a \w+|ja (?:hi ha|tens|teniu"
    r"|tenim|esta|va|funciona)|funciona (?:de nou|una altra vegada|amb normalitat))",
    informs=r"(?:(?:t'|us |et |li )(?:aviso|avisem|avisarem|dic|direm|informo|informem|confirmo"
    r"|truco|trucarem|escric)|aviso|avisem)",
    upper=r"(?:paraula|(?:t'ho |us ho )?(?:prometo|asseguro|garanteixo)|sense falta|segur"
    r"|com a (?:molt|maxim)(?: tard)?|a tot tardar|maxim|no mes tard)",
    has_been=r"\b(?!x)x",
    looked_back=r"\b(?!x)x",
    purpose=r"(?:aixi|d'aquesta manera|amb aixo)",
    will_be=r"(?:queda|queden|(?:estara|quedara|sera)n?|tindr\w+|tens|teniu|deix\w+|cal|ha de"
    r"|perque)",
)  # fmt: skip
