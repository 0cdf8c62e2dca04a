"""What the people of the demonstration town say when a thing of the town is broken."""

from __future__ import annotations

from typing import Final

from junhall.feeds.demo.matter import Matter

BROKEN: Final[dict[str, Matter]] = {
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
            "Arreglada, era la bombilla.",
            "Ya luce. Se había ido el balasto.",
            "Solucionado, tenía agua en la caja de conexiones.",
            "Hecho. He cambiado la lámpara y la célula.",
            "Arreglada y probada. Esta noche me paso otra vez a mirarla.",
        ),
        "lamp",
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
            "Reparada la avería. Ya hay presión.",
            "Solucionado, era una junta.",
            "Arreglado. Dejad correr el agua un par de minutos.",
            "Hecho, tubería cambiada.",
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
            "Un día alguien mete ahí el pie.",
            "Toda la noche clonc, clonc.",
            "Ya avisamos el otoño pasado.",
        ),
        (
            "Hecho, desatascada. Salieron hasta zapatillas.",
            "Hecho, rejilla limpia y bien atornillada.",
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
            "Hecho, bache tapado con asfalto en frío.",
            "Listo. Que no pise nadie hasta la tarde.",
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
            "Hecho, baldosas nuevas puestas.",
            "Arreglado. Hasta mañana no pisar, que está tierno.",
            "Hecho, ha quedado a nivel.",
        ),
        "pavement",
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
            "Arreglado. Cuidado, que la pintura está fresca.",
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
            "Señal arreglada y bien apretada.",
            "Hecho, ya se ve de lejos.",
            "Repuesto y listo.",
        ),
        "sign",
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
            "Reparado y probado por expertos de seis años.",
            "Hecho, tornillos nuevos.",
            "Arreglado. ¡A jugar!",
        ),
        "swing",
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
            "Hecho, puesta la pieza nueva.",
            "Solucionado, era el termo.",
            "Hecho, ya funciona.",
        ),
    ),
}
