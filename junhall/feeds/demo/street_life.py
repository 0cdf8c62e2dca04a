"""What the people of the demonstration town say of dirt, noise, traffic, animals and plants."""

from __future__ import annotations

from typing import Final

from junhall.feeds.demo.matter import Matter

STREET_LIFE: Final[dict[str, Matter]] = {
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
            "Hecho, todo vacío y el suelo limpio.",
            "Solucionado, ha quedado como nuevo.",
            "Listo. Ya va todo camino del punto limpio.",
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
            "Hecho, limpio y baldeado.",
            "Hecho, he dado dos pasadas con la barredora.",
            "Listo, recogido todo.",
            "Solucionado con agua y jabón.",
        ),
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
            "Hecho, y regado.",
            "Hecho, recortado y recogido.",
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
            "Hecho, ramas retiradas y cortes sellados.",
            "Hecho, hemos aligerado la copa.",
            "Listo. No hay peligro.",
        ),
        "tree",
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
            "Solucionado, ya se puede pasar.",
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
            "Listo, retirado.",
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
            "Borrada. Ha quedado limpio.",
            "Hecho, dos manos de cal.",
        ),
        "wall",
    ),
}
