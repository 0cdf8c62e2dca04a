"""The words in which officials commit themselves, ask, announce and take leave: a table a language.

Every entry is a fragment of a regular expression over folded text (no accents, lower case). A new
language is one more ``Tongue``; nothing else knows a language by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """One language: times first, then what a clause does."""

    lang: str
    # --- times
    today: str
    tomorrow: str
    day_after: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    month_link: str
    day_prefix: str
    bands: tuple[tuple[str, int, int], ...]
    """(words, from minute, to minute); later than 1440 is the next day."""
    this: str
    """Words before a band or weekday that mean today's, or the nearest."""
    hour_before: str
    hour_word: str
    half_past: tuple[tuple[str, int], ...]
    half_of_day: tuple[tuple[str, str], ...]
    range_open: str
    range_link: str
    numbers: tuple[tuple[str, int], ...]
    within: str
    units: tuple[tuple[str, str], ...]
    """(words, minute|hour|day|workday|week|month)."""
    spans: tuple[tuple[str, int], ...]
    """Fixed spans in minutes: "media hora"."""
    not_spans: str
    this_week: str
    next_week: str
    weekend: str
    this_month: str
    next_month: str
    late_month: str
    late_of: str
    """Before the name of a month: its end."""
    end_of_day: str
    this_year: str
    before: str
    not_after: str
    lower: str
    lower_tail: str
    gone: str
    """Right beside a day: it is over ("pasado", "last")."""
    recurring: str
    # --- what a clause does
    strong: str
    weak: str
    nominal: str
    negation: str
    harmless: str
    """Courtesies that hold a negation, a time or a condition without meaning it."""
    condition: str
    report_back: str
    """After a condition that only asks to be told: then the rest of the sentence stands."""
    hedge: str
    soonest: str
    asked_of_citizen: str
    farewell: str
    announcement: str
    event: str
    opening: str
    past: str
    reported: str
    correction: str
    links: str
    filler: str
    courtesy: str
    done: str
    not_done: str
    takes_on: str
    replaces: str
    reports: str
    hands_over: str
    signs: str
    """Everyday words that tell the language apart."""


_ES_STEM = (
    r"(?:arregl|repar|cambi|limpi|revis|solucion|mand|envi|pas|llam|avis|mir|coloc|pint|quit"
    r"|retir|instal|reemplaz|tap|asfalt|pod|fumig|balde|desatasc|contest|inform|confirm|acerc"
    r"|encarg|ocup|trat|gestion|tramit|busc|comprob|dej|termin|acab|entreg|desbroz|trabaj"
    r"|activ|conect|restaur|normaliz|ajust|plant|reg|vaci|visit|inspeccion|evalu|estudi|valor"
    r"|consult|coment|coordin|habl|adecent|prepar|complet|finaliz|subsan|llev|cort|recort|firm"
    r"|empez|comenz|barr|recog|atend|resolv|vend|corrig|correg|repon|sub|cumpl|sustitu"
    r"|restablec|intervien|interven)"
)  # fmt: skip
_ES_DONE = (
    r"(?:arreglad|reparad|solucionad|resuelt|cambiad|repuest|sustituid|limpiad|retirad"
    r"|colocad|instalad|terminad|acabad|hech|finalizad|reemplazad|pintad|tapad|asfaltad|podad"
    r"|quitad|desatascad|restablecid|subsanad|corregid|vaciad|desbrozad|barrid)[oa]s?"
    r"|(?:arregl|repar|solucion|cambi|limpi|quit|termin|acab)(?:ao|aos)"
    r"|recogid[oa]s?(?! de)"
)  # fmt: skip

_ES_IDLE = (
    r"tramos|ramos|extremos|proximos|ultimos|mismos|animos|maximos|minimos|hemos|somos|podemos"
    r"|tenemos|sabemos|queremos|esperamos|sentimos|lamentamos|estemos|celebramos|abrimos|cerramos"
    r"|presentamos|recordamos|informamos|invitamos|agradecemos|deseamos|publicamos|felicitamos"
    r"|organizamos|inauguramos|anunciamos|abriremos|cerraremos|celebraremos|hicimos|fuimos|vimos"
    r"|pusimos|estuvimos|dijimos|tuvimos|pudimos|vinimos|trajimos|recibimos|supimos|rogamos|creemos"
    r"|pedimos|solicitamos|debemos|suponemos|intentamos|abramos|quisimos|aire|padre"
    r"|madre|compadre|comadre|quiere|prefiere|refiere|requiere|sugiere|muere|hiere|adquiere|podamos"
    r"|vayamos|necesitamos|empecemos|podremos"
)

