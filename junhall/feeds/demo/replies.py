"""What mayor, desk, workers and neighbours of the demonstration town say in a thread.

``{first}`` is the citizen's first name, ``[who]`` the worker's mention, ``[#]`` the hashtag.
"""

from __future__ import annotations

from typing import Final

SENT: Final = (
    "Gracias, {first}. Va [who] ahora mismo. [#]",
    "Visto, {first}. [who], ¿te pasas en cuanto puedas?",
    "Gracias por avisar. Lo lleva [who]. [#]",
    "Apuntado, {first}. Se encarga [who].",
    "Recibido. [who], por favor, mira esto.",
    "Gracias, {first}. Aviso a [who] y te contamos.",
    "Ahora mismo se lo digo a [who]. Gracias por estar pendiente, {first}.",
    "Tienes razón, {first}. [who] va para allá. [#]",
    "[who] te lo deja como nuevo, {first}. [#]",
    "¡Gracias! Pasa por ahí [who] en un rato.",
)
PROMISED: Final = (
    "Gracias, {first}. Mañana lo arregla [who]. [#]",
    "Mañana a primera hora está [who] allí, {first}. [#]",
    "Lo arregla [who] esta tarde. [#]",
    "[who] lo arregla mañana por la mañana. [#]",
    "Antes del viernes lo tienes, {first}. Se encarga [who].",
    "Esta semana lo soluciona [who]. Gracias, {first}. [#]",
    "Antes de las 12 pasa [who] a arreglarlo. [#]",
)
STRAIGHT: Final = (
    "Voy para allá, {first}.",
    "Me encargo yo, gracias por avisar.",
    "Voy en cuanto acabe donde estoy.",
    "Lo arreglo esta misma mañana.",
    "Oído. Voy.",
)
ASKED: Final = (
    ("Gracias, {first}. ¿Nos dices a qué altura es?", "Justo enfrente de la tienda de Encarni."),
    ("Gracias. ¿A qué altura más o menos?", "Nada más entrar, a mano derecha."),
    ("¿Desde cuándo está así, {first}?", "Desde el martes por lo menos."),
    ("Gracias, {first}. ¿Es peligroso ahora mismo?", "De momento no, pero que no se deje mucho."),
)
"""What the hall asks back, and what the citizen says."""
NEIGHBOURS: Final = (
    "Confirmo, yo también lo he visto.",
    "Mi vecina y yo estamos igual.",
    "Es verdad, da pena pasar.",
    "Yo llamé ayer por lo mismo.",
    "Me sumo.",
    "Totalmente de acuerdo.",
    "Y que lo digas.",
    "A mí me pasó anoche.",
    "Menos mal que alguien lo dice.",
    "A ver si es verdad que lo miran.",
    "Doy fe, vivo al lado.",
)
GLAD: Final = (
    "¡Gracias! Qué rapidez.",
    "Muchísimas gracias, así da gusto.",
    "Gracias a todos, perfecto ha quedado.",
    "Mil gracias 🙏",
    "Qué apañados sois, gracias.",
    "Gracias, mi madre os manda besos.",
    "Gracias, Inma, y gracias al equipo.",
    "De lujo. Gracias.",
    "Oleee, gracias",
    "Gracias, ni media hora ha tardado.",
    "Gracias de verdad.",
)
STILL: Final = (
    "Pues sigue igual, esta noche lo mismo.",
    "Sigue igual, no ha cambiado nada.",
    "Duró un día, sigue roto.",
)
AGAIN: Final = (
    "Vaya, {first}. Vuelvo ahora a mirarlo.",
    "Perdona, {first}. Voy otra vez.",
)
MENDED_AGAIN: Final = (
    "Ahora sí, arreglado de verdad.",
    "Solucionado, era otra pieza.",
)
THANKING: Final = ("", "", " Gracias por avisar, {first}.", " Gracias, {first}.", " A mandar.")
AUTOMATIC: Final = "Mensaje automático: hemos recibido su aviso. Le atenderemos en breve."

NEWS: Final = (
    "Hoy abre el plazo de los talleres de invierno en la Casa de la Cultura.",
    "Mañana hay mercadillo: recordad que no se puede aparcar en la plaza hasta las tres.",
    "Ya están las luces de Navidad en camino. Este año con bajo consumo.",
    "Gracias a las cuadrillas por el trabajo de esta noche. Qué suerte de gente tenemos.",
    "El pleno de este mes es el jueves a las siete. Se puede seguir y opinar por aquí.",
    "Quedan abiertas las inscripciones de la carrera popular.",
    "Esta semana vacunan de la gripe en el consultorio, sin cita.",
    "Buenos días. Hoy pasa la barredora por la parte alta, por favor dejad sitio.",
    "El sábado, migas solidarias en la plaza. Cada uno que traiga su cuchara.",
)
"""Announcements: an official's root posts, which are no requests."""

CHAT: Final = (
    "👏👏",
    "👏👏👏",
    "❤️",
    "🙌",
    "😊",
    "Buenos días, alcaldesa",
    "Buenos días a todos",
    "Allí estaremos 😊",
)
"""Answers to announcements that raise no matter."""

PRIVATE: Final = (
    "Buenas, necesito hablar con la trabajadora social, es un tema delicado de mi familia.",
    "¿Se puede aplazar el recibo? Este mes no llego y no quiero ponerlo en público.",
    "Mi vecino mayor lleva días sin salir, estoy preocupada. ¿Puede pasarse alguien?",
    "Quería pedir cita con la alcaldesa por un asunto personal.",
    "Creo que están vendiendo cosas raras en el parque, no quiero líos con nadie.",
    "¿Hay alguna ayuda para pagar la luz? Me da apuro preguntarlo en abierto.",
)
PRIVATE_ANSWERS: Final = (
    "Claro, {first}. Te llama hoy Marta, tranquila.",
    "Sí se puede. Pásate cuando quieras y lo vemos sin prisas.",
    "Gracias por decirlo. Queda entre nosotros.",
    "Te espero mañana a las once en el despacho.",
)
