"""The phrases by which people show what kind of matter they bring, in es, ca, fr and en.

Written as ``casework.phrases`` reads them: ``a|b`` is either, ``word*`` a beginning, ``..`` a gap.
"""

from __future__ import annotations

from typing import Final


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


THANKS: Final = _lines("""
    gracias
    mil gracias
    grac|grax|grcs|graciass|gracies|merci|mercii|thanks|thx|thanx|thankyou|ty|tysm|cheers
    agradec*
    agraiment|agraeixo|agraim
    reconnaissant*
    remerci*
    je vous remercie
    grateful
    thank you|u|ye
    many thanks
    much appreciated
    i|we appreciate
    moltes gracies
    us ho agraim|agraeixo
    dios os|le|les lo pague
""")

POLITE: Final = _lines("""
    gracias de antemano
    gracias por adelantado
    gracias por su|vuestra|tu atencion
    gracias por .. atencion
    gracias por leer*
    gracias por responder
    gracias y un|saludo
    gracias y saludos
    un saludo y gracias
    agradeceria*
    agradeceriamos
    se agradece*
    les|os agradeceria
    gracies per avancat
    gracies per endavant
    gracies per l'atencio
    gracies per la|vostra|seva atencio
    us agrairia
    merci d'avance
    merci par avance
    d'avance merci
    merci de|d .. nous|votre
    merci de
    merci de bien vouloir
    merci pour votre attention
    thanks|thank you in advance
    thank you in advance
    thanks for your attention|time
    would be grateful
    would appreciate
    would be much appreciated
    gracias por nada
    merci pour rien
    thanks for nothing
""")

CONGRATULATIONS: Final = _lines("""
    enhorabuena
    felicidades
    felicit*
    felicitar
    bravo
    chapo|chapeau|olé|ole|bravisimo
    buen|gran|excelente|estupendo|fantastico|magnifico trabajo
    trabajo excelente|estupendo|fantastico|magnifico|impecable
    asi da gusto
    da gusto
    da gloria
    sois|eres los|unos|unas|un|el|la mejor*|crack*|maquina*|fenomen*|grande*
    sois geniales|estupendos|fantasticos|increibles|maravillosos
    rapidisim*
    que rapid*
    que rapidez
    que eficacia|eficientes|eficiencia|maravilla|alegria|gusto|bien|guay|detalle
    que bonit*|chul*|precios* .. esta*|queda*|quedado
    que bonit*|chul*|precios*
    ha|han|habeis quedado .. genial|perfect*|bonit*|precios*|estupend*|fenomenal|fantastic*
    queda|quedo|quedado genial|perfect*|precios*|estupend*|fenomenal
    un diez
    un 10
    perfecto
    genial
    estupendo
    fenomenal
    maravilloso
    eficaces
    muy bien hecho
    bien hecho
    buena iniciativa|noticia|labor
    gran iniciativa|noticia|labor|acierto
    orgull*
    encantad*
    me encanta*
    nos encanta
    me alegr*
    bona feina
    molt bona feina
    bon treball
    molt be
    enhorabona
    felicitats
    que rapids
    quina rapidesa|meravella|alegria
    genials
    perfecte
    felicitations
    bien joue
    beau|bon|super|excellent travail
    beau boulot
    chapeau bas
    super reactif*
    tres reactif*
    quelle rapidite|efficacite|reactivite
    formidable
    well done
    good|great|fantastic|excellent|brilliant|amazing|nice|lovely|superb job|work
    congratulations|congrats|kudos|bravo|hats off
    keep it up
    so|very|super quick|fast
    that was quick|fast
    looks great|lovely|amazing|fantastic|brilliant|beautiful
    love the new
    we|i love the|how|our|what
    brilliant|awesome|fantastic|wonderful
    you rock
    you are the best
    best .. ever
    proud of
""")

