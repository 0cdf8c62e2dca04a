"""Scenes of the hall answering and handing work over, each with its rule."""

from __future__ import annotations

from junhall.feeds.demo.stage import Stage
from junhall.models.terms import Network


def play(stage: Stage) -> None:
    """Play them all."""
    for scene in (
        _opening_hours,
        _two_workers,
        _deputy,
        _instead,
        _own_report,
        _takes_on,
        _edit_assigns,
        _names_the_mayor,
        _repeated_head,
        _closed_office,
        _machine,
        _answer_deleted,
    ):
        scene(stage)


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
