"""PURE: a line of a case's history as a sentence in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from junhall.casework.rows import HistoryLine
from junhall.models.terms import Instant
from junhall.ui.naming import kind_name, one_line
from junhall.words import tr

_SHORT: Final = 120  # letters of somebody's words that a line of history quotes


@dataclass(frozen=True, slots=True)
class Names:
    """What codes are called here, and how instants are said."""

    staff: Mapping[str, str]
    services: Mapping[str, str]
    moment: Callable[[Instant], str]

    def person(self, code: object) -> str:
        """A person of the hall by code; a handle or a label as it is."""
        if code in {"system", None}:
            return "junhall"
        if code in {"feed", ""}:
            return tr("the network")
        return self.staff.get(str(code)) or one_line(str(code))

    def people(self, codes: object) -> str:
        """Several people, one after another."""
        told = codes if isinstance(codes, (list, tuple)) else [codes]
        return ", ".join(self.person(code) for code in told if code)

    def service(self, code: object) -> str:
        """A service by code, in the reader's language."""
        return self.services.get(str(code), str(code)) if code else tr("no service")


def history_sentence(line: HistoryLine, names: Names) -> str:
    """Who did what; an unknown verb says itself rather than nothing."""
    who = names.person(line.by)
    told = _Values(line.values)
    match line.verb:
        case "opened" | "filed":
            return _opened(who, told, names)
        case "joined":
            return tr("{who} joined the conversation", who=who)
        case "answered":
            return tr("First answer") if not line.by else tr("{who} answered", who=who)
        case "told":
            at = told.moment(names, "at")
            if told.get("channel") == "phone":
                return tr("{who} told the citizen by phone, {at}", who=who, at=at)
            return tr("{who} told the citizen in person, {at}", who=who, at=at)
        case "assigned":
            return _assigned(who, told, names)
        case "unassigned":
            people = names.people(told.get("codes", "assignees"))
            if not people:
                return tr("{who} left it with no one", who=who)
            return tr("{who} took it from {people}", who=who, people=people)
        case "deputised":
            return tr(
                "{absent} is away: {deputy} has it instead",
                absent=names.people(told.get("worker", "absent")),
                deputy=names.people(told.get("deputy")),
            )
        case "kind":
            kind = kind_name(told.words("kind", "to"))
            return tr("{who} set the kind: {kind}", who=who, kind=kind)
        case "service":
            service = names.service(told.get("service", "to"))
            return tr("{who} set the service: {service}", who=who, service=service)
        case "place":
            return _place(who, told)
        case "private" if told.get("private", "to") is False:
            return tr("{who} made it public again", who=who)
        case "private":
            return tr("{who} made it private", who=who)
        case "note":
            text = told.words("text")
            if not text:
                return tr("{who} wrote a private note", who=who)
            return tr("Private note · {who}: {note}", who=who, note=text)
        case "edited":
            return tr("{who} edited a post", who=who)
        case "deleted":
            return tr("{who} deleted a post: its text and name are gone", who=who)
        case "undone":
            return tr("{who} took back what was done", who=who)
        case "thanked":
            return tr("Thanks came") if not line.by else tr("{who} said thanks", who=who)
        case "source_status":
            status = told.words("source_status", "status", "to")
            return tr("The source says: {status}", status=status)
        case _:
            return _decided(line.verb, who, told, names)


