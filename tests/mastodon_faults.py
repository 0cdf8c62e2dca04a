"""What the tests' own server does wrong, by rule: the ways a network breaks."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from enum import StrEnum


class Wrong(StrEnum):
    """Kinds of fault; whether the server acts before it is the rule's ``acted``."""

    THROTTLED = "throttled"
    """429; the reset is an ISO time, or seconds where the rule says so."""
    DELAY = "delay"
    """The answer is right, and late."""
    CLOSE = "close"
    """The connection ends without an answer."""
    TRUNCATED = "truncated"
    """Half of the JSON that was announced, then the end."""
    GARBAGE = "garbage"
    """Half of the JSON, announced as the whole."""
    HTML = "html"
    """A page of a proxy, with status 200."""
    TYPE = "type"
    """Right JSON under a wrong content type."""
    STATUS = "status"
    """Any status; the body is what Mastodon says with it, or a page."""


@dataclass(slots=True)
class Rule:
    """A fault and when it happens.

    ``path`` is searched in the path; ``times`` None is for ever; ``share`` of the calls, drawn from
    the server's own dice.
    """

    wrong: Wrong
    path: str = ""
    method: str | None = None
    times: int | None = 1
    share: float = 1.0
    acted: bool = False
    status: int = 503
    html: bool = False
    after_s: float = 0.05
    """How late a DELAY is; when a THROTTLED ends."""
    in_seconds: bool = False


@dataclass(slots=True)
class Faults:
    rules: list[Rule] = field(default_factory=list)
    dice: random.Random = field(default_factory=lambda: random.Random(311))
    happened: dict[str, int] = field(default_factory=dict)

    def pick(self, method: str, path: str) -> Rule | None:
        for rule in self.rules:
            if rule.times == 0 or (rule.method is not None and rule.method != method):
                continue
            if not re.search(rule.path, path) or self.dice.random() >= rule.share:
                continue
            if rule.times is not None:
                rule.times -= 1
            name = rule.wrong.value + ("-acted" if rule.acted else "")
            self.happened[name] = self.happened.get(name, 0) + 1
            return rule
        return None


def every_kind(path: str, method: str, share: float) -> list[Rule]:
    """Every fault that a send can meet, together ``share`` of the calls."""
    kinds = [
        Rule(Wrong.THROTTLED, after_s=0.0),
        Rule(Wrong.CLOSE),
        Rule(Wrong.CLOSE, acted=True),
        Rule(Wrong.TRUNCATED, acted=True),
        Rule(Wrong.GARBAGE, acted=True),
        Rule(Wrong.HTML),
        Rule(Wrong.HTML, acted=True),
        Rule(Wrong.TYPE, acted=True),
        Rule(Wrong.STATUS, status=502, html=True),
        Rule(Wrong.STATUS, status=503),
        Rule(Wrong.STATUS, status=500, acted=True),
        Rule(Wrong.DELAY, after_s=0.02),
    ]
    for n, rule in enumerate(kinds):
        rule.path, rule.method, rule.times = path, method, None
        # The first drawn leaves less for the next: each gets the same share of all calls.
        each = share / len(kinds)
        rule.share = each / (1 - n * each)
    return kinds
