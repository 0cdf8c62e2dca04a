"""What the people of the demonstration town propose, imagine, complain of, ask and thank for.

``{en}`` and ``{de}`` take a place. The lines stand by themselves, with ``EXTRAS`` as a second
sentence.
"""

from __future__ import annotations

from junhall.models.terms import RequestKind

MATTERS: dict[RequestKind, tuple[str, ...]] = {
    RequestKind.PROPOSAL: (
        "propongo poner sombra {en}, en verano no hay quien pare",
        "¿podríamos poner un columpio adaptado {en}?",
        "propongo un badén {en} antes de que haya un susto",
        "propongo un par de bancos {en} para descansar en la subida",
        "propongo un contenedor de aceite usado {en}",
        "propongo plantar naranjos {en}, que dan sombra y huelen a gloria",
        "propongo cambiar las farolas {de} a led como en la plaza",
        "propongo cine de verano en la Casa de la Cultura los jueves",
        "propongo abrir el polideportivo también los domingos por la mañana",
        "propongo que el autobús pare también {en}",
        "propongo un parque para perros {en}",
        "propongo un paso de cebra {en}, cruzan muchos niños",
        "propongo un huerto para los mayores cerca del centro de mayores",
        "propongo que la biblioteca abra los sábados en época de exámenes",
    ),
    RequestKind.IDEA: (
        "una idea: concurso de balcones con flores en mayo",
        "una idea: un sábado al mes bajamos todos a limpiar {en} y luego migas",
        "se me ocurre una idea: banco de libros en la parada {de}",
        "idea: que cada clase del colegio apadrine un jardín",
        "idea: un grupo para compartir coche a Granada por las mañanas",
        "una idea: compostera de barrio {en}, yo me apunto",
        "idea: que los jóvenes enseñemos el móvil a los mayores los viernes",
        "una idea: un mural pintado por los niños en la tapia {de}",
        "idea: una liguilla de petanca {en} entre calles",
    ),
    RequestKind.COMPLAINT: (
        "es una vergüenza el ruido que aguantamos {en} cada fin de semana",
        "quiero quejarme: la zona azul {de} no la respeta nadie",
        "me quejo de que {en} se barre la mitad que en el centro",
        "qué vergüenza, tres semanas esperando un certificado del padrón",
        "estoy harto de que la basura se recoja a las cuatro de la mañana {en}",
        "una queja: dos horas de cola en el consultorio y nadie da una explicación",
        "queja por el autobús de las 7:40, otra vez ha pasado de largo {en}",
        "ya está bien, han asfaltado todas las calles menos la nuestra {en}",
        "estoy cansada de recoger lo que dejan los perros de otros {en}",
        "me parece fatal que el recibo venga con recargo si no me avisan",
        "me quejo: para la feria hay luces y para {de} nunca hay dinero",
        "es indignante que cobren la pista de pádel y esté llena de charcos",
    ),
    RequestKind.THANKS: (
        "enhorabuena a los de la limpieza, {en} se puede comer en el suelo",
        "muchas gracias por cómo han dejado el jardín {de}",
        "gracias al electricista, da gusto volver a ver luz {en}",
        "gracias por el concierto de anoche, precioso",
        "gracias a Marta, la trabajadora social, por su paciencia con mi madre",
        "gracias a los muchachos de la basura, siempre con una sonrisa",
        "gracias por la rampa {de}, mi padre ya sale solo",
        "los niños mandan las gracias por los columpios nuevos {de}",
        "gracias a la policía por encontrar a mi perrita, sois un sol",
        "felicidades por la carrera popular, organización de diez",
        "gracias por arreglar la calefacción del colegio tan rápido",
        "gracias a Rocío, en cinco minutos tenía el certificado",
    ),
}

EXTRAS: dict[RequestKind, tuple[str, ...]] = {
    RequestKind.PROPOSAL: (
        "Lo hemos hablado entre varios vecinos y estamos de acuerdo.",
        "No creo que sea muy caro.",
        "En el pueblo de mi cuñada lo han hecho y funciona.",
        "Si hace falta recojo firmas.",
        "Ahí lo dejo.",
    ),
    RequestKind.IDEA: (
        "¿Qué os parece?",
        "Yo pongo las manos y la furgoneta.",
        "Igual es una locura, pero ahí queda.",
        "Se lo he contado a mis alumnos y están como locos.",
    ),
    RequestKind.COMPLAINT: (
        "Pagamos los mismos impuestos que los demás.",
        "Y no es la primera vez que lo digo.",
        "Espero una respuesta.",
        "Lo digo con todo el cariño, pero así no.",
    ),
    RequestKind.QUESTION: (
        "Es para mi abuela, que no tiene internet.",
        "Gracias de antemano.",
        "En la web no lo encuentro.",
        "He llamado y comunica.",
        "No me aclaro.",
    ),
    RequestKind.THANKS: (
        "Así da gusto vivir aquí.",
        "Hay que decirlo también cuando se hace bien.",
        "Un abrazo grande.",
        "Que cunda el ejemplo.",
    ),
}

