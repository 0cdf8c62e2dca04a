"""What the people of the demonstration town say when something is broken, by theme.

``{en}`` and ``{de}`` take a place ("en la calle Real", "de la calle Real"). A core begins a
sentence and needs no more; a detail is a sentence of its own that fits every core of its theme.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Matter:
    """The words of one theme, and who mends it."""

    workers: tuple[str, ...]
    """Staff codes, the usual one first."""
    weight: int
    """How often it comes up, against the other themes."""
    cores: tuple[str, ...]
    details: tuple[str, ...]
    mended: tuple[str, ...]
    """What the worker writes under the photo; every one says that it is done."""
    photo: str = ""
    """Family of pictures (demo.pictures)."""


SERVICES = {
    "pavement": "roads",
    "trees": "parks",
    "playground": "playgrounds",
    "traffic": "police",
    "sports": "culture",
}
"""Services of the themes below that are not named after theirs."""

PROBLEMS: dict[str, Matter] = {
    "lighting": Matter(
        ("electrician",),
        20,
        (
            "la farola {de} lleva apagada desde anoche",
            "hay dos farolas fundidas {en}",
            "{en} estamos a oscuras, no luce ni una farola",
            "la farola de mi puerta {en} no enciende desde el lunes",
            "parpadea la farola {de} toda la noche, parece una discoteca",
            "se ha fundido la bombilla de la farola {en}",
            "la farola {de} se queda encendida a pleno día",
            "una furgoneta le ha dado a la farola {de} y está torcida",
            "cuelgan cables de la farola {de}",
            "media calle sin luz por la noche {en}, las farolas de un lado no van",
            "han dejado abierta la tapa de la farola {de}",
        ),
        (
            "Mi madre tiene 82 años y no se atreve a bajar la basura.",
            "Al cruzar no se ve nada de nada.",
            "Ayer casi se cae una vecina.",
            "Los chiquillos salen de kárate ya de noche y da cosa.",
            "No corre prisa, pero que conste.",
            "Con lo temprano que anochece ahora se nota mucho.",
            "La de al lado va por el mismo camino.",
        ),
        (
            "Farola arreglada, era la bombilla.",
            "Ya luce. Se había ido el balasto.",
            "Solucionado, tenía agua en la caja de conexiones.",
            "Hecho. He cambiado la lámpara y la célula.",
            "Arreglada y probada. Esta noche me paso otra vez a mirarla.",
        ),
        "lamp",
    ),
    "waste": Matter(
        ("waste", "cleaner"),
        17,
        (
            "el contenedor {de} está a rebosar desde ayer",
            "no han pasado a recoger la basura {en}",
            "han dejado un colchón y dos somieres junto al contenedor {de}",
            "el contenedor de cartón {de} no admite ni un folio más",
            "huele fatal el contenedor {de}",
            "la tapa del contenedor {de} está rota y no cierra",
            "la papelera {de} está hasta arriba y vuela todo",
            "alguien ha tirado escombros al contenedor {de}",
            "falta el contenedor de vidrio {en}, ¿lo han quitado?",
            "las bolsas de basura se amontonan en el suelo {en}",
        ),
        (
            "Entre los gatos y el viento está todo por el suelo.",
            "Y mañana es mercadillo, imaginaos.",
            "Somos cuatro bloques para un solo contenedor.",
            "Pasamos por delante camino del colegio y no hay quien respire.",
            "Llevamos así todo el puente.",
            "He recogido lo que he podido, pero no doy abasto.",
        ),
        (
            "Recogido. Y le hemos dado un manguerazo.",
            "Hecho, contenedor vacío y el suelo limpio.",
            "Solucionado, tapa nueva puesta.",
            "Listo. Los enseres ya van camino del punto limpio.",
        ),
        "bin",
    ),
    "cleaning": Matter(
        ("sweeper", "cleaner"),
        12,
        (
            "está todo lleno de cristales {en}",
            "hace una semana que no pasa la barredora {en}",
            "la calle está hecha un asco de excrementos {en}",
            "hay una mancha enorme de aceite en el suelo {en}",
            "con las hojas del otoño el suelo {de} es una pista de patinaje",
            "después del mercadillo {en} se ha quedado todo sucio",
            "huele a orines que tira para atrás {en}",
            "hay un pájaro muerto en mitad del paso {en}",
            "han dejado el suelo {de} perdido de yeso",
        ),
        (
            "Un poquito de agua y jabón y como nueva.",
            "Ayer resbaló un señor mayor.",
            "Yo barro mi puerta, pero no llego a toda la calle.",
            "Los niños van por ahí con los patinetes.",
            "Da pena con lo bonito que está el pueblo.",
        ),
        (
            "Limpio y baldeado.",
            "Hecho, he dado dos pasadas con la barredora.",
            "Listo, recogido todo.",
            "Solucionado. El viernes repito la pasada.",
        ),
    ),
    "water": Matter(
        ("plumber-mate",),
        9,
        (
            "sale agua por una tapa {en} y cada vez más",
            "hay una fuga de agua {en}, baja como un arroyo",
            "no tenemos presión de agua {en}",
            "nos hemos quedado sin agua {en}",
            "sale el agua marrón del grifo {en}",
            "la llave de paso {de} gotea y se ha hecho un charco",
            "se ha reventado una tubería {en}",
            "hay un charco {en} que no se seca y no ha llovido",
        ),
        (
            "Con la sequía que llevamos duele verlo.",
            "He puesto un cubo, pero vamos.",
            "Está empezando a entrar en las cocheras.",
            "En mi bloque nadie puede ducharse.",
            "Lleva así desde las siete de la mañana.",
        ),
        (
            "Fuga reparada. Ya hay presión.",
            "Solucionado, era una junta.",
            "Arreglado. Dejad correr el agua un par de minutos.",
            "Hecho, tubería cambiada y zanja tapada.",
        ),
        "leak",
    ),
    "sewer": Matter(
        ("plumber-mate", "works-head"),
        5,
        (
            "la alcantarilla {de} está atascada",
            "falta la rejilla del imbornal {en}",
            "la arqueta {de} rebosa cuando llueve",
            "sube un olor de la alcantarilla {de} que no se puede estar",
            "el sumidero {de} está tapado de hojas",
            "la tapa de la alcantarilla {de} baila cuando pasa un coche",
        ),
        (
            "A la primera tormenta tenemos una piscina.",
            "Cualquiera mete ahí el pie.",
            "Toda la noche clonc, clonc.",
            "Ya avisamos el otoño pasado.",
        ),
        (
            "Desatascada. Salieron hasta zapatillas.",
            "Hecho, rejilla nueva y atornillada.",
            "Solucionado, la hemos limpiado a presión.",
        ),
    ),
    "roads": Matter(
        ("bricklayer", "works-head"),
        8,
        (
            "hay un bache {en} que se traga las ruedas",
            "se ha hundido el asfalto {en}",
            "el bache {de} ya es un socavón",
            "han levantado la calzada {en} y no la han vuelto a asfaltar",
            "hay gravilla suelta en el asfalto {en}",
            "ha salido otro boquete en la calzada {en}",
        ),
        (
            "He reventado una rueda esta mañana.",
            "Las motos lo esquivan por la izquierda, un día pasa algo.",
            "Cuando se llena de agua ni se ve.",
            "El repartidor ya lo conoce por su nombre.",
        ),
        (
            "Bache tapado con asfalto en frío.",
            "Hecho. Que no pise nadie hasta la tarde.",
            "Reparado y compactado.",
        ),
        "pothole",
    ),
    "pavement": Matter(
        ("bricklayer",),
        8,
        (
            "hay varias baldosas sueltas en la acera {de}",
            "la acera {de} está levantada por las raíces",
            "el bordillo {de} está roto y no puedo subir la silla",
            "falta una losa en la acera {de}",
            "se mueve un adoquín {en} y salpica cuando llueve",
            "no hay rampa en la acera {de} y mi padre va en silla de ruedas",
        ),
        (
            "Ya van tres tropezones que yo sepa.",
            "Con el carrito de mellizos es una aventura.",
            "La abuela de Manoli se cayó el jueves.",
            "Es justo donde para el autobús del colegio.",
        ),
        (
            "Baldosas nuevas puestas.",
            "Arreglado. Hasta mañana no pisar, que está tierno.",
            "Hecho, bordillo rebajado.",
        ),
        "pavement",
    ),
    "parks": Matter(
        ("gardener", "gardener-2"),
        7,
        (
            "el riego {de} lleva dos días sin cerrarse y hay un barrizal en el jardín",
            "el seto {de} ya no deja ver los coches",
            "el césped {de} está seco como un esparto",
            "se han llevado las macetas {de}",
            "hay una plaga de malas hierbas en el parterre {de}",
            "nadie cuida el jardín {de}",
        ),
        (
            "Con lo que costó plantarlo.",
            "Me ofrezco a echar una mano un sábado.",
            "Antes daba gloria pasar por allí.",
            "Se está perdiendo un dinero en agua.",
        ),
        (
            "Hecho, programador del riego cambiado.",
            "Seto recortado y recogido.",
            "Arreglado. En primavera lo veréis con flores.",
        ),
    ),
    "trees": Matter(
        ("gardener-2", "gardener"),
        7,
        (
            "hay una rama caída {en}",
            "el árbol {de} mete las ramas por mi balcón",
            "una rama del árbol {de} está partida y cuelga",
            "el tronco del árbol {de} está hueco, da miedo",
            "¿cuándo podan los árboles {de}? tapan las ventanas",
            "el árbol {de} se ha inclinado con el viento",
        ),
        (
            "Debajo aparcan coches y juegan niños.",
            "No quiero que lo corten, solo que lo miren.",
            "Si sopla fuerte se viene abajo.",
            "Está pegado a los cables.",
        ),
        (
            "Rama retirada y corte sellado.",
            "Hecho, hemos aligerado la copa.",
            "Listo. El árbol está sano, no hay peligro.",
        ),
        "tree",
    ),
    "playground": Matter(
        ("gardener", "bricklayer"),
        5,
        (
            "se ha roto la cadena del columpio {en}",
            "el tobogán {de} tiene un tornillo fuera",
            "el balancín {de} está suelto",
            "el suelo de goma de los columpios {de} se ha levantado",
            "hay una avispa grandísima anidando en el tobogán {de}",
        ),
        (
            "Mi hija llora porque es su preferido.",
            "Los padres hemos puesto una cuerda para que no se suba nadie.",
            "Por las tardes se junta medio pueblo allí.",
            "Un niño se ha hecho un rasguño, nada grave.",
        ),
        (
            "Columpio reparado y probado por expertos de seis años.",
            "Hecho, tornillos nuevos.",
            "Arreglado. ¡A jugar!",
        ),
        "swing",
    ),
    "furniture": Matter(
        ("bricklayer", "painter"),
        6,
        (
            "el banco {de} tiene una tabla partida",
            "han arrancado el banco {de}",
            "la barandilla {de} se mueve",
            "la marquesina {de} está sin cristal",
            "se han llevado por delante el bolardo {de}",
            "el banco {de} necesita una mano de pintura",
        ),
        (
            "Es donde se sientan los mayores a media tarde.",
            "Si te apoyas te vas para abajo.",
            "Ayer vi a unos zagales tirando de él.",
            "Ahora aparcan encima de todo.",
        ),
        (
            "Banco arreglado. Cuidado, que la pintura está fresca.",
            "Hecho, anclaje nuevo.",
            "Reparado y lijado.",
        ),
        "bench",
    ),
    "signs": Matter(
        ("painter", "police"),
        5,
        (
            "la señal de stop {de} está girada y mira para otro lado",
            "el espejo {de} está roto y no se ve quién viene",
            "no se ve pintado el paso de cebra {de}",
            "se ha caído la señal de prohibido {de}",
            "el cartel con el nombre {de} ha desaparecido",
        ),
        (
            "Un día tenemos un disgusto.",
            "Los de fuera se meten en dirección contraria.",
            "Las criaturas cruzan por ahí cuatro veces al día.",
        ),
        (
            "Señal enderezada y apretada.",
            "Hecho, paso de cebra repintado.",
            "Repuesto el espejo.",
        ),
        "sign",
    ),
    "traffic": Matter(
        ("police", "police-chief"),
        8,
        (
            "hay un coche aparcado en el vado {de} y no puedo salir",
            "llevan toda la tarde en doble fila {en}",
            "los coches bajan a una velocidad tremenda {en}",
            "una furgoneta tapa la rampa {de}",
            "hay un coche abandonado {en} desde el verano",
            "aparcan encima de la acera {en} y hay que ir por la carretera",
        ),
        (
            "Tengo que llevar a mi suegra a rehabilitación.",
            "He esperado media hora por si volvía el dueño.",
            "Un badén no vendría mal.",
            "Es la tercera vez este mes.",
        ),
        (
            "Retirado el vehículo, ya puede salir.",
            "Solucionado, hemos hablado con el conductor.",
            "Hecho, hay patrulla en la zona.",
        ),
    ),
    "noise": Matter(
        ("police",),
        5,
        (
            "son las tantas y sigue la música a todo volumen {en}",
            "otra vez petardos {en}",
            "el ruido de la obra {de} empieza a las siete",
            "hay un botellón {en} y no se puede dormir",
            "menudo escándalo hay montado {en}",
        ),
        (
            "Mañana madrugo, por favor.",
            "Tenemos un bebé de dos meses.",
            "La perra está debajo de la cama temblando.",
        ),
        (
            "Solucionado, ya han bajado el volumen.",
            "Hecho, hemos pasado y están avisados.",
        ),
    ),
    "animals": Matter(
        ("police", "cleaner"),
        6,
        (
            "hay un perro suelto {en} y parece perdido",
            "he visto ratas {en}",
            "hay un nido de avispas {en}",
            "las palomas tienen {en} todo perdido",
            "hay un gato atrapado en un tejado {en}",
            "una plaga de cucarachas {en}, salen de noche",
        ),
        (
            "Es mansito y lleva collar azul.",
            "Los de los bajos no podemos abrir la ventana.",
            "Yo le he puesto agua, pero no se deja coger.",
            "Cerca hay una guardería.",
        ),
        (
            "Solucionado: el animal está a salvo.",
            "Hecho, la empresa ya ha tratado la zona.",
            "Listo, nido retirado.",
        ),
    ),
    "graffiti": Matter(
        ("cleaner", "painter"),
        4,
        (
            "han hecho una pintada en el muro {de}",
            "ha amanecido la fachada {de} llena de garabatos",
            "hay pintadas feísimas {en}",
            "un grafiti nuevo en la pared {de}, y van cuatro",
        ),
        (
            "Con lo blanquito que lo teníamos.",
            "Encima con una falta de ortografía.",
            "Si hay que ir a encalar, yo voy.",
        ),
        (
            "Pintada borrada. Ha quedado limpio.",
            "Hecho, dos manos de cal.",
        ),
        "wall",
    ),
    "buildings": Matter(
        ("caretaker", "works-head"),
        4,
        (
            "hay goteras en el gimnasio del colegio",
            "no va la calefacción en el colegio, los críos están con el abrigo puesto",
            "el ascensor del consultorio está parado otra vez",
            "los aseos de la biblioteca no tienen luz",
            "la puerta del cementerio no cierra",
        ),
        (
            "Mi hijo viene constipado ya.",
            "Hay gente que no puede subir las escaleras.",
            "Es cosa de ajustar una bisagra.",
        ),
        (
            "Arreglado, ya funciona.",
            "Hecho esta mañana a primera hora.",
        ),
    ),
    "sports": Matter(
        ("sports",),
        4,
        (
            "la red de la pista de pádel está rota",
            "no sale agua caliente en los vestuarios del polideportivo",
            "falta una canasta en la pista del polideportivo",
            "los focos de la pista de pádel se apagan a mitad de partido",
        ),
        (
            "El sábado jugamos contra los de La Vega.",
            "Pagamos el bono todos los meses.",
            "En noviembre, ducha fría no, por favor.",
        ),
        (
            "Red nueva puesta.",
            "Solucionado, era el termo.",
            "Hecho, ya funciona.",
        ),
    ),
}