FIXED: Final = _lines("""
    ya funciona|funcionan|va|luce|lucen|alumbra|alumbran|sale|tenemos|hay|anda|corre|enciende
    ya esta|estan arreglad*|reparad*|solucionad*|limpi*|resuelt*|list*|funcionando|encendid*|puest*
    ya esta
    ya esta todo
    ya lo|la|los|las han arreglado|reparado|quitado|limpiado|cambiado|recogido|retirado
    ya han|habeis arreglado|reparado|quitado|limpiado|cambiado|recogido|retirado|venido|puesto
    ya se ve*
    ya se puede
    ya vuelve
    ya no huele|pierde|parpade*|suena|gotea|molesta|sigue|falla
    ya luce
    arreglad* y|en|todo
    solucionad*
    resuelt*
    quedo arreglad*|solucionad*|limpi*
    se arreglo
    lo|la|los|las arreglasteis|arreglaron
    habeis arreglado|limpiado|quitado|puesto|plantado|reparado|cambiado|recogido|solucionado|podado
    han arreglado|limpiado|quitado|reparado|cambiado|recogido|solucionado|podado
    gracias por arreglar*|reparar*|limpiar*|quitar*|recoger*|cambiar*|solucionar*|venir|poner|podar
    gracias por la|el|las|los|vuestro|vuestra|su|todo|tanto|estar|escuchar|atender*|hacer*
    gracias a|al
    arreglad* en
    ja funciona|funcionen|esta|va|tenim|llueix
    ja no fa pudor
    arreglat
    gracies per arreglar*|netejar*|reparar*|treure|posar|la|el|les|els|tot|venir
    heu arreglat|netejat|posat|canviat|reparat
    ca marche
    ca remarche
    c'est repare|regle|arrange|nettoye|fait
    est reparee|repare|reglee
    a ete repare*|nettoye*|change*|remplace*
    merci d'avoir
    merci pour la|le|les|votre|vos|tout|cette|ce
    merci a|aux|au
    avez repare|nettoye
    works|working now|again
    is|are|it's|its now working
    now works
    fixed now|already
    is|are|was|been|it's|its fixed|repaired|cleaned|sorted|solved
    got fixed|sorted
    is|are back on
    back on
    thanks|thank|you for fixing|cleaning|repairing|sorting|replacing|removing|mending|coming
    thanks|you for the|your|all|such|everything|being|listening|responding
    thanks|you to
    for fixing|cleaning|repairing|sorting|replacing|removing|mending
    you fixed|cleaned|repaired
""")

BUT: Final = _lines("""
    pero
    aunque
    sin embargo
    por cierto
    ademas
    tambien hay
    ahora hay
    ahora falta
    pero no
    encara que
    a mes|tambe hi
    mais
    par contre
    cependant
    en revanche
    but
    however
    although
    by the way
    also there
    except
    pues no
""")

