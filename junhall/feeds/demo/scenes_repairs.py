"""Scenes of promises and repairs, each with its rule."""

from __future__ import annotations

from junhall.feeds.demo.stage import Stage
from junhall.models.terms import Network


def play(stage: Stage) -> None:
    """Play them all."""
    for scene in (
        _the_lamp,
        _three_minutes,
        _still_broken,
        _photo_asks,
        _not_yet,
        _elsewhere,
        _before_noon,
        _hashtag_alone,
        _farewell,
        _range,
        _friday,
        _condition,
    ):
        scene(stage)


def _the_lamp(s: Stage) -> None:
    carmen = s.citizen("carmenb", "Carmen B.")
    one = s.pen.post(
        carmen, s.at(2, "22:48:10"),
        "La farola de la calle Jilguero lleva apagada desde anoche, no se ve nada al cruzar "
        "[mayor]",
        photo=("lamp-0-before", "Una farola apagada de noche"), remote_id="lamp-1",
    )  # fmt: skip
    two = s.pen.post(
        "mayor", s.at(2, "22:57:04"), "Gracias, Carmen. Mañana la cambia [electrician]. [#]",
        to=one, remote_id="lamp-2",
    )  # fmt: skip
    three = s.pen.post(
        "electrician", s.at(3, "09:41:30"),
        "Farola arreglada, ya luce. Gracias por avisar, Carmen. [#]",
        to=two, photo=("lamp-0-after", "La misma farola, encendida"), remote_id="lamp-3",
    )  # fmt: skip
    four = s.pen.post(
        carmen, s.at(3, "10:02"), "¡Muchas gracias! Qué rapidez.", to=three, remote_id="lamp-4"
    )
    s.shows(
        "The mention is the assignment", one, two,
        status="assigned", kind="problem", service="lighting", assignees=["electrician"],
        assigned_at=s.iso(2, "22:57:04"), first_answer_at=s.iso(2, "22:57:04"),
        first_answer_s=534, first_answer_office_s=0,
        place={"name": "Calle Jilguero", "quality": "street"},
    )  # fmt: skip
    s.shows(
        "“Mañana” is a promise, due when the office closes", one, two,
        promises=[{"post": "lamp-2", "due_at": s.iso(3, "19:00"), "state": "proposed"}],
    )  # fmt: skip
    s.shows(
        "The worker's photo proposes Solved; a person confirms", one, three,
        solved_proposed_at=s.iso(3, "09:41:30"), solved_at=None, time_to_solve_s=None, laps=1,
    )  # fmt: skip
    s.shows(
        "Thanks after the repair are remembered", one, four,
        thanked_at=s.iso(3, "10:02"), posts=["lamp-1", "lamp-2", "lamp-3", "lamp-4"],
    )  # fmt: skip


def _three_minutes(s: Stage) -> None:
    paco = s.citizen("pepem", "Pepe Maldonado")
    one = s.pen.post(
        paco, s.at(3, "10:15:00"),
        "[electrician] se acaba de fundir la farola de la calle Pastores, junto al 4",
        remote_id="fast-1",
    )  # fmt: skip
    two = s.pen.post(
        "electrician", s.at(3, "10:15:40"), "Voy, estoy al lado.", to=one, remote_id="fast-2"
    )
    three = s.pen.post(
        "electrician", s.at(3, "10:18:58"), "Arreglada. Casquillo suelto.", to=two,
        photo=("lamp-1-after", "La farola, encendida"), remote_id="fast-3",
    )  # fmt: skip
    s.shows(
        "Written straight to the worker, who takes it on: 3 minutes 58", one, two, three,
        status="assigned", assignees=["electrician"], first_answer_s=40,
        assigned_at=s.iso(3, "10:15:40"), solved_proposed_at=s.iso(3, "10:18:58"),
    )  # fmt: skip


