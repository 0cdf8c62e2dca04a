"""Scenes of the town speaking: kinds, places, networks, privacy and noise, each with its rule."""

from __future__ import annotations

from dataclasses import replace

from junhall.feeds.demo.stage import Stage
from junhall.models.messages import IncomingPost
from junhall.models.terms import Instant, Network, Visibility


def play(stage: Stage) -> None:
    """Play them all."""
    for scene in (
        _one_lamp_three_times, _supporters, _another_matter, _wants_a_worker, _idea, _complaint,
        _thanks, _no_matter, _news, _orphan, _late_detail, _tombstone, _direct, _followers,
        _counter, _phone, _personal, _capitals, _skew,
    ):  # fmt: skip
        scene(stage)


def _one_lamp_three_times(s: Stage) -> None:
    dolores = s.citizen("doloresf", "Dolores F.")
    javi = s.citizen("javicobo", "Javi Cobo", Network.BLUESKY)
    one = s.pen.post(
        dolores, s.at(3, "20:10"), "[mayor] farola fundida en la calle Espliego 7",
        photo=("lamp-0-before", "Una farola apagada de noche"), remote_id="same-1",
    )  # fmt: skip
    two = s.pen.post(
        javi, s.at(3, "20:31"), "No luce la farola de la calle Espliego, frente al 9 [mayor]",
        remote_id="same-2",
    )  # fmt: skip
    three = s.pen.post(
        "phone:Manuel", s.at(4, "09:20"), "La farola de la calle Espliego está apagada.",
        network=Network.OTHER, service="lighting", lag_s=0, remote_id="same-3",
    )  # fmt: skip
    s.shows(
        "One lamp on two networks: each proposes the other", one, two,
        service="lighting", duplicate_of="same-2",
    )  # fmt: skip
    s.shows(
        "The same lamp by phone", three,
        service="lighting", duplicate_of="same-1",
    )  # fmt: skip


def _supporters(s: Stage) -> None:
    ana = s.citizen("analopez", "Ana López", Network.BLUESKY)
    curro = s.citizen("currob", "Curro B.", Network.BLUESKY)
    chari = s.citizen("charim", "Chari M.", Network.BLUESKY)
    sergio = s.citizen("sergiot", "Sergio T.", Network.BLUESKY)
    one = s.pen.post(
        ana, s.at(5, "18:02"),
        "[mayor] propongo poner sombra en la plaza de las Flores, en verano no hay quien pare",
        remote_id="shade-1",
    )  # fmt: skip
    two = s.pen.post(curro, s.at(5, "18:20"), "Me sumo.", to=one, remote_id="shade-2")
    three = s.pen.post(
        chari, s.at(5, "18:44"), "Totalmente de acuerdo, los abuelos lo agradecerán.",
        to=one, remote_id="shade-3",
    )  # fmt: skip
    four = s.pen.boost(sergio, s.at(5, "18:50"), one, "shade-4")
    five = s.pen.boost("culture", s.at(5, "18:55"), one, "shade-5")
    s.shows(
        "Voices and a citizen's boost support; an official's boost does not",
        one, two, three, four, five,
        kind="proposal", posts=["shade-1", "shade-2", "shade-3"],
        supporters=[curro.handle, chari.handle, sergio.handle], first_answer_at=None,
    )  # fmt: skip


def _another_matter(s: Stage) -> None:
    manoli = s.citizen("manolib", "Manoli B.")
    salva = s.citizen("salvar", "Salva R.")
    one = s.pen.post(
        manoli, s.at(4, "12:15"), "[mayor] la farola de la calle Lucero se queda encendida de día",
        remote_id="other-1",
    )  # fmt: skip
    two = s.pen.post(
        salva, s.at(4, "12:29"),
        "Y en la calle Esparto hay dos contenedores de basura a rebosar desde ayer",
        to=one, remote_id="other-2",
    )  # fmt: skip
    s.shows(
        "Another place and service in somebody's thread is a request of its own", two, one,
        kind="problem", service="waste", apart_from="other-1", posts=["other-2"],
    )  # fmt: skip


def _wants_a_worker(s: Stage) -> None:
    isa = s.citizen("isaq", "Isa Q.")
    one = s.pen.post(
        isa, s.at(6, "12:48"),
        "[mayor] gotea la llave de paso de la calle Bandurria, creo que es cosa de [plumber-mate]",
        remote_id="wish-1",
    )  # fmt: skip
    s.shows(
        "A citizen's mention assigns nobody", one,
        status="new", assignees=[], first_answer_at=None,
    )  # fmt: skip


def _idea(s: Stage) -> None:
    adrian = s.citizen("adrianz", "Adrián Z.", Network.BLUESKY)
    one = s.pen.post(
        adrian, s.at(1, "11:45"),
        "[mayor] una idea: un mural pintado por los niños en la tapia de la calle Zambra",
        remote_id="idea-1",
    )  # fmt: skip
    s.pen.post(
        "mayor", s.at(1, "12:20"), "Me gusta. Lo llevo al pleno de este mes.",
        network=Network.BLUESKY, to=one, remote_id="idea-2",
    )  # fmt: skip
    s.shows("An idea", one, kind="idea", status="answered")