PROBLEM: Final = _lines("""
    rot|roto|rota|rotos|rotas|rompio|rompieron|rompen|partid*|quebrad*
    averi*
    estrope*
    fundid*
    apagad*
    caid*
    se cae|caen|cayo
    a punto de caer*
    atasc*
    obstru*
    suci*
    guarr*
    mugr*
    huele|apesta|apestan|peste|pestazo|hedor
    mal|malos olor|olores
    peligr*
    inund*
    encharc*
    no funciona*|va|van|anda|andan|luce|lucen|enciende*|sale|sirve|hay|carga|abre*|cierra*|recoge*
    no se enciende*|ve|oye|puede*|recoge*|limpia*|abre|cierra|ha|han
    no han|ha|pasan recogido|pasado|venido|limpiado|barrido
    no nos dejan
    no llega|llegan|arranca|tenemos|tengo|vienen
    fuera de servicio
    sin luz|agua|servicio|tapa|pintar|recoger|barrer|internet|alumbrado|cobertura|presion|limpiar|podar
    desbord*
    rebos*
    llen* de
    lleno|llena|llenos|llenas
    hundid*
    agrietad*
    desprend*
    suelt*
    arrancad*
    colgand*
    tirad*
    quemad*|quemando|ardiendo|arde
    oxidad*
    torcid*
    doblad*
    levantad*
    abandonad*
    fuga|fugas
    bache*
    socavon*
    goter*
    gotea*
    pierde|pierden|perdiendo agua
    sale|sube|chorrea agua
    ruido*
    plaga*
    me|se he|ha|han caido|tropezado|torcido|roto|ido|salido
    tropez*|tropiez*
    accidente*
    parpade*
    defectuos*
    robado|robaron|robando|robos
    bloquea*
    cortad*
    mal aparcad*|estacionad*|estado|iluminad*|pintad*|señalizad*
    en mal estado
    mal
    deterior*
    destroz*|destruid*
    vandal*
    rat|rata|ratas
    cucaracha*
    a oscuras
    oscur*
    no se ve
    falta|faltan
    necesita .. arregl*|repar*|limp*|pod*|pint*|cambi*|tapar
    hay que arreglar|limpiar|podar|quitar|pintar|cambiar|recoger|tapar|revisar
    problema*
    averia*
    incidencia*
    desperfect*
    se ha ido la luz
    se fue la luz
    agujero*|boquete*|hoyo*|grieta*
    escombro*
    basura por|en el|la suelo|acera|calle
    basura tirada|acumulad*|amontonad*
    acumul*|amonton*
    muert*
    invad*
    dificult*
    molest*
    estorb*
    imposible
    no podemos|puedo|puede dormir|pasar|entrar|salir|cruzar|descansar|aparcar
    error
    caida
    descontrol*
    ensuci*
    mead*|orin*|excrement*|cacas
    pintad* en|por
    se sale
    desbroz*
    reventon|reventad*|revento|revienta
    hace falta|falt* arregl*|repar*|limp*
    trencad*|trencat|trenca
    espatllad*|espatllat
    avaria*|avariat
    fos|fosa|foses
    apagat|apagats
    caigut|caiguda|ha caigut
    embussad*|embussat
    brut|bruta|bruts|brutes|bruticia
    fa pudor|mala
    perill*
    inundat*
    no funciona|funcionen|va|surt|hi|s'ence*|s'obre|recullen
    fora de servei
    sense llum|aigua|servei|internet
    ple|plena|plens|plenes de
    esvoranc*
    fuita|fuites
    perd aigua
    soroll*
    a les fosques
    falta|falten
    mal aparcat*
    mal estat
    sot|sots|forat*
    problema
    abandonat*
    cass|casse|cassee|cassees|casses|brise|brisee|brisees
    en panne
    panne
    eteint|eteinte|eteints|eteintes
    ne marche|fonctionne|s'allume|passe|ferme|s'ouvre pas|plus
    ne marchent|fonctionnent pas|plus
    marche|fonctionne pas|plus
    grille|grillee|grillees
    tombe|tombee|tombees
    bouche|bouchee|bouches
    sale|sales
    deborde*
    debordent
    danger*
    inonde*
    fuite|fuites
    plein|pleine|pleins de
    nid de poule
    nids de poule
    trou|trous
    bruit|tapage
    abime*
    degrade*
    defectueu*
    plus d'eau|de|d'electricite|d'eclairage
    pas d'eau|de lumiere|courant|d'eclairage
    sans eau|lumiere|electricite|eclairage
    mauvais etat
    mal gare*
    dans le noir
    ca pue
    pue
    manque
    il manque
    probleme*
    obstrue*
    encombre*
    envahi*
    clignote*
    vole|volee
    impossible de
    broken|broke|busted|smashed|damaged|cracked|faulty|defective|malfunction*|collapsed|fallen
    out of order|service
    not working|lit|collected|emptied|cleaned
    no light|water|power|lights|internet|electricity|signal|lighting
    isn't|isnt|aren't|arent|doesn't|doesnt|don't|won't|wont work|working|lit|turn
    does|do not work
    does not|don't open|close|drain
    is|are|has|have been out|dark
    gone|burnt|blown|burned out
    blocked|clogged|overflowing|overflowed|leaking|leaks|leak|flooded|flooding|stuck
    dirty|filthy|stinks|stink|smells|smell|disgusting
    full of
    is|are full
    dangerous|danger|hazard|hazardous
    pothole*
    hole in
    sinkhole
    missing
    stolen|vandalised|vandalized|abandoned|dumped|dumping
    noise|noisy
    flicker*
    dead
    fell|tripped|falling|hanging
    badly parked
    blocking
    rats
    loose|rusty|bent|uneven|overgrown|rotten
    burst
    can't|cannot|cant sleep|pass|get|cross|park|see
    needs .. fix*|repair*|clean*|paint*|cut*|prun*
    problem
    went out
    in the dark
    light|lamp|lights|lamps is|are out|off
""")

REPAIR: Final = _lines("""
    arregl*
    repar*
    limpi*
    recog*|recoj*
    retir*
    quit*
    cambi*
    revis*
    mirar|mirad|mireis|echar
    pod|podad|podar|poden|podais
    barr|barrer|barran|barrais
    tap|tapar|tapen|tapeis
    solucion*
    pint|pintar|pinten|repintar
    pasarse|pasaros|paseis
    mandar|enviar|manden|envien|mandeis|envieis
    vaci*
    desatasc*
    fumig*
    desratiz*
    vigil*
    netej*
    recoll*
    treure|tregueu
    canviar|canvieu
    revisar
    repare*
    nettoy*
    ramass*
    enlev*
    chang*
    retir*
    fix|fixed|repair|repaired|clean|cleaned|remove|removed|collect|replace|mend|sort|unblock|empty
    look into
    take a look
    send someone|somebody
    come and
""")