def _still_broken(s: Stage) -> None:
    trini = s.citizen("trinig", "Trini G.", Network.BLUESKY)
    one = s.pen.post(
        trini, s.at(1, "20:30"), "No luce la farola de la calle Hierbabuena [mayor]",
        remote_id="again-1",
    )  # fmt: skip
    two = s.pen.post(
        "mayor", s.at(1, "20:41"), "Gracias, Trini. Lo mira [electrician].",
        network=Network.BLUESKY, to=one, remote_id="again-2",
    )  # fmt: skip
    three = s.pen.post(
        "electrician", s.at(3, "11:30"), "Farola arreglada. [#]",
        network=Network.BLUESKY, to=two, photo=("lamp-2-after", "La farola, encendida"),
        remote_id="again-3",
    )  # fmt: skip
    four = s.pen.post(
        trini, s.at(3, "21:05"), "Pues sigue igual, esta noche tampoco luce.",
        to=three, remote_id="again-4",
    )  # fmt: skip
    s.shows(
        "“Sigue igual” proposes to reopen; a person decides", one, three, four,
        reopen_proposed_at=s.iso(3, "21:05"), laps=1, solved_at=None, thanked_at=None,
    )  # fmt: skip


def _photo_asks(s: Stage) -> None:
    fatima = s.citizen("fatimah", "Fátima H.")
    one = s.pen.post(
        fatima, s.at(6, "08:10"), "[electrician] hay una farola fundida en la calle Membrillo",
        remote_id="ask-1",
    )  # fmt: skip
    two = s.pen.post("electrician", s.at(6, "08:15"), "Voy.", to=one, remote_id="ask-2")
    three = s.pen.post(
        "electrician", s.at(6, "08:33"), "¿Es esta la farola, Fátima?", to=two,
        photo=("lamp-1-before", "Una farola de día"), remote_id="ask-3",
    )  # fmt: skip
    s.shows(
        "A question beside the photo proposes nothing", one, two, three,
        status="assigned", assignees=["electrician"], solved_proposed_at=None,
    )  # fmt: skip


def _not_yet(s: Stage) -> None:
    ismael = s.citizen("ismaelr", "Ismael R.", Network.BLUESKY)
    one = s.pen.post(
        ismael, s.at(5, "16:10"), "[mayor] hay un bache enorme en la calle Vencejo",
        photo=("pothole-2-before", "Un bache en la calzada"), remote_id="yet-1",
    )  # fmt: skip
    two = s.pen.post(
        "mayor", s.at(5, "16:14"), "Va [bricklayer], Ismael.",
        network=Network.BLUESKY, to=one, remote_id="yet-2",
    )  # fmt: skip
    three = s.pen.post(
        "bricklayer", s.at(5, "18:20"), "Todavía no está arreglado, falta material.",
        network=Network.BLUESKY, to=two, photo=("pothole-2-before", "El bache, con vallas"),
        remote_id="yet-3",
    )  # fmt: skip
    s.shows(
        "“Todavía no” withholds the proposal, photo or not", one, two, three,
        status="assigned", solved_proposed_at=None,
    )  # fmt: skip


def _elsewhere(s: Stage) -> None:
    elena = s.citizen("elenac", "Elena C.")
    one = s.pen.post(
        elena, s.at(4, "21:30"), "[mayor] la farola del camino del Molino Viejo no enciende",
        photo=("lamp-2-before", "Una farola apagada de noche"), remote_id="apart-1",
    )  # fmt: skip
    s.pen.post(
        "mayor", s.at(4, "21:44"), "Gracias, Elena. Lo lleva [electrician].", to=one,
        remote_id="apart-2",
    )  # fmt: skip
    three = s.pen.post(
        "electrician", s.at(5, "10:50"), "Farola del camino del Molino Viejo arreglada. [#]",
        photo=("lamp-2-after", "La misma farola, encendida"), remote_id="apart-3",
    )  # fmt: skip
    s.shows(
        "The photo in a new post finds its request by street and service", one, three,
        status="assigned", assignees=["electrician"], solved_proposed_at=s.iso(5, "10:50"),
    )  # fmt: skip