def _complaint(s: Stage) -> None:
    virginia = s.citizen("virginiac", "Virginia C.")
    one = s.pen.post(
        virginia, s.at(2, "01:12"),
        "[mayor] es una vergüenza el ruido que aguantamos en la calle Colibrí cada fin de semana",
        remote_id="grief-1",
    )  # fmt: skip
    s.pen.post(
        "mayor", s.at(2, "08:05"), "Tienes razón, Virginia, y lo siento. Hablo con la policía.",
        to=one, remote_id="grief-2",
    )  # fmt: skip
    s.shows("A complaint", one, kind="complaint", service="noise", status="answered", assignees=[])


def _thanks(s: Stage) -> None:
    paqui = s.citizen("paquis", "Paqui S.", Network.BLUESKY)
    one = s.pen.post(
        paqui, s.at(6, "11:02"), "[mayor] muchas gracias por la rampa nueva, mi padre ya sale solo",
        remote_id="kind-1",
    )  # fmt: skip
    s.pen.post(
        "mayor", s.at(6, "11:10"), "Gracias a ti, Paqui. Se lo digo a los albañiles.",
        network=Network.BLUESKY, to=one, remote_id="kind-2",
    )  # fmt: skip
    s.shows(
        "Thanks are a request without a clock", one,
        kind="thanks", first_answer_s=None, time_to_solve_s=None,
    )  # fmt: skip


def _no_matter(s: Stage) -> None:
    said = (
        ("A greeting is no request", "hello-1", 3, "08:02", "[mayor] ¡Buenos días!"),
        ("A bare emoji is no request", "emoji-1", 3, "08:20", "[mayor] 👏👏👏"),
        (
            "Praise of a football team is no request", "goal-1", 2, "22:50",
            "[mayor] ¡Vamos Granada! Qué golazo",
        ),
        (
            "Spam is no request", "spam-1", 4, "03:14",
            "[mayor] Gana dinero desde casa, 300 euros al día, pincha aquí https://oferta.example",
        ),
    )  # fmt: skip
    for n, (name, remote_id, day, clock, text) in enumerate(said):
        who = s.citizen(f"{remote_id.split('-', 1)[0]}{n}", "Alguien")
        post = s.pen.post(who, s.at(day, clock), text, remote_id=remote_id)
        s.shows(name, post, no_request=True)


def _news(s: Stage) -> None:
    natalia = s.citizen("nataliae", "Natalia E.")
    rafa = s.citizen("rafal", "Rafa L.")
    one = s.pen.post(
        "mayor", s.at(5, "09:00"),
        "El mercadillo se pasa al jueves. Gracias a todos por la paciencia estos días.",
        remote_id="news-1",
    )  # fmt: skip
    two = s.pen.post(
        natalia, s.at(5, "09:12"),
        "¿Y se puede aparcar ese día en la calle Retama?", to=one, remote_id="news-2",
    )  # fmt: skip
    three = s.pen.post(rafa, s.at(5, "09:15"), "👏👏", to=one, remote_id="news-3")
    s.pen.post(
        "desk", s.at(5, "09:31"), "Sí, Natalia, en los dos lados.", to=two, remote_id="news-4"
    )
    s.shows(
        "A matter raised under an announcement is its own request", two, one,
        kind="question", status="answered", posts=["news-2", "news-4"],
    )  # fmt: skip
    s.shows("Applause under an announcement is none", three, no_request=True)


def _late(post: IncomingPost, seen_at: Instant) -> IncomingPost:
    return replace(post, seen_at=seen_at)


def _orphan(s: Stage) -> None:
    laura = s.citizen("lauraf", "Laura F.")
    toni = s.citizen("tonir", "Toñi R.")
    one = s.pen.post(
        laura, s.at(4, "11:00"), "[mayor] se ha roto el columpio de la calle Hierbabuena",
        photo=("swing-0-before", "Un columpio con una cadena suelta"), remote_id="orphan-1",
    )  # fmt: skip
    two = s.pen.post(
        toni, s.at(4, "11:03"), "Es verdad, mi hija casi se cae.", to=one, remote_id="orphan-2"
    )
    s.pen.posts.remove(one)
    s.pen.posts.append(_late(one, s.at(4, "11:09")))
    s.shows(
        "A reply waits for its parent, which comes six minutes later", one, two,
        service="playgrounds", posts=["orphan-1", "orphan-2"], supporters=[toni.handle],
        seen_at=s.iso(4, "11:09"),
    )  # fmt: skip