def _decided(verb: str, who: str, told: _Values, names: Names) -> str:
    """What a person, or a post, said about how the request ends."""
    match verb:
        case "promise_confirmed":
            due = told.moment(names, "due_at", "due")
            if not due:
                return tr("{who} confirmed a promise without a time", who=who)
            return tr("{who} confirmed the promise: {due}", who=who, due=due)
        case "promise_withdrawn":
            return tr("{who} took the promise back: it counts as broken", who=who)
        case "wait":
            return tr("{who} waits for the citizen: the office's clock stands still", who=who)
        case "resume":
            return tr("{who} waits no more: the office's clock runs again", who=who)
        case "promise_refused":
            return tr("{who} said that this is no promise", who=who)
        case "wall" if told.get("show", "to") is False:
            return tr("{who} took its words off the wall", who=who)
        case "wall":
            return tr("{who} released its words for the wall", who=who)
        case "solve_proposed":
            return tr("{who} says that it is done: Solved is proposed", who=who)
        case "solved":
            return tr("{who} confirmed that it is solved", who=who)
        case "reopen_proposed":
            return tr("{who} says that it is not solved: Reopen is proposed", who=who)
        case "reopened":
            return tr("{who} reopened it: a new lap begins", who=who)
        case "closed" | "not_ours":
            return _closed(verb, who, told)
        case "merged":
            numbers = told.get("numbers")
            if isinstance(numbers, (list, tuple)) and numbers:
                others = ", ".join(map(str, numbers))
                return tr("{who} merged it with {others}", who=who, others=others)
            if told.get("of") is not None:
                return tr("{who} merged it into another request", who=who)
            return tr("{who} merged other requests into it", who=who)
        case "merge_refused":
            return tr("{who} said that the other one is another matter", who=who)
        case "refuse":
            return _refused(told.words("what"), who)
        case "no_request":
            return tr("{who} said that this is no request", who=who)
        case "make_request":
            return tr("{who} made it a request", who=who)
        case _:
            return f"{who}: {verb}"


class _Values:
    """The values of a line, whichever of the names a verb's writer gave them."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    def get(self, *names: str) -> object | None:
        for name in names:
            value = self._values.get(name)
            if value is not None and value != "":
                return value
        return None

    def words(self, *names: str) -> str:
        value = self.get(*names)
        told = one_line(str(value)) if value is not None else ""
        return told if len(told) <= _SHORT else told[: _SHORT - 1].rstrip() + "…"

    def moment(self, names: Names, *keys: str) -> str:
        value = self.get(*keys)
        return names.moment(Instant(value)) if isinstance(value, int) else ""


def _opened(who: str, told: _Values, names: Names) -> str:
    channel = told.get("channel")
    if channel == "counter":
        return tr("{who} wrote it down at the counter", who=who)
    if channel == "phone":
        return tr("{who} wrote it down on the phone", who=who)
    service, confidence = told.get("service"), told.get("confidence", "service_confidence")
    if service and isinstance(confidence, float) and confidence > 0:
        return tr(
            "Opened by {who} · service guessed {service} ({percent} %)",
            who=who,
            service=names.service(service),
            percent=round(confidence * 100),
        )
    return tr("Opened by {who}", who=who)


def _assigned(who: str, told: _Values, names: Names) -> str:
    people = names.people(told.get("codes", "assignees"))
    if not people:
        return tr("{who} left it with no one", who=who)
    if told.get("mention", "post", "post_id"):
        return tr("{who} assigned {people} by mention", who=who, people=people)
    return tr("{who} assigned {people}", who=who, people=people)


def _place(who: str, told: _Values) -> str:
    place = told.get("place", "name", "to")
    name = place.get("name") if isinstance(place, Mapping) else place
    if not place:
        return tr("{who} removed the place", who=who)
    if not name:
        return tr("{who} set the place on the map", who=who)
    return tr("{who} set the place: {place}", who=who, place=one_line(str(name)))


def _closed(verb: str, who: str, told: _Values) -> str:
    reason = told.words("reason")
    if verb == "not_ours" or told.get("not_ours") or told.get("status") == "not_ours":
        said = tr("{who} said that it is not for this town hall", who=who)
    else:
        said = tr("{who} closed it without repair", who=who)
    return f"{said}: {reason}" if reason else said


def _refused(what: str, who: str) -> str:
    match what:
        case "solved":
            return tr("{who} said that it is not solved yet", who=who)
        case "reopen":
            return tr("{who} said that it stays solved", who=who)
        case _:
            return tr("{who} said that the other one is another matter", who=who)