def _before_noon(s: Stage) -> None:
    lola = s.citizen("lolac", "Lola C.")
    one = s.pen.post(
        lola, s.at(5, "09:20"),
        "[mayor] el contenedor de la calle Bandurria está a rebosar y mañana es mercadillo",
        photo=("bin-0-before", "Un contenedor rebosando bolsas"), remote_id="noon-1",
    )  # fmt: skip
    two = s.pen.post(
        "mayor", s.at(5, "09:26"), "Antes de las 12 pasa [waste] a vaciarlo, Lola. [#]",
        to=one, remote_id="noon-2",
    )  # fmt: skip
    s.shows(
        "“Antes de las 12” is that minute", one, two,
        service="waste", assignees=["waste"],
        promises=[{"post": "noon-2", "due_at": s.iso(5, "12:00"), "state": "proposed"}],
    )  # fmt: skip


def _hashtag_alone(s: Stage) -> None:
    julia = s.citizen("juliar", "Julia R.")
    one = s.pen.post(
        julia, s.at(6, "10:31"), "[mayor] se ha soltado un adoquín en la calle Retama",
        remote_id="hashtag-1",
    )  # fmt: skip
    two = s.pen.post(
        "mayor", s.at(6, "10:36"), "Cuenta con ello, Julia. [#]", to=one, remote_id="hashtag-2"
    )
    s.shows(
        "The town's hashtag alone is a promise without a time", one, two,
        promises=[{"post": "hashtag-2", "due_at": None, "state": "proposed"}],
    )  # fmt: skip


def _farewell(s: Stage) -> None:
    andres = s.citizen("andresm", "Andrés M.")
    one = s.pen.post(
        andres, s.at(4, "13:40"), "[desk] ¿qué papeles hacen falta para el padrón?",
        remote_id="bye-1",
    )  # fmt: skip
    two = s.pen.post(
        "desk", s.at(4, "13:46"), "El DNI y un recibo de casa, Andrés. ¡Hasta mañana!",
        to=one, remote_id="bye-2",
    )  # fmt: skip
    s.shows(
        "“Hasta mañana” is a farewell, not a promise", one, two,
        kind="question", status="answered", promises=[],
    )  # fmt: skip


def _range(s: Stage) -> None:
    hugo = s.citizen("hugop", "Hugo P.", Network.BLUESKY)
    one = s.pen.post(
        hugo, s.at(5, "10:02"), "[mayor] hay ratas en la calle Amapola, junto al descampado",
        remote_id="range-1",
    )  # fmt: skip
    two = s.pen.post(
        "desk", s.at(5, "10:20"), "Gracias, Hugo. En 24-48 horas pasamos a tratar la zona.",
        network=Network.BLUESKY, to=one, remote_id="range-2",
    )  # fmt: skip
    s.shows(
        "“24-48 horas” is due at the range's end", one, two,
        promises=[{"post": "range-2", "due_at": s.iso(7, "10:20"), "state": "proposed"}],
    )  # fmt: skip


def _friday(s: Stage) -> None:
    amparo = s.citizen("amparoc", "Amparo C.")
    one = s.pen.post(
        amparo, s.at(5, "12:00"), "No se ve el paso de cebra de la calle Lucero [mayor]",
        remote_id="friday-1",
    )  # fmt: skip
    two = s.pen.post(
        "mayor", s.at(5, "12:07"), "El viernes lo repinta [painter], Amparo. [#]",
        to=one, remote_id="friday-2",
    )  # fmt: skip
    s.shows(
        "“El viernes” is due when Friday's office closes", one, two,
        assignees=["painter"],
        promises=[{"post": "friday-2", "due_at": s.iso(7, "14:00"), "state": "proposed"}],
    )  # fmt: skip


def _condition(s: Stage) -> None:
    oscar = s.citizen("oscarz", "Óscar Z.")
    one = s.pen.post(
        oscar, s.at(5, "17:31"), "[mayor] el banco de la calle Esparto tiene una tabla partida",
        photo=("bench-1-before", "Un banco con una tabla partida"), remote_id="if-1",
    )  # fmt: skip
    two = s.pen.post(
        "mayor", s.at(5, "17:40"), "Si no llueve, mañana lo arregla [bricklayer].",
        to=one, remote_id="if-2",
    )  # fmt: skip
    s.shows(
        "A condition is no promise, but it assigns", one, two,
        assignees=["bricklayer"], promises=[],
    )  # fmt: skip
