"""How people tell what is broken, repaired, or broken still, in es, ca, fr and en.

Written as ``casework.phrases`` reads them: ``a|b`` is either, ``word*`` a beginning, ``..`` a gap.
"""

from __future__ import annotations

from typing import Final

from junhall.casework.phrases import phrases, word_set

PROBLEM: Final = phrases("""
    roto|rota|rotos|rotas|rompio|rompieron|rompen|partida|partidas|quebrad*; ha|han partido;
    huele fatal|mal|raro; averi*; estrope*; fundid*; apagad*; caid*; se cae|caen|cayo;
    a punto de caer*; atasc*; obstru*; suci*; guarr*; mugr*;
    huele|apesta|apestan|peste|pestazo|hedor; mal|malos olor|olores; peligr*; inund*; encharc*;
    no funciona*|va|van|anda|andan|luce|lucen;
    no enciende*|sale|sirve|hay|carga|abre*|cierra*|recoge*;
    no se enciende*|ve|oye|puede*|recoge*|limpia*|abre|cierra|ha|han;
    no han|ha|pasan recogido|pasado|venido|limpiado|barrido; no nos dejan;
    no me|nos|les|le va|funciona*|llega; no llega|llegan|arranca|tenemos|tengo|vienen;
    fuera de servicio; sin luz|agua|servicio|tapa|pintar|recoger;
    sin barrer|internet|alumbrado|cobertura|presion|limpiar|podar; desbord*; rebos*; llen* de;
    lleno|llena|llenos|llenas; hundid*; agrietad*; desprend*; suelt*; arrancad*; colgand*; tirad*;
    quemad*|quemando|ardiendo|arde; oxidad*; torcid*; doblad*; levantad*; abandonad*; fuga|fugas;
    bache*; socavon*; goter*; gotea*; pierde|pierden|perdiendo agua; sale|sube|chorrea agua;
    ruido*; plaga*; me|se he|ha|han caido|tropezado|torcido|roto|ido|salido; tropez*|tropiez*;
    accidente*; parpade*; defectuos*; robado|robaron|robando|robos; bloquea*; cortad*;
    mal aparcad*|estacionad*|estado|iluminad*|pintad*|señalizad*; en mal estado; mal; deterior*;
    destroz*|destruid*; vandal*; rat|rata|ratas; cucaracha*; a oscuras; oscur*; no se ve;
    falta|faltan; necesita .. arregl*|repar*|limp*|pod*|pint*|cambi*|tapar;
    hay que arreglar|limpiar|podar|quitar|pintar|cambiar|recoger|tapar|revisar; problema*; averia*;
    incidencia*; desperfect*; se ha ido la luz; se fue la luz; agujero*|boquete*|hoyo*|grieta*;
    escombro*; basura por|en el|la suelo|acera|calle; basura tirada|acumulad*|amontonad*;
    acumul*|amonton*; muert*; invad*; dificult*; molest*; estorb*; imposible;
    no podemos|puedo|puede dormir|pasar|entrar|salir|cruzar|descansar|aparcar; error; caida;
    descontrol*; ensuci*; mead*|orin*|excrement*|cacas; pintad* en|por; se sale; desbroz*;
    reventon|reventad*|revento|revienta; hace falta|falt* arregl*|repar*|limp*;
    trencad*|trencat|trenca; espatllad*|espatllat; avaria*|avariat; fos|fosa|foses; apagat|apagats;
    caigut|caiguda|ha caigut; embussad*|embussat; brut|bruta|bruts|brutes|bruticia; fa pudor|mala;
    perill*; inundat*; no funciona|funcionen|va|surt|hi|s'ence*|s'obre|recullen; fora de servei;
    sense llum|aigua|servei|internet; ple|plena|plens|plenes de; esvoranc*; fuita|fuites;
    perd aigua; soroll*; a les fosques; falta|falten; mal aparcat*; mal estat; sot|sots|forat*;
    problema; abandonat*; cass|casse|cassee|cassees|casses|brise|brisee|brisees; en panne; panne;
    eteint|eteinte|eteints|eteintes; ne marche|fonctionne|s'allume|passe|ferme|s'ouvre pas|plus;
    ne marchent|fonctionnent pas|plus; marche|fonctionne pas|plus; grille|grillee|grillees;
    tombe|tombee|tombees; bouche|bouchee|bouches; sale|sales; deborde*; debordent; danger*;
    inonde*; fuite|fuites; plein|pleine|pleins de; nid de poule; nids de poule; trou|trous;
    bruit|tapage; abime*; degrade*; defectueu*; plus d'eau|de|d'electricite|d'eclairage;
    pas d'eau|de lumiere|courant|d'eclairage; sans eau|lumiere|electricite|eclairage; mauvais etat;
    mal gare*; dans le noir; ca pue; pue; manque de|d|un|une|la|le|des; il manque; probleme*;
    obstrue*; encombre*;
    envahi*; clignote*; vole|volee; impossible de; broken|broke|busted|smashed|damaged;
    cracked|faulty|defective|malfunction*|collapsed|fallen; out of order|service;
    not working|lit|collected|emptied|cleaned;
    no light|water|power|lights|internet|electricity|signal|lighting;
    isn't|isnt|aren't|arent|doesn't|doesnt|don't|won't|wont work|working|lit|turn;
    does|do not work; does not|don't open|close|drain; is|are|has|have been out|dark;
    gone|burnt|blown|burned out;
    blocked|clogged|overflowing|overflowed|leaking|leaks|leak|flooded|flooding|stuck;
    dirty|filthy|stinks|stink|smells|smell|disgusting; full of; is|are full;
    dangerous|danger|hazard|hazardous; pothole*; hole in; sinkhole; missing;
    stolen|vandalised|vandalized|abandoned|dumped|dumping; noise|noisy; flicker*; dead;
    fell|tripped|falling|hanging; badly parked; blocking; rats;
    loose|rusty|bent|uneven|overgrown|rotten; burst;
    can't|cannot|cant sleep|pass|get|cross|park|see;
    needs .. fix*|repair*|clean*|paint*|cut*|prun*; problem; went out; in the dark;
    light|lamp|lights|lamps is|are out|off
""")

