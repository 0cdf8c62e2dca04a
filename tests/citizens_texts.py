"""Short texts as citizens write them, by what triage should make of them: written for the tests."""

from __future__ import annotations

PROBLEMS: dict[str, str] = {
    "lighting": """
        Bonsoir, le lampadaire devant chez moi est éteint. Merci
        Could you please fix the lamp in front of number 5?
        ¿Por qué no funciona la farola de la plaza?
        ¿Podríais arreglar la farola de mi calle? Gracias
        Una farola de la calle Alemania está rota. Gracias.
        buenas noches alcalde, en la calle pintor velazquez hay 2 farolas q no funcionan
        farola apagada c/ Real 4
        Se ha vuelto a ir la luz de la calle Mayor
        Alcalde, llevamos dos noches sin farolas en la calle Alemania
        La farola de la calle Alemania 12 está apagada
        la farola de mi calle esta fundida, gracias
        LLEVAMOS DOS DIAS A OSCURAS EN LA CALLE REAL
        Hay tres farolas rotas en la avenida de Granada
        @alcalde no funciona el alumbrado de la plaza
        se ha ido la luz en toda la calle Fuente
        Otra farola que parpadea, enfrente del colegio
        #farola rota en calle Sol 3
        El fanal del carrer Major no funciona
        Els fanals de la plaça estan apagats
        Le lampadaire de la rue Victor Hugo est cassé
        Plus d'éclairage dans la rue du Moulin depuis hier
        The street light on Church Road is out
        street lamp broken outside number 12
        the lamp post in front of the library is flickering
        Las luces del parque no se encienden por la noche
        La bombilla de la farola de la esquina se ha fundido
        Se ha fundido la luz de la farola que hay al lado del bar Manolo
        alumbrado público averiado calle Ancha 22
        hola, en mi portal no alumbra la farola desde el martes
        Farola caida en el cruce, tiene cables por fuera
        Sin luz en la calle Cervantes, vamos con linterna
        foco del parque fundido
        no se ve nada por la noche en el camino de la fuente, faltan farolas
        Il n'y a plus de lumière dans ma rue
        Lampadaire éteint depuis lundi place du marché
        Streetlights not working in Queen's Road
        No hi ha llum al carrer Sant Joan
    """,
    "waste": """
        overflowing bins on the high street
        ¿Podéis recoger el colchón de la calle Real?
        El contenedor de la calle Luna está lleno hasta arriba
        No han recogido la basura esta noche en calle Olivo
        han dejado un colchon junto al contenedor
        Los contenedores de vidrio están a rebosar
        El contenidor de la cantonada és ple
        No han recollit les escombraries avui
        Les poubelles débordent rue des Lilas
        La benne à verre est pleine
        The bins have not been emptied this week
        rubbish everywhere next to the container in Mill Lane
        Alguien ha tirado escombros y un sofá en el camino viejo
        cubo de basura roto en calle Nueva 4
        hay muebles tirados al lado de los contenedores de la calle Sol
        el camión de la basura no ha pasado hoy
        bolsas de basura amontonadas en la esquina de calle Ronda
        contenedor quemado en la plaza de la iglesia
        contenedor amarillo lleno
        Tas d'ordures au coin de la rue Pasteur
        someone dumped a mattress by the recycling container
    """,
    "cleaning": """
        La plaza está muy sucia después de la fiesta, falta barrer
        La calle Mayor está llena de cacas de perro
        hay cristales rotos en la acera de la calle Pintor
        Falta limpieza en la calle Higuera, está todo pegajoso
        El carrer Nou està molt brut
        La rue de la Gare est très sale, il faut balayer
        Dog poo all over the path by the school
        broken glass on the pavement in King Street
    """,
    "water": """
        hay un escape de agua en la esquina
        Hay una fuga de agua en la calle Granada
        No hay agua en la calle Almendro desde las 8
        Sale agua a chorros de una tubería rota
        estamos sin agua
        Tenemos muy poca presión del agua en el barrio alto
        Hi ha una fuita d'aigua al carrer de la Font
        Fuite d'eau devant le numéro 8
        Water leaking from a pipe on Station Road
        burst water main in Park Avenue
        el agua sale marrón
        La calle está llena de agua por una tubería reventada
        fuga en la acera, sale agua sin parar
        sin agua desde esta mañana en todo el bloque
        Coupure d'eau depuis ce matin
        no water in our building since 7am
    """,
    "sewer": """
        La alcantarilla de la calle Jazmín está atascada
        Huele fatal a cloaca en la plaza, la alcantarilla otra vez
        Falta la tapa de una arqueta en calle Norte, peligro
        La claveguera està embussada
        La bouche d'égout est bouchée
        The drain outside my house is blocked
        manhole cover missing on Bridge Street
        el imbornal atascado y se inunda la calle cuando llueve
        sale agua sucia de la alcantarilla
        la rejilla del sumidero está suelta y hace ruido cuando pasa un coche
        mal olor de las alcantarillas en la calle Lepanto
    """,
    "roads": """
        Hi ha un forat a la vorera del carrer Nou, gràcies
        The pavement outside the church is broken
        ayer me caí en la acera de la calle Luna por un agujero
        Hay un bache enorme en la calle Olmo
        Me he caído por culpa de una baldosa levantada en la acera
        socavon en la avenida principal!!
        La acera de la calle Cuesta está levantada
        Un esvoranc molt gran al carrer del Pi
        Nid de poule dangereux avenue de la République
        Le trottoir est défoncé devant la poste, un trou énorme
        Huge pothole on Elm Street
        the pavement is cracked and uneven, my wheel got stuck
        bache peligroso a la salida del pueblo
        Un agujero en mitad de la carretera, casi se me rompe la rueda
        adoquines sueltos en la plaza
        mi madre se ha tropezado con una loseta rota en la acera
        el asfalto de la calle Molino está fatal, lleno de baches
        hundimiento del asfalto en calle Ribera
        potholes on Mill Road are getting dangerous
        el bordillo está partido
    """,
    "signs": """
        El semáforo de la avenida no funciona
        Han tirado la señal de stop de la calle Real
        El paso de cebra está despintado, no se ve
        El semàfor està espatllat
        Le feu rouge est en panne au carrefour
        The traffic lights are stuck on red
        stop sign fallen at the corner
        la señal de prohibido está en el suelo
        semáforo apagado en el cruce de la carretera
        el espejo de la curva está roto
        Panneau stop renversé au coin de la rue
    """,
    "parking": """
        Siempre hay coches mal aparcados en la acera
        Hay un coche en doble fila bloqueando la salida
        coche abandonado en la calle Tejar desde hace meses
        Un cotxe mal aparcat al gual
        Voiture mal garée devant mon garage
        car parked across my driveway again
    """,
    "parks": """
        Podríais podar los árboles de la calle Sol?
        Se ha caído una rama muy grande en el parque
        Un árbol a punto de caerse en la calle Pinos
        las malas hierbas invaden el solar de al lado
        Hay que podar los árboles de la avenida, tapan la luz de las ventanas
        L'arbre de la plaça té una branca trencada
        Une branche est tombée dans le parc
        A tree has fallen across the path
        overgrown hedge blocking the footpath
        el aspersor del jardín está roto y riega la acera
        hay una palmera que se está secando y puede caer
        las ramas del árbol tocan mi ventana
        el césped del parque está seco, no riegan
        Branches mortes dangereuses dans le parc
        a big branch is hanging over the pavement
    """,
    "furniture": """
        El banco de la plaza está roto
        banco roto en el parque
        La papelera de la esquina está quemada
        La fuente de la plaza no echa agua, está rota
        El banc de la plaça està trencat
        Le banc du square est cassé
        The bench by the river is broken
        banco sin respaldo en la plaza mayor, roto
        la papelera está arrancada
        Fontaine cassée sur la place
    """,
    "playgrounds": """
        El columpio del parque infantil está roto
        tobogán oxidado en la zona de juegos
        La balançoire est cassée
        The swing in the playground is broken
        El gronxador del parc està trencat
        el suelo de caucho del parque infantil esta levantado
        los columpios del parque tienen una cadena rota
        the slide is cracked and dangerous
    """,
    "graffiti": """
        Han hecho una pintada en la fachada del colegio
        Graffiti en la pared de la iglesia
        Tags partout sur le mur de l'école
        someone sprayed graffiti on the bridge
    """,
    "noise": """
        no hay quien duerma con el ruido de la obra
        Mucho ruido en el bar de la esquina a las 3 de la mañana
        La música altísima no nos deja dormir
        Molt de soroll al carrer de nit
        Tapage nocturne tous les soirs sous mes fenêtres
        loud music every night, we can't sleep
        el bar de abajo tiene la música a todo volumen a las 4 de la madrugada
    """,
    "animals": """
        Hay un perro suelto y agresivo en la calle Era
        gato muerto en la carretera
        Un gos abandonat al camí del riu
        Chien errant près de l'école
        stray dog in the park, looks dangerous
        perros sueltos sin correa en el paseo
        hay una colonia de gatos enfermos en el solar
        un jabalí muerto en la cuneta
        dead cat in the middle of Elm Road
    """,
    "pests": """
        Hay ratas en el solar de la calle Huerta
        plaga de cucarachas en la calle Pozo
        Avispero en el parque
        Il y a des rats près des poubelles
        wasps nest under the roof of the bus shelter, wasps everywhere
        molts mosquits, cal fumigar
        he visto ratas saliendo de la alcantarilla
        cucarachas por todas partes en la calle Arco
        mosquitos insoportables junto al río
    """,
    "transport": """
        El autobús de las 8 no ha pasado hoy
        La marquesina no, la parada de autobús está sin horario y el bus no llega
        Le bus de 7h30 n'est jamais passé, problème de transport
        the bus did not come this morning, missing again the 8:15
        el bus de las 7:15 no ha venido otra vez
        la parada del autobus tiene el cristal roto
    """,
    "digital": """
        La página web del ayuntamiento no funciona
        La sede electrónica da error
        El wifi de la biblioteca no va
        Le site internet de la mairie ne marche pas
        the town website is down, error 500
    """,
    "culture": """
        La pista de pádel tiene la red rota
        Las duchas de la piscina no funcionan
        The swimming pool showers are broken
    """,
}

