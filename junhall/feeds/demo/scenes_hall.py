"""Scenes of the hall at work: answers, assignments, promises and repairs, each with its rule."""

from __future__ import annotations

from junhall.feeds.demo.stage import Stage
from junhall.models.terms import Network


def play(stage: Stage) -> None:
    """Play them all."""
    for scene in (
        _the_lamp, _three_minutes, _opening_hours, _before_noon, _two_workers, _deputy, _instead,
        _own_report, _takes_on, _still_broken, _edit_assigns, _names_the_mayor, _repeated_head,
        _hashtag_alone, _farewell, _range, _friday, _condition, _photo_asks, _not_yet, _elsewhere,
        _closed_office, _machine, _answer_deleted,
    ):  # fmt: skip
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


def _opening_hours(s: Stage) -> None:
    alba = s.citizen("albar", "Alba R.", Network.BLUESKY)
    one = s.pen.post(
        alba, s.at(5, "11:20"), "[mayor] ¿A qué hora abre mañana el consultorio?",
        remote_id="hours-1",
    )  # fmt: skip
    two = s.pen.post(
        "desk", s.at(5, "11:24:30"), "Buenos días, Alba. Abre de 8:30 a 14:00.",
        network=Network.BLUESKY, to=one, remote_id="hours-2",
    )  # fmt: skip
    s.shows(
        "A question answered; an opening hour is no promise", one, two,
        kind="question", status="answered", first_answer_s=270, assignees=[], promises=[],
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


def _two_workers(s: Stage) -> None:
    rosa = s.citizen("rosav", "Rosa V.")
    one = s.pen.post(
        rosa, s.at(1, "12:05"),
        "Se ha caído la señal de stop de la calle Verdiales y está la farola tocada [mayor]",
        remote_id="two-1",
    )  # fmt: skip
    two = s.pen.post(
        "mayor", s.at(1, "12:11"), "Gracias, Rosa. Lo miran [painter] y [electrician].",
        to=one, remote_id="two-2",
    )  # fmt: skip
    s.shows(
        "Two mentions, two who have it", one, two,
        status="assigned", assignees=["painter", "electrician"],
    )  # fmt: skip


def _deputy(s: Stage) -> None:
    tomas = s.citizen("tomass", "Tomás S.", Network.BLUESKY)
    one = s.pen.post(
        tomas, s.at(4, "08:40"),
        "[mayor] sale agua por una tapa de la calle Colibrí y cada vez más", remote_id="deputy-1",
    )  # fmt: skip
    two = s.pen.post(
        "mayor", s.at(4, "08:44"), "Gracias, Tomás. Va [plumber]. [#]",
        network=Network.BLUESKY, to=one, remote_id="deputy-2",
    )  # fmt: skip
    s.shows(
        "The worker is on leave: the deputy has it", one, two,
        service="water", status="assigned", assignees=["plumber-mate"],
    )  # fmt: skip


def _instead(s: Stage) -> None:
    ines = s.citizen("inesq", "Inés Q.")
    one = s.pen.post(
        ines, s.at(3, "17:02"), "Hay una rama partida colgando en la calle Umbría [mayor]",
        remote_id="instead-1",
    )  # fmt: skip
    two = s.pen.post(
        "mayor", s.at(3, "17:06"), "Va [gardener], Inés.", to=one, remote_id="instead-2"
    )
    three = s.pen.post(
        "councillor-works", s.at(3, "17:15"),
        "En vez de [gardener] va [gardener-2], que está más cerca.",
        to=two, remote_id="instead-3",
    )  # fmt: skip
    s.shows(
        "“En vez de” replaces who had it", one, two, three,
        assignees=["gardener-2"], assigned_at=s.iso(3, "17:06"),
    )  # fmt: skip


def _own_report(s: Stage) -> None:
    one = s.pen.post(
        "sweeper", s.at(4, "07:12"),
        "He visto una farola rota en la calle Solsticio, [electrician]", remote_id="internal-1",
    )  # fmt: skip
    s.shows(
        "A worker's own report is a request, marked internal", one,
        kind="problem", service="lighting", flags_hold=["internal"], first_answer_at=None,
    )  # fmt: skip


def _takes_on(s: Stage) -> None:
    emilio = s.citizen("emiliob", "Emilio B.")
    one = s.pen.post(
        emilio, s.at(5, "19:40"), "[mayor] la barandilla de la cuesta de la Ermita se mueve",
        remote_id="mine-1",
    )  # fmt: skip
    two = s.pen.post(
        "councillor-works", s.at(5, "19:52"), "Me encargo yo, Emilio.", to=one, remote_id="mine-2"
    )
    s.shows(
        "“Me encargo” makes the writer the one who has it", one, two,
        status="assigned", assignees=["councillor-works"],
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


def _edit_assigns(s: Stage) -> None:
    leo = s.citizen("leot", "Leo T.")
    one = s.pen.post(
        leo, s.at(4, "09:58"), "[mayor] está roto el espejo de la calle Zambra",
        remote_id="edit-1",
    )  # fmt: skip
    two = s.pen.post(
        "mayor", s.at(4, "10:00"), "Gracias, Leo. Lo miramos.", to=one, remote_id="edit-2"
    )
    three = s.pen.edit(two, s.at(4, "10:12"), "Gracias, Leo. Lo mira [painter].")
    s.shows(
        "An official's edit that adds a mention assigns at the edit's time", one, two, three,
        assignees=["painter"], assigned_at=s.iso(4, "10:12"), first_answer_at=s.iso(4, "10:00"),
    )  # fmt: skip


def _names_the_mayor(s: Stage) -> None:
    nerea = s.citizen("nereal", "Nerea L.")
    one = s.pen.post(
        nerea, s.at(5, "13:10"), "Propongo abrir la biblioteca los sábados [councillor-culture]",
        remote_id="boss-1",
    )  # fmt: skip
    two = s.pen.post(
        "councillor-culture", s.at(5, "13:30"), "Buena propuesta. Hablo con [mayor].",
        to=one, remote_id="boss-2",
    )  # fmt: skip
    s.shows(
        "Naming the mayor assigns nobody", one, two,
        kind="proposal", status="answered", assignees=[], first_answer_s=1200,
    )  # fmt: skip


def _repeated_head(s: Stage) -> None:
    pilar = s.citizen("pilarv", "Pilar V.")
    one = s.pen.post(
        pilar, s.at(6, "09:05"), "[mayor] [electrician] la farola de la calle Vencejo parpadea",
        remote_id="head-1",
    )  # fmt: skip
    two = s.pen.post(
        "mayor", s.at(6, "09:09"), "[electrician] Gracias por el aviso, Pilar.",
        to=one, remote_id="head-2",
    )  # fmt: skip
    s.shows(
        "Handles a program repeats at the head assign nobody", one, two,
        status="answered", assignees=[],
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
        elena, s.at(4, "21:30"), "[mayor] la farola de la calle Vereda no enciende",
        photo=("lamp-2-before", "Una farola apagada de noche"), remote_id="apart-1",
    )  # fmt: skip
    s.pen.post(
        "mayor", s.at(4, "21:44"), "Gracias, Elena. Lo lleva [electrician].", to=one,
        remote_id="apart-2",
    )  # fmt: skip
    three = s.pen.post(
        "electrician", s.at(5, "10:50"), "Farola de la calle Vereda arreglada. [#]",
        photo=("lamp-2-after", "La misma farola, encendida"), remote_id="apart-3",
    )  # fmt: skip
    s.shows(
        "The photo in a new post finds its request by street and service", one, three,
        status="assigned", assignees=["electrician"], solved_proposed_at=s.iso(5, "10:50"),
    )  # fmt: skip


def _closed_office(s: Stage) -> None:
    miguel = s.citizen("miguelo", "Miguel O.")
    one = s.pen.post(
        miguel, s.at(0, "16:45"), "[desk] hay una pintada en el muro del callejón del Sastre",
        photo=("wall-0-before", "Un muro con pintadas"), remote_id="shut-1",
    )  # fmt: skip
    two = s.pen.post(
        "desk", s.at(3, "09:10"), "Buenos días, Miguel. Lo limpia [cleaner].", to=one,
        remote_id="shut-2",
    )  # fmt: skip
    elapsed = s.at(3, "09:10") - s.at(0, "16:45")
    s.shows(
        "Written on Friday afternoon: the office clock starts on Monday at nine", one, two,
        service="graffiti", first_answer_s=elapsed, first_answer_office_s=600,
    )  # fmt: skip


def _machine(s: Stage) -> None:
    yoli = s.citizen("yolis", "Yoli S.")
    one = s.pen.post(
        yoli, s.at(6, "12:31"), "[mayor] han dejado un colchón en la calle Verdiales",
        remote_id="robot-1",
    )  # fmt: skip
    two = s.pen.post(
        "mayor", s.at(6, "12:31:04"), "Mensaje automático: hemos recibido su aviso.",
        to=one, automatic=True, remote_id="robot-2",
    )  # fmt: skip
    s.shows(
        "A machine's reply never stops the clock", one, two,
        status="new", first_answer_at=None, first_answer_s=None,
    )  # fmt: skip


def _answer_deleted(s: Stage) -> None:
    marina = s.citizen("marinag", "Marina G.")
    one = s.pen.post(
        marina, s.at(5, "20:01"), "¿Abre la biblioteca el viernes por la tarde? [mayor]",
        remote_id="regret-1",
    )  # fmt: skip
    two = s.pen.post("mayor", s.at(5, "20:04"), "Sí, Marina.", to=one, remote_id="regret-2")
    three = s.pen.delete(two, s.at(5, "20:09"))
    s.shows(
        "Deleting our own answer does not undo the clock", one, two, three,
        first_answer_at=s.iso(5, "20:04"), first_answer_s=180, posts=["regret-1", "regret-2"],
    )  # fmt: skip
