"""The demonstration: the same town every time, as rich as its page says, behind the contract."""

from __future__ import annotations

import asyncio
import json
import struct
import subprocess
import sys
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from junhall.casework.areas import Areas
from junhall.casework.townhall import read_quarters
from junhall.feeds.demo import replies
from junhall.feeds.demo.pictures import names, picture
from junhall.feeds.demo.places import SCENE_STREETS, read_spots
from junhall.feeds.demo.problems import PROBLEMS, SERVICES
from junhall.feeds.demo.script import DEMO_NOW, DemoScript, behaviours, demo_page
from junhall.feeds.scripted import LIVE_PACE_S, ScriptedFeed, World
from junhall.models.messages import AccountKey, IncomingPost, OutgoingMessage
from junhall.models.terms import AccountId, Instant, Network, PostEvent, RequestKind, Visibility
from junhall.models.town_toml import town_from_toml
from junhall.words import resources

PAGE = Path(__file__).parent.parent / "docs" / "demo.md"
MASTODON = AccountKey(AccountId(1), Network.MASTODON, "@AlcaldesaAlzahar@alzahar.example")
BLUESKY = AccountKey(AccountId(2), Network.BLUESKY, "alcaldesa.alzahar.example")
COUNTER = frozenset({Network.OTHER})


class Hand:
    """A clock that a test turns."""

    def __init__(self, at: int = DEMO_NOW) -> None:
        self.at = at

    def __call__(self) -> Instant:
        return Instant(self.at)


@pytest.fixture(scope="module")
def script() -> DemoScript:
    return DemoScript()


@pytest.fixture(scope="module")
def week(script: DemoScript) -> list[IncomingPost]:
    return list(script.events())


@pytest.fixture(scope="module")
def written(week: list[IncomingPost]) -> dict[str, IncomingPost]:
    return {post.remote_id: post for post in week if post.event is PostEvent.NEW}


def roots(script: DemoScript, written: dict[str, IncomingPost]) -> list[IncomingPost]:
    return [
        post
        for post in written.values()
        if post.in_reply_to is None
        and post.boost_of is None
        and script.town.official(post.network, post.author) is None
    ]


def read_all(feed: ScriptedFeed, cursor: str | None = None) -> tuple[list[IncomingPost], str]:
    async def read() -> tuple[list[IncomingPost], str]:
        here, posts = cursor, []
        while True:
            page = await feed.fetch(here)
            posts += page.posts
            here = page.next_cursor
            if not page.more:
                return posts, here

    return asyncio.run(read())


# --- the script -----------------------------------------------------------------------------


def test_that_the_same_seed_writes_the_same_week(week):
    assert list(DemoScript().events()) == week


def test_that_another_seed_writes_another_week(week):
    other = [post.text for post in DemoScript(seed=21).events()]
    assert other != [post.text for post in week]


def test_that_events_come_in_the_order_they_are_seen(week):
    assert [post.seen_at for post in week] == sorted(post.seen_at for post in week)


def test_that_every_post_has_an_id_of_its_own_across_networks(week, written):
    assert len(written) == sum(post.event is PostEvent.NEW for post in week)


def test_that_edits_and_deletions_are_of_posts_already_written(week):
    seen: set[str] = set()
    changed = 0
    for post in week:
        if post.event is PostEvent.NEW:
            seen.add(post.remote_id)
        else:
            changed += 1
            assert post.remote_id in seen
    assert changed >= 4


def test_that_parents_come_first_but_for_the_one_orphan(week):
    seen: set[str] = set()
    orphans = []
    for post in week:
        seen.add(post.remote_id)
        parent = post.in_reply_to or post.boost_of
        if parent is not None and parent not in seen:
            orphans.append(post.remote_id)
    assert orphans == ["orphan-2"]


def test_that_no_answer_is_older_than_what_it_answers(written):
    for post in written.values():
        parent = written.get(post.in_reply_to or post.boost_of or "")
        if parent is not None:
            assert post.posted_at >= parent.posted_at, post.remote_id


def test_that_a_thread_stays_on_its_network_and_as_private_as_it_began(written):
    for post in written.values():
        parent = written.get(post.in_reply_to or "")
        if parent is not None:
            assert post.network is parent.network
            assert post.visibility.is_private == parent.visibility.is_private


