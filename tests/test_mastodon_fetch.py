"""Catching up from a Mastodon server: every source, forward, nothing lost and nothing invented."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from junhall.feeds.contract import Throttled, Unauthorized, Unreachable
from junhall.feeds.mastodon import MastodonFeed
from junhall.models.messages import IncomingPost, Page
from junhall.models.terms import Instant, PostEvent, Visibility
from mastodon_desk import HALL, ask, now, read_all, write
from mastodon_faults import Rule, Wrong
from mastodon_server import MastodonServer

ELECTRICIAN = "@electricista@town.example"


@pytest.fixture(params=[False, True], ids=["numbers", "ulids"])
def server(request: pytest.FixtureRequest) -> Iterator[MastodonServer]:
    with MastodonServer(ulid=request.param) as made:
        yield made


def fetched(server: MastodonServer, **more: object) -> list[IncomingPost]:
    return ask(server, read_all, **more)[0]


def test_that_a_mention_arrives_with_who_what_when_and_where_it_stands(server):
    said = write(server, "@hall la farola de https://town.example/c/alemania está rota #Jun")
    (post,) = fetched(server)
    assert post.remote_id == said
    assert post.author == "@ana@vecinos.example"
    assert post.author_name == "ana"
    assert post.text == f"{HALL} la farola de https://town.example/c/alemania está rota #Jun"
    assert post.mentions == (HALL,)
    assert post.visibility is Visibility.PUBLIC
    assert post.event is PostEvent.NEW
    assert (post.lang, post.automatic) == ("es", False)
    assert post.url == f"https://vecinos.example/@ana/{said}"


def test_that_every_visibility_arrives_as_it_was_chosen(server):
    for visibility in ("public", "unlisted", "private", "direct"):
        write(server, visibility=visibility)
    assert [post.visibility for post in fetched(server)] == [
        Visibility.PUBLIC, Visibility.UNLISTED, Visibility.FOLLOWERS, Visibility.PRIVATE,
    ]  # fmt: skip


def test_that_a_direct_message_comes_once_though_two_sources_tell_it(server):
    said = write(server, "@hall mi teléfono es 600", visibility="direct")
    assert [post.remote_id for post in fetched(server)] == [said]


def test_that_our_own_direct_answer_from_a_telephone_comes_too(server):
    write(server, "@hall hola", visibility="direct")
    answer = write(server, "@ana@vecinos.example dígame", by="@hall", visibility="direct")
    (_, post) = fetched(server)
    assert (post.remote_id, post.author, post.visibility) == (answer, HALL, Visibility.PRIVATE)


def test_that_our_own_announcements_come_though_nobody_notifies_us_of_them(server):
    said = write(server, "Mañana cortamos el agua", by="@hall")
    assert [(post.remote_id, post.author) for post in fetched(server)] == [(said, HALL)]


def test_that_staff_are_read_in_public_only_and_strangers_not_at_all(server):
    told = write(server, "La farola ya funciona", by=ELECTRICIAN)
    write(server, "Solo para quien me sigue", by=ELECTRICIAN, visibility="private")
    server.do(lambda: server.town.followed.add(server.town.known(ELECTRICIAN).id))
    write(server, "Buenos días a todos", by="@vecino@otra.example")
    server.do(lambda: server.town.boost(told, by=ELECTRICIAN))
    posts = fetched(server, staff=["@Electricista@Town.example", "@nadie@otra.example"])
    assert [(post.remote_id, post.author) for post in posts] == [(told, ELECTRICIAN)]


def test_that_staff_are_found_on_servers_that_know_no_lookup(server):
    server.routes.lookup = False
    told = write(server, "Hecho", by="@fontanero@otra.example")
    posts = fetched(server, staff=["@fontanero@otra.example"])
    assert [post.remote_id for post in posts] == [told]


def test_that_a_short_handle_of_staff_is_one_of_our_own_server(server):
    write(server, "No soy yo", by="@electricista@otra.example")
    told = write(server, "Hecho", by=ELECTRICIAN)
    posts = fetched(server, staff=["electricista"])
    assert [post.remote_id for post in posts] == [told]


def test_that_what_staff_said_long_ago_is_left_alone_and_what_follows_is_not(server):
    at = server.town.clock()
    write(server, "Hace un año", by=ELECTRICIAN, at=at - 365 * 86_400)
    recent = write(server, "Ayer", by=ELECTRICIAN, at=at - 86_400)

    async def twice(feed: MastodonFeed) -> tuple[list[IncomingPost], list[IncomingPost], str]:
        first, cursor = await read_all(feed)
        later = write(server, "Hoy", by=ELECTRICIAN)
        return first, (await read_all(feed, cursor))[0], later

    first, second, later = ask(server, twice, staff=[ELECTRICIAN])
    assert [post.remote_id for post in first] == [recent]
    assert [post.remote_id for post in second] == [later]


def test_that_many_members_of_staff_are_looked_at_in_turn(server):
    people = [f"@empleado{n}@town.example" for n in range(7)]
    told = {write(server, "Hecho", by=handle) for handle in people}

    async def rounds(feed: MastodonFeed) -> set[str]:
        seen, cursor = set(), None
        for _ in range(4):
            before = len(server.calls)
            page = await feed.fetch(cursor)
            seen |= {post.remote_id for post in page.posts}
            cursor = page.next_cursor
            assert len(server.calls) - before <= 9
        return seen

    assert ask(server, rounds, staff=people) == told


def test_that_a_boost_is_told_once_with_who_and_what(server):
    ours = write(server, "Mañana cortamos el agua", by="@hall")
    server.do(lambda: server.town.boost(ours))
    server.do(lambda: server.town.boost(ours))
    boosts = [post for post in fetched(server) if post.boost_of is not None]
    assert [(post.boost_of, post.author) for post in boosts] == [(ours, "@ana@vecinos.example")]


def test_that_an_edited_post_comes_as_its_edit_at_the_edits_time(server):
    said = write(server, at=server.town.clock() - 100)
    at = int(server.town.clock()) - 50
    server.do(lambda: server.town.edit(said, "@hall dos farolas", at=at))
    (post,) = fetched(server)
    assert (post.event, post.seen_at, post.posted_at) == (PostEvent.EDITED, at, post.posted_at)
    assert post.posted_at < at
    assert post.text == f"{HALL} dos farolas"


def test_that_a_bot_is_automatic(server):
    robot = server.do(lambda: server.town.person("@avisos@otra.example", bot=True))
    write(server, by=robot)
    assert fetched(server)[0].automatic


def test_that_a_warning_stands_before_the_words(server):
    write(server, "@hall mira", spoiler="Heridos")
    assert fetched(server)[0].text == f"Heridos\n\n{HALL} mira"


def test_that_a_cursor_goes_on_in_another_feed_where_it_was(server):
    write(server)
    _, cursor = ask(server, read_all)
    later = write(server, "@hall otra")
    posts, _ = ask(server, lambda feed: read_all(feed, cursor))
    assert [post.remote_id for post in posts] == [later]


def test_that_a_cursor_of_another_server_begins_anew(server):
    said = write(server)
    _, cursor = ask(server, read_all)
    told = json.loads(cursor) | {"server": "otra.example"}
    posts, _ = ask(server, lambda feed: read_all(feed, json.dumps(told)))
    assert [post.remote_id for post in posts] == [said]


def test_that_a_day_of_absence_is_caught_up_without_a_gap(server):
    write(server)
    _, cursor = ask(server, read_all)
    missed = [write(server, f"@hall {n}") for n in range(333)]
    posts, _ = ask(server, lambda feed: read_all(feed, cursor))
    assert [post.remote_id for post in posts] == missed


@pytest.mark.parametrize("page", [15, 20, 40, 80])
def test_that_a_backlog_costs_hardly_more_calls_than_it_has_pages(server, page):
    server.routes.page_limit = page
    for n in range(1200):
        write(server, f"@hall {n}")
    assert len(fetched(server)) == 1200
    asked = [call for call in server.calls if call.method == "GET"]
    assert len(asked) <= 1200 / page * 1.1 + 12


def test_that_announcements_are_not_forgotten_while_mentions_have_a_backlog(server):
    told = write(server, "Mañana cortamos el agua", by="@hall")
    for n in range(200):
        write(server, f"@hall {n}")
    assert told in {post.remote_id for post in fetched(server)}


@pytest.mark.parametrize("in_seconds", [False, True], ids=["iso", "seconds"])
def test_that_a_full_server_says_when_it_listens_again(server, in_seconds):
    server.fault(Wrong.THROTTLED, "notifications", after_s=90, in_seconds=in_seconds)
    began = server.town.clock()
    with pytest.raises(Throttled) as told:
        fetched(server)
    assert began + 88 <= told.value.retry_at <= server.town.clock() + 92


def test_that_a_revoked_token_needs_a_person(server):
    server.do(server.routes.tokens.clear)
    with pytest.raises(Unauthorized):
        fetched(server)


def test_that_a_locked_account_needs_a_person_too(server):
    server.fault(Wrong.STATUS, "verify_credentials", status=403)
    with pytest.raises(Unauthorized):
        fetched(server)


def test_that_a_greeting_says_how_far_the_clocks_are_apart(server):
    server.ahead_s = 300
    told = ask(server, lambda feed: feed.greet()).ahead_s
    assert 295 <= told <= 305


@pytest.mark.parametrize(
    "rule",
    [
        Rule(Wrong.CLOSE),
        Rule(Wrong.TRUNCATED),
        Rule(Wrong.GARBAGE),
        Rule(Wrong.HTML),
        Rule(Wrong.STATUS, status=500),
        Rule(Wrong.STATUS, status=502, html=True),
        Rule(Wrong.STATUS, status=404, html=True),
        Rule(Wrong.STATUS, status=401, html=True),
    ],
    ids=lambda rule: f"{rule.wrong.value}-{rule.status}",
)
def test_that_a_broken_answer_is_asked_again_and_loses_nothing(server, rule):
    said = write(server)
    once = replace(rule, path="notifications")
    server.do(lambda: server.faults.rules.append(once))

    async def twice(feed: MastodonFeed) -> list[IncomingPost]:
        with pytest.raises(Unreachable):
            await feed.fetch(None)
        return (await read_all(feed))[0]

    assert [post.remote_id for post in ask(server, twice)] == [said]


def test_that_json_under_a_wrong_name_is_read(server):
    said = write(server)
    server.fault(Wrong.TYPE, "notifications")
    assert [post.remote_id for post in fetched(server)] == [said]


def test_that_what_was_read_is_kept_when_a_later_source_fails(server):
    said = write(server)
    server.fault(Wrong.STATUS, "accounts/.*/statuses", status=503)

    async def once(feed: MastodonFeed) -> Page:
        return await feed.fetch(None)

    page = ask(server, once)
    assert [post.remote_id for post in page.posts] == [said]
    assert page.more


def test_that_a_server_without_conversations_is_read_without_them(server):
    said = write(server)
    server.fault(Wrong.STATUS, "conversations", status=404, times=None)
    assert [post.remote_id for post in fetched(server)] == [said]


def test_that_a_server_that_knows_no_zero_is_read_from_its_newest_page(server):
    server.routes.knows_zero = False
    said = [write(server, f"@hall {n}") for n in range(30)]
    assert [post.remote_id for post in fetched(server)] == said


def test_that_a_server_whose_marks_are_no_ids_is_followed_by_its_links(server):
    server.routes.counts_rows = True
    said = [write(server, f"@hall {n}") for n in range(170)]
    own = [write(server, f"Aviso {n}", by="@hall") for n in range(50)]

    async def twice(feed: MastodonFeed) -> tuple[list[str], list[str], list[str]]:
        first, cursor = await read_all(feed)
        later = [write(server, "@hall otra"), write(server, "Otro aviso", by="@hall")]
        second, _ = await read_all(feed, cursor)
        return [p.remote_id for p in first], later, [p.remote_id for p in second]

    first, later, second = ask(server, twice)
    assert sorted(first) == sorted(said + own)
    assert sorted(second) == sorted(later)


def test_that_the_facts_of_a_server_are_asked_for_again_after_a_day_and_not_before(server):
    passed_s = 0

    def asked() -> int:
        return len([call for call in server.calls if call.path == "/api/v2/instance"])

    async def days(feed: MastodonFeed) -> None:
        nonlocal passed_s
        await feed.fetch(None)
        server.town.limit = 1234
        passed_s = 86_000
        await feed.fetch(None)
        assert (feed.capabilities.text_limit, asked()) == (500, 1)
        passed_s = 86_500
        await feed.fetch(None)
        assert (feed.capabilities.text_limit, asked()) == (1234, 2)
        await feed.fetch(None)
        assert asked() == 2

    ask(server, days, clock=lambda: Instant(now() + passed_s))


def test_that_staff_on_a_server_that_is_gone_stop_nothing_and_are_left_alone_for_a_while(server):
    server.routes.lookup = False
    server.fault(Wrong.STATUS, "accounts/search", status=503, times=None)

    async def twice(feed: MastodonFeed) -> int:
        _, cursor = await read_all(feed)
        before = len([call for call in server.calls if "search" in call.path])
        said = write(server)
        assert [post.remote_id for post in (await read_all(feed, cursor))[0]] == [said]
        return before

    assert ask(server, twice, staff=["@nadie@otra.example"]) == 1
    assert len([call for call in server.calls if "search" in call.path]) == 1


def test_that_a_member_of_staff_who_left_the_server_is_named_and_stops_nothing(server):
    write(server, "Hecho", by=ELECTRICIAN)
    left = server.do(lambda: server.town.known("electricista").id)

    async def once(feed: MastodonFeed) -> Page:
        _, cursor = await read_all(feed)
        server.fault(Wrong.STATUS, f"accounts/{left}/statuses", status=410, times=None)
        return await feed.fetch(cursor)

    page = ask(server, once, staff=[ELECTRICIAN])
    assert [oddity.where for oddity in page.oddities] == [f"mastodon {ELECTRICIAN}"]


def test_that_a_storm_of_faults_loses_and_invents_nothing(server):
    written = [write(server, f"@hall {n}") for n in range(300)]
    kinds = (
        Rule(Wrong.CLOSE), Rule(Wrong.TRUNCATED), Rule(Wrong.HTML), Rule(Wrong.STATUS, status=503),
        Rule(Wrong.THROTTLED, after_s=0),
    )  # fmt: skip

    def storm() -> None:
        for rule in kinds:
            rule.times, rule.share, rule.path = None, 0.1, "/api/"
            server.faults.rules.append(rule)

    server.do(storm)

    async def through(feed: MastodonFeed) -> list[str]:
        seen, cursor, failed = [], None, 0
        while True:
            try:
                page = await feed.fetch(cursor)
            except (Unreachable, Throttled):
                failed += 1
                continue
            seen += [post.remote_id for post in page.posts]
            cursor = page.next_cursor
            if not page.more:
                assert failed > 0
                return seen

    assert ask(server, through) == written


def test_that_limits_are_the_servers_own_and_old_servers_have_them_too(server):
    server.town.limit = 1234
    for v2 in (True, False):
        server.routes.v2 = v2
        greeting = ask(server, lambda feed: feed.greet())
        assert greeting.capabilities.text_limit == 1234
        assert greeting.handle == HALL


@pytest.mark.parametrize(
    ("version", "keeps"),
    [
        ("4.6.4", True), ("4.3.0+glitch", True), ("4.0.2+hometown-1.1.1", True),
        ("3.5.19", True), ("2.7.2 (compatible; Pleroma 2.5.0)", False),
        ("4.2.1 (compatible; Sharkey 2024)", False), ("0.17.0 git-1a2b", False),
        ("0.17.0", False), ("4.0.0 (not true; really snac/2.6)", False), ("", False),
    ],
)  # fmt: skip
def test_that_keys_are_trusted_only_where_they_are_known_to_be_kept(server, version, keeps):
    server.routes.version = version
    able = ask(server, lambda feed: feed.greet()).capabilities
    assert able.honours_key is keeps
    assert able.key_window_s == (3600 if keeps else 0)


def test_that_a_greeting_tries_what_the_key_opens_and_changes_nothing(server):
    server.routes.scopes["hall-token"] = "read"
    greeting = ask(server, lambda feed: feed.greet())
    assert (greeting.may_read, greeting.may_stream, greeting.may_write) == (True, True, False)
    server.routes.scopes["hall-token"] = "read write"
    assert ask(server, lambda feed: feed.greet()).may_write
    assert server.town.statuses == {}


def test_that_the_quota_is_what_was_announced(server):
    async def quota(feed: MastodonFeed) -> object:
        assert feed.quota is None
        await feed.fetch(None)
        return feed.quota

    told = ask(server, quota)
    assert (told.limit, told.left) == (300, 299)
    assert told.resets_at >= server.town.clock()