PROPOSALS = """
    Pediría que abran la piscina antes
    Creo que deberíamos tener un carril bici
    Propuesta para el parque: plantar más sombra
    Más bancos para los mayores, por favor. Estaría genial
    ¿Y por qué no ponéis una rotonda en el cruce?
    Propongo poner más bancos en el paseo
    propongo un carril bici hasta Granada
    ¿Podríamos plantar árboles en la plaza nueva?
    Estaría bien que hubiera una fuente en el parque
    Estaría bien poner un badén en la calle del colegio
    ¿Por qué no ponemos sombra en el parque infantil?
    Sugiero ampliar el horario de la biblioteca
    Sería estupendo tener una pista de skate
    Me gustaría que se organizara un cine de verano
    Haría falta un paso de cebra delante del instituto
    Os propongo que hagáis un huerto urbano
    Deberíamos instalar placas solares en el colegio
    Mi propuesta: un mercadillo los domingos
    ojalá pusieran una papelera en la parada
    Proposo fer un carril bici fins a la platja
    Estaria bé posar més bancs a la plaça
    Podríem plantar arbres al passeig?
    Je propose d'installer des bancs devant l'école
    Ce serait bien d'avoir une piste cyclable
    On pourrait créer un jardin partagé
    Why don't we plant trees in the square?
    I suggest opening the library on Saturdays
    It would be great to have a bike lane to the station
    Could we have a zebra crossing near the school?
    We need a bus shelter in Oak Street
    why not open the pool in the evening
    Hace falta una zona de perros en el barrio
    Podríais abrir la biblioteca por las tardes?
    Vendría bien una papelera en la parada del bus
    propuesta: wifi gratis en la plaza
    se podría hacer un carril bici en la avenida
    Pido que se peatonalice el centro
    Qué bien vendría una pista de baloncesto, estaría genial
    ¿Por qué no organizáis un mercadillo navideño?
    Nous proposons de planter des arbres rue Pasteur
    Il faudrait un ralentisseur devant l'école
    It would be nice to have more benches along the river
    Can we have a skate park?
    Seria bo tenir un hort urbà
    Habría que ampliar la acera de la calle Mayor
    necesitamos más plazas de aparcamiento
    Solicito la instalación de un espejo en el cruce
"""

