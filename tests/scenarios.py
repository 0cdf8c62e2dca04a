"""What a table of rules is made of: posts in, and what must be in cases.json afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hall import STREETS, TOWN, Post, open_hall, utc

TIMES = {
    *("posted_at", "seen_at", "first_answer_at", "assigned_at", "solved_at"),
    *("solved_proposed_at", "reopen_proposed_at", "thanked_at"),
}


@dataclass(frozen=True)
class Scenario:
    """One sentence of rules.md, told with posts."""

    name: str
    """The rule's number first, then what it says here."""
    posts: tuple[Post, ...]
    cases: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """By the id of a post: what the case that holds it says; times as short hours."""
    n: int | None = None
    """How many requests there are; None: as many as ``cases`` names."""
    no_request: tuple[str, ...] = ()
    """Posts that are listed as no request."""
    at: str | None = None
    streets: Path | None = STREETS
    town: str = TOWN


def told(name: str, *posts: Post, **more: Any) -> Scenario:
    """A scenario, posts first."""
    return Scenario(name, posts, **more)


def check(scenario: Scenario, folder: Path) -> None:
    """Play a scenario, all posts in one page, and compare what it names."""
    with open_hall(folder, scenario.town, streets=scenario.streets) as hall:
        hall.take(*scenario.posts)
        listed = hall.cases(scenario.at)
        found = {}
        expected = {}
        for post_id, wanted in scenario.cases.items():
            case = hall.case(post_id, scenario.at)
            found[post_id] = {key: case[key] for key in wanted}
            expected[post_id] = {key: _as_written(key, value) for key, value in wanted.items()}
        assert found == expected
        n = len(scenario.cases) if scenario.n is None else scenario.n
        assert len(listed) == n, [case["posts"] for case in listed]
        missing = set(scenario.no_request) - hall.no_requests().keys()
        assert not missing


def _as_written(key: str, value: Any) -> Any:
    if key in TIMES and value is not None:
        return utc(value)
    if key == "promises":
        return [
            {**promise, "due_at": promise["due_at"] and utc(promise["due_at"])} for promise in value
        ]
    return value
