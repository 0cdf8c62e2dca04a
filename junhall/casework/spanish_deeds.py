"""Who does what in Spanish: the official's own doing, the town's people, others, and the citizen.

Verbs are told by their endings: "-amos", "-remos" are the town hall's own, "te -a", "se -ará" what
it does to the citizen's matter; stems only where an ending alone would be a noun.
"""

from __future__ import annotations

from typing import Final

from junhall.casework.spanish_verbs import IDLE, STEM

_NO_CLITIC_VERB: Final = (
    r"(?!(?:gust|import|apetec|interes|parec|esper|alegr|ruego|rog|qued|falt|venc|caduc|afect"
    r"|correspond|cuest|duele|extran|encant|sient|agradec|dese|felicit|record|inform|comunic"
    r"|pid|pued|pod|deb|va bien|viene bien|suel|cit|celebr|llov|nev|toc|hace(?! \w+o)"
    r"|reun|estren|juega|disput|conmemor|inaugur|abr|cierr|cerr|cort|jueg|ve[ns]?(?!\w)"
    r"|manten|prev|esp|estim|cre|supon|sab|dic|and|acab|termin)\w*)"
)
"""After a pronoun: feelings, timetables and what is said, no work."""
_FUTURE: Final = r"\w{2,}(?:ar|er|ir|dr)(?:a|an)"
_NOT_FUTURE: Final = (
    r"(?!(?:para|otra|obra|palabra|cara|clara|rara|compra|tierra|sierra|guerra|fuera|entera"
    r"|primera|manera|acera|madera|escalera|cartera|carretera|bandera|papelera|barrera|carrera"
    r"|cera|espera|era|quiera|hora|ahora|senora|mejora|demora|camara|farmacera|ladera|pradera"
    r"|caldera|nevera|tijera|cabecera|calera|hoguera|torrentera|escombrera|gotera|lumbrera"
    r"|acequiera|cualquiera|siquiera|fueran|dieran|hubiera|mira|tira|gira|retira|ira)(?!\w))"
)
_WORKERS: Final = (
    r"(?:electricistas?|fontaner[oa]s?|operari[oa]s?|brigadas?|tecnic[oa]s?|equipos?|cuadrillas?"
    r"|camion(?:es)?|camioneta|jardiner[oa]s?|barrender[oa]s?|companer[oa]s?|compis|chic[oa]s de"
    r"|muchach[oa]s|alguien|patrullas?|policias?|agentes?|guardias?|gruas?|cubas?"
    r"|maquinas?|barredoras?|inspector(?:a|es)?|aparejador(?:a|es)?|arquitect[oa]s?"
    r"|concejal(?:a|es)?|cerrajer[oa]|pintor(?:es)?|albanil(?:es)?|herrer[oa]s?|capataz"
    r"|conserje|vias y obras|servicios (?:tecnicos|municipales|operativos|sociales)"
    r"|(?:(?:los|las) de|servicio(?: municipal)? de|area de|unidad de|departamento de"
    r"|concejalia de) \w+|personal|peon(?:es)?|obrer[oa]s?|soldador|carpinter[oa]s?"
    r"|proteccion civil|trabajador(?:a|es)? social(?:es)?|educador(?:a)? social|medio ?ambiente"
    r"|mantenimiento|fontaneria|jardineria|parques y jardines|urbanismo|limpieza|obras"
    r"|informatic[oa]s?|veterinari[oa]|podador(?:es)?|retroexcavadora|retro|dumper|encargad[oa]"
    r"|maquinaria|desatascadora?|fumigador(?:es|a)?|contrata|tesoreria|padron|secretari[oa]"
    r"|ambulancias?|empresa)"
)
_MOVES: Final = (
    r"(?:va|van|ira|iran|viene|vienen|vendran?|pasan?|pasaran?|acuden?|acudiran?|llegan?"
    r"|llegaran?|salen?|saldran?|vuelven?|volveran?|personaran?|presentaran?|acercan?"
    r"|acercaran?|desplazan?|desplazaran?|atienden?|atenderan?|visitan?|visitaran?|llaman?"
    r"|llamaran?|esta|estan|estaran?|empiezan?|empezaran?|intervienen?|intervendran?"
    r"|actuaran?|ponen?|pondran?|hacen?|haran?|se \w+)"
)
_PARTICIPLE: Final = (
    r"(?:\w{2,}[ai]d[oa]s?|\w{2,}(?:aos?)(?!\w)|\w*(?:hech|puest|resuelt|abiert|vuelt|escrit"
    r"|cubiert|suelt|list|limpi|sec|nuev|vac|llen)[oa]s?|limpi[oa]s?|vaci[oa]s?|en marcha"
    r"|operativ[oa]s?|funcionando|como nuev[oa]s?|fuera|libres?|en (?:su|el) sitio|lis|bien)"
)