IDEAS = """
    Una idea, una app para avisar de las farolas
    Tengo una idea: un concurso de balcones con flores
    Se me ocurre que podríamos pintar un mural en el muro del colegio
    ¿Y si hacemos una biblioteca de herramientas?
    Una idea para las fiestas: un mercado medieval
    ¿Qué os parece si cada barrio adopta un parque?
    Idea: bicis compartidas para ir a Granada
    Tinc una idea per a la plaça: un mural
    I si fem un mercat de segona mà?
    J'ai une idée pour le marché: des produits locaux
    Et si on faisait un potager à l'école ?
    I have an idea for the old mill: a museum
    What if we opened the school yard at weekends?
    idea!!! un dia sin coches al mes
    Idea: poner música en la plaza los viernes
    Se nos ha ocurrido hacer un huerto en el solar
    ¿Y si convertimos el solar en un parque?
    what if every street had a flower contest?
    Une idée: un vide-grenier chaque mois
    Os dejo una idea para el pleno
"""

COMPLAINTS = """
    Nobody answers the phone at the town hall
    Vergüenza os debería dar
    Llevamos tres semanas sin farola y nadie viene
    Es una vergüenza que no recojan la basura
    Llevo esperando respuesta desde hace un mes
    Es una vergüenza cómo está la calle
    Llevo tres semanas esperando y nadie contesta
    Estoy harta de llamar y que nadie me coja el teléfono
    Nadie viene a arreglar la farola, llevo avisando un mes
    Quiero poner una queja por el trato recibido en la ventanilla
    Ya está bien, todos los días igual con los ruidos
    Vaya tomadura de pelo con la basura
    Es inaceptable que tarden tanto
    pagamos impuestos para esto?
    es la tercera vez que aviso del bache y nada
    Lamentable el estado del parque
    Es una vergonya com està el carrer
    N'estic fart del soroll
    Porto tres setmanes esperant resposta
    C'est une honte, les poubelles débordent depuis des semaines
    On en a ras le bol du bruit
    Personne ne répond au téléphone de la mairie
    This is a disgrace, the park is filthy
    I've been waiting three weeks and nobody answers
    Fed up with the dog mess on our street
    Absolutely unacceptable, the bins are never emptied
    I want to complain about the noise from the bar
    qué desastre de ayuntamiento
    Denuncio el abandono total del barrio
    Esto es indignante, nadie limpia
    llevamos meses pidiendo un paso de cebra y ni caso
    Qué vergüenza de parque
    Estamos hartos del botellón
    nadie hace nada con los ruidos
    me quejo de la atención en el consultorio, dos horas esperando
    No hay derecho a que nos cobren esto
    A ver si hacéis algo de una vez, es intolerable
    C'est scandaleux, rien ne bouge
    Shame on the council, the streets are filthy
    nobody cares about our street
    Quina vergonya d'ajuntament
    quiero presentar una reclamación
"""