def test_that_only_scenes_and_small_talk_are_private(written):
    kinds = Counter(post.visibility for post in written.values())
    assert kinds[Visibility.PUBLIC] > 2500
    assert kinds[Visibility.PRIVATE] >= 20
    assert kinds[Visibility.FOLLOWERS] == 1


def test_that_the_week_is_as_rich_as_a_town(script, written):
    opened = roots(script, written)
    storm = {post.remote_id for post in script.storm()}
    by_day = Counter(
        script.calendar.day_of(post.posted_at) for post in opened if post.remote_id not in storm
    )
    assert len(storm) == 300
    assert set(by_day) == set(range(7))
    assert all(60 <= n <= 125 for n in by_day.values()), by_day
    assert {post.network for post in opened} == {
        Network.MASTODON,
        Network.BLUESKY,
        Network.OTHER,
    }
    assert sum(1 for post in written.values() if post.media) > 200
    assert sum(1 for post in written.values() if post.boost_of) > 200
    assert any(post.automatic for post in written.values())


def test_that_the_storm_is_one_hour(script):
    storm = script.storm()
    assert storm[-1].posted_at - storm[0].posted_at <= 3600


def test_that_people_sleep_and_keep_their_siesta(script, written):
    storm = {post.remote_id for post in script.storm()}
    hours = Counter(
        script.calendar.local(post.posted_at).hour
        for post in roots(script, written)
        if post.remote_id not in storm
    )
    assert hours[3] < hours[10] / 5
    assert hours[15] < hours[11] / 1.5
    assert hours[15] < hours[20] / 2


def test_that_people_do_not_write_by_form(script, written):
    texts = [post.text for post in roots(script, written)]
    assert len(set(texts)) > 0.9 * len(texts)


def test_that_no_mark_of_the_script_is_left_in_a_text(week):
    for post in week:
        assert "[" not in post.text, post.text
        assert "{" not in post.text, post.text


def test_that_what_is_mentioned_is_somebody_and_fits_the_network(script, week):
    for post in week:
        for handle in post.mentions or ():
            staff = script.town.official(post.network, handle)
            assert staff is not None or "vecinos.example" in handle
    limits = {Network.MASTODON: 500, Network.BLUESKY: 300, Network.OTHER: 500}
    assert all(len(post.text) <= limits[post.network] for post in week)


def test_that_every_street_of_a_scene_is_on_the_map_and_left_to_the_scenes(script, written):
    named = {spot.name for spot in read_spots(resources() / "town" / "demo-streets.geojson")}
    assert named >= SCENE_STREETS
    own = ("Calle ", "Camino ", "Callejón ", "Plaza ", "Cuesta ")
    chance = [post.text.casefold() for post in written.values() if post.remote_id[0].isdigit()]
    for street in SCENE_STREETS:
        assert street.startswith(own)
        assert not any(street.casefold() in text for text in chance), street


def test_that_every_theme_belongs_to_a_service_and_to_people_of_the_town(script):
    codes = {service.code for service in script.town.services}
    for theme, words in PROBLEMS.items():
        assert SERVICES.get(theme, theme) in codes
        assert all(code in script.town.staff_by_code for code in words.workers)


def test_that_every_report_of_a_repair_says_so_in_the_towns_own_words(script):
    done = tuple(word.casefold() for word in script.town.done_words)
    reports = [text for words in PROBLEMS.values() for text in words.mended]
    for text in (*reports, *replies.MENDED_AGAIN):
        assert any(word in text.casefold() for word in done), text


def test_that_the_town_reads_without_a_complaint(script):
    assert script.town.ignored == ()
    assert 20 <= len(script.town.staff) <= 40
    assert len(script.town.services) >= 20