CREATE: Final = _lines("""
    pon|poner|ponemos|ponen|pongan|pongais|pusier*|poneis|poned|pondria
    instal*
    hacer|hagan|hicier*|hagais|hacemos
    crear|creen|crear*|creemos
    organi*
    abrir|abran|abrier*|abrais
    ampli*
    plant*
    construir|construy*
    colocar|coloquen|colocaran|coloqueis|coloc*
    habilit*
    peatonali*
    montar|monten
    añadir|añadan|añad*
    mas bancos|arboles|papeleras|contenedores|autobuses|luz|zonas|actividades|aparcamiento
    un|una nuevo|nueva
    posar|posem|poseu|posessiu
    fer|fem|feu
    obrir|plantar|crear|construir
    mettre|mettons|mettez|installer|installe*|creer|organiser|ouvrir|planter|construire|ajouter
    put|add|install|build|create|organise|organize|open|plant|have|make|get|extend|introduce
    more benches|trees|bins|buses
""")

PROPOSAL: Final = _lines("""
    propongo|proponemos|propondria|propondriamos|proponer|propuesta|propuestas|proponerles
    sugiero|sugerimos|sugeriria|sugerencia|sugerencias|sugerir
    mi|nuestra|una|la propuesta
    por que no pon*|hac*|instal*|cre*|organi*|abr*|plant*|ampli*|habilit*|coloc*|peatonali*|mont*|utiliz*|aprovech*|dedic*
    porque no ponemos|hacemos|instalamos|creamos|organizamos|abrimos|plantamos|ponen|poneis|haceis
    por que no ponemos|hacemos|montamos|aprovechamos|convertimos|usamos|dedicamos
    i|we propose|suggest
    my|our|a|one suggestion|proposal
    suggestion|proposal
    why don't|dont|not we|you .. put|add|install|build|create|plant|organise|organize|open|make|have|turn|use|start|plan
    why don't|dont we
    why not
    how about
    je|nous propose|proposons|suggere|suggerons
    proposition|suggestion
    pourquoi ne pas
    pourquoi pas
    proposo|proposem|proposaria|proposta|suggereixo|suggerim|suggeriment
    per que no pos*|fem|instal*|plant*|obr*|organi*|cre*
""")

SOFT_PROPOSAL: Final = _lines("""
    estaria|seria bien|bueno|genial|ideal|estupendo|fantastico|conveniente|interesante|util|perfecto|guay|fenomenal|necesario|deseable
    estaria muy|mas bien
    seria muy|una|mejor
    vendria bien|genial|fenomenal
    vendria muy bien
    podriamos|podriais|podrian|podria|podrias
    se podria|podrian
    deberiamos|deberiais|deberian|deberia
    habria|tendrian|tendriamos|tendriais que
    me|nos gustaria
    pido|pedimos|solicito|solicitamos|solicitar|pediria que
    hace|haria|hacen|harian falta
    necesitamos
    ojala
    convendria
    estaria|seria be|bo|bona|genial|ideal|millor
    estaria molt be
    podriem|podrieu|podrien|podria|es podria
    hauriem|haurieu|haurien de
    m'agradaria|ens agradaria
    cal|caldria|calen
    faria|fa falta
    ce|ca serait|pourrait bien|bon|genial|ideal|super|utile|sympa|interessant
    ce serait
    on pourrait|devrait
    vous pourriez|devriez
    pourriez|pourrait vous|on
    il faudrait
    nous aimerions
    j'aimerais|je voudrais que
    it|would be good|nice|great|lovely|useful|ideal|helpful
    it would|d be
    would be good|nice|great|lovely|useful|ideal|helpful
    could we|you|the|there
    should|ought
    i'd|would like|love to see|have
    i wish
    we need|could do with
    please consider
""")

IDEA: Final = _lines("""
    idea|ideas|ideia|idee|idees
    se me|nos ocurre*|ha|ocurrio
    ocurrencia
    que os|le|les|te parece*|pareceria
    imagin*
    se m'acut|ha
    que us sembla|semblaria
    que diriez|pensez vous
    what do you think about|of
    what would you
    just a thought
    brainwave
""")

IDEA_IF_ASKED: Final = _lines("""
    y si
    y que tal si
    que tal si
    i si
    et si
    what if
    he|hemos pensado
    estado|he pensando
    he pensat
    j'ai pense
    i was|been thinking
    i thought
""")

MODAL: Final = _lines("""
    podemos|podeis|pueden|puede|podes|puedes
    podem|podeu|poden
    can|may we|you|i|someone|somebody
    pouvez vous
    peut on
    pouvons nous
""")

NO_LONGER: Final = _lines("""
    ya no
    ja no
    no longer
    not any more|anymore
    n'est|ne plus
    sont plus
""")