QUESTIONS = """
    que dia recogen los muebles viejos
    ¿Qué hay que hacer para poner un vado?
    A que hora es la cabalgata de reyes?
    ¿Cómo pido cita para el padrón?
    ¿Cuándo abre la piscina este año?
    ¿A qué hora abre la biblioteca?
    a que hora cierra la piscina
    ¿Cuándo es el próximo pleno?
    ¿Dónde puedo empadronarme?
    ¿Qué documentos necesito para el certificado?
    ¿Cuánto cuesta el abono de la piscina?
    ¿Hay que pedir cita para el padrón?
    Buenos días, ¿qué día pasa el camión de los muebles viejos?
    ¿Está abierto el polideportivo el sábado?
    Quisiera saber cómo solicitar la beca de comedor
    Alguien sabe si mañana hay mercadillo
    ¿Se puede aparcar hoy en la plaza?
    ¿Podéis decirme el teléfono del consultorio?
    hola, donde se tira el aceite usado?
    A quina hora obre la biblioteca?
    On puc demanar el certificat d'empadronament?
    Quan és la festa major?
    À quelle heure ouvre la piscine ?
    Où puis-je m'inscrire à la bibliothèque ?
    Comment demander une carte d'identité ?
    What time does the library open?
    Where can I pay the council tax?
    How do I register for the course?
    Is the pool open on Sunday?
    when is the next council meeting
    ¿Dónde puedo tirar un sofá roto?
    ¿Cuándo empieza la feria?
    ¿Hay farmacia de guardia hoy?
    ¿Dónde está la oficina de turismo?
    ¿Qué autobús va al hospital?
    ¿Es obligatorio llevar bozal?
    Cómo puedo apuntarme al taller de pintura?
    cual es el horario de la piscina
    ¿Quién es el concejal de deportes?
    Me podéis decir cuándo recogen los muebles?
    Necesito saber si hay plazas en la guardería
    Quand commence la fête du village ?
    Is there a market on Saturday?
    Which bus goes to the hospital?
    Quin és l'horari de la piscina?
    ¿Sabéis si mañana cortan el agua?
    ¿se sabe algo de las obras del pabellón?
"""

