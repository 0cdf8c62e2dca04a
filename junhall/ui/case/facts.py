"""The head of a case: how it stands, its number, its title, and its facts as chips to change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from junhall.casework.ages import clock_text, lap_text
from junhall.casework.rows import BoardRow, Case
from junhall.models.terms import Flag, Instant, PlaceQuality, RequestKind, RequestStatus
from junhall.ui.case.entry import Setting
from junhall.ui.case.flow import FlowLayout
from junhall.ui.icons import icon
from junhall.ui.naming import kind_name, one_line
from junhall.ui.parts.controls import Chip, IconButton
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.plain import tooltip
from junhall.ui.theme import Theme, look
from junhall.words import ntr, tr

_NEAR = 0.75  # share of the time to a target after which its clock turns amber


class Badge(PlainLabel):
    """A word in a tone on its tint; not a button."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(font=theme.fonts.small)
        self._theme = theme
        self._tone: str | None = None
        self.setIndent(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str, tone: str = "") -> None:
        """Another word, in another tone: "" is plain with a hairline."""
        self.setText(text)
        if tone == self._tone:  # each style sheet is read, and the widget measured anew
            return
        self._tone = tone
        palette = self._theme.palette
        if tone:
            of = getattr(palette, tone)
            ink, ground, edge = of.ink, of.tint, of.tint
        else:
            ink, ground, edge = palette.ink2, palette.paper, palette.line
        radius, high = self._theme.measures.radius_chip, self._theme.px(1)
        self.setStyleSheet(
            f"QLabel {{ color: {ink}; background: {ground}; border: 1px solid {edge};"
            f" border-radius: {radius}px; padding: {high}px {self._theme.px(6)}px; }}"
        )