BEFORE: Final = frozenset(
    "estaba estaban llevaba llevaban habia era eran was were had etait etaient estava estaven".split()
)

CONTRADICTION: Final = _lines("""
    pues
    pero
    que va
    mentira
    falso
    but
    mais
    nope
    doncs
""")

COMPLAINT: Final = _lines("""
    verguenza|vergonzos*|bochorn*|verguenzas
    indign*
    harto|harta|hartos|hartas|hasta los|el|la narices|cojones|gorro|coronilla
    cansad* de
    ya esta bien
    ya vale
    ya basta
    basta ya
    nadie viene|hace|contesta|responde|aparece|atiende|coge|limpia|recoge|arregla|escucha|soluciona|se|nos|me|ha
    no viene|contesta|responde|hace|hacen|aparece|coge nadie|nada
    no contestan|responden|atienden|cogen
    llevo|llevamos .. semana*|mes|meses|año|años|tiempo|siglos
    llevo|llevamos .. esperando|llamando|avisando|reclamando|pidiendo|diciendo|escribiendo|quejand*
    hace|desde .. semanas|meses|años que
    queja|quejas|quejarme|quejo|quejamos|quejarnos
    reclam*
    inaceptable|intolerable|impresentable*|inadmisible|indecente|insoportable|lamentable|pesimo|pesima|penoso|penosa
    desastre|desastros*
    tomadura de pelo
    tomando|toman|tomais el pelo
    no hay derecho
    dejadez|desidia|abandono|incompeten*|ineptos|ineficac*|inutiles
    tercer*|cuarta|quinta|enesima|decima vez
    ni caso
    caso omiso
    pasais|pasan de
    os|le|les importa un
    siempre igual|lo
    todos los dias igual|lo
    para esto|eso pagamos|pago
    pagamos impuestos
    impuestos para
    una pena|lastima|ruina|mierda
    me parece fatal|mal|increible
    fatal
    mal servicio|trato|atendid*
    increible que
    es increible
    hasta cuando
    a que esperan|esperais
    estais|estan esperando
    decepci*
    trato recibido
    denunci*
    vergonya|vergonyos*
    indignant*|indignat*
    fart|farta|farts de
    cansats|cansat de
    prou
    ningu ve|fa|contesta|respon|ve|no
    no ve|fa|contesta|respon ningu|res
    porto|portem .. setmana*|mes|mesos|any|anys|esperant|trucant|reclamant|demanant
    queixa|queixes|queixo|queixar*
    inacceptable|intolerable|inadmissible|lamentable|pessim|pessima
    presa de pel
    sempre igual
    desastre
    cap cas
    honte|honteux|honteuse
    scandale|scandaleux
    inadmissible|inacceptable|intolerable|lamentable|deplorable|incompetent*
    ras le bol
    marre
    ca suffit
    assez
    personne ne
    j'attends|on attend depuis
    depuis des semaines|mois|annees
    plainte|plaindre|plains|reclamation
    on se moque|fout
    c'est n'importe quoi
    n'importe quoi
    toujours pareil
    desastre|catastroph*
    shame|shameful|disgrace|disgraceful|outrageous|appalling|unacceptable|ridiculous|pathetic|useless
    fed up
    sick|tired of
    sick and tired
    had enough
    nobody|no one comes|cares|answers|does|came|responds|replies|listens|has|bothers
    complaint|complain|complaining
    been waiting|calling|asking|reporting|complaining
    waiting|asked|reported|called .. weeks|months|years|times
    weeks|months|years now|ago and
    disaster|joke
    terrible|awful service
    ignored|ignoring
    how long do we
    how much longer
    third|fourth|fifth time
    what do we pay
""")