REPAIR: Final = phrases("""
    arregl*; repar*; limpi*; recog*|recoj*; retir*; quit*; cambi*; revis*;
    mirar|mirad|mireis|echar; pod|podad|podar|poden|podais; barr|barrer|barran|barrais;
    tap|tapar|tapen|tapeis; solucion*; pint|pintar|pinten|repintar; pasarse|pasaros|paseis;
    mandar|enviar|manden|envien|mandeis|envieis; vaci*; desatasc*; fumig*; desratiz*; vigil*;
    netej*; recoll*; treure|tregueu; canviar|canvieu; revisar; repare*; nettoy*; ramass*; enlev*;
    chang*; fix|fixed|repair|repaired|clean|cleaned|remove;
    removed|collect|replace|mend|sort|unblock|empty; look into; take a look; send someone|somebody;
    come and
""")

FIXED: Final = phrases("""
    ya no hay basura|ruido|ruidos|rata|ratas|olor|olores|peste|bache|fuga|humo|suciedad|escombros;
    ja no hi ha soroll|brutícia|rates|fuita; no more noise|rubbish|leak|leaks|smell|rats;
    arreglado|arreglada|arreglados|arregladas|reparado|reparada|solucionado|solucionada;
    ya funciona|funcionan|va|luce|lucen|alumbra; ya alumbran|sale|tenemos|hay|anda|corre|enciende;
    ya esta|estan arreglad*|reparad*|solucionad*|limpi*;
    ya esta|estan resuelt*|list*|funcionando|encendid*|puest*; ya esta; ya esta todo;
    ya lo|la|los|las han arreglado|reparado|quitado;
    ya lo|la|los|las han limpiado|cambiado|recogido|retirado;
    ya han|habeis arreglado|reparado|quitado|limpiado;
    ya han|habeis cambiado|recogido|retirado|venido|puesto; ya se ve*; ya se puede; ya vuelve;
    ya no huele|pierde|parpade*|suena|gotea|molesta|sigue|falla; ya luce; arreglad* y|en|todo;
    solucionad*; resuelt*; quedo arreglad*|solucionad*|limpi*; se arreglo;
    lo|la|los|las arreglasteis|arreglaron; habeis arreglado|limpiado|quitado|puesto|plantado;
    habeis reparado|cambiado|recogido|solucionado|podado;
    han arreglado|limpiado|quitado|reparado|cambiado|recogido|solucionado|podado;
    gracias por arreglar*|reparar*|limpiar*|quitar*|recoger*;
    gracias por cambiar*|solucionar*|venir|poner|podar; gracias por la|el|las|los|vuestro|vuestra;
    gracias por su|todo|tanto|estar|escuchar|atender*|hacer*; gracias a|al; arreglad* en;
    ja funciona|funcionen|esta|va|tenim|llueix; ja no fa pudor; arreglat;
    gracies per arreglar*|netejar*|reparar*|treure|posar|la|el|les|els|tot|venir;
    heu arreglat|netejat|posat|canviat|reparat; ca marche; ca remarche;
    c'est repare|regle|arrange|nettoye|fait; est reparee|repare|reglee;
    a ete repare*|nettoye*|change*|remplace*; merci d'avoir;
    merci pour la|le|les|votre|vos|tout|cette|ce; merci a|aux|au; avez repare|nettoye;
    works|working now|again; is|are|it's|its now working; now works; fixed now|already;
    is|are|was|been|it's|its fixed|repaired|cleaned|sorted|solved; got fixed|sorted;
    is|are back on; back on; thanks|thank|you for fixing|cleaning|repairing|sorting;
    thanks|thank|you for replacing|removing|mending|coming;
    thanks|you for the|your|all|such|everything|being|listening|responding; thanks|you to;
    for fixing|cleaning|repairing|sorting|replacing|removing|mending; you fixed|cleaned|repaired
""")