class Facts(QFrame):
    """Says the facts; a click on one asks for another."""

    change_wanted = Signal(str)
    """An action of the keys table: service, place, assign, promise."""
    close_wanted = Signal()
    more_wanted = Signal(object)
    """The button under which the menu of everything else opens."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._setting = setting
        theme = setting.theme
        look(self, ground="card", edge="bottom")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(6))
        top = QHBoxLayout()
        top.setSpacing(theme.px(6))
        self.state = Badge(theme)
        self.number = Badge(theme)
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.lock = Badge(theme)
        top.addWidget(self.state)
        top.addWidget(self.number)
        top.addWidget(self.lock)
        top.addStretch(1)
        self.more = IconButton("more", tr("Everything that can be done with this request"), theme)
        self.more.setIcon(QIcon())
        self.more.setText("⋯")
        self.more.clicked.connect(lambda: self.more_wanted.emit(self.more))
        self.leave = IconButton("close", tr("Close the request (Esc)"), theme)
        self.leave.clicked.connect(self.close_wanted)
        for button in (self.more, self.leave):
            button.setStyleSheet("QToolButton { padding: 0; font-weight: 700; }")
            button.setFixedSize(theme.px(28), theme.px(28))
        top.addWidget(self.more)
        top.addWidget(self.leave)
        column.addLayout(top)
        self.title = PlainLabel(font=theme.fonts.title, wraps=True)
        column.addWidget(self.title)
        self.chips = QWidget()
        flow = FlowLayout(self.chips, spacing=theme.px(6))
        self.service = self._chip("service")
        self.place = self._chip("place")
        self.place.setIcon(QIcon(icon("pin", theme.colour("ink2"), theme.px(14))))
        self.assignee = self._chip("assign")
        self.promise = self._chip("promise")
        self.due = Badge(theme)
        for widget in (self.service, self.place, self.assignee, self.promise, self.due):
            flow.addWidget(widget)
        column.addWidget(self.chips)
        self.notes = PlainLabel(tone="ink2", font=theme.fonts.small, wraps=True)
        column.addWidget(self.notes)
        self._case: Case | None = None
        self._is_short = False

    def shorten(self, *, is_short: bool) -> None:
        """In a low window only what can be changed is said."""
        if is_short != self._is_short:
            self._is_short = is_short
            if self._case is not None:
                self._remarks(self._case)

    def show_case(self, case: Case, setting: Setting) -> None:
        """Say another case, or the same anew."""
        self._case, self._setting = case, setting
        row = case.row
        self.title.setText(headline(case, setting))
        self.number.say(f"#{row.number}")
        self.lock.setVisible(row.is_private)
        self.lock.say(tr("Private"), "amber")
        self._service(case)
        self._place(case)
        self._assignee(case)
        self._promise(case)
        self._remarks(case)
        self.tick()

    def tick(self) -> None:
        """The state with its running clock, and when the next thing is due."""
        if self._case is None:
            return
        row, now = self._case.row, self._setting.clock()
        self.state.say(*state_text(row, now))
        due, tone = due_text(row, now, self._setting)
        self.due.setVisible(bool(due))
        self.due.say(due, tone)

    def _chip(self, action: str) -> Chip:
        chip = Chip("")
        chip.clicked.connect(lambda: self.change_wanted.emit(action))
        return chip

    def _service(self, case: Case) -> None:
        row = case.row
        name = self._setting.names.service(row.service) if row.service else kind_name(row.kind)
        self.service.setText(f"{_short(name)} ▾")
        said = kind_name(row.kind) if row.service else ""
        self.service.setAccessibleName(tr("Service and kind: {name}", name=f"{name} {said}"))
        sure = case.service_confidence
        why = ", ".join(case.reasons[:4])
        if row.service and sure is not None and sure < 1:
            percent = round(sure * 100)
            hint = tr("{kind} · guessed, {percent} %: {why}", kind=said, percent=percent, why=why)
            self.service.setToolTip(tooltip(hint))
        else:
            self.service.setToolTip(tooltip(kind_name(row.kind)))

    def _place(self, case: Case) -> None:
        row = case.row
        name = one_line(row.place_name or "")
        known = bool(name) or case.lat is not None
        shown = name or (tr("On the map") if known else tr("No place"))
        guessed = row.place_quality is PlaceQuality.GUESSED and known
        self.place.setText(f"{_short(shown)}{' ?' if guessed else ''} ▾")
        quality = quality_name(row.place_quality)
        self.place.setAccessibleName(tr("Place: {name}", name=f"{shown}, {quality}"))
        hint = f"{shown} · {quality}"
        if case.place_confidence is not None and case.place_confidence < 1:
            hint += f" · {round(case.place_confidence * 100)} %"
        self.place.setToolTip(tooltip(hint))

    def _assignee(self, case: Case) -> None:
        codes = case.row.assignees
        if not codes:
            shown = tr("No one assigned")
        elif len(codes) == 1:
            shown = f"→ {self._setting.names.person(codes[0])}"
        else:
            first = self._setting.names.person(codes[0])
            shown = f"→ {first} +{len(codes) - 1}"
        self.assignee.setText(f"{_short(shown)} ▾")
        who = self._setting.names.people(codes) or tr("No one assigned")
        self.assignee.setAccessibleName(tr("Assigned to: {who}", who=who))
        self.assignee.setToolTip(tooltip(who))

    def _promise(self, case: Case) -> None:
        kept = [p for p in case.promises if p.state.value != "proposed"]
        self.promise.setVisible(bool(kept))
        if not kept:
            return
        last = kept[-1]
        at = self._setting.moment(last.due_at) if last.due_at is not None else tr("no time")
        said = {
            "open": tr("Promised by {time}", time=at),
            "kept": tr("Promise kept ✓"),
            "late": tr("Promise kept late"),
            "broken": tr("Promise broken · {time}", time=at),
        }.get(last.state.value, at)
        self.promise.setText(f"{said} ▾")
        self.promise.setAccessibleName(said)

    def _remarks(self, case: Case) -> None:
        said: list[str] = []
        if case.supporters:
            n = len(case.supporters)
            said.append(ntr("{n} more person spoke up", "{n} more people spoke up", n))
        if case.laps > 1:
            said.append(tr("lap {n}", n=case.laps))
        if case.source_status:
            said.append(tr("the source says: {word}", word=one_line(case.source_status)))
        if self._is_short:
            said = []
        said += [words for words in map(flag_text, case.flags) if words]
        self.notes.setText(" · ".join(said))
        self.notes.setVisible(bool(said))


def headline(case: Case, setting: Setting) -> str:
    """What the request is about: its service and place where known, else its first words."""
    row = case.row
    place = one_line(row.place_name or "")
    if row.service and place:
        return f"{setting.names.service(row.service)}, {place}"
    return one_line(row.title) or (
        setting.names.service(row.service) if row.service else kind_name(row.kind)
    )


def state_text(row: BoardRow, now: Instant) -> tuple[str, str]:
    """How it stands, with its clock, and the tone that says so."""
    age = clock_text(now - row.lap_posted_at)
    if row.kind is RequestKind.THANKS and row.status.is_open:
        return tr("Thanks"), "green"
    match row.status:
        case RequestStatus.NEW:
            late = row.answer_due_at is not None and now >= row.answer_due_at
            return tr("Not answered · {clock}", clock=age), "red" if late else "cobalt"
        case RequestStatus.ANSWERED:
            return tr("… Answered · {clock}", clock=age), "amber"
        case RequestStatus.ASSIGNED if row.first_answer_at is None:
            return tr("→ Assigned, not answered · {clock}", clock=age), "teal"
        case RequestStatus.ASSIGNED:
            return tr("→ Assigned · {clock}", clock=age), "teal"
        case RequestStatus.SOLVED:
            lap = lap_text((row.solved_at or now) - row.lap_posted_at)
            return tr("✓ Solved in {clock}", clock=lap), "green"
        case RequestStatus.CLOSED:
            return tr("Closed without repair"), ""
        case RequestStatus.DUPLICATE:
            return tr("Merged into another"), ""
        case _:
            return tr("Not for this town hall"), ""


def due_text(row: BoardRow, now: Instant, setting: Setting) -> tuple[str, str]:
    """What is due next; "" where nothing is."""
    if not row.status.is_open or row.kind is RequestKind.THANKS:
        return "", ""
    if row.waiting_since is not None and (row.resolve_due_at is None or now < row.resolve_due_at):
        since = setting.moment(row.waiting_since)
        return tr("Waiting for the citizen since {time}", time=since), ""
    if row.first_answer_at is None and row.answer_due_at is not None:
        at, said = row.answer_due_at, tr("Answer by {time}", time=setting.moment(row.answer_due_at))
    elif row.resolve_due_at is not None:
        at, said = (
            row.resolve_due_at,
            tr("Solve by {time}", time=setting.moment(row.resolve_due_at)),
        )
    else:
        return "", ""
    if now >= at:
        return said, "red"
    whole = max(1, at - row.lap_posted_at)
    return said, "amber" if (now - row.lap_posted_at) / whole >= _NEAR else ""


def quality_name(quality: PlaceQuality) -> str:
    """How well a place is known."""
    return {
        PlaceQuality.EXACT: tr("exact"),
        PlaceQuality.STREET: tr("the street"),
        PlaceQuality.GUESSED: tr("guessed"),
        PlaceQuality.NONE: tr("not known"),
    }[quality]


def flag_text(flag: Flag) -> str:
    """What staff should know besides the state."""
    return {
        Flag.PERSONAL_DATA: tr("holds personal data: answer by private message"),
        Flag.CLOCK_SKEW: tr("a clock of the network was wrong"),
        Flag.INTERNAL: tr("reported by staff"),
        Flag.PLACE_OUTSIDE: tr("the place lies outside the town"),
    }.get(flag, "")


def _short(text: str, most: int = 34) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