OURS: Final = (
    r"(?:vamos(?! (?:mal|bien|justos|liados|de culo|jun|con retraso|a ver si))|voy(?! (?:mal|bien))"
    r"|(?!(?:" + IDLE + r"|estamos|vamos|seguimos|acabamos de|quedamos en que"
    r"|dudamos|ibamos|eramos|estabamos|teniamos|veremos|tenemos|reunimos|entramos|salimos tarde"
    r"|cortaremos|cortamos|suspendemos|estrenamos|jugamos|convocamos|votamos|rezamos"
    r"|conmemoramos|inauguraremos|estrenaremos|jugaremos|convocaremos|informaremos del|reabrimos"
    r"|reabriremos|permaneceremos|seguiremos|tendremos que esperar|dependemos|llevamos"
    r"|padecemos|sufrimos|confiamos|consideramos|damos por hecho|damos las gracias|damos lluvia"
    r")(?!\w))\w+(?:amos|emos|imos)(?! a (?:poder|llegar tarde))"
    r"|(?!(?:" + IDLE + r")(?!\w))\w{2,}(?:ar|er|ir|dr)e|ire|sere yo"
    r"|llevamos (?:el|la|los|las|un|una|unos|unas)"
    r"|(?:te|os|le|les|se|me|lo|la|los|las) (?:lo |la |los |las )?(?!(?:gusto|cuando|como|cuanto"
    r"|mismo|todo|otro|nuestro|vuestro|bueno|malo|primero|unico|mucho|poco|antiguo|ruego|agradezco"
    r"|deseo|recuerdo|alegro|siento|temo|imagino|creo|supongo|pido|felicito|comunico)(?!\w))"
    r"\w{2,}(?<![ai]d)o(?! (?:de|que viene))"
    r"|(?<!su )(?<!tu )(?<!el )(?<!un )(?<!este )(?<!por )(?:arreglo|reparo|limpio|reviso|mando"
    r"|envio|paso|llamo|aviso|miro|pinto|quito|retiro"
    r"|hago|pongo|traigo|llevo|salgo|vengo|recojo|busco|hablo|doy|gestiono|compruebo"
    r"|consulto|localizo|preparo|acabo(?! de)|termino|dejo|reparto|subo|bajo|vuelvo|corto|podo"
    r"|monto|instalo|cambio yo|coloco|tapo|entrego|pido|reclamo|firmo|redacto|tramito|soluciono"
    r"|resuelvo|contesto|respondo|escribo|repongo|cierro yo|quedo con(?:tigo)?)(?!\w)"
    r"|(?:estoy|estamos)(?:\s*$| (?:alli|ahi|por (?:alli|ahi)|con(?:tigo| usted(?:es)?"
    r"| vosotr[oa]s| ello)|(?:en|por) (?!ello|obras|huelga|fiestas|clase)\w+|alla|alla))"
    r"|soy (?:alli|yo)|yo (?:mism[oa]|me|lo|la|se|te))"
)
YOURS: Final = (
    r"(?:(?:os|te|le|les) (?:lo |la |los |las )" + _NO_CLITIC_VERB + r"\w{2,}(?:an?|en?)"
    r"|se (?:lo|la|los|las) \w{2,}(?:an?|en?)"
    r"|(?<!no )(?:te|os|les?) " + _NO_CLITIC_VERB + r"\w{2,}(?:a|e|an|en)"
    r"|(?:lo|la|los|las) (?:tienes?|teneis|tienen|tendr\w+|tenemos(?! que))"
    r"|(?:tienes|teneis|tendr(?:as|eis|an?)|tiene usted|recibir(?:as|eis|an?)|podr(?:as|eis|an?)"
    r" (?:usar|utilizar|ver|disfrutar|circular|contar)"
    r"|(?:vas|vais|va usted) a (?:tener|ver|recibir)|ver(?:as|eis)|notar(?:as|eis)"
    r"|estar(?:as|eis)|dispondr\w+|contar(?:as|eis|a usted) con|recuperar(?:as|eis))"
    r"(?! (?:que|lugar|cita|reunion|hora|turno|hasta|plazo|tiempo|un plazo|derecho|razon"
    r"|clase|fiesta|cola|efecto|un examen|abiert|de plazo|para (?:presentar|pedir|solicitar)"
    r"|ocasion|la ocasion|oportunidad|como horario|entrada))"
    r"|(?:respuesta|noticias|novedades|solucion)|cuent(?:a|e|en|as) con (?:ello|eso|nosotros)"
    r"|a mi cargo|de mi cuenta|corre de|@)"
)
DEED: Final = (
    r"(?:" + _WORKERS + r"|de camino|en camino"
    r"|(?:lo|los|la|las) " + _NO_CLITIC_VERB + r"(?!(?:imagen|orden|gran|virgen|margen|ultim|que"
    r"|de|mejor|brigad|farol|call|plaz|gent|fuent)\w*)\w{3,}[ae]n"
    r"|lo " + _NO_CLITIC_VERB + r"(?!(?:que|de|antes|mas|mejor|peor)(?!\w))\w{2,}[ae]"
    r"|(?:lo|la|los|las) " + STEM + r"\w*"
    r"|(?:lo|la|los|las) (?:hara|haran|hacen|hace|pondra|pondran|pone|ponen|trae|traen|ve|ven)"
    r"|se " + _NO_CLITIC_VERB + r"(?:(?:re|com|dis|su|pro)?pon|hac|hara|procede|inicia|empieza"
    r"|envia|" + STEM + r"|" + _FUTURE + r")\w*"
    r"|" + _NOT_FUTURE + r"(?:" + STEM + r"|sanear|rellen|nivel|senaliz|sell|sold|desinfect"
    r"|bachear|repint|rehabilit|recoloc|baldear|adoquin|enfosc|encal|impermeab|rotul|sincroniz"
    r"|recalific|actualiz|public|abon|ingres|notific|expedi|emit|remit|trasla|mejor|reforz|ampli"
    r"|repart|desmont|mont|apret|engras|cerraj|desaloj|precint|inmoviliz|vigil|patrull|control"
    r"|suministr|abastec|duplic|redact|aprob|conced|deneg|adjudic|elimin|escarb|excav|orden"
    r"|apag|enciend|encend|regul|calibr|program|desat|traslad|repob|restitu|subvencion|traer|tra"
    r"|devolv|devuelv|localiz|rastre|medir|mid)(?:a|e|an|en|ara|aran|era|eran|ira|iran)(?!\w)"
    r"|va[ns]? a (?!(?:llover|nevar|hacer|haber|empezar|comenzar|abrir|celebrar|cerrar|jugar"
    r"|poder|durar|venir (?:el|la)|ser|subir|bajar las|caer|cambiar la hora|inaugurar)(?!\w))\w+r"
    r"(?:l[oa]s?|se|te|le)?"
    r"|(?:va|van|ira|iran|viene|vienen|vendran?|acuden?|acudiran?|pasan?|pasaran?"
    r"|personan?|personaran?)(?! (?:bien|mal|muy|para largo|de |lento|despacio|el (?:bus|tren|"
    r"cartero|afilador)|lluvia))"
    r"|(?:toca|tocan|entra|entran) (?:tu|su|vuestr[oa]|en (?:tu|su)|el turno)"
    r"|vuelven? (?:el|la|los|las|a haber) (?:luz|agua|suministro|servicio|corriente|alumbrado"
    r"|calefaccion|cobertura|wifi|linea)|(?:hay|habra|vuelve a haber) (?:luz|agua|suministro"
    r"|alumbrado|corriente|calefaccion|paso|solucion|reposicion|patrulla|vigilancia|"
    + _WORKERS
    + r")"
    r"|(?:t?est[ae](?:ra|re)?n?|queda(?:ra)?n?|sera|seran|han? de quedar|debe(?:n|ra)? (?:estar"
    r"|quedar))(?: (?:tod[oa]s?|ya|totalmente|completamente|perfectamente|definitivamente|mas"
    r"|muy|bien|por fin|usted|el|la|los|las|tu|su|un|una|\w+(?= \w+d[oa]s?(?!\w))))*"
    r"(?: \w+){0,4}? "
    + _PARTICIPLE
    + r"|estaran?(?=\s*$| (?:antes|ya|para|el|la|los|las|tu|su)(?!\w))|(?:t?esta|estan|estara"
    r"|estaran) (?:alli"
    r"|ahi|por alli|por ahi|en tu|en su|contigo"
    r"|para|lista?|hecho|en la lista|previst|programad|en)"
    r"|" + _PARTICIPLE + r"(?=\s*(?:$|,|y |sin falta|seguro|el|la|los|las|tu|su|todo|eso))"
    r"|(?:reparacion|arreglo|revision|sustitucion|limpieza|poda|recogida|visita|respuesta"
    r"|contestacion|colocacion|instalacion|reposicion|retirada|desbroce|baldeo"
    r"|fumigacion|asfaltado|bacheo|pintado|montaje|desatasco|entrega|envio|inspeccion|medicion"
    r"|llamada|intervencion|actuacion|riego|siega|cambio|plazo de)(?! de (?:enseres|muebles"
    r"|hora|agujas|trastos))"
    r"|(?:alli|ahi|p'alla|para alla)|(?:en|a|por|frente a|ante) (?:tu|su|vuestr[oa]) \w+"
    r"|en la puerta|tenemos previst[oa]|queda(?:n)? (?:pendiente|apuntad\w+|para)|tope"
    r"|de plazo maximo|plazo)"
)
OUTSIDER: Final = (
    r"(?:(?<!con )(?<!en )(?<!por )(?<!para )(?<!contra )(?<!de )(?<!del )(?<!al )(?<!a )"
    r"(?:(?<!con el )(?<!con la )(?<!en el )(?<!en la )(?<!por el )(?<!por la )(?<!de la )"
    r"(?<!a la )(?:endesa|iberdrola|naturgy|fenosa|repsol|telefonica|movistar|vodafone|orange"
    r"|yoigo|digi|masmovil|jazztel|correos|renfe|adif|alsa|dgt|trafico|seur|amazon|aemet|emasagra"
    r"|(?:com|comp)ania(?: \w+)?|distribuidora|electrica|operadora|suministradora|aseguradora"
    r"|el seguro|junta|diputacion|delegacion|consejeria|ministerio|gobierno|hacienda"
    r"|seguridad social|sepe|juzgado|notari[oa]|hospital|ambulatorio|medic[oa]|cura|parroco"
    r"|cartero|repartidor|butanero|afilador|constructora|promotora?|propietari[oa]s?|duen[oa]s?"
    r"|vecin[oa]s? de al lado|comunidad de (?:propietarios|vecinos)|casero|instituto|colegio"
    r"|autobus(?:es)?|bus(?:es)?|trenes|tren|metro|ellos|ellas|supermercado|banco|caja"
    r"|empresa de (?:la luz|autobuses|telefonia)))"
    r"(?! (?:nuev|rot|que falta|de la (?:plaza|calle)|publico|municipal|del parque)))"
)
HABIT: Final = (
    r"(?:suelen?|solemos|suelo|solian?|acostumbr\w+|normalmente|generalmente|habitualmente"
    r"|por lo general|por norma|a menudo|casi siempre|siempre|a diario|diariamente|cada"
    r"|tod[oa]s (?:los|las)|(?:los|las) (?:lunes|martes|miercoles|jueves|viernes|sabados?"
    r"|domingos?|fines de semana|tardes|noches|mananas|madrugadas|festivos|laborables)(?! \d)"
    r"|los (?:primeros|segundos|terceros|ultimos) \w+"
    r"|entre semana|de (?:lunes|martes|miercoles) a \w+)"
)
FORMAL: Final = (
    r"(?:(?:le |les |os |te )?(?:ruego|rogamos|rogaria|rogariamos|suplic\w+|solicitamos"
    r"|agradeceri\w+|pedimos|pido|instamos|emplazamos|citamos|convocamos|requerimos|recomendamos"
    r"|aconsejamos|esperamos)|se (?:le |les )?(?:ruega|solicita|recomienda|aconseja|requiere"
    r"|convoca|emplaza)|sirva(?:n)?se|deber(?:a|an|as|eis|ia)(?! (?:estar|quedar))"
    r"|(?:esta|queda)n? (?:usted(?:es)? )?(?:citad|convocad|invitad|emplazad)[oa]s?"
    r"|(?:ha|han) (?:usted(?:es)? )?de (?:presentar|acudir|pasar|traer|firmar|venir|entregar"
    r"|abonar|pagar|aportar|solicitar)|es (?:necesario|imprescindible|obligatorio|preciso)"
    r"|(?:hace|hara) falta que(?! te)|podr(?:a|an)(?: usted(?:es)?)? (?:recoger\w*|pasar\w*"
    r"|presentar|solicitar|acudir|venir|retirar\w*|consultar|pagar|abonar|tramitar|recurrir)"
    r"|tendr(?:a|an|as|eis) (?:usted(?:es)? )?que|tiene(?:n)? usted(?:es)? hasta"
    r"|conviene|procure(?:n)?|acuda|acudan|presente(?:n)?|aporte(?:n)?|entregue(?:n)?"
    r"|persone(?:n)?se|dirija(?:n)?se|presente(?:n)?se|remita(?:n)?(?:nos)?"
    r"|facilite(?:n)?(?:nos)?|retire(?:n)? su|tenga(?:n)? (?:listo|preparad|en cuenta|la"
    r"|el|a mano)|no olvide(?:n)?)"
)
SCENE: Final = (
    r"(?:lluvias?|lloviendo|nieve|nevadas?|heladas?|viento|rachas|temporal|tormentas?|calor|frio"
    r"|granizo|grados|niebla|borrasca|chubascos?|precipitaciones|ola de|pronostico|cielos?"
    r"|fiestas?|feria|verbena|conciertos?|mercadillos?|mercado|talleres|cuentacuentos|ensayos?"
    r"|procesion(?:es)?|misa|desfile|cabalgata|zambomba|migas|romeria|teatro|cine|charla|curso"
    r"|torneo|partido|carrera|maraton|senderismo|exposicion|pleno|plenaria|junta de gobierno"
    r"|puestos|salida desde|inscripci\w+|plazos? (?:de|para|acaba|termina|finaliza|abierto)"
    r"|fin de plazo|ultimo dia|fecha limite|vencimiento|abiert[oa]s? al publico|permanec\w+"
    r"|festivo|ordenanza|entra(?:ra)? en vigor|toque de queda|cole|vacaciones|examen(?:es)?"
    r"|entradas|sorteo|loteria|elecciones|campeonato|final de la|actuan?|os esperamos|te esperamos"
    r"|convocatoria|bando|(?:enhorabuena|felicidades|bravo|gracias) a (?!ti|usted|vosotr|ustedes"
    r"|dios)"
    r"(?:tod|los|las|la|el|l)\w*)"
)
EXCLAIMS: Final = (
    r"(?:(?:vaya|menud[oa]s?|bonita|^\W*(?:ay|uf|madre mia|pero)?\W*que) (?:dia|semana|tarde|noche"
    r"|manana|finde|madrugada|horas?)(?! (?:va|vamos|pasa|lo|la|te|se)(?!\w))|(?:tan|mas|muy"
    r"|demasiado|algo|un poco|se (?:ha|hizo|hace)"
    r"|se nos (?:ha |hizo )?(?:hecho )?) ?tarde|tarde o temprano|el dia de manana|desde la tarde)"
)