QUESTION: Final = _lines("""
    a que hora|horas
    que hora*|dia|dias|fecha|horario|documentos|papeles|requisitos|tramites|telefono|plazo
    cual|cuales es|son|seria
    cuando|cuando es|sera|abre|abren|empieza*|termina*|pasa*|cierra*
    donde
    adonde
    cuanto|cuanta|cuantos|cuantas
    como|como puedo|podemos|se|hago|solicito|funciona|pido
    quien|quienes es|lleva|puede
    hay que pedir|pagar|llevar|apuntarse|inscribirse|reservar
    se puede|pueden
    esta|estan|estara abiert*|abierta|cerrad*
    quisiera|queria|querria|necesito|necesitaria|gustaria|quiero saber|informacion|preguntar|consultar
    me|nos gustaria saber|preguntar
    informacion sobre|de|acerca
    alguien sabe
    sabeis|saben|sabe|sabes si|cuando|donde|cuanto|que|a|quien|algo
    tengo una|duda|pregunta
    una pregunta|duda|consulta
    pregunta|consulta|duda
    es verdad|cierto que
    habra|habran
    a quina hora
    quin|quina|quins|quines dia|dies|horari|document*|telefon
    quan
    on puc|es|podem|he|cal|esta
    com puc|es|ho|podem
    quant|quants|quanta|quantes
    voldria|m'agradaria|vull|necessito saber|preguntar
    algu sap
    sabeu si|quan|on
    una pregunta|consulta
    esta obert*|tancat*
    a quelle heure
    quelle|quel|quels|quelles heure*|jour*|est|sont|horaire*|document*|date
    quand
    ou puis|peut|est|se|sont|dois|trouver
    comment
    combien
    je|j'aimerais|voudrais|souhaite savoir|demander
    j'aimerais savoir
    est ce que
    quelqu'un sait
    savez vous
    faut il
    peut on
    une question
    what time|times|day|days|documents|date|hours|is
    when is|are|does|do|will|can
    where
    how do|can|much|many|long|to|does
    who is|do|can|should
    which
    do|does|is|are|will you|it|the|there|i .. ?
    is it possible
    can i|someone|anyone .. tell|get|ask|pay|apply
    may i
    i|we want|wanted|like to know|ask
    would|like to know|ask
    anyone|anybody know|knows
    does anyone
    a question
""")

QUESTION_OUTRIGHT: Final = _lines("""
    a que hora|horas
    que dia|dias|horario|hora|documentos|papeles|requisitos|plazo
    donde puedo|podemos|se|esta|estan|hay|tiro|llevo|dejo|puede|tengo
    como puedo|podemos|se|hago|solicito|pido|hacer
    cuanto cuesta|vale|cuestan|hay|tarda|es|se
    a quien
    hay que pedir|pagar|llevar|apuntarse|inscribirse|reservar
    cuando pasa|recogen|abre|abren|empieza|cierra|es|son|sera
    se puede
    decirme|indicarme|informarme|explicarme
    quisiera|queria|querria|necesito|gustaria|quiero saber|preguntar|consultar
    a quina hora
    quin|quins dia|dies|horari
    on puc|podem|es|he|cal
    com puc|podem|es
    quant costa|val|hi
    voldria|m'agradaria saber|preguntar
    a quelle heure
    quel|quels jour*|horaire*|document*
    ou puis|peut|se|dois|sont|est
    comment puis|faire|peut|on|dois|s'inscrire
    combien coute|ca|de|est|faut
    je|j'aimerais|voudrais savoir
    j'aimerais savoir
    what time|day|days|documents
    where can|do|is|are|should
    how do|can|much
    when is|are|do|does .. collect*|open*|close*|start*|due
    tell|know me
    would|like to know
""")

STILL_IF_NOT_THANKED: Final = _lines("""
    otra vez
    todavia no
    aun no
    encara no
    un altre cop
    un altre|una altra vegada
    pas encore
    a nouveau
    again
    not yet
    se ha vuelto a
    de nuevo
""")

