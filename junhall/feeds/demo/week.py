"""One day of the demonstration town after another: chance requests and what becomes of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from junhall.feeds.demo import matters, problems, replies, voice
from junhall.feeds.demo.matter import Matter
from junhall.feeds.demo.pen import Calendar, Pen
from junhall.feeds.demo.people import Citizen
from junhall.feeds.demo.pictures import after, before
from junhall.feeds.demo.places import Map
from junhall.feeds.demo.rhythm import answer_at, moments, work_at
from junhall.feeds.scripted import Decision
from junhall.models.messages import IncomingPost
from junhall.models.terms import Instant, Network, RequestKind, Visibility
from junhall.models.town import Town

REQUESTS_A_DAY: Final = 80
_KINDS: Final = (
    (RequestKind.PROBLEM, 58),
    (RequestKind.QUESTION, 15),
    (RequestKind.COMPLAINT, 9),
    (RequestKind.PROPOSAL, 7),
    (RequestKind.IDEA, 4),
    (RequestKind.THANKS, 7),
)
_HALL_SAYS: Final = {
    RequestKind.PROPOSAL: matters.HEARD,
    RequestKind.IDEA: matters.HEARD,
    RequestKind.COMPLAINT: matters.SORRY,
    RequestKind.THANKS: matters.WELCOME,
}
_ON_CALL: Final = frozenset({"water", "noise", "traffic", "animals"})


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a day plays: its people, its places, its calendar."""

    town: Town
    calendar: Calendar
    people: dict[Network, tuple[Citizen, ...]]
    map: Map