def test_that_importing_the_script_brings_nothing_heavy():
    code = (
        "import sys, junhall.feeds.demo.script, junhall.feeds.scripted\n"
        "heavy = {'PySide6', 'sqlalchemy', 'httpx', 'numpy', 'babel'} & set(sys.modules)\n"
        "sys.exit(','.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False,
        cwd=PAGE.parent.parent,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


# --- what it shows --------------------------------------------------------------------------


@pytest.mark.parametrize("shown", behaviours(), ids=lambda shown: shown.name)
def test_that_each_behaviour_shows_where_the_page_says(shown, script, week, written):
    first = written[shown.post_ids[0]]
    assert first.text == shown.opening
    assert first.seen_at <= script.anchor
    instants = {
        post.posted_at if post.event is PostEvent.NEW else post.seen_at
        for post in week
        if post.remote_id in shown.post_ids
    }
    assert shown.minute in instants
    assert all(remote_id in written for remote_id in shown.post_ids)
    assert all(remote_id in written for remote_id in shown.expects.get("posts", ()))
    for key in ("apart_from", "duplicate_of"):
        assert shown.expects.get(key, first.remote_id) in written
    assert shown.expects


def test_that_all_six_kinds_and_every_end_of_the_rules_are_shown():
    shown = behaviours()
    kinds = {one.expects["kind"] for one in shown if "kind" in one.expects}
    assert kinds == {kind.value for kind in RequestKind}
    keys = {key for one in shown for key in one.expects}
    assert keys >= {
        "no_request", "private", "flags_hold", "supporters", "duplicate_of", "apart_from",
        "promises", "reopen_proposed_at", "solved_proposed_at", "thanked_at",
    }  # fmt: skip
    assert len({one.name for one in shown}) == len(shown)


def test_that_the_page_is_what_the_script_says():
    assert PAGE.read_text("utf-8") == demo_page()


# --- its photographs ------------------------------------------------------------------------


def test_that_every_photo_a_post_speaks_of_is_drawn(script, week, tmp_path):
    script.photos(tmp_path)
    paths = {media.path for post in week for media in post.media}
    assert len(paths) > 20
    for path in paths:
        assert (tmp_path / path).is_file()
    assert all(media.alt for post in week for media in post.media)


def test_that_photographs_are_kept_once_drawn(script, tmp_path):
    (first, *_) = script.photos(tmp_path)
    before = first.stat().st_mtime_ns
    script.photos(tmp_path)
    assert first.stat().st_mtime_ns == before


def test_that_a_photograph_is_a_whole_png_and_its_repair_looks_different():
    data = picture("lamp-0-before")
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at, pixels = 8, b""
    size = (0, 0)
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (check,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        assert check == zlib.crc32(kind + body)
        if kind == b"IHDR":
            size = struct.unpack(">II", body[:8])
        if kind == b"IDAT":
            pixels += body
        at += 12 + length
    assert len(zlib.decompress(pixels)) == size[1] * (1 + 3 * size[0])
    drawn = [picture(name) for name in names()]
    assert len(set(drawn)) == len(drawn)


# --- the world that plays it ----------------------------------------------------------------


def test_that_the_week_is_backfilled_in_a_few_pages_up_to_now(script, week):
    world = World(script, Hand())
    posts, _ = read_all(ScriptedFeed(world, MASTODON, also=COUNTER))
    theirs, _ = read_all(ScriptedFeed(world, BLUESKY))
    past = [post for post in week if post.seen_at <= DEMO_NOW]
    assert Counter(post.remote_id for post in (*posts, *theirs)) == Counter(
        post.remote_id for post in past
    )
    assert {post.network for post in posts} == {Network.MASTODON, Network.OTHER}


def test_that_a_clock_that_stands_stands_still(script):
    at = Hand(DEMO_NOW - 86_400)
    world = World(script, at, pace_s=None)
    feed = ScriptedFeed(world, MASTODON)
    posts, cursor = read_all(feed)
    assert max(post.seen_at for post in posts) <= at.at
    assert read_all(feed, cursor)[0] == []


def test_that_the_live_town_writes_every_few_seconds_without_end(script):
    hand = Hand()
    world = World(script, hand)
    feeds = [ScriptedFeed(world, MASTODON, also=COUNTER), ScriptedFeed(world, BLUESKY)]
    cursors = [read_all(feed)[1] for feed in feeds]
    stamps: list[int] = []
    for _ in range(2400):
        hand.at += 2
        for n, feed in enumerate(feeds):
            posts, cursors[n] = read_all(feed, cursors[n])
            stamps += [post.seen_at for post in posts]
            for post in posts:
                assert DEMO_NOW < post.seen_at <= hand.at
                assert post.posted_at <= post.seen_at
    gaps = [b - a for a, b in zip(sorted(stamps), sorted(stamps)[1:], strict=False)]
    assert set(gaps) <= set(range(LIVE_PACE_S[0], LIVE_PACE_S[1] + 1))
    assert len(stamps) > 4800 / LIVE_PACE_S[1]


def test_that_days_go_on_after_the_script_is_over(script):
    stream = script.stream()
    end = script.calendar.at(9, 0)
    ids = Counter()
    for post in stream:
        if post.seen_at > end:
            break
        if post.event is PostEvent.NEW:
            ids[post.remote_id] += 1
    assert max(ids.values()) == 1


def test_that_a_world_nobody_looked_at_did_not_run_away(script):
    hand = Hand()
    world = World(script, hand)
    feed = ScriptedFeed(world, MASTODON)
    _, cursor = read_all(feed)
    hand.at += 8 * 3600
    posts, _ = read_all(feed, cursor)
    assert len(posts) < 300
    assert all(post.seen_at <= hand.at for post in posts)


def test_that_a_worker_we_mention_comes_with_a_photo_and_the_citizen_is_thankful(script):
    hand = Hand()
    world = World(script, hand, pace_s=None)
    feed = ScriptedFeed(world, MASTODON)
    _, cursor = read_all(feed)
    text = "@yolis Gracias, Yoli. Va @ContenedoresAlzahar ahora mismo. #AlzaharCumple"
    receipt = asyncio.run(feed.send(OutgoingMessage(text, world.find("robot-1").remote_id), "key"))
    hand.at += 300
    posts, _ = read_all(feed, cursor)
    echo, came, mended, thanks = [
        post
        for post in posts
        if post.remote_id == receipt.remote_id or "reaction" in post.remote_id
    ]
    assert echo.author == MASTODON.handle
    assert came.author == mended.author == "@ContenedoresAlzahar@alzahar.example"
    assert came.in_reply_to == receipt.remote_id
    assert mended.media
    assert mended.posted_at <= hand.at
    assert thanks.author == "@yolis@vecinos.example"


def test_that_an_answer_without_a_worker_starts_no_repair(script):
    hand = Hand()
    world = World(script, hand, pace_s=None)
    feed = ScriptedFeed(world, BLUESKY)
    _, cursor = read_all(feed)
    asyncio.run(feed.send(OutgoingMessage("Buena idea, lo estudiamos.", "shade-1"), "key"))
    hand.at += 300
    posts, _ = read_all(feed, cursor)
    reactions = [post for post in posts if "reaction" in post.remote_id]
    assert all(script.town.official(post.network, post.author) is None for post in reactions)


def test_that_the_clerk_confirms_what_is_already_published_and_tells_it_once(script):
    hand = Hand()
    world = World(script, hand)
    decisions = world.decisions_due()
    assert {decision.what for decision in decisions} == {"solved", "closed", "promise", "told"}
    for decision in decisions:
        assert decision.at <= hand.at
        assert world.find(decision.after) is not None
        assert world.find(decision.opening) is not None
    assert world.decisions_due() == ()


def test_that_the_scenes_are_left_to_whoever_looks_at_them(script):
    scenes = {remote_id for shown in behaviours() for remote_id in shown.post_ids}
    storm = {post.remote_id for post in script.storm()}
    decided = {decision.opening for decision in script.decisions()}
    assert not decided & (scenes - storm)


def test_that_the_live_clerk_follows_what_the_town_mends(script):
    hand = Hand()
    world = World(script, hand)
    world.decisions_due()
    told = []
    for _ in range(600):
        hand.at += 3
        told += world.decisions_due()
    assert any(decision.what == "solved" for decision in told)
    assert all(DEMO_NOW < decision.at <= hand.at for decision in told)


def test_that_every_street_of_the_demonstration_lies_in_one_quarter_of_it():
    folder = resources() / "town"
    town = town_from_toml((folder / "demo.toml").read_text("utf-8"))
    drawn = read_quarters(town, folder)
    assert drawn is not None
    areas = Areas("", drawn.names, tuple(drawn.shape(n) for n in range(drawn.count)))
    streets = json.loads((folder / "demo-streets.geojson").read_text("utf-8"))["features"]
    middles = {}
    for street in streets:
        found = street["geometry"]["coordinates"]
        is_line = street["geometry"]["type"] == "LineString"
        middles[street["properties"]["name"]] = found[len(found) // 2] if is_line else found
    points = np.array(list(middles.values()))
    told = dict(zip(middles, areas.of(points[:, 1], points[:, 0]), strict=True))
    assert [name for name, area in told.items() if area is None] == []
    assert set(told.values()) == {area.name for area in town.areas}
    assert told["Calle Jilguero"] == "Los Pájaros"
    assert told["Calle Zambra"] == "La Música"
    assert told["Plaza Mayor"] == "Casco Antiguo"