NOT_FIXED: Final = phrases("""
    ser|sea|sean|este|esten|estara|estaran|mal|sin|no|necesita|quede arreglad*|reparad*|solucionad*;
    no .. arreglad*|reparad*|solucionad*|resuelt*; mal arreglat|reparat|arreglada|reparada;
    be|badly|not|never fixed|repaired|cleaned|sorted|solved; mal|pas|etre repare*|regle*
""")

BUT: Final = phrases("""
    pero; aunque; sin embargo; por cierto; ademas; tambien hay; ahora hay; ahora falta; pero no;
    encara que; a mes; tambe hi ha; mais; par contre; cependant; en revanche; but; however;
    although; by the way; also there; except; pues no
""")

NO_LONGER: Final = phrases("""
    ya no; ja no; no longer; not any more; not anymore; n'est|ne plus; sont plus
""")

CONTRADICTION: Final = phrases("""
    pues; pero; que va; mentira; falso; but; mais; nope; doncs
""")

STILL: Final = phrases("""
    sigue|siguen|seguimos igual|sin|rot*|apagad*|fundid*|suci*|atascad*;
    sigue|siguen|seguimos mal|goteando|perdiendo|saliendo|averiad*|estropead*|llen*;
    sigue|siguen|seguimos parpade*|oliendo|a|ahi|caid*|inundad*|roto;
    sigue|siguen|seguimos cortad*|tirad*|abandonad*|esperando;
    sigue|siguen|seguimos todo|haciendo|hundid*|peor; sigue|siguen estando|sin estar;
    sigue|siguen .. igual|rot*|apagad*|fundid*|suci*|mal; sigue el|la|los|las|habiendo;
    sigo|seguimos sin|igual|esperando|a;
    continua*|continuan igual|sin|rot*|apagad*|mal|fundid*|suci*;
    otra vez|vez .. rot*|apagad*|fundid*|suci*;
    otra vez|vez .. atascad*|mal|averiad*|estropead*|llen*;
    otra vez|vez .. caid*|inundad*|igual|parpade*|goteando|perdiendo|ruido|fuga|sin;
    de nuevo rot*|apagad*|fundid*|suci*|atascad*|mal|sin|igual|averiad*|lo;
    rot*|apagad*|fundid*|suci*|atascad*|averiad* de nuevo; ha|han|se vuelto a; ha|se vuelto a;
    vuelve|vuelven|volvio a estar|apagarse|fallar|salir|oler|romperse|gotear;
    vuelve|vuelven|volvio a fundirse|pasar|atascarse|inundarse|parpadear|no|las;
    todavia sigue*|esta*|hay|sin; aun sigue*|esta*|hay|sin;
    no esta*|estan arreglad*|reparad*|solucionad*|resuelt*|limpi*|hecho;
    no lo|la|los|las habeis|han arreglad*|reparad*|limpiad*|quitad*|recogid*;
    no se ha|han arreglad*|reparad*|solucionad*|hecho|limpiad*|resuelt*; no ha|han venido;
    no han arreglad*|hecho|venido|reparad*|limpiad*; no ha venido|pasado nadie;
    nadie ha venido|pasado|hecho|arreglado; sin arreglar|reparar|solucionar|resolver;
    esta|estan igual; la|lo|las|los veo|vemos .. igual|apagad*|rot*|fundid*|suci*;
    volvemos|vuelvo|volvimos a estar|quedarnos|tener|las; mentira esta|sigue|siguen;
    igual que antes|siempre|ayer|estaba; todo sigue|igual; es|eso mentira;
    de solucionad*|arreglad*|hecho nada; nada de; no es verdad|cierto; ha durado;
    encara esta|segueix*|hi|fa|estan|sense;
    segueix|segueixen|continua|continuen igual|sense|trencat*;
    segueix|segueixen|continua|continuen trencad*|apagat*|apagad*;
    segueix|segueixen|continua|continuen brut*|mal|fos*|espatllat*|espatllad*|com;
    segueix .. igual|trencat*|apagat*; torna|tornen|ha a estar|fallar|tornat;
    no esta|estan arreglat*|arreglad*|reparat*|solucionat*; no ho|l'heu|han heu|han|arreglat*;
    no ha vingut; sense arreglar; toujours pas;
    toujours en|casse*|eteint*|bouche*|sale*|aussi|la|rien|le|pareil; est|sont toujours;
    encore en|casse*|eteint*|bouche*|une|la|tombe*|sale*;
    n'est|n'a|pas pas|toujours|ete repare*|regle*; pas repare*|regle*|ete; rien n'a; rien n'est;
    de nouveau en|casse*|eteint*|bouche*; ca recommence; personne n'est;
    still broken|not|out|dark|off|no; still leaking|dirty|there|blocked|waiting|full|flooded;
    still doesn't|doesnt|isn't|isnt|hasn't|hasnt; still the|flickering|smells|stinks|same|dead|a;
    is|are|it's still; not fixed|repaired|solved|done|resolved;
    isn't|isnt|wasn't|aren't been fixed|repaired|done;
    isn't|isnt|wasn't|aren't been sorted|resolved|collected|cleaned;
    hasn't|hasnt|haven't|not|never been fixed|repaired|done;
    hasn't|hasnt|haven't|not|never been sorted|resolved|collected|cleaned;
    isn't|isnt|wasn't|aren't fixed|repaired|done|sorted|resolved; hasn't|hasnt|haven't been;
    broken|out|dark|off|leaking|blocked|dirty|flooded|dead again; same as before;
    nobody came|come|has; no one came|has; nobody has come|been; nothing has|changed; no change;
    yet to be
""")

STILL_IF_NOT_THANKED: Final = phrases("""
    otra vez; todavia no; aun no; encara no; una altra vegada; pas encore; a nouveau; again;
    not yet; se ha vuelto a; de nuevo; un altre cop
""")

NOT_STILL: Final = phrases("""
    todavia no me lo creo; aun no me lo creo; sigue funcionando; siguen funcionando;
    sigue todo perfecto|bien|genial; sigue asi; seguid asi; otra vez gracias;
    gracias otra vez|de nuevo; de nuevo gracias; gracies de nou|un; encore merci; merci encore;
    merci a nouveau; thanks|thank again; thanks once again; thank you .. again;
    works|working|again again; again thanks; works again; is|are back on again; is working again;
    on again; still working; ya sigue; encara funciona
""")

BEFORE: Final = word_set(
    "estaba estaban llevaba llevaban habia era eran was were had etait etaient estava estaven"
)
