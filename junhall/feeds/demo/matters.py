"""What the people of the demonstration town propose, imagine, complain of, ask and thank for.

Each line is (service, text); ``{en}`` and ``{de}`` take a place. They stand by themselves, with
``EXTRAS`` as a second sentence where it fits.
"""

from __future__ import annotations

from junhall.models.terms import RequestKind

MATTERS: dict[RequestKind, tuple[tuple[str, str], ...]] = {
    RequestKind.PROPOSAL: (
        ("parks", "propongo poner sombra {en}, en verano no hay quien pare"),
        ("playgrounds", "¿podríamos poner un columpio adaptado {en}?"),
        ("police", "propongo un badén {en} antes de que haya un susto"),
        ("furniture", "propongo un par de bancos {en} para descansar en la subida"),
        ("waste", "propongo un contenedor de aceite usado {en}"),
        ("parks", "propongo plantar naranjos {en}, que dan sombra y huelen a gloria"),
        ("lighting", "propongo cambiar las farolas {de} a led como en la plaza"),
        ("culture", "propongo cine de verano en la Casa de la Cultura los jueves"),
        ("culture", "propongo abrir el polideportivo también los domingos por la mañana"),
        ("transport", "propongo que el autobús pare también {en}"),
        ("animals", "propongo un parque para perros {en}"),
        ("signs", "propongo un paso de cebra {en}, cruzan muchos niños"),
        ("social", "propongo un huerto para los mayores cerca del centro de mayores"),
        ("culture", "propongo que la biblioteca abra los sábados en época de exámenes"),
    ),
    RequestKind.IDEA: (
        ("culture", "una idea: concurso de balcones con flores en mayo"),
        ("cleaning", "una idea: un sábado al mes bajamos todos a limpiar {en} y luego migas"),
        ("culture", "se me ocurre una idea: banco de libros en la parada {de}"),
        ("parks", "idea: que cada clase del colegio apadrine un jardín"),
        ("transport", "idea: un grupo para compartir coche a Granada por las mañanas"),
        ("waste", "una idea: compostera de barrio {en}, yo me apunto"),
        ("social", "idea: que los jóvenes enseñemos el móvil a los mayores los viernes"),
        ("graffiti", "una idea: un mural pintado por los niños en la tapia {de}"),
        ("culture", "idea: una liguilla de petanca {en} entre calles"),
    ),
    RequestKind.COMPLAINT: (
        ("noise", "es una vergüenza el ruido que aguantamos {en} cada fin de semana"),
        ("police", "quiero quejarme: la zona azul {de} no la respeta nadie"),
        ("cleaning", "me quejo de que {en} se barre la mitad que en el centro"),
        ("administration", "qué vergüenza, tres semanas esperando un certificado del padrón"),
        ("waste", "estoy harto de que la basura se recoja a las cuatro de la mañana {en}"),
        ("buildings", "una queja: dos horas de cola en el consultorio y nadie da una explicación"),
        ("transport", "queja por el autobús de las 7:40, otra vez ha pasado de largo {en}"),
        ("roads", "ya está bien, han asfaltado todas las calles menos la nuestra {en}"),
        ("animals", "estoy cansada de recoger lo que dejan los perros de otros {en}"),
        ("administration", "me parece fatal que el recibo venga con recargo si no me avisan"),
        ("lighting", "me quejo: para la feria hay luces y para {de} nunca hay dinero"),
        ("culture", "es indignante que cobren la pista de pádel y esté llena de charcos"),
    ),
    RequestKind.QUESTION: (
        ("administration", "¿qué papeles hacen falta para el padrón?"),
        ("administration", "¿hasta cuándo se puede pagar el recibo del IBI?"),
        ("administration", "¿se puede pedir cita por aquí para el registro?"),
        ("buildings", "¿a qué hora abre mañana el consultorio?"),
        ("culture", "¿quedan plazas en el taller de guitarra?"),
        ("culture", "¿a qué hora es el concierto del sábado?"),
        ("culture", "¿abre la biblioteca este viernes por la tarde?"),
        ("culture", "¿cómo se reserva la pista de pádel?"),
        ("culture", "¿sigue habiendo gimnasia para mayores en el polideportivo?"),
        ("waste", "¿qué día pasan a recoger los enseres {en}?"),
        ("waste", "¿dónde se tiran las pilas gastadas?"),
        ("transport", "¿cambia el horario del autobús en Navidad?"),
        ("transport", "¿el autobús de las 8:15 para {en}?"),
        ("police", "¿se puede aparcar {en} durante el mercadillo?"),
        ("police", "¿va a estar cortada al tráfico la subida {de} por la procesión?"),
        ("water", "¿van a cortar el agua mañana {en}?"),
        ("social", "¿cómo se pide la ayuda a domicilio?"),
        ("social", "¿hay comedor en el centro de mayores los sábados?"),
        ("parks", "¿cuándo se abre la zona nueva del parque?"),
        ("animals", "¿hay campaña de vacunación de perros este año?"),
        ("roads", "¿para cuándo el asfalto {de}?"),
        ("noise", "¿hasta qué hora pueden tener música las terrazas {de}?"),
    ),
    RequestKind.THANKS: (
        ("cleaning", "enhorabuena a los de la limpieza, {en} se puede comer en el suelo"),
        ("parks", "muchas gracias por cómo han dejado el jardín {de}"),
        ("lighting", "gracias al electricista, da gusto volver a ver luz {en}"),
        ("culture", "gracias por el concierto de anoche, precioso"),
        ("social", "gracias a Marta, la trabajadora social, por su paciencia con mi madre"),
        ("waste", "gracias a los muchachos de la basura, siempre con una sonrisa"),
        ("roads", "gracias por la rampa {de}, mi padre ya sale solo"),
        ("playgrounds", "los niños mandan las gracias por los columpios nuevos {de}"),
        ("animals", "gracias a la policía por encontrar a mi perrita, sois un sol"),
        ("culture", "felicidades por la carrera popular, organización de diez"),
        ("buildings", "gracias por arreglar la calefacción del colegio tan rápido"),
        ("administration", "gracias a Rocío, en cinco minutos tenía el certificado"),
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

ANSWERS: dict[str, tuple[str, ...]] = {
    "administration": (
        "Con el DNI y el contrato o un recibo de casa es suficiente. Te esperamos.",
        "El plazo está en el tablón y en la puerta; cualquier duda, ventanilla 1.",
        "Se puede, te lo ha dejado preparado Carmen en el registro.",
    ),
    "buildings": (
        "Abre de 8:30 a 14:00, y por la tarde solo con cita.",
        "Tienes razón. Lo hablamos hoy con el centro de salud.",
    ),
    "culture": (
        "Quedan cuatro plazas, te apuntan en la Casa de la Cultura.",
        "Es a las ocho, y la entrada es gratis.",
        "Sí, hasta las ocho y media. Te guardamos sitio.",
        "Se reserva en el polideportivo o escribiendo a Lucas.",
        "Sí, martes y jueves a las diez. Hay sitio.",
    ),
    "waste": (
        "Los enseres se recogen los miércoles; se sacan el martes por la noche.",
        "En el punto limpio y también en la biblioteca.",
    ),
    "transport": (
        "El horario de diciembre está en la marquesina y no cambia en el pueblo.",
        "Preguntamos al consorcio y te lo contamos.",
    ),
    "police": (
        "Estará cortada de 17:00 a 20:00. Se puede entrar por la avenida.",
        "Tomo nota. La policía va a estar más encima.",
    ),
    "water": ("No hay ningún corte previsto. Si pasa algo avisamos por aquí.",),
    "social": (
        "Marta te lo explica sin prisas en el centro de mayores, con cita.",
        "De lunes a viernes. Los sábados llevamos la comida a casa.",
    ),
    "parks": ("En cuanto agarre el césped, que está recién puesto.",),
    "animals": ("Sí, la hay cada primavera junto a la ermita.",),
    "roads": ("Está en el plan del año que viene, ya aprobado en pleno.",),
    "noise": ("Hasta las doce entre semana y la una los viernes.",),
}

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
    "Sorteo de un móvil, sigue el enlace y participa https://premio.example",
    "Préstamos rápidos sin nómina, escríbeme https://credito.example",
    "Buenas noches, que descanséis",
    "Feliz viernes a todos",
)
