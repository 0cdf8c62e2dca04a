"""Catalan and French, as far as they differ from the Spanish of ``promise_words``."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from junhall.casework.promise_words import SPANISH

_CA_DONE = (
    r"(?:arreglad|reparad|solucionad|resolt|canviad|reposad|substituid|netejad|recollid|retirad"
    r"|col·locad|instal·lad|acabad|enllestid|pintad|tapad)(?:a|es)"
    r"|(?:arreglat|reparat|solucionat|resolt|canviat|substituit|netejat|recollit|retirat|col·locat"
    r"|instal·lat|acabat|enllestit|pintat|tapat|fet)s?"
)

CATALAN: Final = replace(
    SPANISH,
    lang="ca",
    today=r"(?:(?:durant |al llarg )?(?:d')?avui(?: mateix)?)",
    tomorrow=r"dema(?: mateix)?",
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
        (r"(?:a )?primeres? hor(?:a|es)(?: del mati)?", 360, 720),
        (r"(?:(?:pel|al|durant el|aquest|de) )?mati", 360, 900),
        (r"(?:al |el )?migdia", 720, 960),
        (r"(?:(?:per la|a la|durant la|aquesta|de la|la) )?tarda", 720, 1260),
        (r"(?:(?:al|pel|aquest|el) )?vespre", 1020, 1440),
        (r"(?:(?:per la|a la|aquesta|de la) )?nit", 1080, 1800),
    ),
    this=r"aquest|aquesta",
    hour_before=r"(?:a|de|per a|cap a|sobre|abans de|fins a|des de|passades|entre|i|o|despres de"
    r"|a partir de)\s+(?:les|la)|(?:cap a|sobre)",
    hour_word=r"hores|hrs|h",
    half_past=(("i mitja", 30), ("i quart", 15), ("en punt", 0)),
    half_of_day=(
        (r"de la matinada", "am"), (r"del mati", "am"), (r"de la tarda", "pm"),
        (r"del vespre", "pm"), (r"de la nit", "night"), (r"del migdia", "pm"), (r"am", "am"),
        (r"pm", "pm"),
    ),
    range_open=r"(?:entre|de|des de)\s+(?:les\s+)?",
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
    spans=((r"(?:una )?hora i mitja", 90), (r"mitja hora", 30), (r"un quart d'hora", 15)),
    not_spans=r"(?:fa|porta|des de fa|durant|cada|obert)",
    this_week=r"(?:(?:a )?finals? de (?:la )?setmana|(?:durant )?aquesta setmana)",
    next_week=r"(?:la )?(?:setmana (?:que ve|vinent)|propera setmana|setmana propera)",
    weekend=r"(?:aquest|el) cap de setmana",
    this_month=r"aquest mes",
    next_month=r"(?:el )?(?:mes (?:que ve|vinent)|proper mes)",
    late_month=r"(?:a )?(?:finals?|fi) (?:de|del) mes",
    late_of=r"(?:a )?finals? (?:de\s+|d')",
    end_of_day=r"(?:a ultima hora(?: del dia)?|al final del dia)",
    this_year=r"(?:aquest any|a finals? d'any)",
    before=r"abans (?:de(?:l)?|d')(?: (?:la|les|els))?",
    lower=r"(?:no (?:\w+ ){0,3}?(?:abans|fins) (?:de|del|a|al)?(?: les?| la)?|a partir (?:de|del"
    r"|d')"
    r"(?: les?| la)?|des (?:de|del)(?: les?)?|despres (?:de|del)(?: les?)?|passades(?: les)?"
    r"|fins(?: a| al)?(?: les| la)?)",
    lower_tail=r"(?:com a minim|com a molt aviat|en endavant)",
    gone=r"(?:passa(?:t|da)|anterior)",
    recurring=r"(?:els|tots els|cada)",
    strong=r"(?:\w*(?:ar|er|ir|dr)em|\w{3,}(?:gl|par|vi|tej|is|nem|ti|qu|lv|ll|ion)(?:em|im)"
    r"|(?:ho|la|el|les|els|l'|t'ho|us ho) ?(?:arregla|repara|canvia|neteja|revisa|fa|farem|fan"
    r"|arreglo|reparo|miro|faig|mirem|fem)n?|hi (?:va|anem|vaig|anira|aniran|aniré|passa|passem)"
    r"|hi som|hi serem|som alla|vaig|anem|m'encarrego|ens encarreguem|enviem|envio|\w{3,}(?:ara"
    r"|ira|era)n?|passo|mirem|fem"
    r"|me n'encarrego|ens en encarreguem|ve|venen|vindra|vindran)",
    weak=r"(?:estara|quedara|sera|seran|estaran|tindra|tindras|tindreu|va|van|anira|aniran|ve"
    r"|passa|passara|arriba|arribara|previst|prevista|programat|programada|queda)",
    nominal=r"(?:electricista|lampista|operaris?|brigada|tecnics?|equip|reparacio|neteja|visita)",
    negation=r"(?:no|mai|tampoc|impossible|ni|cap|ningu)",
    harmless=r"(?:de dilluns a (?:divendres|dissabte|diumenge)|com a molt tard|a tot tardar"
    r"|no (?:et|es|us) preocup\w+|cap problema|no passa res|bon dia|bona (?:tarda|nit)"
    r"|bon vespre|bon cap de setmana|sense falta|no pateix\w*)",
    condition=r"(?:si|quan|tan bon punt|sempre que|llevat que|depen|segons|mentre)",
    report_back=r"(?:avisa\w*|digueu\w*|digue'ns|escriu\w*|truca\w*|ens dius)",
    hedge=r"(?:a veure si|tant de bo|potser|intentar\w*|intentem|esperem que|crec que|suposo"
    r"|probablement|segurament|possiblement|procurarem|mirarem de)",
    soonest=r"(?:com mes aviat millor|tan aviat com|al mes aviat possible|quan puguem|com abans)",
    asked_of_citizen=r"(?:passa't|passeu|vine|veniu|vingui|truca|truqueu|truqui|escriu\w*|envia'ns"
    r"|envieu|avisa'ns|aviseu|digues|digueu|pots|podeu|pot (?:passar|venir|recollir|trucar)"
    r"|has de|heu de|cal|t'esperem|us esperem|apunta't|porta|porteu|recorda|recordeu)",
    farewell=r"(?:fins (?:dema|aviat|ara|dilluns|despres|\w+)|ens veiem|a reveure|adeu)",
    announcement=r"(?:es|son|hi ha|hi haura|celebrem|se celebra|comenca|comencem|te lloc"
    r"|tindra lloc"
    r"|inaugur\w+|organitz\w+|recordem|informem|convid\w+|plou|ploura|es celebra)",
    event=r"(?:ple|fira|festa|festes|concert|mercat|taller|curs|xerrada|cursa|partit|processo"
    r"|teatre|cinema|festival|inscripcions?|exposicio|tall|tancat|tancada|oberta|obert|reunio"
    r"|festiu|biblioteca|acte)",
    opening=r"(?:obrim|obre|obren|obrira|obert|oberta|tanquem|tanca|tanquen|horari|atenem)",
    past=r"(?:ahir|anit|(?:he|ha|hem|han|havia) (?:\w+ )?\w+(?:at|it|ut|et|da|des|ts)|va ser"
    r"|van ser"
    r"|fa (?:\w+ )?(?:minuts?|hor(?:a|es)|di(?:a|es))|vam \w+|van (?:arreglar|venir|reparar)|era)",
    reported=r"(?:vas dir|va dir|deia|van dir|prometi\w+)",
    correction=r"(?:perdo|vull dir|millor dit|millor|rectifico|correccio|sino)",
    links=r"(?:i|pero|aixi que|perque|ja que|sino|diuen que)",
    filler=r"(?:a|al|als|de|del|el|la|les|els|l|d|i|o|per|cap|hola|d'acord|gracies|moltes|bon|bona"
    r"|dia|tarda|nit|un|una|sense|falta|com|molt|maxim|abans|mes|tard|entre|aviso|avis|rebut|perdo"
    r"|millor|dit|vull|dir|si|us|plau|que|ve|vinent|proper|propera|mateix|h|hores)",
    courtesy=r"(?:gracies|moltes|a|tu|vosaltres|de|res|felicitats|salutacions|enhorabona|hola|bon"
    r"|bona|dia|tarda|nit|molt|amables|merci)",
    done=r"(?:" + _CA_DONE + r"|ja (?:funcionen?|va be|hi ha llum|esta)|llest(?:a|os|es)?"
    r"|funcionant)",
    not_done=r"(?:sera|seran|quedara|quedar|quedi|queda|estara|estaran|estar|estigui|ser|sigui|sent"
    r"|sense|per|gairebe|mig|de|el|ben|tenir|tindras|deixar|deixem|mal|has|heu|que)",
    takes_on=r"(?:hi vaig|ja hi vaig|vaig cap alla|me n'encarrego|m'encarrego|m'ocupo|ho arreglo"
    r"|(?:ho|la|el) (?:arreglo|reparo|canvio|netejo|miro|faig)|l'arreglo|estic en aixo|de cami)",
    replaces=r"(?:en (?:lloc|comptes|substitucio) de|enlloc de|en comptes d)",
    reports=r"(?:(?:he|hem|acabo de) (?:vist|trobat|detectat|veure|trobar)|(?:hi ha|veig) (?:un|una"
    r"|uns|unes|molta|dos|dues|aigua|vidres|brossa))",
    hands_over=r"(?:encarrega-?te'?n|encarregat|te n'encarregues|passa't|passa-hi|hi passes|mira"
    r"|mireu|mira't|pots|podeu|ves-hi|veshi|hi vas|arregla\w*|repara\w*|revisa\w*|neteja\w*"
    r"|fes-hi|dona-hi|fes|si us plau|et toca|per a tu)",
    signs=r"(?:el|la|les|els|que|en|un|una|per|amb|ho|hi|no|dema|avui|va|gracies|hola|i|ens|del"
    r"|abans|setmana|hora|hores|dia|dies|aquesta|aquest|tarda|vespre|nit|mati|dilluns|dimarts"
    r"|dimecres|dijous|divendres|dissabte|diumenge|ja|molt|fet|fem|arreglem|anem)",
)  # fmt: skip

_FR_DONE = (
    r"(?:repar|remplac|chang|nettoy|retir|enlev|regl|termin|livr|corrig|resol|debouch|ramass"
    r"|repeint"
    r"|install|finalis)(?:e|ee|es|ees|u|ue)|fait|resolu|remis en (?:service|marche|etat)|reglee?s?"
)

FRENCH: Final = replace(
    SPANISH,
    lang="fr",
    today=r"(?:(?:dans la journee|au cours de la journee|des )?(?: d')?aujourd'?hui|auj|ajd"
    r"|dans la journee|ce jour(?: meme)?)",
    tomorrow=r"(?:(?:d'ici |des |pour )?demain)",
    day_after=r"(?:apres[- ]demain)",
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    months=(
        "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
        "octobre", "novembre", "decembre",
    ),
    month_link=r"(?:er)?\s+",
    day_prefix=r"le\s+(?=\d+(?:er)?\s*(?:$|[,.!]))",
    bands=(
        (r"(?:(?:a la|des la|en) )?premiere heure(?: du matin)?", 360, 720),
        (r"(?:(?:dans|en|ce|le|du|au cours de) )?(?:la )?(?:debut de |fin de )?(?:matin|matinee)",
         360, 840),
        ((r"(?:(?:dans|cet|cette|en debut d'|en fin d'|l'|en cours d') ?)?(?:l')?"
         r"(?:apres[- ]midi|aprem)"), 720, 1260),
        (r"(?:(?:dans|ce|le|en|du|en debut de) )?(?:la )?(?:soir|soiree)", 1020, 1440),
        (r"(?:(?:cette|dans la|pendant la) )?nuit", 1080, 1800),
    ),
    this=r"ce|cet|cette",
    hour_before=r"(?:a|vers|avant|pour|d'ici|apres|des|jusqu'a|entre|et|a partir de|depuis)",
    hour_word=r"heures?|h",
    half_past=(("et demie", 30), ("et quart", 15), ("moins le quart", -15), ("pile", 0)),
    half_of_day=(
        (r"du matin", "am"), (r"de l'apres[- ]midi", "pm"), (r"du soir", "pm"),
    ),
    range_open=r"(?:entre|de)\s+",
    range_link=r"(?:et|a|-)\s*",
    numbers=(
        ("un", 1), ("une", 1), ("deux", 2), ("trois", 3), ("quatre", 4), ("cinq", 5), ("six", 6),
        ("sept", 7), ("huit", 8), ("neuf", 9), ("dix", 10), ("onze", 11), ("douze", 12),
        ("quinze", 15), ("vingt", 20), ("trente", 30), ("midi", 12), ("minuit", 24),
        ("vingt-quatre", 24), ("quarante-huit", 48),
    ),
    within=r"(?:dans|sous|d'ici|en moins de|avant|dans un delai de|dans les(?: prochaines?)?"
    r"|maximum|max|en)",
    units=(
        (r"minutes?|mins?|mn", "minute"), (r"heures?|h", "hour"),
        (r"jours? (?:ouvres?|ouvrables?)", "workday"), (r"jours?|j", "day"),
        (r"semaines?", "week"), (r"mois", "month"),
    ),
    spans=(
        (r"une heure et demie", 90), (r"une demi[- ]heure", 30), (r"un quart d'heure", 15),
        (r"trois quarts d'heure", 45), (r"l'heure", 60),
    ),
    not_spans=r"(?:depuis|il y a|pendant|chaque|toutes les|tous les|ouvert|ouverte)",
    this_week=r"(?:(?:d'ici |avant |en |a )?(?:la )?fin de (?:la )?semaine"
    r"|(?:dans le courant de |dans |courant )?(?:cette|la) semaine)",
    next_week=r"(?:la )?semaine prochaine|la prochaine semaine",
    weekend=r"(?:ce|le) week-?end",
    this_month=r"(?:ce mois(?:-ci)?|dans le mois)",
    next_month=r"(?:le )?mois prochain",
    late_month=r"(?:d'ici |avant |en |a )?(?:la )?fin (?:du|de) mois",
    late_of=r"(?:d'ici |avant |en |a )?(?:la )?fin\s+|courant\s+",
    end_of_day=r"(?:d'ici |avant |en )?(?:la |ce )?(?:fin de (?:la )?journee|soir meme)",
    this_year=r"(?:cette annee|(?:d'ici |avant )?(?:la )?fin (?:de l'|d')annee)",
    before=r"avant(?: le| la| ce| cet| cette)?",
    lower=r"(?:pas avant(?: le| la)?|a partir (?:de|du|d')|apres(?: le| la)?|des(?: le)?"
    r"|depuis(?: le)?"
    r"|jusqu'(?:a|au)|a compter (?:de|du))",
    lower_tail=r"(?:au plus tot|au minimum|au moins)",
    gone=r"(?:dernier|derniere|passee?)",
    recurring=r"(?:tous les|chaque|les)",
    strong=r"(?:(?:nous|on|je|j'|il|elle|ils|l'equipe|@|vous) ?(?:\w+ ){0,3}?(?:\w+r(?:ons|ai|a"
    r"|ez|ont)"
    r"|repar\w+|envo\w+|pass\w+|intervien\w+|interven\w+|vien\w+|fai\w+|remplac\w+|nettoi\w+"
    r"|nettoy\w+"
    r"|regl\w+|chang\w+|occup\w+|verifi\w+|regard\w+|allons|vais|va|vont|viens)"
    r"|\w{3,}(?:erons|irons|erai|irai|eront|iront|era|ira)|interviendr\w+|viendr\w+|sera|seront"
    r"|ira|iront|va \w+er|vont \w+er|intervient|interviennent|passe|passent|vient|viennent|repare"
    r"|reparent|s'en (?:occupe\w*|charge\w*)|m'en (?:occupe|charge))",
    weak=r"(?:va|vont|prevue?s?|programmee?s?|planifiee?s?|envoie|sera|aurez|auras|devrait|arrive)",
    nominal=r"(?:electricien|plombier|equipe|techniciens?|agents?|reparation|intervention|nettoyage"
    r"|visite|depannage|passage)",
    negation=r"(?:ne|n'(?=\w)|pas|jamais|aucune?|impossible|ni|personne)",
    harmless=r"(?:du lundi au (?:vendredi|samedi|dimanche)|au plus tard|(?:ne )?(?:vous "
    r"|t')?inquiete\w*(?: |-vous )?pas|pas de (?:souci|probleme)s?|bonjour"
    r"|bonsoir|bonne (?:journee|soiree|nuit|semaine)|bon (?:week-?end|apres-midi)|sans faute"
    r"|n'hesite\w* pas|sans probleme|pas de quoi)",
    condition=r"(?:si|s'il|quand|lorsque|des que|a condition|sauf si|selon|en cas)",
    report_back=r"(?:dites|dis|prevenez|previens|ecrivez|appelez|signalez|faites-le|tenez)",
    hedge=r"(?:peut-etre|essa\w+|tenter\w*|tentons|esperons|espere|je crois|je pense|probablement"
    r"|sans doute|normalement|tacher\w*)",
    soonest=r"(?:(?:le plus vite|des que|aussi vite que) possible|au plus vite"
    r"|dans les meilleurs delais"
    r"|des que nous pou\w+|au plus tot|rapidement|bientot)",
    asked_of_citizen=r"(?:passez|venez|viens|passe nous|appelez|appelle|ecrivez|envoyez|envoie-nous"
    r"|merci de \w+|pouvez|peux-tu|tu peux|vous pouvez|devez|il faut|pensez|rappelez|inscrivez"
    r"|sortez|deposez|apportez|on vous attend|nous vous attendons|veuillez|dites)",
    farewell=r"(?:a (?:demain|bientot|plus|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|tout a l'heure|ce soir|la semaine prochaine)(?! (?:\d|matin|midi))|au revoir)",
    announcement=r"(?:est|sont|c'est|il y a|il y aura|a lieu|aura lieu|commence\w*|debute\w*"
    r"|organis\w+"
    r"|rappel\w+|inform\w+|invit\w+|pleut|pleuvra|se tient|se tiendra|celebr\w+|inaugur\w+)",
    event=r"(?:conseil|fete|foire|concert|marche|atelier|cours|course|match|tournoi|festival"
    r"|theatre"
    r"|cinema|exposition|coupure|ferme|fermee|ouvert|ouverte|reunion|ferie|inscriptions?"
    r"|mediatheque"
    r"|bibliotheque|vide-grenier|ceremonie)",
    opening=r"(?:ouvrons|ouvre|ouvrent|ouvrira|ouvert\w*|ferme|fermons|fermeture|ouverture"
    r"|horaires?)",
    past=r"(?:hier|avant-hier|(?:a|ont|avons|ai|avait) (?:\w+ )?(?:ete |deja |bien )?(?:" + _FR_DONE
    + r"|\w{3,}ee?s?)|(?:etait|etaient)|il y a (?:\w+ )?(?:minutes?|heures?|jours?))",
    reported=r"(?:a dit|avez dit|avait dit|disait|aviez promis|a promis|avait promis)",
    correction=r"(?:pardon|je veux dire|plutot|correction|rectification|non|desole|enfin|mais)",
    links=r"(?:et|mais|donc|car|parce que|puis|ensuite|pour que)",
    filler=r"(?:a|au|aux|de|du|le|la|les|l|d|ce|cette|et|ou|pour|vers|en|dans|bonjour|bonsoir|merci"
    r"|oui|ok|d'accord|bien|entendu|note|c'est|recu|sans|faute|avant|plus|tard|maximum|max|au"
    r"|pardon"
    r"|plutot|veux|dire|je|correction|non|desole|ici|sous|prochain|prochaine|h|delai|meme|promis)",
    courtesy=r"(?:merci|beaucoup|a|vous|toi|de|rien|avec|plaisir|bravo|felicitations|bonne|journee"
    r"|soiree|bonjour|bonsoir|pour|votre|message|tous|et|bien|cordialement)",
    done=r"(?:c'est (?:fait|repare|regle|bon)|" + _FR_DONE + r""
    r"|(?:re)?fonctionne(?:nt)?(?: a nouveau)?"
    r"|de nouveau en service|(?:a|ont) ete (?:" + _FR_DONE + r"))",
    not_done=r"(?:sera|seront|etre|soit|soient|va etre|vont etre|est en train d'etre|a faire"
    r"|en fait"
    r"|bien|presque|pas|de|tout a|jamais|au|on|nous|il|je|se|en|le|la|les|qui|pour|mal|encore"
    r"|bientot)",
    takes_on=r"(?:j'y vais|je m'en (?:occupe|charge)|je (?:le|la|les) (?:repare|change|nettoie|fais"
    r"|regarde|prends)|je vais (?:le|la|les|y|reparer|m'en)|j'arrive|je passe|en route"
    r"|je suis en route|je prends)",
    replaces=r"(?:au lieu de|a la place de|remplace @|en remplacement de)",
    reports=r"(?:(?:j'ai|nous avons|on a) (?:vu|trouve|constate|remarque|apercu)|il y a (?:un"
    r"|une|des|de"
    r" l'eau|deux|plusieurs)|je vois (?:un|une|des))",
    hands_over=r"(?:occupe-?t'?en|occupez-vous|tu t'en (?:occupes|charges)|peux-tu|tu peux"
    r"|pouvez-vous"
    r"|vous pouvez|pourrais-tu|regarde\w*|jette\w*|repare\w*|va voir|allez|passe\w*|merci de|stp"
    r"|svp"
    r"|s'il (?:te|vous) plait|a toi|pour toi|charge-toi|verifie\w*|nettoie\w*|change\w*)",
    signs=r"(?:le|la|les|des|du|de|et|est|nous|vous|demain|aujourd|dans|pour|avant|ce|cette|soir"
    r"|matin|midi|heures?|bonjour|merci|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|sera"
    r"|semaine|pas|on|je|il|elle|va|au|sous|fait|repare|prochaine|entre|equipe)",
)  # fmt: skip