STILL: Final = _lines("""
    sigue|siguen|seguimos igual|sin|rot*|apagad*|fundid*|suci*|atascad*|mal|goteando|perdiendo|saliendo|averiad*|estropead*|llen*|parpade*|oliendo|a|ahi|caid*|inundad*|roto|cortad*|tirad*|abandonad*|esperando|todo|haciendo|hundid*|peor
    sigue|siguen estando|sin estar
    sigue|siguen .. igual|rot*|apagad*|fundid*|suci*|mal
    sigue el|la|los|las|habiendo
    sigo|seguimos sin|igual|esperando|a
    continua*|continuan igual|sin|rot*|apagad*|mal|fundid*|suci*
    otra vez|vez .. rot*|apagad*|fundid*|suci*|atascad*|mal|averiad*|estropead*|llen*|caid*|inundad*|igual|parpade*|goteando|perdiendo|ruido|fuga|sin
    de nuevo rot*|apagad*|fundid*|suci*|atascad*|mal|sin|igual|averiad*|lo
    rot*|apagad*|fundid*|suci*|atascad*|averiad* de nuevo
    ha|han|se vuelto a
    ha|se vuelto a
    vuelve|vuelven|volvio a estar|apagarse|fallar|salir|oler|romperse|gotear|fundirse|pasar|atascarse|inundarse|parpadear|no|las
    todavia sigue*|esta*|hay|sin
    aun sigue*|esta*|hay|sin
    no esta*|estan arreglad*|reparad*|solucionad*|resuelt*|limpi*|hecho
    no lo|la|los|las habeis|han arreglad*|reparad*|limpiad*|quitad*|recogid*
    no se ha|han arreglad*|reparad*|solucionad*|hecho|limpiad*|resuelt*
    no ha|han venido
    no han arreglad*|hecho|venido|reparad*|limpiad*
    no ha venido|pasado nadie
    nadie ha venido|pasado|hecho|arreglado
    sin arreglar|reparar|solucionar|resolver
    igual que antes|siempre|ayer
    todo sigue|igual
    es|eso mentira
    de solucionad*|arreglad*|hecho nada
    nada de
    no es verdad|cierto
    ha durado
    encara esta|segueix*|hi|fa|estan|sense
    segueix|segueixen|continua|continuen igual|sense|trencat*|trencad*|apagat*|apagad*|brut*|mal|fos*|espatllat*|espatllad*|com
    segueix .. igual|trencat*|apagat*
    torna|tornen|ha a estar|fallar|tornat
    no esta|estan arreglat*|arreglad*|reparat*|solucionat*
    no ho|l'heu|han heu|han|arreglat*
    no ha vingut
    sense arreglar
    toujours pas
    toujours en|casse*|eteint*|bouche*|sale*|aussi|la|rien|le|pareil
    est|sont toujours
    encore en|casse*|eteint*|bouche*|une|la|tombe*|sale*
    n'est|n'a|pas pas|toujours|ete repare*|regle*
    pas repare*|regle*|ete
    rien n'a
    rien n'est
    de nouveau en|casse*|eteint*|bouche*
    ca recommence
    personne n'est
    still broken|not|out|dark|off|no|leaking|dirty|there|blocked|waiting|full|flooded|doesn't|doesnt|isn't|isnt|hasn't|hasnt|the|flickering|smells|stinks|same|dead|a
    is|are|it's still
    not fixed|repaired|solved|done|resolved
    isn't|isnt|wasn't|aren't|hasn't|hasnt|haven't|not|never been fixed|repaired|done|sorted|resolved|collected|cleaned
    isn't|isnt|wasn't|aren't fixed|repaired|done|sorted|resolved
    hasn't|hasnt|haven't been
    broken|out|dark|off|leaking|blocked|dirty|flooded|dead again
    same as before
    nobody|no one came|has come|has been
    nothing has|changed
    no change
    yet to be
""")

NOT_STILL: Final = _lines("""
    todavia no me lo creo
    aun no me lo creo
    sigue funcionando
    siguen funcionando
    sigue todo perfecto|bien|genial
    sigue asi
    seguid asi
    otra vez gracias
    gracias otra vez|de nuevo
    de nuevo gracias
    gracies de nou|un
    encore merci
    merci encore
    merci a nouveau
    thanks|thank again
    thanks once again
    thank you .. again
    works|working|again again
    again thanks
    works again
    is|are back on again
    is working again
    on again
    still working
    ya sigue
    encara funciona
""")

GREETING: Final = _lines("""
    hola|holi|holaa|holaaa|ola|buenas|buenos|saludos|saludo|saludar|bienvenid*|ey|hey|hi|hello|hallo|salut|coucou|bonjour|bonsoir|adios|adeu|bye|ciao
    buenos dias
    buen|bon|feliz|bona|bonne|good|happy|joyeux|felic dia|dia|finde|fin|puente|lunes|martes|miercoles|jueves|viernes|sabado|domingo|navidad|año|verano|semana|tarde|noche|nit|tarda|vespre|journee|soiree|nuit|annee|dimanche|week|weekend|morning|afternoon|evening|night|day|monday|tuesday|wednesday|thursday|friday|saturday|sunday|new|christmas|nadal|any|cap|noel|setmana|diumenge|dilluns|divendres|dissabte|aniversario|cumpleaños|birthday|descanso|festivo
    buenas tardes|noches
    felices fiestas
    bones festes
    merry christmas
    hasta luego|mañana|pronto
    que tal
    como estais|estas|va
    que tengais|tengas|tengan|paseis .. buen|feliz|dia|noche|finde|semana
    un abrazo|saludo|beso
    abrazos|besos|besitos|abrazo
    good night
    how are you
    bon dia
    bona tarda|nit
    bon nadal
    bonne journee|soiree|annee|nuit
    have a nice|good|great
    see you
    a bientot
    ca va
""")

