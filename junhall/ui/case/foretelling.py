"""PURE: what will happen when a text is sent, said beforehand: who reads it, whom it assigns."""

from __future__ import annotations

from dataclasses import dataclass

from junhall.casework.lengths import CHARACTERS, length
from junhall.casework.rows import Case, CasePost, TownFacts, VoiceRow
from junhall.models.terms import Network
from junhall.ui.case.drafts import Lane
from junhall.ui.case.mentions import assigned_by, handle_on
from junhall.ui.naming import short_handle
from junhall.words import ntr, tr


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is known before a text is sent."""

    lane: Lane
    text: str
    photos: int
    left: int
    most_photos: int

    @property
    def fits(self) -> bool:
        """Whether the network would take it."""
        return self.left >= 0 and self.photos <= self.most_photos


def outlook_of(
    case: Case, lane: Lane, text: str, photos: int, voice: VoiceRow | None, to: CasePost | None
) -> Outlook:
    """How much room there is left, by the rule of the account's own server.

    An answer on Mastodon that does not name its reader is given the name by the letter-box: its
    letters count too.
    """
    if voice is None:
        return Outlook(lane, text, photos, case.text_limit - length(text, CHARACTERS), 4)
    whole = text
    reader = to.author if to is not None else case.row.author
    if voice.network is Network.MASTODON and reader and not names(text, reader):
        whole = f"{reader} {text}"
    left = voice.limit - length(whole, voice.counts)
    return Outlook(lane, text, photos, left, voice.photos)


def names(text: str, handle: str) -> bool:
    """Whether a text names somebody, with or without the server."""
    told = {word.strip(".,;:!?()«»\"'").casefold() for word in text.split()}
    return handle.casefold() in told or short_handle(handle).casefold() in told


def to_be_named(case: Case, lane: Lane, text: str, town: TownFacts | None) -> str:
    """The handle of an assignee whom nobody has named yet in public; "" where there is none.

    Assigning at the desk is silent (rules.md 26): the worker hears of it when an answer names them.
    """
    if lane is not Lane.PUBLIC or town is None or case.row.is_private:
        return ""
    said = [text, *(post.text for post in case.posts if post.official is not None)]
    for person in town.staff:
        if person.code not in case.row.assignees:
            continue
        handle = handle_on(person, case.row.network)
        if handle and not any(names(words, handle) for words in said):
            return handle
    return ""


def foretold(
    outlook: Outlook,
    case: Case,
    town: TownFacts | None,
    *,
    can_answer: bool,
    leaves: str = "",
) -> list[str]:
    """Sentences: when it leaves, who will read it, whom it assigns, how much room is left."""
    if outlook.lane is Lane.NOTE:
        if case.row.channel != "post":
            return [tr("Only colleagues read notes")]
        return [tr("Only colleagues read this")]
    if not can_answer:
        return [tr("No account of the town can answer on this network yet.")]
    said = [tr("Leaves {time}", time=leaves)] if leaves else []
    if outlook.lane is Lane.PUBLIC:
        network = case.row.network
        named = assigned_by(outlook.text, town, network)
        if named:
            people = ", ".join(handle_on(person, network) for person in named)
            said.append(tr("Assigns {people} when sent", people=people))
            said += [tr("{name} is away", name=p.name) for p in named if p.is_absent]
        else:
            said.append(tr("Everyone can read this"))
    else:
        said.append(tr("Only {author} reads this", author=case.row.author))
    if outlook.photos > outlook.most_photos:
        said.append(ntr("{n} photo at most", "{n} photos at most", outlook.most_photos))
    if outlook.left < 0:
        said.append(ntr("{n} letter too long", "{n} letters too long", -outlook.left))
    else:
        said.append(tr("{n} left", n=outlook.left))
    return said
