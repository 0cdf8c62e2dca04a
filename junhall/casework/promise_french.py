"""The French of officials, as far as it differs from the Spanish."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from junhall.casework.french_deeds import (
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

_FR_DONE = (
    r"(?:repar|remplac|chang|nettoy|retir|enlev|regl|termin|livr|corrig|resol|debouch|ramass"
    r"|repeint|rebouch|elagu|taill|fauch|ramen|retabl|remplac|desinfect|plant|install|pos|vid"
    r"|balay|remont|refix|resserr|depann|degag|desherb|tondu|install|finalis)(?:e¬|ee¬?|ees¬?"
    r"|es|u|ue|us|ues)|fait|resolu|remis en (?:service|marche|etat)|reglee?s?|(?:(?<=est )"
    r"|(?<=ete )|(?<=sont )|(?<=deja )|(?<=tout )|^)(?:repar|remplac|chang|nettoy|retir|enlev"
    r"|regl|termin|livr|corrig|resol|debouch|ramass|repeint|rebouch|elagu|taill|fauch|ramen"
    r"|retabl|remplac|desinfect|plant|install|pos|vid|balay|remont|refix|resserr|depann|degag"
    r"|desherb|tondu|install|finalis)e"
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
        ((r"(?:(?:dans|cet|cette|en debut d'|en fin d'|l'"
          r"|en cours d') ?)?(?:l')?(?:apres[- ]midi|aprem)"), 720, 1260),
        (r"(?:(?:dans|ce|le|en|du|en debut de) )?(?:la )?(?:soir|soiree)", 1020, 1440),
        (r"(?:cette|dans la|pendant la|la) nuit", 1080, 1800),
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
        (r"une heure et demie", 90), (r"une petite heure", 60),
        (r"une (?:petite |bonne )?demi[- ]heure", 30), (r"un quart d'heure", 15),
        (r"trois quarts d'heure", 45), (r"l'heure", 60),
    ),
    not_spans=r"(?:depuis|il y a|pendant|chaque|toutes les|tous les|ouvert|ouverte)",
    this_week=r"(?:(?:d'ici |avant |en |a )?(?:la )?fin de (?:la )?semaine"
    r"|(?:dans le courant de |dans |courant )?(?:cette|la) semaine(?: meme)?)",
    next_week=r"(?:la )?semaine prochaine|la prochaine semaine",
    weekend=r"(?:ce|le) week-?end",
    this_month=r"(?:ce mois(?:-ci)?|dans le mois)",
    next_month=r"(?:le )?mois prochain",
    late_month=r"(?:d'ici |avant |en |a )?(?:la )?fin (?:du|de) mois",
    late_of=r"(?:d'ici |avant |en |a )?(?:la )?fin\s+|courant\s+",
    end_of_day=r"(?:d'ici |avant |en )?(?:la |ce )?(?:fin de (?:la )?journee|soir meme)",
    this_year=r"(?:cette annee|(?:d'ici |avant )?(?:la )?fin (?:de l'|d')annee)",
    before=r"avant(?: le| la| ce| cet| cette)?",
    lower=r"(?:(?:au moins|minimum|plus de|au minimum)|pas avant(?: le| la)?|a partir (?:de|du"
    r"|d')|apres(?: le| la)?|des(?: le)?|depuis(?: le)?|jusqu'(?:a|au)|a compter (?:de|du))",
    lower_tail=r"(?:au plus tot|au minimum|au moins)",
    gone=r"(?:dernier|derniere|passee?¬|passee)",
    recurring=r"(?:tous les|chaque|les)",
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
    strong=r"(?:(?:nous|on|je|j'|j'y|il|elle|ils|elles|qui) (?:\w+ |l'|s'|t'|n'|y )*?(?!(?:est"
    r"|sommes|ai|avons|a|ont|etait|etions|organis\w+|ouvr\w+|ferm\w+|celebr\w+|invit\w+"
    r"|rappelons|informons|annonc\w+|present\w+|esper\w+|regrett\w+|souhait\w+|attend\w+"
    r"|pens\w+|crois)(?!\w))\w{2,}|\w{3,}(?:rons|rai|ront|ra)(?!\w)|(?:est|sont"
    r"|c'est) (?:prevue?s?|programmee?s?|planifiee?s?|fixee?s?)|prevue?s? (?:pour|a)?"
    r"|programmee?s?|planifiee?s?|revient|reviennent|repasse\w*|arrive|arrivent"
    r"|debute le (?:chantier|depannage)|je suis la|j'y suis|on y est|sur place|(?:nous|on|je|j'"
    r"|il|elle|ils|l'equipe|@|vous) ?(?:\w+ ){0,3}?(?:\w+r(?:ons|ai|a|ez|ont)|repar\w+|envo\w+"
    r"|pass\w+|intervien\w+|interven\w+|vien\w+|fai\w+|remplac\w+|nettoi\w+|nettoy\w+|regl\w+"
    r"|chang\w+|occup\w+|verifi\w+|regard\w+|allons|vais|va|vont|viens)|\w{3,}(?:erons|irons"
    r"|erai|irai|eront|iront|era|ira)|interviendr\w+|viendr\w+|sera|seront|ira|iront|va \w+er"
    r"|vont \w+er|intervient|interviennent|passe|passent|vient|viennent|repare|reparent"
    r"|s'en (?:occupe\w*|charge\w*)|m'en (?:occupe|charge))",
    weak=r"(?:note|bien recu|recu|transmis|prevenue?s?|c'est parti|en cours|va|vont|prevue?s?"
    r"|programmee?s?|planifiee?s?|envoie|sera|aurez|auras|devrait|arrive)",
    nominal=r"(?:electricien|plombier|equipe|techniciens?|agents?|reparation|intervention"
    r"|nettoyage|visite|depannage|passage)",
    negation=r"(?:ne|n'(?=\w)|pas|jamais|aucune?|impossible|ni|personne)",
    harmless=r"(?:que (?:vous|tu) (?:nous |m')?(?:signal\w+|avez \w+¬?|as \w+¬?"
    r"|mentionn\w+)¬?(?: (?:hier|ce matin|aujourd'hui))?|(?:derangement|gene|retard|attente"
    r"|patience|panne|coupure|probleme|message"
    r"|appel|photo|reunion|visite) (?:de|d') ?(?:ce matin|cet apres-midi|ce soir|cette nuit"
    r"|aujourd'hui|hier)|(?:ai|avons|a|ont|est|sont) (?:ete |bien |deja )?(?:prevenue?s?"
    r"|transmise?s?|signalee?s?|informee?s?|averties?|avertis?|commandee?s?|notee?s?)¬?|(?:bon"
    r"|bonne|joyeux|joyeuses|belle) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|semaine|journee|soiree|nuit|apres-midi|aprem|week-?end|fin de semaine|fin de journee"
    r"|fetes?|noel|annee|vacances|continuation|matinee)(?: a tous| a toutes| et a tous)?"
    r"|sans (?:aucun )?(?:doute|problemes?|soucis?)|ne t'en fais pas|ne vous en faites pas"
    r"|pas de quoi|n'ayez crainte|aucun souci|du lundi au (?:vendredi|samedi|dimanche)"
    r"|au plus tard|(?:ne )?(?:vous |t')?inquiete\w*(?: |-vous )?pas|pas de (?:souci"
    r"|probleme)s?|bonjour|bonsoir|bonne (?:journee|soiree|nuit|semaine)|bon (?:week-?end"
    r"|apres-midi)|sans faute|n'hesite\w* pas|sans probleme|pas de quoi)",
    condition=r"(?:une fois que|une fois|sous reserve|pourvu que|pourvu qu'|tant que|a moins que"
    r"|en fonction|en attente de|avec (?:un peu de )?chance|suivant|dans le cas|meteo oblige|si"
    r"|s'il|quand|lorsque|des que|a condition|sauf si|selon|en cas)",
    report_back=r"(?:dites|dis|prevenez|previens|ecrivez|appelez|signalez|faites-le|tenez)",
    hedge=r"(?:(?:j'aimer|je voudr|je pourr|on pourr|je ser)ais|pourvu qu'\w+|(?:je "
    r"|nous )?compt(?:e|ons) bien que|(?:je |nous |on )?dout(?:e"
    r"|ons)|aucune idee"
    r"|qui sait|(?!devrait)\w{2,}r(?:ait"
    r"|aient|ions|iez)|avec (?:un peu de )?chance|on verra|si possible|en theorie|sauf imprevu"
    r"|il se peut|normalement|devrions-nous|je ne (?:garantis|promets)|sous toute reserve"
    r"|ferons (?:le|notre|de notre) (?:possible|mieux|max\w*)|peut etre|probable\w*|peut-etre"
    r"|essa\w+|tenter\w*|tentons|esperons|espere|je crois|je pense|probablement|sans doute"
    r"|normalement|tacher\w*)",
    soonest=r"(?:des que (?:nous|on) (?:le )?(?:pourr|peu|pou)\w+|tres (?:bientot|vite"
    r"|prochainement)|prochainement|dans les (?:plus brefs|meilleurs) delais|(?:le"
    r"|au) plus (?:vite|tot)(?: possible)?|sous peu|d'ici peu|dans les prochains jours"
    r"|rapidement|(?:le plus vite|des que|aussi vite que) possible|au plus vite"
    r"|dans les meilleurs delais|des que nous pou\w+|au plus tot|rapidement|bientot)",
    asked_of_citizen=r"(?:(?:vous|tu) (?:pouvez|peux|devez|dois|devrez|pourrez|pourriez"
    r"|pourrais)|il (?:faut|faudra|suffit)|merci (?:de|d')|(?:nous|me) (?:\w+)ez|t'attend\w*"
    r"|vous attend\w*|on compte sur vous|venez|passez nous|passez|venez|passe nous|appelez"
    r"|ecrivez|envoyez|envoie-nous|merci de \w+|pouvez|peux-tu|tu peux|vous pouvez|devez"
    r"|il faut|pensez|rappelez|inscrivez|sortez|deposez|apportez|on vous attend"
    r"|nous vous attendons|veuillez|dites)",
    farewell=r"(?:on se (?:voit|revoit|reparle)|au plaisir|a (?:demain|bientot|plus|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche|tout a l'heure|ce soir"
    r"|la semaine prochaine)(?! (?:\d|matin|midi))|au revoir)",
    announcement=r"(?:(?:il pleuvra|meteo|vigilance|alerte|passage a l'heure|heure d'(?:hiver"
    r"|ete)|entre en vigueur|retransmi\w+|diffus\w+|projet\w+|inaugur\w+|accueill\w+|joue\w*"
    r"|entree libre|gratuit\w*)|(?:est|c'est|sera) (?:ferie\w*|ferme\w*|jour)|c'est (?:le"
    r"|la) \w+|c'est l'\w+|il y a|il y aura|a lieu|aura lieu|commence\w*|debute\w*|organis\w+"
    r"|rappel\w+|inform\w+|invit\w+|pleut|pleuvra|se tient|se tiendra|celebr\w+|inaugur\w+)",
    event=r"(?:paella|barbecue|degustation|karaoke|apero|kermesse|greve|(?:illuminations?|creche"
    r"|film|livre|presentation|avant-premiere|noel|carnaval|loto|bal|repas|gouter|chorale|cours"
    r"|conference|debat|concours|tirage|brocante|braderie|assemblee|commission|conseil|hommage"
    r"|remise des prix|prix|gala|recital|spectacle|cirque|conte|visite guidee|randonnee"
    r"|marathon|finale|championnat|entrainement|don du sang|collecte|aides|bourses"
    r"|inscriptions?|convocation|impots?|taxes?|election\w*|vote|pont|anniversaire|obseques"
    r"|feux? d'artifice|vacances|exercice|defile|conference de presse|interview|direct|forum"
    r"|salon|journee (?:du|de la|des|portes)|commemoration|11 novembre|14 juillet|encombrants"
    r"|dechetterie|reunion publique|permanence|stage)|conseil|fete|foire|concert|marche|atelier"
    r"|cours|course|match|tournoi|festival|theatre|cinema|exposition|coupure|ferme|fermee"
    r"|ouvert|ouverte|reunion|ferie|inscriptions?|mediatheque|bibliotheque|vide-grenier"
    r"|ceremonie)",
    opening=r"(?:(?<!\bvous )(?<!\bte )recoit|recoivent|recevra|accueille|fermee?s?¬?|ferment"
    r"|fermera|fermeront"
    r"|fermerons|ouvrent|ouvriront|ouvrirons|rouvr\w+|ouvrons|(?<!\bvous )(?<!\bt')ouvre|ouvrent"
    r"|ouvrira|ouvert\w*(?!.* par )"
    r"|ferme|fermons|fermeture|ouverture|horaires?)",
    past=r"(?:(?:a|ont) (?:pris|dure|coute|mis)¬?|(?:a|ont|avons|ai|avez) du|(?:a|ont|ai|avons"
    r"|avez) (?!(?:la|le|les|l|un|une|notre|votre|nos|vos"
    r"|chaque)(?!\w))(?:\w+ ){0,2}?\w{2,}(?:e|ee|es|ees|i|is|u|us|ue|it|ert)¬?(?= "
    r"|$)(?<! de)(?<! la)(?<! le)|est (?:revenue?|passee?|venue?|repartie?|retablie?|tombee?"
    r"|partie?|intervenue?)s?|sont (?:passee?s|venue?s|intervenue?s|repartie?s|rentree?s"
    r"|arrivee?s|allee?s|montee?s)¬?"
    r"|fonctionne(?:nt)? (?:de nouveau|a nouveau)|etait|etions|avait|fut|ca fait|hier"
    r"|avant-hier|(?:a|ont|avons|ai|avait) (?!(?:la|le|les|l|notre|votre"
    r"|une?)(?!\w))(?:\w+ )?(?:ete |deja |bien )?(?:" + _FR_DONE
    + r"|\w{3,}ee?s?)|(?:etait|etaient)|il y a (?:\w+ )?(?:minutes?|heures?|jours?))",
    reported=r"(?:(?:disiez|disait|disais|avez dit|m'a dit|nous a dit|vous a dit|a annonce"
    r"|ont dit|avaient dit|d'apres|selon (?:le|la)|promettait|promettiez)|a dit|avez dit"
    r"|avait dit|disait|aviez promis|a promis|avait promis)",
    correction=r"(?:pardon|je veux dire|plutot|correction|rectification|non|desole|enfin|mais)",
    links=r"(?:et|mais|donc|car|parce que|puis|ensuite|pour que)",
    filler=r"(?:entre|maxi|tkt|alors|eh|ben|donc|voila|tout|c'est|ca|y|nous|on|je|madame"
    r"|monsieur|mme"
    r"|mr|m|oui"
    r"|ouais|promis|jure|confirme|environ|aux|alentours|note|compris|marie|jean|pierre|paul"
    r"|sophie|claire|max|grand|prevu|la|dsl|rdv|a|au|aux|de|du|le|la|les|l|d|ce|cette|et|ou"
    r"|pour|vers|en|dans|bonjour|bonsoir|merci|oui|ok|d'accord|bien|entendu|note|c'est|recu"
    r"|sans|faute|avant|plus|tard|maximum|max|au|pardon|plutot|veux|dire|je|correction|non"
    r"|desole|ici|sous|prochain|prochaine|h|delai|meme|promis)",
    courtesy=r"(?:tout le monde|toutes|voisins?|amis|equipe|d'avoir (?:signale|ecrit|prevenu)\w*"
    r"|signalement|les photos?|la photo|l'info|votre (?:message|signalement|aide|patience"
    r"|retour)|patience|courage|allez|vive|super|felicitation|merci|egalement|pareillement"
    r"|merci|beaucoup|a|vous|toi|de|rien|avec|plaisir|bravo|felicitations|bonne|journee|soiree"
    r"|bonjour|bonsoir|pour|votre|message|tous|et|bien|cordialement)",
    done=r"(?:c'est (?:fait|repare|regle|bon)|" + _FR_DONE + r"|(?:re)?fonctionne(?:nt)?(?: a"
    r" nouveau)?|de nouveau en service|(?:a|ont) ete (?:" + _FR_DONE + r"))",
    not_done=r"(?:l'|m'|t'|s'|laisse|remet|remettent|aurez|auras|sera|seront|etre|soit|soient"
    r"|va etre|vont etre|est en train d'etre|a faire|en fait|bien|presque|pas|de|tout a|jamais"
    r"|au|on|nous|il|je|se|en|le|la|les|qui|pour|mal|encore|bientot)",
    takes_on=r"(?:j'y vais|je m'en (?:occupe|charge)|je (?:le|la|les) (?:repare|change|nettoie"
    r"|fais|regarde|prends)|je vais (?:le|la|les|y|reparer|m'en)|j'arrive|je passe|en route"
    r"|je suis en route|je prends)",
    replaces=r"(?:au lieu de|a la place de|remplace @|en remplacement de)",
    reports=r"(?:(?:j'ai|nous avons|on a) (?:vu|trouve|constate|remarque|apercu)|il y a (?:un"
    r"|une|des|de l'eau|deux|plusieurs)|je vois (?:un|une|des))",
    hands_over=r"(?:occupe-?t'?en|occupez-vous|tu t'en (?:occupes|charges)|peux-tu|tu peux"
    r"|pouvez-vous|vous pouvez|pourrais-tu|regarde\w*|jette\w*|repare\w*|va voir|allez|passe\w*"
    r"|merci de|stp|svp|s'il (?:te|vous) plait|a toi|pour toi|charge-toi|verifie\w*|nettoie\w*"
    r"|change\w*)",
    work=r"(?:(?:repar|remplac|chang|nettoy|nettoi|enlev|regl|resoud|resolv|interven|intervien"
    r"|pass|envoi|envoy|enverr|rappel|appel|verifi|regard|repeign|rebouch|debouch|install|taill"
    r"|elagu|fauch|tond|ramass|vid|coup|termin|occup|charg|trait|repond|confirm|visit|inspect"
    r"|prepar|balay|degag|remett|remet|refer|refai|arros|desherb|mand|depann|desinfect|vien)\w*"
    r"|livr(?:ons|er|era|erons|eront)|pos(?:e|ons|er|era|erons|eront)|plant(?:e|ons|er|era"
    r"|erons)|fer(?:a|ons|ont|ai)|fais|fait|faisons|allons|vais)",
    idle=r"(?:(?:nous |on )?rencontr(?:ons|e|erons|era)|pour tous|populaires?|gratuite?s?"
    r"|a la (?:tele|television|radio)|(?:maire|adjoint|adjointe) (?:sera|assist|visit|presid"
    r"|particip|inaugur)\w*|(?:prochaine|la) collecte (?:est|aura|sera)|(?:deborde|debordee"
    r"|debordes|sous l'eau|en conge|en conges|en arret|de garde|sature)s?¬?|(?:beau|bon|super"
    r"|excellent) (?:travail|boulot)|quelle? (?:journee|joie|plaisir|beau|belle|chance|semaine)"
    r"|fiers?|fiere|allez (?:les|jun)|(?:durera|dure|se poursuit|se poursuivra|continue"
    r"|continuera|restera ferme\w*|reste ferme\w*)|(?:se|nous) (?:reunit|reunissons|retrouvons"
    r"|reunira)|expire|se termine|prend fin|debutent?|(?:vous avez|tu as) (?:un |une )?(?:rdv"
    r"|rendez-vous|cita)|votre rendez-vous|(?:le|les|la) (?:bus|cars?|train|trains|tram"
    r"|conseil)|il est \w+ heures?|il est \d+|au plus tot)",
    imperative=r"(?:(?!(?:chez|assez|rendez-vous|nez|rez|rdv)(?!\w))\w{3,}ez(?:-\w+)?|(?:viens"
    r"|passe nous|passe me|appelle|envoie-nous|envoie-moi|envoie nous|pense a|sors|n'oublie"
    r"|ecris|dis-nous|dis-moi|previens|inscris-toi|rejoins-nous|rdv"
    r"|rendez-vous)(?! (?:\w+ ){0,4}(?:avec|chez|devant chez))|(?:merci (?:de|d') ?\w+"
    r"|priere de|veuillez|a vous de|n'oubliez|rappel|attention))",
    thanks=r"(?:(?:a|c'est) (?:vous|toi) (?:pour|d')|merci|bravo|felicitations?|bienvenue"
    r"|cordialement|joyeux|joyeuses|bises)",
    gives_time=r"(?:donne-moi|donnez-moi|donnez-nous|donne-nous|laissez-nous|laisse-moi"
    r"|laissez-moi|laisse-nous)",
    before_hour=(),
    resumed=r"(?:c'est gagne¬?|reussi|mission accomplie|(?:re)?marche(?:nt)? (?:de nouveau"
    r"|a nouveau)|remarche(?:nt)?|refonctionne(?:nt)?|(?:c'est|est) (?:revenue?|retabli\w*"
    r"|de retour|en service)|de nouveau en|a nouveau en|revenu a la normale)",
    informs=r"(?:(?:je|on|nous) (?:vous |te |t')?(?:dis|dirai|dira|dirons|tiens au courant"
    r"|tiendrai|previens|previendrai|prevenons|rappelle|confirme)|(?:vous|te) (?:dis"
    r"|tiens au courant|previens))",
    upper=r"(?:promis|parole|je (?:vous |te )?(?:promets|garantis|assure)|sans faute|c'est sur"
    r"|au plus tard|maximum|maxi|max|au maximum)",
    has_been=r"\w+ee?s?¬",
    looked_back=r"\b(?!x)x",
    purpose=r"(?:comme ca|ainsi|de cette facon)",
    will_be=r"(?:sera|seront|aurez|auras|aura|va|vont|allons|il faut|doit|pour que)",
)  # fmt: skip
