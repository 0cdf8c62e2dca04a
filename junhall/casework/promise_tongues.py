"""English, Catalan and French beside the Spanish of ``promise_words``; the languages read at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from junhall.casework.promise_words import SPANISH, Tongue

_EN_DONE = (
    r"(?:fixed|repaired|solved|resolved|replaced|cleaned|cleared|done|finished|completed|sorted"
    r"|restored|removed|collected|mended|unblocked)"
)

ENGLISH: Final = Tongue(
    lang="en",
    today=r"(?:later |during |by |before )?(?:today|this very day)",
    tomorrow=r"(?:by )?(?:tomorrow|tomorow|tommorow|tommorrow|tmrw|tmw|2moro|tmoro)",
    day_after=r"(?:the )?day after tomorrow",
    weekdays=(
        r"monday|mon(?=\s|$|,)", r"tuesday|tues?", r"wednesday|weds?", r"thursday|thu(?:rs?)?",
        r"friday|fri", r"saturday", r"sunday",
    ),
    months=(
        r"january|jan", r"february|feb", r"march", r"april|apr", r"may", r"june|jun", r"july|jul",
        r"august|aug", r"september|sept?", r"october|oct", r"november|nov", r"december|dec",
    ),
    month_link=r"\s+(?:of\s+)?",
    day_prefix=r"on the\s+(?=\d+(?:st|nd|rd|th))|by the\s+(?=\d+(?:st|nd|rd|th))",
    bands=(
        (r"first thing(?: in the morning)?", 360, 720),
        (r"(?:(?:in|during|later|by) )?(?:the |this )?(?:end of the )?morning", 360, 840),
        (r"(?:at |over |around )?(?:lunch ?time|lunch)", 720, 960),
        (r"(?:(?:in|during|later) )?(?:the |this )?afternoon", 720, 1260),
        (r"(?:(?:in|during|later) )?(?:the |this )?evening", 1020, 1440),
        (r"(?:later )?(?:tonight|this night)|(?:at|during|by|in the) night", 1080, 1800),
    ),
    this=r"this|tonight",
    hour_before=r"at|by|before|around|about|until|till|from|after|than"
    r"|since|for",
    hour_word=r"o'?clock|hrs|h",
    half_past=((r"sharp", 0),),
    half_of_day=(
        (r"in the morning", "am"), (r"in the (?:afternoon|evening)", "pm"), (r"at night", "night"),
        (r"am", "am"), (r"pm", "pm"), (r"noon", "pm"), (r"midnight", "night"),
    ),
    range_open=r"(?:between|from)\s+",
    range_link=r"(?:and|to|-|until)\s*",
    numbers=(
        ("a", 1), ("an", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5),
        ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11),
        ("twelve", 12), ("fifteen", 15), ("twenty", 20), ("thirty", 30), ("forty", 40),
        ("forty-five", 45), ("a couple of", 2), ("noon", 12), ("midday", 12), ("midnight", 24),
        ("twenty-four", 24), ("forty-eight", 48),
    ),
    within=r"(?:in|within|in less than|in under|in about|in around|inside|in the next|within the"
    r" next|over the next|max|in max|no more than|give (?:us|me)|in at most|before)",
    units=(
        (r"minutes?|mins?", "minute"), (r"hours?|hrs?|h", "hour"),
        (r"(?:working|business) days?", "workday"), (r"days?", "day"), (r"weeks?", "week"),
        (r"months?", "month"),
    ),
    spans=(
        (r"an hour and a half", 90), (r"the (?:next )?hour", 60), (r"half an hour|half hour", 30), (r"one and a half hours", 90),
        (r"a quarter of an hour", 15), (r"three quarters of an hour", 45),
    ),
    not_spans=r"(?:for|every|last|past|open|took|after|each|during|for about|took (?:us|them)|per)",
    this_week=r"(?:(?:by |before |at )?(?:the )?end of (?:the |this )?week"
    r"|(?:later |during |in |some ?time )?this week|by week'?s end|within the week)",
    next_week=r"(?:(?:by |before |at )?(?:the )?end of )?next week",
    weekend=r"(?:this|the|over the|by the) weekend",
    this_month=r"(?:later )?this month",
    next_month=r"next month",
    late_month=r"(?:by |before |at )?(?:the )?end of (?:the |this )?month",
    late_of=r"(?:by |before |at )?(?:the )?end of |sometime in ",
    end_of_day=r"(?:by |before |at )?(?:(?:the )?end of (?:the |this )?(?:working )?day|eod|cob"
    r"|close of business|(?:the )?end of today)",
    this_year=r"(?:this year|(?:by |before )?(?:the )?end of (?:the |this )?year)",
    before=r"(?:before|ahead of)(?: the| this)?",
    not_after=r"by",
    lower=r"(?:not (?:\w+ )?(?:before|until|till)|no (?:earlier|sooner) than|(?:starting|as of)"
    r"(?: from)?|from|since|after(?: the)?|until|till|past|n't (?:\w+ ){0,4}?(?:before|until|till))",
    lower_tail=r"(?:at the (?:earliest|soonest)|onwards|or later|at least)",
    gone=r"(?:last|past|previous)",
    recurring=r"(?:every|each|most|on all)",
    strong=r"(?:will|\w+'ll|ll|we'?ll|i'?ll|\w+ll be|going to|gonna|promise\w*|we are \w+ing|we'?re \w+ing"
    r"|i'?m \w+ing|i am \w+ing|(?:is|are) (?:coming|going|sending|fixing|heading|repairing"
    r"|replacing|cleaning|sorting|visiting|looking)|we (?:fix|repair|replace|clean|send|come|go"
    r"|sort|collect|check|inspect)|i (?:fix|repair|send|come|go|check)|(?:fixes|repairs|replaces"
    r"|cleans|sends|collects|sorts|sees to|takes care of)|on (?:our|my|his|her|their|its) way"
    r"|shall|(?:is|are) due to|commit\w*)",
    weak=r"(?:(?:is|are|it'?s) (?:scheduled|planned|booked|set)|scheduled|booked|planned|should"
    r"|(?:to|must) be (?:" + _EN_DONE[3:-1] + r"|done|ready|working|back)|expected|you have it"
    r"|goes|comes|coming|going|back on|working again|can (?:be there|come|fix|do|send|make|have)"
    r"|have it|get it|get to it|have (?:this|that)|there|on it|aim\w* to|on site|onsite)",
    nominal=r"(?:electrician|plumber|crew|team|technicians?|repair|fix|cleaning|cleanup|workers?"
    r"|gardeners?|visit|inspection|colleagues?|collection|replacement|truck)",
    negation=r"(?:not|never|no|cannot|cant|wont|dont|didnt|unable|nobody|nor|isnt|arent|doesnt"
    r"|\w+n't|impossible|couldnt)",
    harmless=r"(?:(?:from )?monday to (?:friday|saturday|sunday|thursday)|(?:no|not) later(?= than)|at the latest|don'?t worry|do not worry|no (?:problem|worries|need to worry|trouble)|not to worry"
    r"|good (?:morning|afternoon|evening|night|day)|have a (?:nice|good|great|lovely) \w+"
    r"|happy \w+day|no doubt|without fail|sorry for the wait|thanks for (?:writing|reporting"
    r"|letting us know)(?: (?:it|this))?(?: today| this (?:morning|afternoon|evening))?)",
    condition=r"(?:if|when|once|unless|as soon as|provided|depending|depends|whenever|assuming"
    r"|in case|subject to)",
    report_back=r"(?:let (?:us|me) know|tell (?:us|me)|write (?:to )?(?:us|me)|drop (?:us|me)|call"
    r" (?:us|me)|shout|ping (?:us|me)|message (?:us|me)|report)",
    hedge=r"(?:maybe|perhaps|might|hope\w*|try|trying|possibly|probably|may|think|guess|would like"
    r"|could|with luck|hopefully|would)",
    soonest=r"(?:as soon as (?:possible|we can|i can)|asap|when(?:ever)? we can|shortly|soon)",
    asked_of_citizen=r"(?:please|come by|drop by|stop by|pop in|come to|call (?:us|the|me)"
    r"|you (?:can|could|may|must|should|need|have to)|can you|could you|send (?:us|me)"
    r"|remember|don'?t forget|visit (?:us|the)|bring|put out|take (?:it|your)|leave (?:it|your)"
    r"|let (?:us|me) know|tell (?:us|me)|ask|apply|register|sign up|join us|pick (?:it|them) up"
    r"|try again|write to us|look out|check (?:the|our)|be careful|expect you)",
    farewell=r"(?:see (?:you|u|ya)|talk (?:to you )?(?:tomorrow|later|soon)|until (?:tomorrow"
    r"|\w+day|next week)|till (?:tomorrow|\w+day)|speak (?:tomorrow|soon|on)|catch you)",
    announcement=r"(?:is on|starts?|starting|begins?|takes place|held|celebrat\w+|there (?:is|are)"
    r"|there'?s|there will be|will (?:be (?:held|closed|open|live|on|a|an|celebrated)|start|begin"
    r"|take place|open|close|host|rain|celebrate|play)|welcome|streamed|announc\w+|invit\w+"
    r"|remind\w*|it will rain|is a (?:public )?holiday|happy|proud|we (?:host|present|play|meet)"
    r"|ends|is (?:at|in|the|a))",
    event=r"(?:council meeting|plenary|fair|festival|concert|market|workshop|course|talk|race"
    r"|match|tournament|party|parade|meeting|exhibition|holiday|closure|closed|event|session"
    r"|deadline|registration|cinema|theatre|library|rain|storm|bus|road works begin|open day"
    r"|ceremony|show|game|streets? will be)",
    opening=r"(?:open|opens|opening|closes|closing|office hours|we close|opened)",
    past=r"(?:yesterday|last night|was|were|did|had|has been|have been|has|ago|went|came|got"
    r"|earlier (?:today|this)|(?:we|i|they|he|she|@) (?:just |already )?" + _EN_DONE
    + r"|we'?ve|i'?ve|have (?:just |already )?" + _EN_DONE + r")",
    reported=r"(?:said|told|promised|claimed|wrote)",
    correction=r"(?:sorry|i mean|correction|actually|rather|make (?:that|it)|scratch that|or rather"
    r"|i meant|my mistake|pardon|better)",
    links=r"(?:and|but|so|because|although|though|then|so that|confirms? that|says)",
    filler=r"(?:a|an|the|at|by|on|in|of|to|and|or|we|it|hi|hello|hey|thanks|thank|you|ok|okay|sure"
    r"|yes|yep|please|sorry|mean|i|actually|make|that|correction|no|later|than|latest|before|between"
    r"|around|about|approx|max|maximum|latest|sharp|within|noted|got|right|absolutely|for|definitely"
    r"|next|rather|then|at most|most|great|well|dear|will|do|eta)",
    courtesy=r"(?:thanks|thank|you|very|much|so|a|lot|welcome|you're|re|your|kind|words|cheers"
    r"|congratulations|congrats|great|well|done|happy|have|nice|good|day|morning|evening|night"
    r"|afternoon|best|regards|hi|hello|all|everyone|my|pleasure|to|is|ours|weekend|lovely)",
    done=r"(?:" + _EN_DONE + r"|(?:is |are |it'?s )?(?:working|back on|back up|up and running)"
    r"(?: again| now)?|works (?:again|now)|all (?:sorted|set|clear))",
    not_done=r"(?:be|get|gets|getting|being|have it|have this|have that|well|will|to|nearly|almost"
    r"|half|isn'?t|not|needs?|it|them|this|that|never|should be|must be|can be|getting it|partly"
    r"|start|starts|not yet|once|until|stop(?:ped)?|crew|team|currently|still)",
    takes_on=r"(?:on (?:my|our) way|i'?ll (?:take (?:it|this|care)|go|fix|do|handle|see to|sort|get"
    r"|come|deal|be there|look|check|repair|replace|clean)|i will (?:take|go|fix|do|handle|see|sort"
    r"|come|repair|replace|clean|look|check|be there)|i'?m (?:on it|going|on my way|coming|heading)"
    r"|i am (?:on it|going|on my way|coming|heading)|on it|i('?ve)? got (?:it|this)|leave it (?:to"
    r"|with) me|i take (?:it|this|care)|mine|heading (?:there|over))",
    replaces=r"(?:instead of|in place of|rather than|replaces @|taking over from|takes over from)",
    reports=r"(?:(?:i|we) (?:saw|found|noticed|spotted|see|have seen|have found)|i'?ve (?:seen|found"
    r"|noticed|spotted)|we'?ve (?:seen|found|noticed|spotted)|there (?:is|are) (?:a|an|some|two"
    r"|three|several|broken|rubbish|water|glass)|there'?s (?:a|an|some|rubbish|water|glass)"
    r"|just (?:saw|found|noticed|spotted|seen))",
    hands_over=r"(?:can you|could you|please|pls|would you|will you|take (?:care|a look|this|it)"
    r"|have a look|look (?:at|into)|fix|repair|replace|clean|check|see to|deal with|handle|go"
    r"|sort|over to you|yours|it'?s yours|this is for you|for you|all yours|get|send|you have)",
    signs=r"(?:the|we|will|'ll|ll|be|by|tomorrow|at|on|it|is|you|thanks|today|this|to|and|for|in"
    r"|of|our|before|within|hours?|minutes?|morning|afternoon|evening|noon|pm|am|i|not|fixed|done"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|next|hello|hi|crew|way|your|than|later|no|sorry"
    r"|its|are|have|has|can|please|yes|not|that|with|your|our|team|tonight|month|days?)",
)  # fmt: skip

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
    lower=r"(?:no (?:\w+ ){0,3}?(?:abans|fins) (?:de|del|a|al)?(?: les?| la)?|a partir (?:de|del|d')"
    r"(?: les?| la)?|des (?:de|del)(?: les?)?|despres (?:de|del)(?: les?)?|passades(?: les)?"
    r"|fins(?: a| al)?(?: les| la)?)",
    lower_tail=r"(?:com a minim|com a molt aviat|en endavant)",
    gone=r"(?:passa(?:t|da)|anterior)",
    recurring=r"(?:els|tots els|cada)",
    strong=r"(?:\w*(?:ar|er|ir|dr)em|\w{3,}(?:gl|par|vi|tej|is|nem|ti|qu|lv|ll|ion)(?:em|im)"
    r"|(?:ho|la|el|les|els|l'|t'ho|us ho) ?(?:arregla|repara|canvia|neteja|revisa|fa|farem|fan"
    r"|arreglo|reparo|miro|faig|mirem|fem)n?|hi (?:va|anem|vaig|anira|aniran|aniré|passa|passem)"
    r"|hi som|hi serem|som alla|vaig|anem|m'encarrego|ens encarreguem|enviem|envio|\w{3,}(?:ara|ira|era)n?|passo|mirem|fem"
    r"|me n'encarrego|ens en encarreguem|ve|venen|vindra|vindran)",
    weak=r"(?:estara|quedara|sera|seran|estaran|tindra|tindras|tindreu|va|van|anira|aniran|ve"
    r"|passa|passara|arriba|arribara|previst|prevista|programat|programada|queda)",
    nominal=r"(?:electricista|lampista|operaris?|brigada|tecnics?|equip|reparacio|neteja|visita)",
    negation=r"(?:no|mai|tampoc|impossible|ni|cap|ningu)",
    harmless=r"(?:de dilluns a (?:divendres|dissabte|diumenge)|com a molt tard|a tot tardar|no (?:et|es|us) preocup\w+|cap problema|no passa res|bon dia|bona (?:tarda|nit)"
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
    announcement=r"(?:es|son|hi ha|hi haura|celebrem|se celebra|comenca|comencem|te lloc|tindra lloc"
    r"|inaugur\w+|organitz\w+|recordem|informem|convid\w+|plou|ploura|es celebra)",
    event=r"(?:ple|fira|festa|festes|concert|mercat|taller|curs|xerrada|cursa|partit|processo"
    r"|teatre|cinema|festival|inscripcions?|exposicio|tall|tancat|tancada|oberta|obert|reunio"
    r"|festiu|biblioteca|acte)",
    opening=r"(?:obrim|obre|obren|obrira|obert|oberta|tanquem|tanca|tanquen|horari|atenem)",
    past=r"(?:ahir|anit|(?:he|ha|hem|han|havia) (?:\w+ )?\w+(?:at|it|ut|et|da|des|ts)|va ser|van ser"
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
    r"(?:repar|remplac|chang|nettoy|retir|enlev|regl|termin|livr|corrig|resol|debouch|ramass|repeint"
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
        (r"(?:(?:dans|cet|cette|en debut d'|en fin d'|l'|en cours d') ?)?(?:l')?"
         r"(?:apres[- ]midi|aprem)", 720, 1260),
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
    lower=r"(?:pas avant(?: le| la)?|a partir (?:de|du|d')|apres(?: le| la)?|des(?: le)?|depuis(?: le)?"
    r"|jusqu'(?:a|au)|a compter (?:de|du))",
    lower_tail=r"(?:au plus tot|au minimum|au moins)",
    gone=r"(?:dernier|derniere|passee?)",
    recurring=r"(?:tous les|chaque|les)",
    strong=r"(?:(?:nous|on|je|j'|il|elle|ils|l'equipe|@|vous) ?(?:\w+ ){0,3}?(?:\w+r(?:ons|ai|a|ez|ont)"
    r"|repar\w+|envo\w+|pass\w+|intervien\w+|interven\w+|vien\w+|fai\w+|remplac\w+|nettoi\w+|nettoy\w+"
    r"|regl\w+|chang\w+|occup\w+|verifi\w+|regard\w+|allons|vais|va|vont|viens)"
    r"|\w{3,}(?:erons|irons|erai|irai|eront|iront|era|ira)|interviendr\w+|viendr\w+|sera|seront"
    r"|ira|iront|va \w+er|vont \w+er|intervient|interviennent|passe|passent|vient|viennent|repare"
    r"|reparent|s'en (?:occupe\w*|charge\w*)|m'en (?:occupe|charge))",
    weak=r"(?:va|vont|prevue?s?|programmee?s?|planifiee?s?|envoie|sera|aurez|auras|devrait|arrive)",
    nominal=r"(?:electricien|plombier|equipe|techniciens?|agents?|reparation|intervention|nettoyage"
    r"|visite|depannage|passage)",
    negation=r"(?:ne|n'(?=\w)|pas|jamais|aucune?|impossible|ni|personne)",
    harmless=r"(?:du lundi au (?:vendredi|samedi|dimanche)|au plus tard|(?:ne )?(?:vous |t')?inquiete\w*(?: |-vous )?pas|pas de (?:souci|probleme)s?|bonjour"
    r"|bonsoir|bonne (?:journee|soiree|nuit|semaine)|bon (?:week-?end|apres-midi)|sans faute"
    r"|n'hesite\w* pas|sans probleme|pas de quoi)",
    condition=r"(?:si|s'il|quand|lorsque|des que|a condition|sauf si|selon|en cas)",
    report_back=r"(?:dites|dis|prevenez|previens|ecrivez|appelez|signalez|faites-le|tenez)",
    hedge=r"(?:peut-etre|essa\w+|tenter\w*|tentons|esperons|espere|je crois|je pense|probablement"
    r"|sans doute|normalement|tacher\w*)",
    soonest=r"(?:(?:le plus vite|des que|aussi vite que) possible|au plus vite|dans les meilleurs delais"
    r"|des que nous pou\w+|au plus tot|rapidement|bientot)",
    asked_of_citizen=r"(?:passez|venez|viens|passe nous|appelez|appelle|ecrivez|envoyez|envoie-nous"
    r"|merci de \w+|pouvez|peux-tu|tu peux|vous pouvez|devez|il faut|pensez|rappelez|inscrivez"
    r"|sortez|deposez|apportez|on vous attend|nous vous attendons|veuillez|dites)",
    farewell=r"(?:a (?:demain|bientot|plus|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|tout a l'heure|ce soir|la semaine prochaine)(?! (?:\d|matin|midi))|au revoir)",
    announcement=r"(?:est|sont|c'est|il y a|il y aura|a lieu|aura lieu|commence\w*|debute\w*|organis\w+"
    r"|rappel\w+|inform\w+|invit\w+|pleut|pleuvra|se tient|se tiendra|celebr\w+|inaugur\w+)",
    event=r"(?:conseil|fete|foire|concert|marche|atelier|cours|course|match|tournoi|festival|theatre"
    r"|cinema|exposition|coupure|ferme|fermee|ouvert|ouverte|reunion|ferie|inscriptions?|mediatheque"
    r"|bibliotheque|vide-grenier|ceremonie)",
    opening=r"(?:ouvrons|ouvre|ouvrent|ouvrira|ouvert\w*|ferme|fermons|fermeture|ouverture|horaires?)",
    past=r"(?:hier|avant-hier|(?:a|ont|avons|ai|avait) (?:\w+ )?(?:ete |deja |bien )?(?:" + _FR_DONE
    + r"|\w{3,}ee?s?)|(?:etait|etaient)|il y a (?:\w+ )?(?:minutes?|heures?|jours?))",
    reported=r"(?:a dit|avez dit|avait dit|disait|aviez promis|a promis|avait promis)",
    correction=r"(?:pardon|je veux dire|plutot|correction|rectification|non|desole|enfin|mais)",
    links=r"(?:et|mais|donc|car|parce que|puis|ensuite|pour que)",
    filler=r"(?:a|au|aux|de|du|le|la|les|l|d|ce|cette|et|ou|pour|vers|en|dans|bonjour|bonsoir|merci"
    r"|oui|ok|d'accord|bien|entendu|note|c'est|recu|sans|faute|avant|plus|tard|maximum|max|au|pardon"
    r"|plutot|veux|dire|je|correction|non|desole|ici|sous|prochain|prochaine|h|delai|meme|promis)",
    courtesy=r"(?:merci|beaucoup|a|vous|toi|de|rien|avec|plaisir|bravo|felicitations|bonne|journee"
    r"|soiree|bonjour|bonsoir|pour|votre|message|tous|et|bien|cordialement)",
    done=r"(?:c'est (?:fait|repare|regle|bon)|" + _FR_DONE + r"|(?:re)?fonctionne(?:nt)?(?: a nouveau)?"
    r"|de nouveau en service|(?:a|ont) ete (?:" + _FR_DONE + r"))",
    not_done=r"(?:sera|seront|etre|soit|soient|va etre|vont etre|est en train d'etre|a faire|en fait"
    r"|bien|presque|pas|de|tout a|jamais|au|on|nous|il|je|se|en|le|la|les|qui|pour|mal|encore"
    r"|bientot)",
    takes_on=r"(?:j'y vais|je m'en (?:occupe|charge)|je (?:le|la|les) (?:repare|change|nettoie|fais"
    r"|regarde|prends)|je vais (?:le|la|les|y|reparer|m'en)|j'arrive|je passe|en route"
    r"|je suis en route|je prends)",
    replaces=r"(?:au lieu de|a la place de|remplace @|en remplacement de)",
    reports=r"(?:(?:j'ai|nous avons|on a) (?:vu|trouve|constate|remarque|apercu)|il y a (?:un|une|des|de"
    r" l'eau|deux|plusieurs)|je vois (?:un|une|des))",
    hands_over=r"(?:occupe-?t'?en|occupez-vous|tu t'en (?:occupes|charges)|peux-tu|tu peux|pouvez-vous"
    r"|vous pouvez|pourrais-tu|regarde\w*|jette\w*|repare\w*|va voir|allez|passe\w*|merci de|stp|svp"
    r"|s'il (?:te|vous) plait|a toi|pour toi|charge-toi|verifie\w*|nettoie\w*|change\w*)",
    signs=r"(?:le|la|les|des|du|de|et|est|nous|vous|demain|aujourd|dans|pour|avant|ce|cette|soir"
    r"|matin|midi|heures?|bonjour|merci|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|sera"
    r"|semaine|pas|on|je|il|elle|va|au|sous|fait|repare|prochaine|entre|equipe)",
)  # fmt: skip

TONGUES: Final = (SPANISH, CATALAN, FRENCH, ENGLISH)
