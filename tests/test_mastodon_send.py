"""Publishing on a Mastodon server: once, to whom it was meant, and honest about lost answers."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from junhall.feeds.contract import (
    FeedError,
    Gone,
    Reason,
    Refused,
    Throttled,
    TooFar,
    Unauthorized,
    Unreachable,
    Unsure,
)
from junhall.feeds.mastodon import OWN_PAGES, MastodonFeed
from junhall.models.messages import IncomingPost, Media, OutgoingMessage, Receipt
from junhall.models.terms import RemoteId, Visibility
from junhall.sync.likeness import same_text
from mastodon_desk import HALL, ask, no_pause, ours, read_all, write
from mastodon_faults import Rule, Wrong
from mastodon_server import MastodonServer

ANA = "@ana@vecinos.example"
STATUSES = "/api/v1/statuses$"


@pytest.fixture
def server() -> Iterator[MastodonServer]:
    with MastodonServer() as made:
        yield made


@pytest.fixture
def photo(tmp_path: Path) -> str:
    path = tmp_path / "IMG_20261125_calle_alemania.png"
    Image.new("RGB", (40, 30), "orange").save(path)
    return str(path)


def send(server: MastodonServer, message: OutgoingMessage, key: str = "key") -> Receipt:
    return ask(server, lambda feed: feed.send(message, key))


def published(server: MastodonServer, remote: str) -> object:
    return server.do(lambda: server.town.statuses[remote])


def is_answer(post: IncomingPost, message: OutgoingMessage) -> bool:
    return post.in_reply_to == message.in_reply_to and same_text(message.text, post.text)


def test_that_an_answer_names_its_reader_who_would_not_hear_of_it_otherwise(server):
    said = write(server)
    receipt = send(server, OutgoingMessage("Va ahora mismo.", said))
    status = published(server, receipt.remote_id)
    assert status.text == f"{ANA} Va ahora mismo."
    assert status.reply_to == said
    assert receipt.url == f"https://town.example/@hall/{receipt.remote_id}"


@pytest.mark.parametrize(
    "text",
    [f"Va, {ANA}.", f"Hola {ANA.upper()}", f"{ANA}, @electricista va"],
)
def test_that_a_reader_who_is_named_is_not_named_twice(server, text):
    said = write(server)
    assert published(server, send(server, OutgoingMessage(text, said)).remote_id).text == text


def test_that_a_neighbour_of_our_server_may_be_named_short_and_a_namesake_does_not_count(
    server,
):
    local = write(server, by="@ana@town.example")
    remote = write(server)
    assert published(server, send(server, OutgoingMessage("Hola @ana", local)).remote_id).text == (
        "Hola @ana"
    )
    answered = send(server, OutgoingMessage("Hola @ana", remote), "other").remote_id
    assert published(server, answered).text == f"{ANA} Hola @ana"


def test_that_our_own_thread_goes_on_without_naming_ourselves(server):
    first = send(server, OutgoingMessage("Mañana cortamos el agua"), "1")
    second = send(server, OutgoingMessage("De 9 a 11", first.remote_id), "2")
    assert published(server, second.remote_id).text == "De 9 a 11"


@pytest.mark.parametrize("is_met", [False, True], ids=["unmet", "met"])
@pytest.mark.parametrize(
    ("asked", "chosen", "published_as"),
    [
        ("direct", Visibility.PUBLIC, "direct"),
        ("direct", Visibility.PRIVATE, "direct"),
        ("private", Visibility.PUBLIC, "private"),
        ("unlisted", Visibility.PUBLIC, "unlisted"),
        ("public", Visibility.PUBLIC, "public"),
        ("public", Visibility.PRIVATE, "direct"),
        ("public", Visibility.FOLLOWERS, "private"),
    ],
)
def test_that_an_answer_is_never_more_open_than_what_it_answers(
    server, asked, chosen, published_as, is_met
):
    said = write(server, visibility=asked)

    async def answer(feed: MastodonFeed) -> Receipt:
        if is_met:
            await read_all(feed)
        return await feed.send(OutgoingMessage("Sí", said, chosen), "key")

    status = published(server, ask(server, answer).remote_id)
    assert status.visibility == published_as
    assert status.text == f"{ANA} Sí"


@pytest.mark.parametrize(
    ("rule", "error", "acted"),
    [
        (Rule(Wrong.THROTTLED, after_s=60), Throttled, False),
        (Rule(Wrong.CLOSE), Unsure, False),
        (Rule(Wrong.CLOSE, acted=True), Unsure, True),
        (Rule(Wrong.TRUNCATED), Unsure, True),
        (Rule(Wrong.GARBAGE), Unsure, True),
        (Rule(Wrong.HTML), Unsure, False),
        (Rule(Wrong.HTML, acted=True), Unsure, True),
        (Rule(Wrong.STATUS, status=500), Unsure, False),
        (Rule(Wrong.STATUS, status=500, acted=True), Unsure, True),
        (Rule(Wrong.STATUS, status=502, html=True), Unsure, False),
        (Rule(Wrong.STATUS, status=503), Unsure, False),
        (Rule(Wrong.STATUS, status=504, html=True, acted=True), Unsure, True),
        (Rule(Wrong.STATUS, status=401), Unauthorized, False),
        (Rule(Wrong.STATUS, status=403), Refused, False),
        (Rule(Wrong.STATUS, status=403, html=True), Refused, False),
        (Rule(Wrong.STATUS, status=404), Refused, False),
        (Rule(Wrong.STATUS, status=413, html=True), Refused, False),
        (Rule(Wrong.STATUS, status=422), Refused, False),
        (Rule(Wrong.STATUS, status=408, html=True), Unreachable, False),
    ],
    ids=lambda value: f"{value.wrong.value}-{value.status}" if isinstance(value, Rule) else None,
)
def test_that_every_way_to_fail_says_what_to_do_next(server, rule, error, acted):
    once = replace(rule, path=STATUSES, method="POST")
    server.do(lambda: server.faults.rules.append(once))
    with pytest.raises(error) as told:
        send(server, OutgoingMessage("¿Llega?"))
    assert type(told.value) is error
    assert ours(server) == (["¿Llega?"] if acted else [])
    assert told.value.for_user()
    # What the library raised carries the request, and that the key.
    assert told.value.__cause__ is None
    assert told.value.__context__ is None or told.value.__suppress_context__


def test_that_a_right_answer_under_a_wrong_name_is_a_receipt(server):
    server.fault(Wrong.TYPE, STATUSES, method="POST")
    assert send(server, OutgoingMessage("Sí")).remote_id in server.town.statuses


def test_that_an_answer_too_late_is_unsure(server, monkeypatch):
    monkeypatch.setattr("junhall.feeds.http.CALL_S", 0.2)
    server.fault(Wrong.DELAY, STATUSES, method="POST", after_s=2.0)
    with pytest.raises(Unsure):
        send(server, OutgoingMessage("¿Llega?"))
    assert ours(server) == ["¿Llega?"]


def test_that_nothing_is_unsure_before_anything_could_be_published(server):
    # The account itself cannot be asked, so nothing was sent.
    server.fault(Wrong.CLOSE, "verify_credentials", times=None)
    with pytest.raises(Unreachable):
        send(server, OutgoingMessage("¿Llega?"))
    assert ours(server) == []


@pytest.mark.parametrize("honours", [True, False])
def test_that_a_lost_answer_is_found_or_repeated_without_a_second_post(server, honours):
    server.routes.honours_key = honours
    server.routes.version = "4.6.4" if honours else "0.17.0"
    said = write(server)
    server.fault(Wrong.CLOSE, STATUSES, method="POST", acted=True)
    message = OutgoingMessage("Va, con ñ y https://town.example/a/muy/larga/direccion/12", said)

    async def insist(feed: MastodonFeed) -> str:
        since = feed._link.clock() - 60
        with pytest.raises(Unsure):
            await feed.send(message, "key")
        if feed.capabilities.honours_key:
            return (await feed.send(message, "key")).remote_id
        found = [post for post in await feed.find_own(since) if is_answer(post, message)]
        return found[0].remote_id

    assert ask(server, insist) in server.town.statuses
    assert len(ours(server)) == 1


def test_that_another_post_of_ours_is_not_taken_for_the_lost_one(server):
    said, other = write(server), write(server, "@hall otra")
    send(server, OutgoingMessage("Va ahora", said), "1")
    send(server, OutgoingMessage("Va mañana", other), "2")
    wanted = OutgoingMessage("Va ahora", other)

    async def look(feed: MastodonFeed) -> list[bool]:
        return [is_answer(post, wanted) for post in await feed.find_own(feed._link.clock() - 60)]

    assert ask(server, look) == [False, False]


def test_that_own_posts_are_looked_through_page_by_page_up_to_their_time(server):
    began = server.town.clock()
    for n in range(90):
        write(server, f"{n}", by="@hall", at=began - 90 + n)

    async def look(feed: MastodonFeed) -> list[str]:
        return [post.text for post in await feed.find_own(int(began) - 60)]

    found = ask(server, look)
    assert found[-1] == "89"
    assert 58 <= len(found) <= 62
    assert found == [str(n) for n in range(90 - len(found), 90)]


def test_that_own_posts_that_do_not_reach_back_far_enough_are_no_look(server):
    server.routes.page_limit = 2
    began = server.town.clock()
    for n in range(2 * OWN_PAGES + 1):
        write(server, f"{n}", by="@hall", at=began - 100 + n)

    def look(back_s: int) -> list[str]:
        found = ask(server, lambda feed: feed.find_own(int(began) - back_s))
        return [post.text for post in found]

    with pytest.raises(TooFar):
        look(200)
    assert look(70)[-1] == str(2 * OWN_PAGES), "what lies within reach is found"


def test_that_a_long_text_is_refused_before_it_leaves_by_the_servers_own_rule(server):
    server.town.limit = 60
    link = "https://town.example/" + "x" * 200
    send(server, OutgoingMessage(f"{link} {'y' * 36}"), "1")
    with pytest.raises(Refused) as told:
        send(server, OutgoingMessage(f"{link} {'y' * 37}"), "2")
    assert told.value.reason is Reason.TOO_LONG
    assert len(ours(server)) == 1


def test_that_a_picture_goes_first_with_its_description_and_without_its_name(server, photo):
    server.routes.busy_media = 2
    receipt = send(
        server, OutgoingMessage("Arreglada", media=(Media("image", path=photo, alt="La farola"),))
    )
    (media,) = published(server, receipt.remote_id).media
    assert media["description"] == "La farola"
    (upload,) = [call for call in server.calls if call.path == "/api/v2/media"]
    name, kind, content = upload.files["file"]
    assert (name, kind) == ("picture.png", "image/png")
    assert content == Path(photo).read_bytes()
    looked = [call for call in server.calls if call.path.startswith("/api/v1/media/")]
    assert len(looked) == 3


def test_that_a_picture_that_is_never_ready_publishes_nothing(server, photo):
    server.routes.busy_media = 10_000
    with pytest.raises(Unreachable):
        send(server, OutgoingMessage("Foto", media=(Media("image", path=photo),)))
    assert ours(server) == []


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        (Rule(Wrong.CLOSE, acted=True), Unreachable),
        (Rule(Wrong.HTML), Unreachable),
        (Rule(Wrong.STATUS, status=500), Unreachable),
        (Rule(Wrong.STATUS, status=422), Refused),
        (Rule(Wrong.STATUS, status=413, html=True), Refused),
        (Rule(Wrong.THROTTLED), Throttled),
    ],
    ids=lambda value: f"{value.wrong.value}-{value.status}" if isinstance(value, Rule) else None,
)
def test_that_a_picture_lost_on_the_way_leaves_nothing_unsure(server, photo, rule, error):
    once = replace(rule, path="/api/v2/media")
    server.do(lambda: server.faults.rules.append(once))
    message = OutgoingMessage("Foto", media=(Media("image", path=photo),))

    async def twice(feed: MastodonFeed) -> FeedError:
        with pytest.raises(error) as told:
            await feed.send(message, "key")
        await feed.send(message, "key")
        return told.value

    told = ask(server, twice)
    assert ours(server) == ["Foto"]
    if isinstance(told, Refused):
        assert told.reason is Reason.MEDIA


def test_that_a_repeat_does_not_upload_again(server, photo):
    server.fault(Wrong.THROTTLED, STATUSES, method="POST")
    message = OutgoingMessage(
        "Foto", media=(Media("image", path=photo), Media("image", path=photo))
    )

    async def twice(feed: MastodonFeed) -> None:
        with pytest.raises(Throttled):
            await feed.send(message, "key")
        await feed.send(message, "key")

    ask(server, twice)
    assert len([call for call in server.calls if call.path == "/api/v2/media"]) == 2
    assert ours(server) == ["Foto"]


@pytest.mark.parametrize("name", ["x.svg", "x.svgz", "x.exe", "x", "missing.png"])
def test_that_a_file_which_is_no_picture_is_never_sent(server, tmp_path, name):
    if name != "missing.png":
        (tmp_path / name).write_text("<svg onload='alert(1)'/>")
    media = Media("image", path=str(tmp_path / name))
    with pytest.raises(Refused) as told:
        send(server, OutgoingMessage("Foto", media=(media,)))
    assert told.value.reason is Reason.MEDIA
    assert [call for call in server.calls if call.method == "POST"] == []


def test_that_a_post_that_is_gone_or_no_longer_to_be_seen_is_gone(server):
    said = write(server)

    async def late(feed: MastodonFeed) -> None:
        await read_all(feed)
        server.do(lambda: server.town.delete(said))
        with pytest.raises(Gone):
            await feed.send(OutgoingMessage("Tarde", said), "key")

    ask(server, late)
    with pytest.raises(Gone):
        send(server, OutgoingMessage("Tarde", RemoteId("../accounts/1?x=")))
    assert ours(server) == []


def test_that_a_language_is_told_as_servers_take_it(server):
    receipt = send(server, OutgoingMessage("Bon dia", lang="ca-ES"))
    assert published(server, receipt.remote_id).lang == "ca"


def test_that_a_picture_larger_than_the_server_says_is_refused_before_it_leaves(server, photo):
    server.routes.image_bytes = 10

    async def work(feed: MastodonFeed) -> None:
        with pytest.raises(Refused) as told:
            await feed.send(OutgoingMessage("Foto", media=(Media("image", path=str(photo)),)), "k")
        assert told.value.reason is Reason.MEDIA

    ask(server, work)
    assert [call.path for call in server.calls if call.method == "POST"] == []


def test_that_words_for_a_picture_are_as_long_as_the_server_says(server, photo):
    lamp = Media("image", path=str(photo), alt="a" * 2000)
    ask(server, lambda feed: feed.send(OutgoingMessage("Foto", media=(lamp,)), "k"))
    (call,) = [call for call in server.calls if call.path == "/api/v2/media"]
    assert call.body["description"] == "a" * 1500


def test_that_the_limit_of_publishing_is_not_taken_for_that_of_reading(server):
    server.post_quota = (300, 2)

    async def work(feed: MastodonFeed) -> tuple[int, int]:
        await feed.greet()
        await feed.send(OutgoingMessage("Hola"), "k")
        assert feed.quota is not None
        return feed.quota.limit, feed.quota.left

    assert ask(server, work) == (300, 299)


def test_that_no_key_and_no_words_reach_the_log_or_an_error(server, caplog, photo):
    caplog.set_level(logging.DEBUG)
    secret = "canary-7c1e"
    server.routes.tokens = {secret: server.town.hall}
    server.routes.scopes = {secret: "read write"}
    said = write(server, "@hall palabras-de-la-vecina", visibility="direct")
    rules = [
        Rule(Wrong.STATUS, STATUSES, method="POST", status=422),
        Rule(Wrong.STATUS, STATUSES, method="POST", status=401),
        Rule(Wrong.CLOSE, STATUSES, method="POST"),
        Rule(Wrong.GARBAGE, STATUSES, method="POST"),
        Rule(Wrong.THROTTLED, STATUSES, method="POST"),
        Rule(Wrong.STATUS, "notifications", status=500, times=1),
    ]
    server.do(lambda: server.faults.rules.extend(rules))
    told: list[str] = []

    async def whole() -> None:
        feed = MastodonFeed(
            server.url, secret, clock=lambda: int(server.town.clock()), pause=no_pause
        )
        message = OutgoingMessage(
            "palabras-del-clerigo", said, Visibility.PRIVATE, (Media("image", path=photo),)
        )
        try:
            for _ in range(7):
                for work in (feed.greet(), feed.fetch(None), feed.send(message, "key")):
                    try:
                        await work
                    except FeedError as error:
                        told.append(repr(error) + str(error) + error.for_user())
        finally:
            await feed.close()

    asyncio.run(whole())
    assert len(told) >= 6
    for words in (secret, "palabras", "IMG_2026"):
        assert words not in caplog.text
        assert words not in "".join(told)


def test_that_an_own_post_has_the_account_as_its_author(server):
    send(server, OutgoingMessage("Hola"))

    async def look(feed: MastodonFeed) -> str:
        return (await feed.find_own(feed._link.clock() - 60))[0].author

    assert ask(server, look) == HALL