QUESTIONS: tuple[tuple[str, ...], ...] = (
    (
        "¿qué papeles hacen falta para el padrón?",
        "Con el DNI y el contrato o un recibo de casa es suficiente. Te esperamos.",
    ),
    ("¿hasta cuándo se puede pagar el recibo del IBI?", "Hasta el 30 de noviembre sin recargo."),
    ("¿se puede pedir cita por aquí para el registro?", "Sí. Dinos día y mañana o tarde."),
    ("¿a qué hora abre el consultorio?", "Abre de 8:30 a 14:00; por la tarde solo con cita."),
    (
        "¿quedan plazas en el taller de guitarra?",
        "Quedan cuatro. Te apuntan en la casa de la cultura.",
    ),
    ("¿a qué hora es el concierto del sábado?", "Es a las ocho y la entrada es gratis."),
    ("¿abre la biblioteca los viernes por la tarde?", "Sí, hasta las ocho y media."),
    ("¿cómo se reserva la pista de pádel?", "En el polideportivo, o escribiendo a Lucas."),
    ("¿sigue habiendo gimnasia para mayores?", "Sí, martes y jueves a las diez. Hay sitio."),
    (
        "¿qué día pasan a recoger los enseres {en}?",
        "Los miércoles. Se sacan el martes por la noche.",
    ),
    ("¿dónde se tiran las pilas gastadas?", "En el punto limpio y también en la biblioteca."),
    ("¿cambia el horario del autobús en Navidad?", "No cambia. El horario está en la marquesina."),
    ("¿el autobús de las 8:15 para {en}?", "No, para al principio de la avenida."),
    ("¿se puede aparcar {en} durante el mercadillo?", "No, hasta las tres es para los puestos."),
    (
        "¿va a estar cortada la subida {de} el domingo?",
        "Sí, por la carrera. Se entra por la avenida.",
    ),
    ("¿van a cortar el agua {en}?", "No hay ningún corte previsto. Si lo hay, avisamos por aquí."),
    ("¿cómo se pide la ayuda a domicilio?", "Con Marta, en el centro de mayores, y sin prisas."),
    ("¿hay comedor para mayores los sábados?", "Los sábados llevamos la comida a casa."),
    (
        "¿cuándo se abre la zona nueva del parque?",
        "Cuando agarre el césped, que está recién puesto.",
    ),
    (
        "¿hay campaña de vacunación de perros este año?",
        "Sí, la hay cada primavera junto a la ermita.",
    ),
    ("¿para cuándo el asfalto {de}?", "Está en el plan del año que viene, aprobado ya en pleno."),
    (
        "¿hasta qué hora hay música en las terrazas {de}?",
        "Hasta las doce, y los viernes una más.",
    ),
)
"""A question, and what the hall answers."""

HEARD: tuple[str, ...] = (
    "Me gusta. Lo llevo al pleno de este mes.",
    "Buena propuesta, lo estudiamos con los técnicos.",
    "Gracias por pensar en el pueblo. Vemos cuánto cuesta y te decimos.",
    "Tomo nota y lo ponemos en el orden del día.",
    "Tiene sentido. Pásate por el despacho y lo vemos sobre el plano.",
)

SORRY: tuple[str, ...] = (
    "Tienes razón, y lo siento. Lo revisamos.",
    "Gracias por decirlo claro. Hablo con el servicio y te cuento.",
    "Entiendo el enfado. No debería pasar.",
    "Pido disculpas. Lo miramos a ver qué ha fallado.",
)

WELCOME: tuple[str, ...] = (
    "Gracias a ti. Se lo hago llegar, que les va a alegrar el día.",
    "¡Qué bien sienta leer esto! Un abrazo.",
    "Así da gusto. Gracias por decirlo.",
    "El mérito es de ellos. Gracias de corazón.",
)

NO_MATTER: tuple[str, ...] = (
    "¡Buenos días, pueblo!",
    "Buenos días alcaldesa",
    "Buenas tardes a todos 😊",
    "👏👏👏",
    "❤️",
    "😂😂",
    "¡Vamos Granada! Qué partidazo",
    "Golazo del Granada, esto es otra cosa",
    "Aúpa ese equipo, hoy ganamos",
    "Gana dinero desde casa, 300 euros al día, pincha aquí: https://oferta.example/ya",
    "¡Has ganado un móvil! Pincha aquí para recogerlo gratis https://premio.example",
    "Préstamos rápidos sin nómina, escríbeme https://credito.example",
    "Buenas noches, que descanséis",
    "Feliz viernes a todos",
)