SPANISH: Final = Tongue(
    lang="es",
    today=r"(?:(?:en |a lo largo |durante )?(?:d?el dia de )?(?:de )?hoy(?: mismo)?|este mismo dia"
    r"|(?:a lo largo del|durante el) dia)",
    tomorrow=r"(?:ma(?:n|nn|ny)ana|mnn?a?na|mna|mnn|manan)(?: mismo)?",
    day_after=r"(?:pasado (?:manana|mna|mnana)|(?<=o )pasado|^pasado$)",
    weekdays=(
        r"lunes", r"martes", r"miercoles|mierc", r"jueves", r"viernes", r"sabado", r"domingo",
    ),
    months=(
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
        "sept?iembre", "octubre", "noviembre", "diciembre",
    ),
    month_link=r"\s*(?:de\s+)?",
    day_prefix=r"dia\s+",
    bands=(
        (r"(?:a )?(?:primer[ai]s?|1as?) horas?(?: de (?:la )?manana)?", 360, 720),
        (r"(?:a )?ultima hora de la manana", 360, 900),
        ((r"(?:por|x|de|en|a lo largo de|durante|a media|a|toda|esta misma|esta)"
         r" (?:la )?(?:misma )?manana"), 360, 900),
        (r"(?:la |de )manana(?= del? )", 360, 900),
        (r"(?:al? |el )?medio ?dia", 720, 960),
        ((r"(?:(?:por|x|a ultima hora de|a primera hora de|a lo largo de|durante|a|en|de|a media"
         r"|esta misma|esta|toda) )?(?:la )?tarde(?! o temprano)(?:-noche| noche)?"), 720, 1260),
        (r"(?:(?:por|x|a lo largo de|durante|a|en|de|esta misma|esta) )?(?:la )?noche", 1080, 1800),
    ),
    this=r"est[ae](?: mism[ao])?",
    hour_before=r"(?:a|de|para|sobre|hacia|antes de?|tipo|no mas tarde de|desde|despues de"
    r"|a partir de|hasta|pasadas|entre|y|o)\s+las?|(?:para|sobre|tipo)",
    hour_word=r"horas|hrs|hs|h",
    half_past=(("y media", 30), ("y cuarto", 15), ("menos cuarto", -15), ("en punto", 0)),
    half_of_day=(
        (r"de la madrugada", "am"), (r"(?:de|por) la manana", "am"), (r"de la tarde", "pm"),
        (r"de la noche", "night"), (r"del? medio ?dia", "pm"), (r"am", "am"), (r"pm", "pm"),
    ),
    range_open=r"(?:entre|de|desde)\s+(?:las?\s+)?",
    range_link=r"(?:y|a|hasta|o|-)\s*(?:las?\s+)?",
    numbers=(
        ("un", 1), ("una", 1), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6),
        ("siete", 7), ("ocho", 8), ("nueve", 9), ("diez", 10), ("once", 11), ("doce", 12),
        ("quince", 15), ("veinte", 20), ("treinta", 30), ("cuarenta", 40), ("un par de", 2),
        ("cuarenta y cinco", 45), ("veinticuatro", 24), ("cuarenta y ocho", 48),
    ),
    within=r"(?:en|dentro de|en menos de|antes de|maximo|max|en un maximo de|en el plazo de"
    r"|en un plazo de|como mucho en|en las? proximas?|en los proximos|no mas de|en como mucho"
    r"|en unos|en unas|a lo sumo en|en torno a|en aproximadamente|en aprox|de aqui a)",
    units=(
        (r"minutos?|minutitos|mins?|m(?=\b)|'", "minute"), (r"horas?|hrs?|hs?", "hour"),
        (r"dias? (?:laborables?|habiles?)", "workday"), (r"dias?", "day"),
        (r"semanas?", "week"), (r"mes(?:es)?", "month"),
    ),
    spans=(
        (r"(?:una |1 )?hora y media", 90), (r"media (?:hora|horita)", 30), (r"media h", 30),
        (r"tres cuartos de hora", 45), (r"un cuarto de hora", 15), (r"un cuarto de h", 15),
        (r"una horita", 60),
    ),
    not_spans=r"(?:hace|lleva(?:n|mos)?(?: ya)?|desde hace|durante|cada|abiertos?|abierta"
    r"|tras|las)",
    this_week=r"(?:(?:a |al )?fin(?:al)?(?:es)? de (?:la |esta )?semana"
    r"|(?:durante |a lo largo de |en )?(?:est?a|la presente) (?:misma )?semana"
    r"|(?:a lo largo|en lo que queda) de (?:la )?semana"
    r"|que (?:acabe|termine) la semana|acabar la semana)",
    next_week=r"(?:la )?(?:semana (?:que viene|proxima|siguiente)|(?:proxima|siguiente) semana)",
    weekend=r"(?:(?:este|el|durante el) (?:fin de semana|finde))",
    this_month=r"(?:este|durante este|a lo largo del?(?: este)?|en lo que queda de) mes",
    next_month=r"(?:el )?(?:mes (?:que viene|proximo)|proximo mes)",
    late_month=r"(?:a |al |antes de(?:l)? )?(?:fin(?:al)?(?:es)?|ultimos) (?:de|del) (?:este )?mes"
    r"|que (?:acabe|termine) el mes|acabar el mes",
    late_of=r"(?:a |al |antes de(?:l)? )?(?:fin(?:al)?(?:es)?|ultimos) de\s+"
    r"|durante (?:el mes de )?",
    end_of_day=r"(?:a ultima hora(?: del? (?:dia|hoy))?|(?:al )?(?:fin(?:al)?) (?:del dia|de la"
    r" jornada)|que (?:acabe|termine) (?:el dia|la jornada)|(?:acabar|terminar) (?:el dia|la"
    r" jornada))",
    this_year=r"(?:este ano|antes de (?:que acabe|acabar|fin de|final de) (?:el )?ano"
    r"|a fin(?:al)?(?:es)? de ano)",
    before=r"antes (?:de|del|d|q|que)(?: (?:el|la|las|los|est[ae]))?",
    not_after=r"(?:no (?:mas tarde|despues) del?|(?:a mas|como muy) tard(?:ar|e)|como mucho"
    r"|de aqui (?:a|al)|sin falta|para)",
    lower=r"(?:no (?:\w+ ){0,3}?(?:antes|hasta) (?:de|del|el|la|las|d)?(?:l| el| la| las)?"
    r"|a partir (?:de|del)(?: la| las| el)?|desde(?: el| la| las)?|despues (?:de|del)(?: las?"
    r"| el)?|pasad[oa]s?(?: las?| el)?|tras(?: el| las?)?|hasta(?: el| la| las| pasado)?"
    r"|mas tarde (?:de|del)(?: las?| el)?)",
    lower_tail=r"(?:como (?:muy )?pronto|como minimo|en adelante|por lo menos|al menos)",
    gone=r"(?:pasad[oa]|anterior|ultim[oa])",
    recurring=r"(?:los|todos los|todas las|cada|cualquier|los \w+(?:,| y| o| e))",
    strong=r"(?:(?!(?:" + _ES_IDLE + r")(?!\w))\w+(?:amos|emos|imos)|\w*(?:ar|er|ir|dr)emos"
    r"|(?!(?:" + _ES_IDLE + r")(?!\w))\w{2,}(?:ar|er|ir|dr)e|ire"
    + r"|(?:lo|la|los|las|se|te|le|os|les|nos) " + _ES_STEM + r"(?:a|o|e|an|en|as)"
    + r"|" + _ES_STEM + r"(?:ara|era|ira|aran|eran|iran|an|o|aremos)"
    + r"|se (?:arregla|repara|cambia|limpia|revisa|soluciona|recoge|repone|queda|hace|hara"
    r"|pone|pondra|resuelve|resolvera|sustituye|retira|envia|manda|atiende|atendera)n?"
    r"|(?:lo|la|los|las) (?:hago|hace|hacen|pongo|pone|ponen|repone|reponen|veo|ve|ven|llevo"
    r"|hara|haran|pondra|pondran|resuelvo|recojo|recoge|recogen|resuelve|resuelven|dejo|deja"
    r"|dejan|tienes|tiene|teneis|tendras|tendra|tendreis)"
    r"|voy|vamos|va a \w+|van a \w+|(?:lo|la|los|las|te|le|os) \w+(?:ara|era|ira)n?"
    r"|(?:te|os|le|les) (?:respondo|contesto|escribo|mando|envio|informo)|me encargo|me ocupo"
    r"|me paso|me acerco|me pongo|te digo|te cuento|te aviso|te llamo"
    r"|te confirmo|os cuento|os digo|le llamo|le digo|estoy alli|estoy ahi|mando|envio|paso"
    r"|hago|pongo|miro|llamo|aviso|arreglen|reparen|vayan|vaya @?|cambien|limpien|revisen"
    r"|pasen|compromiso|prometo|prometido|comprometo|comprometemos)",
    weak=r"(?:estar[ae]n?|queda(?:ra)?n?|sera|seran|habra|tendran?|tendras|tendreis|va|van|ira|iran"
    r"|vienen?|vendran?|pasan?|pasaran?|llegan?|llegaran?|vuelven?|volveran?|acuden?|acudiran?"
    r"|intervienen?|intervendran?|empiezan?|empezaran?|saldran?|sale|salen|previst[oa]s?"
    r"|programad[oa]s?|planificad[oa]s?|agendad[oa]s?|(?:apuntad|anotad|pendiente|citad"
    r"|encargad|avisad)\w* .*para|tardamos|resuelto|solucion|tienes|debe(?:ria)? (?:estar"
    r"|quedar)|podr[ae]n?|puede ir|pueden ir|puedo|podemos|toca)",
    nominal=r"(?:electricista|fontaner[oa]|operarios?|brigada|tecnic[oa]s?|equipo|reparacion"
    r"|arreglo|cuadrilla|camion|jardiner[oa]s?|barrender[oa]|servicio tecnico"
    r"|revision|companer[oa]s?|sustitucion)",
    negation=r"(?:no|nunca|jamas|tampoco|ni|imposible|ningun[oa]?|nadie)",
    harmless=r"(?:no se si [^,;]*|del? (?:lunes|martes) a(?:l)? (?:viernes|jueves|sabado"
    r"|domingo)|(?:como muy|a mas) tard(?:e|ar)|no mas tarde(?= de)|como mucho|no (?:te|se"
    r"|os) preocup\w+|no hay (?:problema|de que)|no pasa nada|no lo dud\w+"
    r"|sin problemas?|ningun problema|no te apures|no falla|buen[oa]s? (?:dias|tardes|noches)"
    r"|feliz (?:dia|tarde|noche|semana|finde|fin de semana|lunes|viernes)"
    r"|buen (?:dia|finde|fin de semana)|que no se diga|no es molestia|como no"
    r"|gracias por (?:escribir|avisar|el aviso)(?: (?:hoy|esta (?:tarde|manana|noche)))?"
    r"|(?:un )?(?:saludos?|abrazos?)|si dios quiere|de hoy no pasa|no tarda\w*)",
    condition=r"(?:si|cuando|en cuanto|siempre que|siempre y cuando|salvo que|a menos que"
    r"|mientras|depende|dependiendo|segun|a no ser que|en caso de)",
    report_back=r"(?:avisa\w*|avise\w*|dinos|digan\w*|dime|dimelo|escribe\w*|escriba\w*|llama\w*"
    r"|me dices|nos dices|cuenta\w*|me avisas|nos avisas|comenta\w*|comunica\w*|vuelve a"
    r"|repite|lo dices|nos lo dices)",
    hedge=r"(?:dificil|complicado|a ver si|ojala|quizas?|tal vez|puede que|intentar\w*"
    r"|intentamos|intento"
    r"|espero que|esperamos que|esperemos|creo que|creemos que|supongo|probablemente"
    r"|seguramente|posiblemente|no se|igual|trataremos de|procuraremos|lo mismo|nos gustaria"
    r"|me gustaria)",
    soonest=r"(?:lo (?:antes|mas pronto) posible|cuanto antes|a la mayor brevedad"
    r"|lo mas rapido posible|en cuanto (?:se )?pod\w+|cuando podamos|lo antes que podamos"
    r"|tan pronto como)",
    asked_of_citizen=r"(?:pasate|pasese|pasaos|paseos|ven|vente|venga|vengan|venid|acercate"
    r"|acerquese|acercaos|llama|llame|llamanos|llamenos|llamad|escribe\w*|escriban?\w*"
    r"|manda(?:me|nos|noslo)|mande(?:me|nos)|envia(?:me|nos)|envie(?:me|nos)|avisa(?:me|nos)"
    r"|avise(?:me|nos)|dime|dinos|digame|diganos|pregunta|pregunte|recuerda|recordad|recuerde"
    r"|recuerden|solicita\w*|solicite\w*|pide|pida|saca|saque|saquen|tira|tire|baja|baje"
    r"|puedes|podeis|podrias|podrian|pueden? (?:usted(?:es)? )?(?:pasar|pasarse|venir|recog\w+"
    r"|llamar\w*|acercar\w*|solicitar\w*|traer\w*|presentar\w*)|tienes que|tiene(?:n)? que"
    r"|debes|debe(?:n)? (?:pasar|venir|traer|presentar|solicitar|llamar)|hay que|te espero"
    r"|te esperamos|os esperamos|le esperamos|les esperamos|os espero|esperamos verte"
    r"|apuntate|apuntaos|inscribete|trae|traiga|traelo|sacad\w*|recoge(?:lo|la)|pasa por|pasas por"
    r"|pase por|pasen por|te pasas|te acercas|vienes|os pasais|venis|me mandas|nos mandas"
    r"|me llamas|nos llamas|me avisas|nos avisas|me dices|nos dices|encargate|echale|esperad"
    r"|espera|espere|ten|tened|necesitamos que|necesito que|te toca|deja|dejad|deje|dejalo)",
    farewell=r"(?:hasta (?:manana|luego|pronto|el \w+|ahora|la (?:proxima|vista|semana que viene))"
    r"|nos vemos|nos leemos|hablamos|que descans\w+|que tengas|que tengan|que paseis)",
    announcement=r"(?:es|son|hay|celebramos|celebra(?:n|ra|remos)?|se celebra\w*|empieza"
    r"|empiezan|empezara|empezamos|comienza\w*|comenzara|tiene lugar|tendra lugar|arranca"
    r"|inaugura\w*|organiza\w*|presentamos|retransmit\w+|recordamos|informamos|convoca\w*"
    r"|tenemos (?:pleno|reunion|fiesta|concierto|mercadillo)|invitamos|os invit\w+|anunci\w+"
    r"|disfrut\w+|felicit\w+|agradecemos|lamentamos|sentimos|deseamos|publicamos|juega\w*"
    r"|estamos de|estoy de|sera festivo|es festivo|es fiesta|llueve|llovera|finaliza|termina el"
    r"|acaba el|concluye|se corta\w*|cortamos|cortaremos|se cierra\w*|va a (?:llover|nevar"
    r"|hacer|haber|empezar|comenzar|abrir|celebrar\w*|cerrar|jugar|ser)|vuelve el"
    r"|llega (?:la|el) (?:feria|circo|mercadillo|cabalgata))",
    event=r"(?:plenos?|feria|fiestas?|concierto|mercadillo|taller(?:es)?|curso|charla|carrera"
    r"|torneo|partido|procesion|romeria|teatro|cine|festival|inauguracion|inscripcion\w*"
    r"|jornadas?|exposicion|cortes?|cortad[oa]s?|suspension|cierre|horarios?|plazo|bando"
    r"|verbena|cabalgata|reunion|actividad\w*|vacunacion|excursion|misa|acto|entradas?"
    r"|festivo|cerrad[oa]s?|abiert[oa]s?|elecciones|biblioteca|mercado|campana|temperaturas"
    r"|lluvia|viento|tormenta|autobus|bus)",
    opening=r"(?:abrimos|abre|abren|abrira|abriremos|abiert[oa]s?|apertura|cerramos|cierra"
    r"|cierran|cerraremos|cerrara|horario|atendemos (?:de|al publico|en|hasta|desde|por)"
    r"|atencion al publico)",
    past=r"(?:ya (?:se )?(?:lo|la|los|las) \w+[ai]mos|acab(?:o|a|amos|an) de \w+|ya (?:paso"
    r"|llego|salio|termino) (?:el|la|los|las)|ayer|anoche|anteayer|antes de ayer|antier"
    r"|(?:he|ha|hemos|han|habia|habian|habiamos)"
    r" (?:\w+ )?\w+(?:ado|ido|to|cho|sto|ados|idos)|fue|fueron|fui|fuimos|estuvo|estuvimos"
    r"|estuvieron|quedo|quedaron|llego|llegaron|pasaron|arregle|repare"
    r"|arreglaron|repararon|cambiaron|vino|vinieron|hizo|hicieron|hicimos|pusimos|pusieron"
    r"|vimos|tuvimos|se (?:arreglo|reparo|cambio|limpio|soluciono|repuso|hizo|envio|mando|rompio"
    r"|fundio|estropeo|recogio|retiro|resolvio)|(?:lo|la|los|las) (?:arreglo|reparo|cambio"
    r"|soluciono|dejo) (?:(?:el|la|un|una) (?=[a-z]{3})|@)|hace (?:\w+ )?(?:minutos?|horas?"
    r"|dias?|semanas?)"
    r"|llevamos|lleva|era|eran|recibimos)",
    reported=r"(?:dijiste|dijo|dijeron|dijimos|decia|prometi\w+|comentaste|comentaba|segun dic\w+)",
    correction=r"(?:digo|perdon|perdona|perdone|mejor dicho|mejor|corrijo|rectifico|rectificamos"
    r"|correccion|rectificacion|quise decir|quiero decir|me equivoque|me he equivocado|finalmente"
    r"|al final|sino)",
    links=r"(?:y|e|pero|aunque|asi que|para que|ya que|porque|dicen que|dicho que|confirman? que"
    r"|avisado que|informan? que|dice que|seguro que|quedado en que|sino|luego|despues|que"
    r" (?=(?:manana|hoy|el)\b))",
    filler=r"(?:a|al|de|del|el|la|las|los|lo|y|o|e|ya|por|x|para|en|con|sobre|hacia|muy|mas|tarde"
    r"|tardar|hola|vale|ok|okey|claro|perfecto|gracias|muchas|favor|buenas|buenos|dias|tardes"
    r"|noches|saludos?|abrazos?|un|una|amig[oa]|vecin[oa]s?|senor|senora|mismo|misma|sin|falta"
    r"|seguro|maximo|max|como|mucho|entre|antes|tipo|sobre|aprox|aproximadamente|aviso|recibido"
    r"|oido|cocina|hecho el aviso|tomo|nota|tomamos|anotado|apuntado|nos|dentro|menos|este|esta"
    r"|perdon|perdona|digo|mejor|dicho|corrijo|rectifico|correccion|finalmente|final|sino|si"
    r"|h|horas?|q|que|viene|proximo|proxima|plazo|previsto|prevista|prevision|estimado|tiempo"
    r"|visto|temprano|jaja\w*|encantad[oa]|nada)",
    courtesy=r"(?:gracias|muchas|mil|a|ti|usted|ustedes|vosotros|todos|de|nada|enhorabuena"
    r"|felicidades|saludos?|un|abrazos?|buenos|buenas|dias|tardes|noches|hola|feliz|dia|muy"
    r"|amables?|ole|bravo|que|grande|grandes|eres|sois|siempre|placer|y|por|tus|palabras|tu"
    r"|su|sus|besos?|hasta|luego|manana|pronto|finde|semana|fin|buen)",
    done=r"(?:" + _ES_DONE + r"|listos?|listas?|ya (?:funcionan?|luce|lucen|alumbra"
    r"|(?:tienes?|teneis|tienen|tenemos|vuelve a haber|ha vuelto la) (?:luz|agua)"
    r"|(?:sale|corre) (?:el )?agua"
    r"|hay (?:luz|agua)|esta limpi[oa]|esta encendid[oa]|va bien|esta(?! )|enciende)"
    r"|funcionando(?: de nuevo| otra vez)?|(?:lo|la|los|las) (?:he|hemos|han) \w+(?:ado|ido)"
    r"|se (?:arreglo|reparo|cambio|soluciono|limpio|repuso)|arreglaron|repararon|cambiaron"
    r"|acab(?:o|amos|an|a) de (?:arregl|repar|cambi|limpi|repon|sustitu|recog|retir|solucion|tap"
    r"|pint|quit|desatasc|vaci|barr|pod)\w+)",
    not_done=r"(?:sera|seran|quedara|quedaran|quedar|quede|queden|queda|estara|estaran|estar"
    r"|este|esten|ser|sea|siendo|sin|por|casi|medio|de|el|bien|tener|tenerl[oa]|tendras"
    r"|tendremos|tendra|dejar|dejarl[oa]|dejamos|dejo|mal|poco|da por|ver|verl[oa]|va a quedar"
    r"|van a quedar|lo|has|habeis|esta casi|hacer|prometi?d?o?|dar por|deberia|caso)",
    takes_on=r"(?:(?:ya )?voy(?! bien| mal| a (?:preguntar|consultar|ver si))"
    r"|(?:ya )?me encargo|me (?:lo|la|los|las) encargo|me ocupo|lo arreglo|la arreglo"
    r"|(?:lo|la|los|las) (?:reparo|cambio|limpio|reviso|soluciono|miro|hago|recojo|retiro|pinto"
    r"|veo yo|llevo yo|cojo yo|pongo|repongo)(?! (?:el|la|un|una|@)\b)|estoy en ello|en camino"
    r"|salgo para|ahora (?:me )?paso|(?:me )?paso (?:yo|ahora|por alli|por ahi|esta|manana|hoy)"
    r"|me acerco|yo me|es mi[oa]|mio)",
    replaces=r"(?:en (?:vez|lugar|sustitucion) del?|sustituye a|reemplaza a|no (?:va|ira) @)",
    reports=r"(?:(?:he|hemos|acabo de|acabamos de) (?:vist|encontrad|detectad|observad|ver"
    r"|encontrar"
    r"|detectar)\w*|(?:veo|vemos|hay|encuentro|detecto|detectad[oa]s?|observ\w+) (?:que hay "
    r"|que |de )?(?:un|una|unos|unas|otra|otro|dos|tres|varias|varios|el|la|las|los|aqui|muchas?"
    r"|\d+|basura|agua|cristales|escombros|una?s)\b|he pasado por .* y (?:hay|esta)|vi (?:un|una)"
    r"|me he encontrado|nos hemos encontrado)",
    hands_over=r"(?:encargate|encargaos|encarguese|encarga|ocupate|pasate|pasaos|te encargas"
    r"|os encargais"
    r"|te ocupas|te pasas|mira|miralo|mirala|mirad\w*|mire|ve|ves|vete|id|puedes|podeis|podrias"
    r"|puede|pueden|echa\w*|echad\w*|arregla\w*|repara\w*|revisa\w*|cambia\w*|limpia\w*|recoge\w*"
    r"|soluciona\w*|atiende\w*|acercate|acercaos|hazlo|haz|ponte|poneos|pon|quita\w*|retira\w*"
    r"|para ti|para vosotros|es tuy[oa]|te toca|toca|vas|vais|te acercas|tapa\w*|llama\w*|dale"
    r"|dadle|gestiona\w*|coordina\w*|hay que|tienes que|teneis que|necesito que|necesitamos que"
    r"|te paso|os paso|os lo paso|te lo paso|todo tuyo|por favor|porfa)",
    signs=r"(?:el|la|los|las|que|en|un|una|por|para|con|lo|se|no|manana|hoy|va|gracias|hola|y|te"
    r"|nos|del|antes|semana|hora|horas|dia|dias|esta|tarde|noche|lunes|martes|miercoles|jueves"
    r"|viernes|sabado|domingo|ya|muy|le|de|al|es|voy|vamos|hecho)",
)  # fmt: skip