THANKS = """
    Un 10 para el servicio de limpieza
    Farola arreglada. Gracias!
    Muchísimas gracias @electricista, en 4 minutos!
    Thank you mayor!
    Muchas gracias a todos los que habéis trabajado estos días
    Enhorabuena alcalde por su trabajo
    Muchas gracias por la farola, ya tenemos luz en la calle
    Gracias!!! 😍
    Gracias
    Muchas gracias, alcalde
    mil gracias!!
    Gracias, rapidísimos
    ¡Enhorabuena por las fiestas!
    Gracias por arreglar tan rápido la farola
    Muchísimas gracias al equipo de limpieza por dejar la calle impecable
    Felicidades por el nuevo parque, ha quedado precioso
    Ya está arreglada la farola, muchas gracias
    Gracias al electricista, ya funciona la luz
    La farola que estaba rota ya luce, gracias
    Da gusto vivir en un pueblo así
    Qué rápido, así da gusto
    Os felicito por el concierto de ayer
    Sois unos cracks
    gracias por venir tan pronto, estaba todo inundado
    Gràcies per arreglar el fanal
    Moltes gràcies, molt ràpids
    Enhorabona per la festa major
    Merci beaucoup pour le nouveau banc
    Merci d'avoir réparé le lampadaire si vite
    Bravo à toute l'équipe
    Félicitations pour la fête
    Thank you for fixing the street light so quickly
    Thanks!
    many thanks to the electrician
    Well done, the park looks great
    Congratulations on the festival
    Great job with the new playground
    graciasss
    Perfecto, muchas gracias 👏👏
    Gracias por todo lo que hacéis
    Mil gracias por la rapidez!
    Qué eficacia, en media hora arreglado
    Enhorabuena al electricista
    felicidades a los jardineros, está todo precioso
    Muy agradecida por la atención recibida en el centro de salud
    Bravo!!
    Gracias alcalde, ya tenemos luz
    Merci pour votre réactivité
    Un grand merci aux éboueurs
    Thank you so much, you are the best
    That was fast, thanks
    Moltes gràcies a la brigada
    gracias crack
    👏👏👏 qué rápidos
    Agradecer al ayuntamiento la limpieza de la plaza
    mis felicitaciones por la cabalgata
    Gracias por limpiar la pintada
"""

STILL_BROKEN = """
    Sigue igual
    sigue sin funcionar
    Otra vez apagada
    Todavía no lo han arreglado
    La farola sigue apagada
    Pues sigue rota
    Ha vuelto a fundirse
    Gracias, pero sigue sin luz
    No está arreglada, está igual que antes
    pues no funciona
    De nuevo sin luz en la calle
    Aún no ha venido nadie
    Mentira, no han arreglado nada
    Otra vez lo mismo, se ha vuelto a atascar
    Segueix igual
    Encara no funciona
    Torna a estar apagat
    C'est toujours en panne
    Toujours pas réparé
    Encore en panne
    still broken
    Still not working
    It is not fixed
    It hasn't been fixed
    The lamp is out again
    Nobody has come yet
    SIGUE SIN ARREGLAR
    no se ha solucionado nada
    sigue todo igual
    Continúa apagada
    Pues a mí no me funciona
    se ha vuelto a romper
    no, sigue goteando
    todavía no hay luz
    aun sigue el bache
    Nadie ha venido a arreglarlo
    eso no está arreglado
    ça ne marche toujours pas
    le trou est toujours là
    still no light here
    it's broken again
    not repaired yet
    no ho han arreglat
    vuelve a estar apagada
    ha durado dos días, otra vez fundida
"""