def _late_detail(s: Stage) -> None:
    ainhoa = s.citizen("ainhoav", "Ainhoa V.")
    one = s.pen.post(
        ainhoa, s.at(6, "09:40"), "[mayor] hay un bache tremendo en la calle", remote_id="typo-1"
    )
    two = s.pen.edit(one, s.at(6, "09:43"), "[mayor] hay un bache tremendo en la calle Amapola")
    s.shows(
        "A citizen's edit shows, and places the request", one, two,
        service="roads", posts=["typo-1"], place={"name": "Calle Amapola"},
    )  # fmt: skip


def _tombstone(s: Stage) -> None:
    conchi = s.citizen("conchia", "Conchi A.", Network.BLUESKY)
    one = s.pen.post(
        conchi, s.at(4, "16:20"), "[mayor] han arrancado el banco de la calle Solsticio",
        photo=("bench-0-before", "Un banco con una tabla partida"), remote_id="gone-1",
    )  # fmt: skip
    two = s.pen.post(
        "mayor", s.at(4, "16:31"), "Gracias, Conchi. Lo repone [bricklayer].",
        network=Network.BLUESKY, to=one, remote_id="gone-2",
    )  # fmt: skip
    three = s.pen.delete(one, s.at(5, "07:30"))
    s.shows(
        "A deleted post leaves a tombstone: the request keeps its facts", one, two, three,
        kind="problem", service="furniture", status="assigned", assignees=["bricklayer"],
        first_answer_s=660, posts=["gone-1", "gone-2"],
    )  # fmt: skip


def _direct(s: Stage) -> None:
    luisa = s.citizen("luisap", "Luisa P.")
    one = s.pen.post(
        luisa, s.at(5, "22:40"),
        "[mayor] necesito cita con la trabajadora social, es un asunto delicado de mi familia",
        visibility=Visibility.PRIVATE, remote_id="whisper-1",
    )  # fmt: skip
    two = s.pen.post(
        "mayor", s.at(5, "22:52"), "Claro, Luisa. Queda entre nosotras, te llama Marta.",
        to=one, remote_id="whisper-2",
    )  # fmt: skip
    s.shows(
        "A direct message stays private, and so does its answer", one, two,
        private=True, status="answered", first_answer_s=720,
    )  # fmt: skip


def _followers(s: Stage) -> None:
    cristobal = s.citizen("cristobalg", "Cristóbal G.")
    one = s.pen.post(
        cristobal, s.at(6, "10:05"), "[mayor] ¿hay alguna ayuda para pagar el recibo del agua?",
        visibility=Visibility.FOLLOWERS, remote_id="circle-1",
    )  # fmt: skip
    s.shows("A post for followers only is treated as private", one, private=True)


def _counter(s: Stage) -> None:
    one = s.pen.post(
        "counter:Dolores", s.at(6, "09:30"),
        "En la calle Umbría no tienen presión de agua desde las siete.",
        network=Network.OTHER, service="water", lag_s=0, remote_id="counter-1",
    )  # fmt: skip
    s.shows(
        "The counter is in the same ledger", one,
        kind="problem", service="water", status="new", private=False,
    )  # fmt: skip


def _phone(s: Stage) -> None:
    one = s.pen.post(
        "phone:Antonio", s.at(6, "11:50"), "Un perro suelto junto al colegio, parece asustado.",
        network=Network.OTHER, service="animals", lag_s=0, remote_id="phone-1",
    )  # fmt: skip
    s.shows("So is the phone", one, kind="problem", service="animals", status="new")


def _personal(s: Stage) -> None:
    encarni = s.citizen("encarnit", "Encarni T.")
    one = s.pen.post(
        encarni, s.at(6, "12:02"),
        "[mayor] se ha caído una rama en la calle Zambra, llamadme al 600 123 456",
        remote_id="secret-1",
    )  # fmt: skip
    s.shows(
        "A phone number in a public post is flagged", one,
        flags_hold=["personal-data"], private=False,
    )  # fmt: skip


def _capitals(s: Stage) -> None:
    remedios = s.citizen("remediosj", "Remedios J.")
    one = s.pen.post(
        remedios, s.at(2, "19:15"), "[mayor] AY UNA FAROLA FUNDIDA EN LA CALLE MENBRILLO POR FAVOR",
        remote_id="shout-1",
    )  # fmt: skip
    s.shows(
        "Capitals, slips and missing accents are read all the same", one,
        kind="problem", service="lighting", place={"name": "Calle Membrillo"},
    )  # fmt: skip


def _skew(s: Stage) -> None:
    tovar = s.citizen("tovarp", "Pilar Tovar", Network.BLUESKY)
    one = s.pen.post(
        tovar, s.at(3, "18:00:40"), "[mayor] está lleno de cristales el callejón del Sastre",
        lag_s=-9, remote_id="skew-1",
    )  # fmt: skip
    s.shows(
        "A post that was seen before it was written: lag zero, flagged", one,
        service="cleaning", flags_hold=["clock-skew"],
    )  # fmt: skip