class Day:
    """Writes one day: ``pen.posts`` and ``decisions`` hold what came of it."""

    def __init__(self, scene: Scene, day: int, seed: int, *, lane: int = 0) -> None:
        """``day`` counts from the first day of the week and never ends."""
        self.pen = Pen(scene.town, day=day, lane=lane)
        self.decisions: list[Decision] = []
        self.rng = random.Random(f"{seed}:{day}:{lane}")  # noqa: S311 - a play, not a secret
        self._scene = scene
        self._day = day
        self._overlooked = {4: 0.002, 5: 0.008}.get(day, 0.03 if day > 5 else 0.0)
        """How often nobody answers: by the third day everything has been found."""

    def write(self) -> None:
        """Everything that begins on this day."""
        kinds = [kind for kind, _ in _KINDS]
        weights = [weight for _, weight in _KINDS]
        for at in moments(self.rng, self._scene.calendar, self._day, REQUESTS_A_DAY):
            kind = self.rng.choices(kinds, weights)[0]
            if kind is RequestKind.PROBLEM:
                theme = self.rng.choices(
                    list(problems.PROBLEMS), [m.weight for m in problems.PROBLEMS.values()]
                )[0]
                self.problem(at, theme)
            else:
                self.matter(at, kind)
        self._small_talk()

    def someone(self, network: Network | None = None) -> Citizen:
        """A citizen, on a network or on the more usual one."""
        if network is None:
            network = self.rng.choices((Network.MASTODON, Network.BLUESKY), (64, 36))[0]
        return self.rng.choice(self._scene.people[network])

    def pick(self, lines: Sequence[str], who: str = "", first: str = "") -> str:
        """One line of a kind, with worker and name filled in."""
        return self.rng.choice(lines).replace("[who]", f"[{who}]").replace("{first}", first)

    def problem(
        self,
        at: Instant,
        theme: str,
        *,
        core: str = "",
        details: Sequence[str] = (),
        median_s: int = 420,
        slowness: float = 1.0,
    ) -> None:
        """One thing broken, from the first post to the thanks."""
        rng, pen, words = self.rng, self.pen, problems.PROBLEMS[theme]
        author = self.someone()
        worker = words.workers[0] if rng.random() < 0.8 else rng.choice(words.workers)
        straight = rng.random() < 0.13
        photo = before(rng, words.photo) if words.photo and rng.random() < 0.45 else None
        text = self._told(at, core or rng.choice(words.cores), details or words.details, photo)
        named = f"[{worker if straight else 'mayor'}]"
        text = f"{named} {text}" if rng.random() < 0.55 else f"{text} {named}"
        root = pen.post(author, at, text, photo=photo, lag_s=self._lag())
        last = self._neighbours(root, at, 0.24)
        if rng.random() < self._overlooked:
            return
        said_at = answer_at(rng, self._scene.calendar, at, median_s)
        said = self._answer(root, author, said_at, worker, straight=straight)
        if rng.random() < 0.04:
            return
        done_at = work_at(
            rng, self._scene.calendar, said_at, int(9000 * slowness), on_call=theme in _ON_CALL
        )
        self._mend(root, said, author, worker, words, max(done_at, Instant(last + 60)))

    def _told(
        self, at: Instant, core: str, details: Sequence[str], photo: tuple[str, str] | None
    ) -> str:
        """Something broken in a citizen's words: hello, the matter, how it feels, please."""
        rng = self.rng
        en, de = self._scene.map.words(rng)
        hour = self._scene.calendar.local(at).hour
        greeting = voice.hello(rng, hour, voice.HELLO)
        parts = [voice.sentence(greeting + core.format(en=en, de=de))]
        if rng.random() < 0.55:
            parts.append(rng.choice(details))
        parts.append(voice.please(rng, has_photo=photo is not None))
        return voice.typed(rng, " ".join(part for part in parts if part), voice.UPSET)

    def _said(self, at: Instant, kind: RequestKind, core: str) -> str:
        """Anything else in a citizen's words."""
        rng = self.rng
        en, de = self._scene.map.words(rng)
        hour = self._scene.calendar.local(at).hour
        greeting = voice.hello(rng, hour, voice.HELLO_CALM)
        parts = [voice.sentence(greeting + core.format(en=en, de=de))]
        if rng.random() < 0.5:
            parts.append(rng.choice(matters.EXTRAS[kind]))
        if rng.random() < 0.3:
            parts.append(rng.choice(voice.BYE))
        mood = voice.UPSET if kind is RequestKind.COMPLAINT else voice.CALM
        return voice.typed(rng, " ".join(parts), mood)

    def _lag(self) -> int:
        return self.rng.choice((1, 2, 2, 3, 4, 6, 9, 14))

    def _neighbours(self, root: IncomingPost, at: int, often: float) -> int:
        """Others join in; returns when the last of them wrote."""
        rng = self.rng
        last = at
        while rng.random() < often:
            last += int(rng.uniform(90, 2400))
            self.pen.post(
                self.someone(root.network), Instant(last), self.pick(replies.NEIGHBOURS), to=root
            )
        for _ in range(rng.choice((0, 0, 0, 0, 0, 0, 1, 1, 2))):
            last += int(rng.uniform(20, 1800))
            self.pen.boost(self.someone(root.network), Instant(last), root)
        return last

    def _answer(
        self, root: IncomingPost, author: Citizen, at: Instant, worker: str, *, straight: bool
    ) -> IncomingPost:
        rng, pen = self.rng, self.pen
        network = root.network
        if straight:
            text = self.pick(replies.STRAIGHT, worker, author.first)
            return pen.post(worker, at, text, network=network, to=root)
        speaker = rng.choices(("mayor", "desk", "desk-2", "councillor-works"), (70, 16, 8, 6))[0]
        if rng.random() < 0.07:
            question, told = rng.choice(replies.ASKED)
            asked = pen.post(
                speaker, at, self.pick((question,), "", author.first), network=network, to=root
            )
            at = Instant(at + int(rng.uniform(60, 900)))
            root = pen.post(author, at, told, to=asked)
            at = Instant(at + int(rng.uniform(40, 600)))
        is_promise = rng.random() < 0.24
        lines = replies.PROMISED if is_promise else replies.SENT
        said = pen.post(
            speaker, at, self.pick(lines, worker, author.first), network=network, to=root
        )
        if is_promise:
            self.decide("promise", said, Instant(at + 240), root=self._opening(root))
        return said

    def _opening(self, post: IncomingPost) -> IncomingPost:
        by_id = {written.remote_id: written for written in self.pen.posts}
        while post.in_reply_to is not None and post.in_reply_to in by_id:
            post = by_id[post.in_reply_to]
        return post

    def _mend(
        self,
        root: IncomingPost,
        said: IncomingPost,
        author: Citizen,
        worker: str,
        words: Matter,
        at: Instant,
    ) -> None:
        rng, pen = self.rng, self.pen
        text = f"{rng.choice(words.mended)}{self.pick(replies.THANKING, '', author.first)}"
        if rng.random() < 0.6:
            text += " [#]"
        photo = after(rng, words.photo, root) if words.photo and rng.random() < 0.85 else None
        done = pen.post(worker, at, text, network=root.network, to=said, photo=photo)
        if rng.random() < 0.04:
            again = Instant(at + int(rng.uniform(7200, 50_000)))
            still = pen.post(author, again, self.pick(replies.STILL), to=done)
            back = answer_at(rng, self._scene.calendar, again, 600)
            text = self.pick(replies.AGAIN, worker, author.first)
            reply = pen.post(worker, back, text, network=root.network, to=still)
            if rng.random() < 0.7:
                at = work_at(rng, self._scene.calendar, back, 5400, on_call=False)
                text = self.pick(replies.MENDED_AGAIN)
                done = pen.post(worker, at, text, network=root.network, to=reply)
                self.decide("solved", done, Instant(at + 900), root=root)
            return
        self.decide("solved", done, Instant(at + int(rng.uniform(120, 2700))), root=root)
        if rng.random() < 0.55:
            pleased = Instant(at + int(rng.uniform(45, 9000)))
            pen.post(author, pleased, self.pick(replies.GLAD), to=done)

    def decide(
        self, what: str, after: IncomingPost, at: Instant, *, root: IncomingPost, reason: str = ""
    ) -> None:
        """Note what the clerk confirms."""
        self.decisions.append(
            Decision(what, at, "desk", root.network, root.remote_id, after.remote_id, reason)
        )

    def matter(self, at: Instant, kind: RequestKind) -> None:
        """A proposal, an idea, a complaint, a question or thanks."""
        rng, pen = self.rng, self.pen
        author = self.someone()
        if kind is RequestKind.QUESTION:
            core, *lines = rng.choice(matters.QUESTIONS)
        else:
            core, lines = rng.choice(matters.MATTERS[kind]), list(_HALL_SAYS[kind])
        text = self._said(at, kind, core)
        text = f"[mayor] {text}" if rng.random() < 0.6 else f"{text} [mayor]"
        root = pen.post(author, at, text, lag_s=self._lag())
        popular = kind in {RequestKind.PROPOSAL, RequestKind.IDEA, RequestKind.COMPLAINT}
        self._neighbours(root, at, 0.45 if popular else 0.06)
        said_at = answer_at(rng, self._scene.calendar, at, 1500 if popular else 540)
        speaker = "mayor"
        if kind is RequestKind.QUESTION:
            speaker = rng.choice(("desk", "desk", "desk-2", "mayor"))
        if rng.random() < (0.5 if kind is RequestKind.THANKS else 2 * self._overlooked):
            if kind is RequestKind.THANKS:
                self.decide("closed", root, Instant(at + 7200), root=root, reason="thanks")
            return
        said = pen.post(speaker, said_at, rng.choice(lines), network=root.network, to=root)
        if rng.random() < 0.85:
            closed_at = Instant(said_at + int(rng.uniform(600, 14_000)))
            self.decide("closed", said, closed_at, root=root, reason="answered")
        if kind is not RequestKind.THANKS and rng.random() < 0.45:
            pleased = Instant(said_at + int(rng.uniform(40, 3000)))
            pen.post(author, pleased, self.pick(replies.GLAD), to=said)

    def _small_talk(self) -> None:
        """What is no request: news and what people say to it, greetings, sport, spam; and DMs."""
        rng, pen, calendar = self.rng, self.pen, self._scene.calendar
        for hour in (8, 13, 20):
            at = calendar.at(self._day, hour * 3600 + rng.randrange(2400))
            network = rng.choice((Network.MASTODON, Network.BLUESKY))
            news = pen.post("mayor", at, rng.choice(replies.NEWS), network=network)
            for _ in range(rng.randint(2, 6)):
                at = Instant(at + int(rng.uniform(30, 1500)))
                pen.post(self.someone(network), at, self.pick(replies.CHAT), to=news)
            for _ in range(rng.randint(1, 5)):
                at = Instant(at + int(rng.uniform(30, 900)))
                pen.boost(self.someone(network), at, news)
            if rng.random() < 0.3:
                pen.boost("culture", Instant(at + 60), news)
        for at in moments(rng, calendar, self._day, 9):
            pen.post(self.someone(), at, f"[mayor] {rng.choice(matters.NO_MATTER)}")
        for at in moments(rng, calendar, self._day, 3):
            author = self.someone()
            root = pen.post(
                author, at, f"[mayor] {self.pick(replies.PRIVATE)}", visibility=Visibility.PRIVATE
            )
            back = answer_at(rng, calendar, at, 900)
            text = self.pick(replies.PRIVATE_ANSWERS, "", author.first)
            said = pen.post("mayor", back, text, network=root.network, to=root)
            self.decide("closed", said, Instant(back + 7200), root=root, reason="answered")
        for at in moments(rng, calendar, self._day, 11):
            self._counter(at)

    def _counter(self, at: Instant) -> None:
        """Somebody comes to the counter, or rings: written down while it is open."""
        rng, calendar = self.rng, self._scene.calendar
        local = calendar.local(at)
        if local.weekday() > 4 or not 9 <= local.hour < 14:
            return
        theme = rng.choice(("lighting", "waste", "pavement", "water", "signs", "trees"))
        en, de = self._scene.map.words(rng)
        core = rng.choice(problems.PROBLEMS[theme].cores).format(en=en, de=de)
        label = f"{rng.choice(('counter', 'phone'))}:{self.someone().first}"
        root = self.pen.post(
            label,
            at,
            voice.sentence(core),
            network=Network.OTHER,
            service=problems.SERVICES.get(theme, theme),
            lag_s=0,
        )
        self.decide("told", root, Instant(at + 45), root=root)
        if rng.random() < 0.8:
            done_at = work_at(rng, calendar, at, 9000, on_call=theme in _ON_CALL)
            self.decide("solved", root, done_at, root=root)