NOT_STILL_BROKEN = """
    Ya no está rota
    ya no está rota, gracias
    Gracias, ya funciona
    Ya luce, muchas gracias
    Ya no hay ruido, gracias
    No longer broken, thanks
    It works again, thank you
    Gracias otra vez
    Muchas gracias de nuevo
    Merci encore
    ja no està trencat
    sigue funcionando bien, gracias
    La farola de la calle Sol está apagada
    Hay un bache
    ¿A qué hora abre la biblioteca?
    n'est plus cassé, merci
    👏
    Ya está solucionado, gracias
    Perfecto, todo en orden
    ya no huele, gracias
    Ya no pierde agua
    ok, espero entonces
    working again, cheers
    C'est réparé, merci
    Gracias por la respuesta
    ¿cuándo vienen?
    la farola está rota
"""

GREETINGS = """
    Feliz día de Andalucía
    Buenos días a todos ☀️☀️
    Buenos días señor alcalde
    Buenos días
    buenas!
    Hola
    Hola a todos
    Buenos días, Jun
    Feliz lunes a todos
    ¡Feliz Navidad, vecinos!
    Good morning everyone
    Bon dia a tothom
    Bonjour à tous
    Saludos desde Granada
    Que tengáis un buen día
    Buenas noches y hasta mañana
    Hello from Madrid
    @AlcaldeJun@jun.example buenos días ☀️
    Bonne journée
    Feliz fin de semana!!
    hola que tal
    Muy buenos días!
    Buenas tardes a todos los vecinos
    Feliz año nuevo
    hola alcalde
    Bon week-end à tous
    Good evening
    felices fiestas a todo el pueblo
    buen finde!
    Bon Nadal
    Hola caracola
"""

PRAISE = """
    Enhorabuena al equipo de fútbol por la victoria
    Forza Barça, somos los mejores
    Ole el Real Madrid
    Qué partido el de anoche del Granada!
    Viva el Betis manque pierda
    ¡Vamos Betis!
    Hala Madrid
    Visca el Barça
    Qué golazo de Messi
    ¡Campeones! ¡Grande el Granada CF!
    Enhorabuena al Granada CF por el ascenso
    Aúpa Athletic
    Allez l'OM
    Come on England!
    What a goal by Messi
    Vaya partidazo ayer de la selección española
    Real Madrid campeón de la Champions
    Força Barça
    Vamos Granada!!!
    Qué grande es el Barça
    Gooool de Lamine Yamal
    Somos campeones de Europa, viva la selección
    Hoy gana el Madrid la Champions
    Messi el mejor de la historia
    The Reds won the Premier League
    Allez les Bleus!
"""

SPAM = """
    Win a free iPhone now http://bit.example/1
    ¡Oferta! Gafas de sol al 50% https://x.example
    Check out my OnlyFans
    Vendo seguidores, escríbeme al privado
    Te regalo 100€ en bitcoin
    Gana dinero desde casa https://ejemplo.example/x
    Compra seguidores baratos aquí http://spam.example
    Bitcoin gratis, haz clic aquí https://cripto.example
    Make money fast! Click here https://win.example
    CASINO ONLINE bono gratis
    Oferta exclusiva: descuento del 70% en relojes https://tienda.example
    sígueme y te sigo
    Has ganado un iPhone, pincha aquí
    Préstamos rápidos sin papeleo, escribe al WhatsApp
    follow me back please
    Gagnez de l'argent facilement, cliquez ici
    Invierte en criptomonedas y hazte rico
    Free followers! link in bio
    Consigue 1000 seguidores en Instagram https://x.example
    Gana 500€ al día trabajando desde casa
    Crypto airdrop free tokens https://t.example
    50% de descuento en zapatillas https://tienda.example/p
    Visita mi canal https://yt.example
    Cheap viagra online
    Quick loans approved in 5 minutes https://loan.example
"""

EMOJI = """
    🔥🔥
    👏
    🎉🎉🎉
    ❤️
    😡
    👍👍
    @AlcaldeJun@jun.example 😀
    🙏
    😂😂
    💡
"""

EMPTY = """
    @a@b.example https://x.example
    @AlcaldeJun@jun.example
    #Jun
    https://ejemplo.example/foto
    @AlcaldeJun@jun.example #JunSeMueve https://ejemplo.example
    ...
    !!!
    jajaja
    ok
    .
    @a@b.example @c@d.example
    #FelizLunes
    https://a.example/1 https://b.example/2
    jajajajaja
    ???
"""


def lines(text: str) -> list[str]:
    """The texts of a table, one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]
