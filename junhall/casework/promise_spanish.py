"""The Spanish of officials: how they commit themselves, ask, announce and report."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from junhall.casework.spanish_deeds import (
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
from junhall.casework.spanish_times import TIMES
from junhall.casework.spanish_verbs import DONE, IDLE, RIA_NOUNS, STEM, WORK

SPANISH: Final = replace(
    TIMES,
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
    strong=r"(?:se (?:empieza|comienza|inicia|procede)n?|(?!(?:camara|para|otra|obra|palabra"
    r"|cara|clara|rara|compra|tierra|sierra|guerra|fuera|entera|primera|manera|acera|madera"
    r"|escalera|cartera|carretera|bandera|papelera|barrera|carrera|cera|espera|era|quiera|hora"
    r"|ahora|senora|mejora|demora|lectura|basura|altura|pintura|mira|tira|gira"
    r"|retira)(?!\w))\w{2,}(?:ara|era|ira|dra)n?|(?:tend|pod|recibi|ve|nota|esta)ras|tendreis"
    r"|vuelven? (?:el|la|los|las) (?:luz|agua|suministro|servicio|corriente|alumbrado"
    r"|calefaccion|cobertura|wifi|linea)|(?:re|dis|com|pro|su|o)?pondran?|(?:man|ob|con"
    r"|de)?tendran?|(?:inter|con)?vendran?|saldran?|habran?|podran?|(?!(?:" + IDLE
    + r")(?!\w))\w+(?:amos|emos|imos)|\w*(?:ar|er|ir|dr)emos|(?!(?:" + IDLE
    + r")(?!\w))\w{2,}(?:ar|er|ir|dr)e|ire"
    + r"|(?:te|os|le|les|se) (?:lo|la|los|las) \w{2,}(?:o|amos|emos|imos)"
    + r"|(?:lo|la|los|las|se|te|le|os|les|nos) " + STEM + r"(?:a|o|e|an|en|as)"
    + r"|" + STEM + r"(?:ara|era|ira|aran|eran|iran|an|o|aremos)"
    + r"|se (?:arregla|repara|cambia|limpia|revisa|soluciona|recoge|repone|queda|hace|hara|pone"
      r"|pondra|resuelve|resolvera|sustituye|retira|envia|manda|atiende|atendera)n?|(?:lo|la"
      r"|los|las) (?:hago|hace|hacen|pongo|pone|ponen|repone|reponen|veo|ve|ven|llevo|hara"
      r"|haran|pondra|pondran|resuelvo|recojo|recoge|recogen|resuelve|resuelven|dejo|deja|dejan"
      r"|tienes|tiene|teneis|tendras|tendra|tendreis)|voy|vamos|va a \w+|van a \w+|(?:lo|la|los"
      r"|las|te|le|os) \w+(?:ara|era|ira)n?|(?:te|os|le|les) (?:respondo|contesto|escribo|mando"
      r"|envio|informo)|me encargo|me ocupo|me paso|me acerco|me pongo|te digo|te cuento"
      r"|te aviso|te llamo|te confirmo|os cuento|os digo|le llamo|le digo|estoy alli|estoy ahi"
      r"|mando|envio|paso|hago|pongo|miro|llamo|aviso|arreglen|reparen|vayan|vaya @?|cambien"
      r"|limpien|revisen|pasen|compromiso|prometo|prometido|comprometo|comprometemos)",
    weak=r"(?:anotad[oa]|apuntad[oa]|recibid[oa]|tom(?:o|amos) nota|nota|avisad[oa]s?"
    r"|enviad[oa]s?|en marcha|en ello|manos a la obra|estar[ae]n?|queda(?:ra)?n?|sera|seran"
    r"|habra|tendran?|tendras|tendreis|va|van|ira|iran|vienen?|vendran?|pasan?|pasaran?|llegan?"
    r"|llegaran?|vuelven?|volveran?|acuden?|acudiran?|intervienen?|intervendran?|empiezan?"
    r"|empezaran?|saldran?|sale|salen|previst[oa]s?|programad[oa]s?|planificad[oa]s?"
    r"|agendad[oa]s?|(?:apuntad|anotad|pendiente|citad|encargad|avisad)\w* .*para|tardamos"
    r"|resuelto|solucion|tienes|debe(?:ria)? (?:estar|quedar)|podr[ae]n?|puede ir|pueden ir"
    r"|puedo|podemos|toca)",
    nominal=r"(?:electricista|fontaner[oa]|operarios?|brigada|tecnic[oa]s?|equipo|reparacion"
    r"|arreglo|cuadrilla|camion|jardiner[oa]s?|barrender[oa]|servicio tecnico|revision"
    r"|companer[oa]s?|sustitucion)",
    negation=r"(?:no|nunca|jamas|tampoco|ni|imposible|ningun[oa]?|nadie)",
    harmless=r"(?:que (?:me|nos) (?:dijiste(?:is)?|dijo|comentaste|comentabas|comentaba|avisaste"
    r"|enviaste|mandaste"
    r"|senalaste|indicaste|pediste|pedias|pediais|pedia|reportaste|decias|contaste|has dicho"
    r"|ha dicho)"
    r"(?: (?:ayer|anoche|el otro dia|esta manana|hoy|el \w+))?|(?:molestias?|lio|retraso|aviso"
    r"|tardanza|error|espera|paciencia|incidencia"
    r"|averia|corte|problema|susto|ruido|mensaje|llamada|foto|fotos|charla|reunion"
    r"|visita) (?:de|en) (?:esta (?:manana|tarde|noche)|hoy|ayer|anoche)|no (?:te|os|se) (?:vay"
    r"|muev|preocup|apur|agobi|molest|enfad|pong|asust)\w+|(?:ya )?(?:he|hemos|han|esta|estan"
    r"|queda|quedan) (?:ya )?(?:dado (?:el )?(?:aviso|parte)|avisad[oa]s?|pasado (?:el |tu "
    r"|su )?(?:aviso|parte)|hablado|encargad[oa]|pedid[oa]|trasladad[oa]|comunicad[oa]"
    r"|informad[oa]s?|anotad[oa]|apuntad[oa])|(?:buen|buena|feliz|felices) (?:y \w+ )?(?:dia"
    r"|tarde|noche|manana|semana|finde|fin de semana|lunes|martes|miercoles|jueves|viernes"
    r"|sabado|domingo|puente|fiestas?|navidad|ano|verano|descanso|provecho|viaje)(?: a todos"
    r"| a tod[oa]s| para tod\w+| vecin[oa]s?| familia| gente)?|sin (?:duda|mas tardar|dudarlo"
    r"|excusas?)|de momento|por ahora|no (?:te|se|os) (?:olvid|apur|agobi|molest)\w+|no es nada"
    r"|no faltaba mas|no hace falta que (?:vengas?|vengan|llames?|te muevas|hagas? nada)"
    r"|(?:a eso de|alrededor de)(?= las?)|no se si [^,;]*|del? (?:lunes"
    r"|martes) a(?:l)? (?:viernes|jueves|sabado|domingo)|(?:como(?: muy)?|a mas) tard(?:e|ar)"
    r"|no mas tarde(?= de)|como mucho|no (?:te|se|os) preocup\w+|no hay (?:problema|de que)"
    r"|no pasa nada|no lo dud\w+|sin problemas?|ningun problema|no te apures|no falla"
    r"|buen[oa]s? (?:dias|tardes|noches)|feliz (?:dia|tarde|noche|semana|finde|fin de semana"
    r"|lunes|viernes)|buen (?:dia|finde|fin de semana)|que no se diga|no es molestia|como no"
    r"|a (?:ti|vosotr[oa]s|ustedes|usted) por (?:\w{3,}r(?:nos|l[oa]|me)?|(?:tu|su|el|la) \w+)"
    r"|gracias por (?:escribir|avisar|el aviso)(?: @)?(?: (?:hoy|esta (?:tarde|manana|noche)))?"
    r"|(?:un )?(?:saludos?|abrazos?)|si dios quiere"
    r"|(?<=hoy )no pasa(?! (?:el|la|los|las|un|una|nadie|ningun\w*|@))"
    r"|(?<=manana )no pasa(?! (?:el|la|los|las|un|una|nadie|ningun\w*|@))"
    r"|(?<=semana )no pasa(?! (?:el|la|los|las|un|una|@))"
    r"|(?<=mes )no pasa|(?<=viernes )no pasa(?! (?:el|la|los|las|un|una|@))|no tarda\w*)",
    condition=r"(?:como no (?:llueva|haya|venga|pase)|una vez (?:que)?"
    r"|con (?:un poco de )?suerte|con tal de|si acaso|en funcion de|a expensas|a la espera"
    r"|pendientes? de (?:que|la|el|confirm\w+)|hasta que|a falta de|si|cuando|en cuanto"
    r"|siempre que|siempre y cuando|salvo que|a menos que|mientras|depende|dependiendo|segun"
    r"|a no ser que|en caso de)",
    report_back=r"(?:avisa\w*|avise\w*|dinos|digan\w*|dime|dimelo|escribe\w*|escriba\w*|llama\w*"
    r"|me dices|nos dices|cuenta\w*|me avisas|nos avisas|comenta\w*|comunica\w*|vuelve a|repite"
    r"|lo dices|nos lo dices)",
    hedge=r"(?:confi(?:o|amos) en|es de esperar|dud(?:o|amos|aba)|a saber|ni idea|quien sabe"
    r"|no (?:te |os )?sabria decir"
    r"|(?!(?:deb|pod)eria)(?!" + RIA_NOUNS + r")\w{3,}r(?:ia|ian|iamos"
    r"|iais)"
    r"(?<!\bpodria)(?<!"
    r"funeraria)|si hay suerte|con suerte|no (?:te |os |le )?(?:aseguro"
    r"|garantizo|prometo)|a lo mejor|ya veremos|habra que ver|esta por ver|todo apunta"
    r"|se supone|supuestamente|en teoria|quiza|me temo|ojala|mira a ver|depende|deberia(?:n"
    r"|mos)? (?:llover|nevar)|haremos lo posible|a ver (?:cuando|como|que)|dificil|complicado"
    r"|a ver si|ojala|quizas?|tal vez|puede que|intentar\w*|intentamos|intento|espero que"
    r"|esperamos que|esperemos|creo que|creemos que|supongo|probablemente|seguramente"
    r"|posiblemente|no se|igual|trataremos de|procuraremos|lo mismo|nos gustaria|me gustaria)",
    soonest=r"(?:lo mas (?:pronto|rapido) (?:que|posible)\w*|cuanto antes|con la mayor rapidez"
    r"|en breve|proximamente|pronto|cuando (?:se )?pued[ao]n?|en (?:los"
    r"|unos) (?:proximos )?dias|tan pronto|lo antes q|lo (?:antes|mas pronto) posible"
    r"|cuanto antes|a la mayor brevedad|lo mas rapido posible|en cuanto (?:se )?pod\w+"
    r"|cuando podamos|lo antes que podamos|tan pronto como)",
    asked_of_citizen=r"(?:tendr(?:a|as|an|eis) que|toca esperar|habra que|agradecer\w+|(?:me"
    r"|nos) (?:lo |la |los |las )?\w{2,}(?:as|es)|(?!(?:teneis|tendreis|vais|estais|estareis"
    r"|podreis|vereis|habeis|sois|sereis|recibireis|notareis|seis|dieciseis|veintiseis"
    r"|pais)(?!\w))(?<!que )(?<!\bnos )\w{2,}(?:ais|eis)|(?:pasas|vienes|traes|bajas|recoges"
    r"|llamas|llevas"
    r"|te esperan|le esperan|os esperan|nos esperas|esperamos que)|(?<!\bse )pas(?:a|e|en|ad|ate"
    r"|ese"
    r"|as) (?:\w+ ){0,2}?por (?:aqui|urbanismo|alcaldia|recepcion|secretaria|registro|(?:el|la"
    r"|las|nuestras?|mi) (?:ayuntamiento|oficinas?|casa consistorial|despacho|registro"
    r"|biblioteca|centro|casa de|policia|taquilla|sede|ventanilla))|pasate|pasese|pasaos|paseos"
    r"|vente|vengan|venid|acercate|acerquese|acercaos|llamanos|llamenos|llamad|escribe\w*"
    r"|escriban?\w*|manda(?:me|nos|noslo)|mande(?:me|nos)|envia(?:me|nos)|envie(?:me|nos)"
    r"|avisa(?:me|nos)|avise(?:me|nos)|dime|dinos|digame|diganos|recordad|puedes|podeis|podrias"
    r"|podrian|pueden? (?:usted(?:es)? )?(?:pasar|pasarse|venir|recog\w+|llamar\w*|acercar\w*"
    r"|solicitar\w*|traer\w*|presentar\w*)|tienes que|tiene(?:n)? que|debes|debe(?:n)? (?:pasar"
    r"|venir|traer|presentar|solicitar|llamar)|hay que|te espero|te esperamos|os esperamos"
    r"|le esperamos|les esperamos|os espero|esperamos verte|apuntate|apuntaos|inscribete|traelo"
    r"|sacad\w*|recoge(?:lo|la)|pasa por|pasas por|pase por|pasen por|te pasas|te acercas"
    r"|vienes|os pasais|venis|me mandas|nos mandas|me llamas|nos llamas|me avisas|nos avisas"
    r"|me dices|nos dices|encargate|echale|esperad|tened|necesitamos que|necesito que|te toca"
    r"|dejad|dejalo)",
    farewell=r"(?:hasta (?:manana|luego|pronto|el \w+|ahora|la (?:proxima|vista"
    r"|semana que viene))|nos vemos|nos leemos|hablamos(?! con)|que descans\w+|que tengas"
    r"|que tengan|que paseis)",
    announcement=r"(?:(?:retransmit|emit|sort|entreg(?:amos|aremos) (?:los|el) premio|inaugur"
    r"|estren|proyect|represent|actu|torea|corr(?:e|emos) la|vacun)\w*|(?:vuelve|vuelven"
    r"|regresa|llega|llegan) (?:el|la|los|las) (?:feria|circo|mercadillo|cabalgata|navidad"
    r"|fiestas?|reyes|carnaval|verano|cine|teatro|lluvia|frio|calor|ola|cole|colegio|clases)"
    r"|(?:cita|plan|planazo|agenda|save the date|no te lo pierdas|entrada libre|aforo"
    r"|inscripc\w+)|(?:cambia la hora|cambio de hora|se adelanta|se atrasa|entra en vigor"
    r"|entran en vigor)|es|son|hay|celebramos|celebra(?:n|ra|remos)?|se celebra\w*|empieza"
    r"|empiezan|empezara|empezamos|comienza\w*|comenzara|tiene lugar|tendra lugar|arranca"
    r"|inaugura\w*|organiza\w*|presentamos|retransmit\w+|recordamos|informamos|convoca\w*"
    r"|tenemos (?:pleno|reunion|fiesta|concierto|mercadillo)|invitamos|os invit\w+|anunci\w+"
    r"|disfrut\w+|felicit\w+|agradecemos|lamentamos|sentimos|deseamos|publicamos|juega\w*"
    r"|estamos de|estoy de(?! vuelta| camino)|sera festivo|es festivo|es fiesta|llueve|llovera"
    r"|finaliza|termina el"
    r"|acaba el|concluye|se corta\w*|cortamos|cortaremos|se cierra\w*|va a (?:llover|nevar"
    r"|hacer|haber|empezar|comenzar|abrir|celebrar\w*|cerrar|jugar|ser)|vuelve el|llega (?:la"
    r"|el) (?:feria|circo|mercadillo|cabalgata))",
    event=r"(?:paella|barbacoa|sardinada|degustacion|karaoke|dj|cena|almuerzo|convivencia"
    r"|torneos|huelga|(?:luces de navidad|encendido|belen(?:es)?|pelicula|peli|libro"
    r"|presentacion|estreno|san silvestre|reyes magos|papa noel|rua|pasacalles|chocolatada"
    r"|merienda|comida popular|verbena|baile|zumba|yoga|clases?|conferencia|coloquio|debate"
    r"|certamen|concurso|sorteo|rifa|subasta|rastrillo|foro|congreso|asamblea|junta|comision"
    r"|consejo|homenaje|entrega de premios|premios|gala|recital|actuacion|espectaculo"
    r"|obra de teatro|magia|titeres|circo|cuentacuentos|visita guiada|ruta|senderismo"
    r"|(?<!en )marcha|maraton|liga|(?<!al )(?<!por )final(?! de)|semifinal|campeonato"
    r"|entrenamiento|partidos|donacion de sangre|recogida de (?:enseres|muebles|trastos"
    r"|alimentos|firmas|juguetes)|bonos?|ayudas|becas|matricula\w*|convocatoria|oposicion\w*"
    r"|bolsa de empleo|impuestos?|ibi|recibos|tasas|padron|elecciones|votacion\w*|puente"
    r"|dia de la|dia del|dia internacional|aniversario|cumpleanos|funeral|entierro|procesion"
    r"|triduo|novena|romeria|pregon|cohete|fuegos|cabalgata|carnaval|halloween|nochebuena"
    r"|nochevieja|semana santa|vacaciones|simulacro|desfile|mitin|rueda de prensa|entrevista"
    r"|podcast|en directo|streaming)|plenos?|feria|fiestas?|concierto|mercadillo|taller(?:es)?"
    r"|curso|charla|carrera|torneo|partido|procesion|romeria|teatro|cine|festival|inauguracion"
    r"|inscripcion\w*|jornadas?|exposicion|cortes?|cortad[oa]s?|suspension|cierre|horarios?"
    r"|plazos? (?:para|termina|acaba|finaliza|abierto|hasta)|bando|verbena|cabalgata|reunion"
    r"|actividad\w*|vacunacion|excursion|misa|acto|entradas?|festivo|cerrad[oa]s?(?! (?:el|tu"
    r"|su) (?:expediente|caso|tema|asunto|aviso))|elecciones"
    r"|campana|temperaturas|lluvia|viento|tormenta|(?<!del )(?<!de )(?<!al )autobus"
    r"|(?<!del )(?<!de )bus)",
    opening=r"(?:(?<!\bte )(?<!\ble )(?<!\bles )(?<!\bos )(?<!\blo )(?<!\bla )atenderan?"
    r"|(?<!\bte )(?<!\ble )(?<!\bles )(?<!\bos )(?<!\blo )(?<!\bla )atienden?"
    r"|(?<!\bte )(?<!\ble )(?<!\bles )(?<!\bos )recibe (?:el|la)"
    r"|abrimos"
    r"|(?<!\bte )(?<!\bos )(?<!\ble )(?<!\bnos )(?<!\bla )(?<!\blo )(?<!\blas )(?<!\blos )abren?"
    r"|abrira"
    r"|abriremos|(?<!queda )(?<!quedara )(?<!quedan )(?<!dejamos )(?<!tendreis )(?<!estara"
    r" )abiert[oa]s?|apertura|cerramos|cierra|cierran|cerraremos|cerrara|horario"
    r"|atendemos (?:de|al publico|en|hasta|desde|por)|atencion al publico)",
    past=r"(?:\w{2,}(?<!r)e¬|estuve|tuve|hice|puse|vine|pude|fui|vi (?:el|la|que|como)|(?:tard"
    r"|cost|dur)(?:o|aron)¬?|(?:he|ha|hemos|han) (?:\w+ )?(?:ido|sido|dado|hecho|puesto|venido)"
    r"|tard\w+ (?:solo |apenas |nada |poco )?en \w+|\w{2,}o¬|\w{2,}(?:aron|ieron|aste|iste"
    r"|asteis|isteis|aba|aban|abamos)|(?:ha|han|he|hemos) vuelto|(?:la|el|esta|este) (?:semana"
    r"|mes|lunes|martes|viernes|tarde|noche) pasad[oa]|(?:empezo|empece|empezamos ya|sali"
    r"|salimos de|estuve|fuimos|pase|pasamos ya|llame|avise|mande|envie)(?= (?:ayer|el|la|esta"
    r"|a las|hoy|hace|anoche))|ya (?:se )?(?:lo|la|los|las) \w+[ai]mos|acab(?:o|a|amos"
    r"|an) de \w+|ya (?:paso|llego|salio|termino) (?:el|la|los|las)|ayer|anoche|anteayer"
    r"|antes de ayer|antier|(?:he|ha|hemos|han|habia|habian|habiamos) (?:\w+ )?\w+(?:ado|ido|to"
    r"|cho|sto|ados|idos)|fue|fueron|fui|fuimos|estuvo|estuvimos|estuvieron|quedo(?! con)"
    r"|quedaron|(?<=\w )llego|llegaron|pasaron|arregle|repare|arreglaron|repararon|cambiaron|vino"
    r"|vinieron|hizo|hicieron|hicimos|pusimos|pusieron|vimos|tuvimos|se (?:arreglo|reparo"
    r"|cambio|limpio|soluciono|repuso|hizo|envio|mando|rompio|fundio|estropeo|recogio|retiro"
    r"|resolvio)|(?:lo|la|los|las) (?:arreglo|reparo|cambio|soluciono|dejo) (?:(?:el|la|un"
    r"|una) (?=[a-z]{3})|@)|hace (?:\w+ )?(?:minutos?|horas?|dias?|semanas?)|llevamos(?! (?:el"
    r"|la|los|las|una?|al|a|tu|su)(?!\w))"
    r"|(?<!\blo )(?<!\bla )(?<!\blos )(?<!\blas )(?<!\bse )lleva|era|eran|recibimos)",
    reported=r"(?:(?:me|nos|te|os) (?:dijo|dijeron|decia|aseguro|prometio|comento|ha dicho"
    r"|han dicho)(?! que (?:manana|hoy|va|van|esta tarde|lo|la))|(?:como|segun) (?:dice|dijo"
    r"|decia|reza|pone|publico|anuncio)|habia dicho|se dijo|decias|prometieron|prometimos"
    r"|quedamos en que|dijiste|dijo|dijeron|dijimos|decia|prometi(?:o|eron|ste|steis|mos|as|a"
    r"|an)¬?|comentaste|comentaba|segun dic\w+)",
    correction=r"(?:digo|perdon|perdona|perdone|mejor dicho|mejor|corrijo|rectifico|rectificamos"
    r"|correccion|rectificacion|quise decir|quiero decir|me equivoque|me he equivocado"
    r"|finalmente|al final|sino)",
    links=r"(?:y|e|pero|aunque|asi que|para que|ya que|porque|dicen que|dicho que|confirman? que"
    r"|avisado que|informan? que|dice que|seguro que|quedado en que|sino|luego|despues"
    # "... lo arregla Paco, que hoy no para": not after a verb that "que" belongs to.
    r"|(?<![o¬n] )(?<!mos )(?<!ije )(?<!i[cz][eo] )(?<!ede )(?<!ojala )(?<!hay )(?<!es )(?<!\bse )"
    r"(?<!\blos )(?<!\blas )(?<!ne )(?<!era )que(?= _+(?!\w)))",
    filler=r"(?:pues|bueno|bien|venga|va|hecho|entonces|tranquil[oa]|anda|hombre|mujer|tranqui"
    r"|okis|oki|vamos|tb|tambien|yo|se|me|te|le|listo|confirmado|prometido|palabra|por fin|ojo"
    r"|mira|eso|es|aprox|masomenos|mas o menos|seguramente no|d|pa|xa|paco|pepe|maria|ana|juan"
    r"|antonio|luis|jose|manuel|carmen|dolores|lola|loli|a|al|de|del|el|la|las|los|lo|y|o|e|ya"
    r"|por|x|para|en|con|sobre|hacia|muy|mas|tarde|tardar|hola|vale|ok|okey|claro|perfecto"
    r"|gracias|muchas|favor|buenas|buenos|dias|tardes|noches|saludos?|abrazos?|un|una|amig[oa]"
    r"|vecin[oa]s?|senor|senora|mismo|misma|sin|falta|seguro|maximo|max|como|mucho|entre|antes"
    r"|tipo|sobre|aprox|aproximadamente|aviso|recibido|oido|cocina|hecho el aviso|tomo|nota"
    r"|tomamos|anotado|apuntado|nos|dentro|menos|este|esta|perdon|perdona|digo|mejor|dicho"
    r"|corrijo|rectifico|correccion|finalmente|final|sino|si|h|horas?|q|que|viene|proximo"
    r"|proxima|plazo|previsto|prevista|prevision|estimado|tiempo|visto|temprano|jaja\w*"
    r"|encantad[oa]|nada)",
    courtesy=r"(?:tod[oa]s|vecin[oa]s?|amig[oa]s?|familia|gente|equipo|por (?:avisar|escribir"
    r"|todo|tu aviso|el aviso|la informacion|la foto|confirmar|responder)|agradecid[oa]s?"
    r"|encantad[oa]s?|igualmente|un placer|cuidate|cuidaos|animo|fuerza|vamos|jun|viva"
    r"|campeon\w*|gracias|muchas|mil|a|ti|usted|ustedes|vosotros|todos|de|nada|enhorabuena"
    r"|felicidades|saludos?|un|abrazos?|buenos|buenas|dias|tardes|noches|hola|feliz|dia|muy"
    r"|amables?|ole|bravo|que|grande|grandes|eres|sois|siempre|placer|y|por|tus|palabras|tu|su"
    r"|sus|besos?|hasta|luego|manana|pronto|finde|semana|fin|buen)",
    done=r"(?:" + DONE + r"|ya (?:tienes|teneis|tiene) (?:[^,;]*? )?(?:\w+ndo"
    r"|\w+[ai]d[oa]s?)(?!\w)|ya (?:lo|la|los|las) (?:tienes|teneis) \w+[ao]s?|listos?|listas?"
    r"|ya (?:funcionan?|luce|lucen|alumbra|(?:tienes?"
    r"|teneis|tienen|tenemos|vuelve a haber|ha vuelto la) (?:luz|agua)|(?:sale"
    r"|corre) (?:el )?agua|hay (?:luz|agua)|esta limpi[oa]|esta encendid[oa]|va bien|esta(?! )"
    r"|enciende)|funcionando(?: de nuevo| otra vez)?|(?:lo|la|los|las) (?:he|hemos"
    r"|han) \w+(?:ado|ido)|se (?:arreglo|reparo|cambio|soluciono|limpio|repuso)|arreglaron"
    r"|repararon|cambiaron|acab(?:o|amos|an|a) de (?:arregl|repar|cambi|limpi|repon|sustitu"
    r"|recog|retir|solucion|tap|pint|quit|desatasc|vaci|barr|pod)\w+)",
    not_done=r"(?:te lo deja|lo deja|la deja|los deja|las deja|deja|dejan|dejo|queda|quedan"
    r"|tienes|la|en la|en mi|una|tengo|tengo en la|quedar[ae]n?|dejar[ae]|dejaremos|dejamos"
    r"|lo tenemos|tenga|tengais|para tener|a tener|va a estar|van a estar|estar[ae]|pronto|no"
    r"|sera|seran|quedara|quedaran|quedar|quede|queden|queda|estara|estaran|estar|este|esten"
    r"|ser|sea|siendo|sin|por|casi|medio|de|el|bien|tener|tenerl[oa]|tendras|tendremos|tendra"
    r"|dejar|dejarl[oa]|dejamos|dejo|mal|poco|da por|ver|verl[oa]|va a quedar|van a quedar|lo"
    r"|has|habeis|esta casi|hacer|prometi?d?o?|dar por|deberia|caso)",
    takes_on=r"(?:(?:ya )?voy(?! bien| mal| a (?:preguntar|consultar|ver si))|(?:ya )?me encargo"
    r"|me (?:lo|la|los|las) encargo|me ocupo|lo arreglo|la arreglo|(?:lo|la|los|las) (?:reparo"
    r"|cambio|limpio|reviso|soluciono|miro|hago|recojo|retiro|pinto|veo yo|llevo yo|cojo yo"
    r"|pongo|repongo)(?! (?:el|la|un|una|@)\b)|estoy en ello|en camino|salgo para"
    r"|ahora (?:me )?paso|(?:me )?paso (?:yo|ahora|por alli|por ahi|esta|manana|hoy)|me acerco"
    r"|yo me|es mi[oa]|mio)",
    replaces=r"(?:en (?:vez|lugar|sustitucion) del?|sustituye a|reemplaza a|no (?:va|ira) @)",
    reports=r"(?:(?:he|hemos|acabo de|acabamos de) (?:vist|encontrad|detectad|observad|ver"
    r"|encontrar|detectar)\w*|(?:veo|vemos|hay|encuentro|detecto|detectad[oa]s?"
    r"|observ\w+) (?:que hay |que |de )?(?:un|una|unos|unas|otra|otro|dos|tres|varias|varios|el"
    r"|la|las|los|aqui|muchas?|\d+|basura|agua|cristales|escombros|una?s)\b"
    r"|he pasado por .* y (?:hay|esta)|vi (?:un|una)|me he encontrado|nos hemos encontrado)",
    hands_over=r"(?:encargate|encargaos|encarguese|encarga|ocupate|pasate|pasaos|te encargas"
    r"|os encargais|te ocupas|te pasas|mira|miralo|mirala|mirad\w*|mire|ve|ves|vete|id|puedes"
    r"|podeis|podrias|puede|pueden|echa\w*|echad\w*|arregla\w*|repara\w*|revisa\w*|cambia\w*"
    r"|limpia\w*|recoge\w*|soluciona\w*|atiende\w*|acercate|acercaos|hazlo|haz|ponte|poneos|pon"
    r"|quita\w*|retira\w*|para ti|para vosotros|es tuy[oa]|te toca|toca|vas|vais|te acercas"
    r"|tapa\w*|llama\w*|dale|dadle|gestiona\w*|coordina\w*|hay que|tienes que|teneis que"
    r"|necesito que|necesitamos que|te paso|os paso|os lo paso|te lo paso|todo tuyo|por favor"
    r"|porfa)",
    work=WORK,
    idle=r"(?:nos vemos con|nos reunimos|para tod[oa]s|populares?|gratis|gratuit[oa]s?|duermo"
    r"|(?:se )?cambia la hora|cambio de hora|(?:hay )?huelga|que alguien|toca (?:reciclar|sacar"
    r"|votar|celebrar|descansar|disfrutar)|(?:mas y mejor|y mas)$|en (?:la )?(?:tele|television"
    r"|radio|prensa|antena)|en canal sur|(?:alcalde|alcaldesa|concejal|concejala"
    r"|mayor) (?:asist|visit|presid|particip|interviene|estara en)\w*|manana mas|(?:proxima"
    r"|siguiente) recogida (?:es|sera)|cortan? (?:la luz|el agua|la calle|el trafico|el gas)"
    r"|(?:hasta arriba|a tope|saturad[oa]s?|desbordad[oa]s?|liad[oa]s?|sin personal|de baja"
    r"|de vacaciones|de guardia)|(?:vaya|menudo|menuda|que) (?:dia|semana|tarde|noche|manana)"
    r"|a por (?:la|el|ellos|todas)|vamos (?:jun|equipo|chicos|chicas)|(?:gran|buen|magnifico"
    r"|excelente) trabajo|trabajazo|orgullos[oa]s?|que (?:bonito|bonita|bien|grande|alegria"
    r"|orgullo|maravilla|arte|pasada|chulo|guapo)|(?:durara|dura|durar|continua|continuara"
    r"|permanecera|seguira|sigue|siguen|permanece|estara cortad[oa]|estaran cortad[oa]s"
    r"|estara cerrad[oa])|(?:se|nos) (?:reune|reunimos|juntamos)\w*|(?:vence|caduca|expira"
    r"|finalizan?|acaba el|acaba la|termina la|arrancan?|cumple|cumplen|cumplimos)|(?:pronostic"
    r"|prevision meteo|aemet|alerta|aviso amarillo|calor|frio|nieve|granizo)\w*|(?:tienes?"
    r"|teneis|tienen|tenemos) (?:la |una |tu |su )?(?:cita|reunion|hora|turno|examen|prueba)"
    r"|(?<!con )(?:la|tu|su|una) cita(?! previa)|(?:sale|salen|salida|llega|llegada|pasa"
    r"|pasan) (?:el|la|los"
    r"|las) (?:bus|buses|autobus|autobuses|tren|trenes|metro|linea)\b|(?:el|los|la|las) (?:bus"
    r"|buses|autobus|autobuses|tren|trenes|metro|pleno)|son las|es la una|eran las|seran las"
    r"|como (?:muy )?pronto)",
    imperative=r"(?:id(?!\w)|idos|(?:abon|adjunt|aport|aguard|apart|asegur|cancel|cumpliment"
    r"|complet"
    r"|comuni(?:qu)|consult|contact|descarg|deposit|entregu|envi|facilit|firm|guard|indiqu"
    r"|ingres|justifiqu|llev|mand|marqu|pagu|pid|present|procur|realic|recib|recoj|recuerd"
    r"|registr|rellen|remit|renuev|reserv|respet|respond|revis|saqu|solicit|tom|tramit|utilic"
    r"|verifiqu|retir|persone?|dirij)(?:e|en|a|an)(?:se|me|nos|lo|la|los|las|noslo)?(?= (?:el|la"
    r"|los|las|su|sus|una?|en|a|al|por|con|de|esta|este|antes|dicha?|mediante|usted|ustedes)(?!\w))"
    r"|deja(?! (?:de|que))(?:lo|la|los|las|me|nos)?|deje|trae|llama|recuerda"
    r"|(?!regalo|malo|escuela|escala|tomate|pamela|vamonos)\w{3,}(?:[ae]l[oa]s?|adl[oa]s?"
    r"|edl[oa]s?|idl[oa]s?|[ae]me|[ae]nos|mel[oa]|nosl[oa]|ate|ete|aos|anse|ense)|(?:ven|vente"
    r"|llama|escribe|saca|deposita|tira|consulta|comprueba|prueba|rellena|presenta|acude"
    r"|dirigete|visita|usa|utiliza|aparca|mueve|reclama|solicita|recuerda|apunta|trae|pregunta"
    r"|habla|contacta|reporta|sigue|vota|participa|disfruta|cierra|evita|guarda|espera|baja"
    r"|pide|coge|haz|pon|ten|di|sal|ve|mira en|mira la|mira el)(?:te|me|nos|lo|la|los|las|noslo"
    r"|melo)?(?! @)|(?:venga(?! va)|llame|escriba|saque|deje|deposite|tire|consulte|compruebe"
    r"|pruebe|rellene|presente|acuda|dirijase|visite|use|utilice|aparque|mueva|reclame|solicite"
    r"|recuerde|apunte|traiga|pregunte|hable|contacte|reporte|siga|vote|participe|disfrute"
    r"|cierre|evite|guarde|espere|mande|avise|baje|abra|lleve|pida|entre en|haga|ponga|tenga"
    r"|diga|salga|vaya a)n?(?:se|me|nos|lo|la|los|las|noslo|melo)?|\w{3,}(?:ad|ed|id)(?:nos|me"
    r"|lo|la|los|las|noslo)?|(?:animate|animaos|asegurate|aseguraos|acordaos|acuerdate|apuntate"
    r"|inscribete|inscribios|acercate|acerquese|pongase|ponte|informate|preparate|fijate"
    r"|quedate)|(?:se ruega|rogamos|recordad|recordar|no olvid\w+|os recordamos|te recordamos"
    r"|les recordamos|ojo|atencion))",
    thanks=r"(?:da gusto|gracias|enhorabuena|felicidades|feliz|felicitaciones|bravo|ole"
    r"|saludos?|abrazos?|besos?|bienvenid[oa]s?)",
    gives_time=r"(?:dame|dadme|danos|dadnos|deme|denos|dejame|dejanos|dejadme)",
    before_hour=(),
    resumed=r"(?:conseguid[oa]|lo conseguimos|logrado|lo logramos|objetivo cumplido"
    r"|(?:ya )?(?:vuelve|vuelven|volvio|volvieron) a \w+|ya hay|vuelve a haber|(?:funciona|luce"
    r"|sale|corre|va|esta) (?:de nuevo|otra vez|con normalidad|perfectamente)|con normalidad"
    r"|ya esta)",
    informs=r"(?:(?:te|os|le|les|lo|la) (?:aviso|avisamos|avisaremos|avisare|digo|decimos"
    r"|diremos|dire|informo|informamos|informaremos|cuento|contamos|contaremos|confirmo"
    r"|confirmamos|llamo|llamamos|escribo|comento|paso foto|mando foto)|aviso|avisamos)",
    upper=r"(?:palabra(?: de \w+)?|(?:te |os |se |lo )?(?:lo )?(?:prometo|prometido|garantizo"
    r"|aseguro)|compromiso|sin falta|seguro|como (?:muy |mucho|maximo)?(?: ?tarde)?"
    r"|a mas tardar|no mas tarde|(?:como )?(?:maximo|max)|como mucho)",
    has_been=r"\w+o¬",
    looked_back=r"(?!(?:vamos|estamos|somos|tenemos|damos)(?!\w))\w+(?:amos|imos)"
    r" (?:[^,;:]*? )?(?:y|pero) (?:ya |aun |todavia |alli |aquello |eso |all[ia] |(?:el|la|los|las"
    r"|tu|su) \w+ )?(?:no )?(?:te |os |le |lo |la )?(?:habia|estaban?|\w+[ai]ste(?:is)?|eran?"
    r"|quedaba"
    r"|funcionaba|encontramos|vimos|pudimos|hubo|fue|abrio|abristeis|salio"
    r"|contesto¬|(?<=no )contesto|respondio|vino)",
    purpose=r"(?:asi|de esa (?:forma|manera)|de este modo|con eso)",
    will_be=r"(?:(?:queda|estara|quedara|sera)n?|tendr\w+|tienes|teneis|deja[nrs]?\w*|va[ns]? a"
    r"|vamos a|voy a|habra|para que|hay que)",
)  # fmt: skip