FILLER: Final = frozenset(
    "a al todos todas tothom tous toutes all everyone everybody amigos amigas gente vecinos vecinas "
    "veins friends folks people y i et and de del desde from des la el los las les le un una a the "
    "que your mi nuestro nuestra pueblo town village poble ville alcalde alcaldesa mayor maire "
    "ayuntamiento ajuntament mairie hall city en in con para por for to pour tal muy mucho hoy avui "
    "today aujourd hui mundo world dia day os us vous you nos me se tengais tengas tengan buen "
    "bueno buena bon bonne happy feliz good nice great primavera verano otono invierno lluvioso "
    "soleado jueves viernes lunes martes miercoles sabado domingo week semana finde señor senor "
    "señora senora don twitter mastodon bluesky is it here aqui hi yo soy i m".split()
)

FOOTBALL: Final = _lines("""
    futbol|football|futbolista*|soccer|futbolero
    gol|goles|golazo|goool|gooool|gooooool|golaso|goal|goals|but
    champions|laliga|eurocopa|mundial|europa league|premier
    real madrid|sociedad|betis|valladolid|zaragoza|oviedo
    barça|barca|atleti|atletico|betis|sevillista|madridista*|culé|cule|cules|athletic|osasuna|blaugrana
    granada|sevilla|valencia|malaga|cadiz|getafe|levante|elche|rayo|girona|celta cf
    granada|sevilla|valencia|villarreal fc
    visca|hala|aupa|forza|allez|vamos el|la|los|les|madrid|barça|barca|granada|betis|sevilla|equipo|athletic|real|malaga|cadiz
    visca|hala|aupa
    vamos|allez|forza|go equipo|campeones|chicos|rojos|betis|granada|bleus
    come on you|england|united|city|reds|lads
    go team|reds|blues
    campeones|champions|campions
    partidazo|derbi|derby|penalti|penalty|portero|delantero|goleada|hat|ascenso|remontada
    messi|ronaldo|mbappe|vinicius|lamine|yamal|pedri|haaland|bellingham|modric
    seleccion española|nacional
    la roja
    equipo de futbol
    vaya partido|partidazo|golazo
    que partido|partidazo|golazo|gol
    football team|club|match
    premier league
    world cup
    coupe du monde
    equip de futbol
    manchester|liverpool|arsenal|chelsea|tottenham
    psg|om|ol
""")

SPAM: Final = _lines("""
    gana|ganar|gane|ganas|earn|gagnez|guanya dinero|pasta|euros|money|cash|argent|diners
    dinero facil|rapido|extra
    make|easy|fast|extra|free money
    trabaja|trabajar|work from|desde home|casa
    desde casa
    bitcoin|btc|ethereum|crypto|cripto|criptomonedas|forex|nft|airdrop|trading|invierte|inversion*
    casino|apuestas|betting|slots|viagra|cialis|onlyfans|porno|porn|xxx|sexo|escorts|hotties
    click here|now
    clic|click|pincha|haz|cliquez aqui|ici|clic|el|en
    haz clic
    pincha aqui
    siguem*|sigueme y|followme
    te sigo
    follow me|back
    follow for follow
    followers|seguidores gratis|free|reales
    compra|comprar|buy seguidores|followers|now|ya|ahora
    compra ya
    buy now
    oferta|ofertas|promocion|promo|descuento|descuentos|rebajas|discount|sale|soldes
    oferta exclusiva|limitada|especial
    limited|special offer
    giveaway|sorteo
    prestamo*|credito*|loan|loans rapid*|inmediat*|online|facil*|sin
    prestamos
    credito facil|rapido
    gratis|free|gratuit
    has ganado|sido
    you have|won won|been
    congratulations you won
    whatsapp|telegram .. +
    link|enlace in|en bio|la
    link in bio
    suscribete|subscribe|canal
    dm for|me promo*|collab
    hot singles|girls
    adelgaza*|lose weight|kilos
    codigo|promo code
    visita|visit mi|nuestra|my|our web|pagina|tienda|site|website|shop|store|canal
    reels|clickbait|viral
""")

CHATTER: Final = _lines("""
    ok|okay|oki|vale|valee|okey|d'acord|d'accord|si|no|yes|sip|nop|test|prueba|probando|testing|hmm
    ja|jaja|jajaja|jajajaja|jaj|jeje|jejeje|haha|hahaha|lol|lool|xd|xdd|mdr|ptdr|jiji
    jaja*
    haha*
    alli|alla|ahi estare*|estaremos|nos
    nos vemos
    entendido|recibido|anotado|enterado|noted
    amen|wow|uau|guau|uf|uff|ay|oh|ah|eh
    de acuerdo
    totalmente de acuerdo
    yo tambien
    cuenta conmigo
    buenas
""")
