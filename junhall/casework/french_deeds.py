"""Who does what in French: the official's own doing, the town's people, others, and the citizen.

The subject tells: "nous", "on", "je" are the town hall; a worker or a passive needs a verb of work.
"""

from __future__ import annotations

from typing import Final

_IDLE: Final = (
    r"(?:est(?! (?:la|chez|sur place|en route|devant|dans|avec))|sommes(?! (?:la|chez|sur place"
    r"|en route|devant|dans|avec))|suis(?! (?:la|chez|sur place|en route|devant|dans|avec))"
    r"|serons (?:ferm|absent|en cong)\w*|ai|avons|a|ont|avait|avions"
    r"|etait|etions|organis\w+|ouvr\w+|ferm\w+|celebr\w+|invit\w+|rappelons|rappelle que|informons"
    r"|annonc\w+|present(?:ons|e)|esper\w+|regrett\w+|souhait\w+|attend\w*|pens\w+|crois|croyons"
    r"|dout\w+|peut|pouv\w+|peux|pourr\w+|doit|dev\w+|sait|sav\w+|veut|voul\w+|pri(?:e|ons)"
    r"|remerci\w+|recommand\w+|conseill\w+|demand\w+|sollicit\w+|convoqu\w+|suppos\w+|imagin\w+"
    r"|aimer\w+|voudr\w+|essa\w+|tent\w+|tach\w+|felicit\w+|joue\w*|vot\w+|commemor\w+|inaugur\w+"
    r"|coup(?:ons|e|era|erons)|suspend\w+|rest\w+|depend\w+|compren\w+|entend\w+|\w+ions"
    r"|(?!(?:fais|vais|refais)(?!\w))\w+ais"
    r"|dit que|me dit|nous dit|m'a|t'a|vous a|l'a|y a)"
)
_WE: Final = r"(?:nous(?= (?:\w+ |[lt]'){0,3}?\w+ons(?!\w))|on|je|j')"
WORKERS: Final = (
    r"(?:electriciens?|plombiers?|agents?|equipes?|techniciens?|technicienne|camions?|camionnette"
    r"|jardiniers?|balayeurs?|balayeuse|collegues?|les gars|quelqu'un|patrouilles?|policiers?"
    r"|police municipale|gardes?(?: champetre)?|grue|fourriere|citerne|machines?|inspecteur"
    r"|inspectrice|architecte"
    r"|geometre|adjoint|adjointe|elu|elue|serrurier|peintres?|macons?|menuisier|soudeur"
    r"|chauffagiste"
    r"|couvreur|contremaitre|concierge|gardien|services? (?:techniques?|municipa\w+|sociaux"
    r"|voirie|proprete|urbanisme)|service (?:des?|du|de la|de l') ?\w+|voirie|proprete"
    r"|espaces verts"
    r"|urbanisme|personnel|ouvriers?|cantonniers?|protection civile|assistante sociale"
    r"|environnement|maintenance|informaticien|veterinaire|elagueurs?|prestataire"
    r"|regie|mairie|municipalite|secretariat|ambulance|police)"
)
_VERBS: Final = (
    r"(?:repar|remplac|chang|nettoy|nettoi|enlev|regl|resoud|resolv|resoudr|interven|intervien"
    r"|interviendr|pass|envoi|envoy|enverr|rappell|rappel(?!ons)|appel|verifi|repeign|rebouch"
    r"|debouch|install|taill|elagu|fauch|tond|ramass|vid|termin|occup|charg|trait|repond|confirm"
    r"|visit|inspect|prepar|balay|degag|remett|remet|refer|refai|arros|desherb|depann|desinfect"
    r"|vien|viendr|livr|pos|plant|fer|fai|recev|reprend|raccord|retabl|remont|refix|resserr"
    r"|goudronn|bitum|sabl|sal|releve|mesur|contact|transmett|transmet|instrui|examin|etudi"
    r"|rapport|apport|amen|porte|rend|rencontr|recoi|surveill|patrouill|controll|contrôl|evacu"
    r"|securis|balis|peind|peint|sign|redig|trouv|fin|achev|commenc|demarr|met|mett)"
)
_PARTICIPLE: Final = (
    r"(?:\w{2,}(?:ee?s?|i|ie|is|ies|ue?s?)¬?|\w*(?:fait|faite|faits|faites|ouvert|remis|remise"
    r"|remises|mis|mise|mises|couvert|peint|peinte|peints|peintes|offert|pret|prete|prets|pretes)"
    r"|propres?|nets?|en service|en place|en etat|en marche|operationnel\w*|bon|d'aplomb"
    r"|comme neuf|libres?|sec|seche|vide|plein)"
)

OURS: Final = (
    r"(?:(?<!\bpas )" + _WE + r" ?(?:y |en |vous |te |t'|le |la |les |l'|lui |leur |s'|se |m'|me"
    r" |nous |n')*(?!" + _IDLE + r"(?!\w))\w{2,}"
    r"|(?:nous|on) (?:vous )?(?:l'avons|l'a) (?:programm|planifi|prev)\w+|jme \w+|j'y (?:suis|vais)"
    r"|(?:on|nous) (?:y )?(?:est|sommes|sera|serons) (?:la|chez|sur|en route|devant|dans|avec)"
    r"|on y est|(?:je|on) (?:suis|est) (?:la|chez|sur|en route|devant|dans|avec)"
    r"|j'arrive|m'en (?:occupe|charge)|me charge|moi[- ]meme|\w{3,}(?:erons|irons|drons|trons)"
    r"|\w{3,}(?:erai|irai|drai)(?!\w))"
)
YOURS: Final = (
    r"(?:(?<!\bne )(?<!\bon )(?:vous|te|t') ?(?:le |la |les |l'|en |y )?(?!(?:etes|avez|aviez"
    r"|pouvez"
    r"|devez|devrez|pourrez|souhait|voul|attend|invit|pri|remerci|rappel(?:ons|le que)|inform"
    r"|recommand|conseill|demand|convien|suffi|inquiet|derang|sav|etonn|plai|fau|reste"
    r"|concern|interess|sembl|trouv(?:ez|erez)|verrez|serez)\w*|(?:a|ai|ont|avons|qui|et|de|les"
    r"|des|un"
    r"|une|aussi|ce|au|avait|aviez|avions)(?!\w))\w{2,}(?:e|ent|ra|ront|it|t|ons|rai|rons|lent"
    r"|d)(?!\w)"
    r"|vous (?:l'|les |la |le )?(?:avez|aurez|recev(?:ez|rez)|recuper(?:ez|erez)|retrouv(?:ez|erez)"
    r"|disposerez)(?! (?:a |au |jusqu|rendez|droit|raison|le temps|encore|besoin|un rendez|cours"
    r"|reunion|\w+e¬|ete|fait|dit|vu|eu|recu))|tu (?:l'as|l'auras|auras|recevras|as (?:l'eau|la"
    r"|le))|vous aurez|vous recevrez|(?:reponse|des nouvelles|solution)|comptez sur (?:nous|moi)"
    r"|compte sur moi|@)"
)
DEED: Final = (
    r"(?:" + WORKERS + r"|entreprise|y (?:va|vont|passe|passent)|en route|sur place"
    r"|(?:il|elle|ils|elles|qui|ca|ce|cela|c') ?(?:s'|se |y |vous |en |les? |la |l')*"
    + _VERBS
    + r"\w*|(?:il|elle|ils|elles|qui) (?:va|vont) (?:s'|se |y |vous |en |les? |la |l')*\w+(?:er|ir"
    r"|re|oir)"
    r"|(?:va|vont) (?:vous |etre |le |la |les |l'|s'en )*\w+(?:er|ir|re|es?)"
    r"|(?:sera|seront|est|sont|doit etre|vont etre|va etre|soit) (?!ouverte?s?(?!.* par )|ferm"
    r"|report|annul"
    r"|attendu"
    r"|organis|cloture|ferie|sus)(?:\w+ ){0,4}?"
    + _PARTICIPLE
    + r"|ce (?:sera|serait) (?:fait|bon|regle|repare|\w+e)|c'est (?:bon|fait|regle|promis|prevu"
    r"|programm\w*|note|sur)"
    r"|" + _VERBS + r"(?:e|ent|era|eront|ira|iront|dra|dront|tra|tront|ra|ront|d|t|nt)(?!\w)"
    r"|(?:passe|passent|vient|viennent|arrive|arrivent|revien\w+|repass\w+|intervient"
    r"|interviennent|sera|seront|aura|auront|fera|feront|ira|iront)(?! (?:ouvert|ferm|report|annul"
    r"|ferie|lieu|du mauvais|de la pluie|chaud|froid|beau|a \w+$))"
    r"|(?:il y aura|il y a) (?:de )?(?:l'eau|la lumiere|le courant|une patrouille|" + WORKERS + r")"
    r"|(?:l'eau|le courant|la lumiere|l'eclairage|le chauffage) (?:revient|sera|reviendra"
    r"|est (?:de retour|retabli))"
    r"|\w{3,}(?:era|eront|ira|iront) (?:de|a) nouveau|prevue?s?|programmee?s?|planifiee?s?"
    r"|promis|jure"
    r"|(?:\w{2,}(?:ee?s?)¬|" + _VERBS + r"(?:ee?s?|is?|ies?|ue?s?|ert)|prete?s?|remise?s?|faite?s?"
    r"|propre)(?=\s*(?:$|,|et |sans faute|promis|le|la|les|tout))"
    r"|(?:reparation|revision|remplacement|nettoyage|taille|elagage|ramassage|visite|depannage"
    r"|pose|installation|enlevement|debouchage|desherbage|livraison|envoi|inspection|appel|passage"
    r"|intervention|remise en (?:etat|service|marche|place)|balayage|tonte|goudronnage|delai)"
    r"|(?:chez|devant) (?:vous|toi|votre|ton)|(?:dans|a) (?:votre|ta|ton) \w+|chez vous|a la porte"
    r"|ici)"
)
OUTSIDER: Final = (
    r"(?:"
    r"(?:enedis|edf|engie|grdf|gdf|orange|sfr|bouygues|free|sncf|ratp|veolia|suez|saur|la poste"
    r"|poste|colissimo|amazon|meteo ?-?france|compagnie|fournisseur|operateur|assurance|assureur"
    r"|prefecture|prefet|departement|region|ministere|gouvernement|tribunal|notaire|hopital"
    r"|medecin|cure|facteur|livreur|promoteur|proprietaire|bailleur|syndic|lycee|college|ecole"
    r"(?! (?:le|la|un))|cars?|bus|autobus|trains?|tram|metro|supermarche|banque|pompiers|gendarmes"
    r"|gendarmerie)(?! (?:neuf|casse|qui manque)))"
)
HABIT: Final = (
    r"(?:l-[jvsd]|lun-ven|samedis|dimanches|d'habitude|habituellement|generalement|en general"
    r"|normalement|souvent|toujours"
    r"|chaque (?:jours?|semaines?|mois|ans?|annees?|lundis?|mardis?|mercredis?|jeudis?"
    r"|vendredis?|samedis?|dimanches?|matins?|soirs?|nuits?|fois|heures?|etes?|hivers?|deux"
    r"|trois|quinze)"
    r"|tou(?:s|tes) les (?:jours?|semaines?|mois|ans?|annees?|lundis?|mardis?|mercredis?|jeudis?"
    r"|vendredis?|samedis?|dimanches?|matins?|soirs?|nuits?|fois|heures?|etes?|hivers?|deux"
    r"|trois|quinze)|quotidien\w*|(?:les|le) (?:lundis|mardis|mercredis|jeudis|vendredis"
    r"|samedis|dimanches|week-?ends|matins|soirs|jours feries|premiers?|deuxiemes?)(?! heures?)"
    r"|en semaine|du (?:lundi|mardi) au \w+|(?<!\w)de coutume|a l'habitude)"
)
FORMAL: Final = (
    r"(?:(?:nous|je|on) (?:vous |te )?(?:pri(?:ons|e)|demand(?:ons|e)|recommand\w+|conseill\w+"
    r"|invit\w+|convoqu\w+|saurions gre|serions reconnaissant\w*|attend\w+)|merci de|veuillez"
    r"|vous (?:devrez|devez|pourrez|pouvez|etes (?:pri|invit|convoqu|attendu)\w*|avez jusqu\w*"
    r"|avez rendez|serez (?:recu|convoqu)\w*)|il (?:convient|faut|faudra|est (?:necessaire"
    r"|imperatif|obligatoire))|(?:est|sont) (?:pri|invit|convoqu|tenu)\w+|priere de|a (?:rendre"
    r"|deposer|retourner|remettre|renvoyer)|date limite|au plus tard (?:pour)|svp|stp"
    r"|s'il (?:vous|te) plait|presentez|apportez|deposez|adressez|rendez-vous (?:au|a la|en)"
    r"|penser a|n'oubliez|pensez|tachez)"
)
SCENE: Final = (
    r"(?:(?<!\bra )le (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?! (?:\d|prochain"
    r"|qui vient))"
    r"|coupures?|pleine lune|interdit\w*|pluies?|pleut|pleuvra|neige|verglas|gel|gelees?|vent"
    r"|rafales"
    r"|tempete|orages?|canicule"
    r"|chaleur|froid|grele|degres|brouillard|averses?|precipitations|previsions?|meteo|vigilance"
    r"|fetes?|foire|concerts?|marches?|ateliers?|contes?|repetition|procession|messe|defile"
    r"|theatre|cinema|conference|(?<!\ben )(?<!\bau )cours|tournoi|match|course|marathon|randonnee"
    r"|exposition"
    r"|conseil municipal|minute de silence|projections?|il fer\w+ (?:beau|chaud|froid|mauvais"
    r"|gris)|fera (?:beau|chaud|froid)|stands|depart de|inscriptions?|date limite|dernier jour"
    r"|echeance|cloture des"
    r"|ferie|arrete|en vigueur|vacances|examens?|billets|loto|tirage|elections?|championnat"
    r"|(?:bravo|merci|felicitations) (?:a|aux) (?:tout|toute|tous|l'equipe|la|les|nos)\w*"
    r"|finale|permanences?|reunion publique|horaires|venez nombreux|on vous attend"
    r"|est attendue?s?|sont attendue?s?)"
)
MOOT: Final = (
    r"(?:quel(?:le)?s? (?:\w+ )?(?:journee|semaine|soiree|nuit|matinee|matin|soir|week-?end)"
    r"|(?:si|trop|plus|tres|un peu) tard|tot ou tard|en (?:19|20)\d\d|nous sommes (?:lundi|mardi"
    r"|mercredi|jeudi|vendredi)|la loi|(?<!\w)on (?:nous|m'|me) ?(?:dit|assure|promet|annonce"
    r"|confirme|signale|indique)|devai\w+|auri?ait du|etait deja|(?:c'|il |elle |ce l')etait"
    r"|il (?:vous |te )?reste|(?:nous|me|m') ?(?:dit|disent|racontent|affirment|indiquent"
    r"|assurent)(?!\w))"
)
HOSTS: Final = (
    r"(?:(?:nous|on) (?:vous )?(?:fais\w*|fait|fer\w*|mont\w+|tien\w+|tenons|aur\w+|a|avons"
    r"|allum\w+|cour\w+|jou\w+|chant\w+|dans\w+|partag\w+|particip\w+|assist\w+|offr\w+"
    r"|projet\w+|vot\w+|commenc\w+|termin\w+|retrouv\w+|fet\w+|propos\w+|accueill\w+))"
)
SAYS: Final = (
    r"(?<!\bje )(?<!\bon )(?<!\bj')(?:dit|disent|assure(?:nt)?|affirme(?:nt)?|prevoit|prevoient"
    r"|promet|promettent|annonce(?:nt)?|estime(?:nt)?|indique(?:nt)?|confirme(?:nt)?|pense(?:nt)?"
    r"|pretend(?:ent)?|(?:a|ont) (?:dit|promis|assure¬?|annonce¬?|confirme¬?|indique¬?|repondu))"
    r" ?(?:que|qu'|une?|le|la)"
)
