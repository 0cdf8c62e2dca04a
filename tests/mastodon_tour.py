"""Everything that a feed ever asks of a server, once: what is checked against the document."""

from __future__ import annotations

import asyncio
import contextlib
import re
import urllib.request
from contextlib import aclosing
from pathlib import Path

from PIL import Image

from junhall.feeds.contract import FeedError
from junhall.feeds.mastodon import MastodonFeed
from junhall.feeds.mastodon_signin import MastodonSignIn
from junhall.models.messages import Media, OutgoingMessage
from junhall.models.terms import RemoteId, Visibility
from mastodon_desk import feed_of, now, read_all, until, write
from mastodon_faults import Rule, Wrong
from mastodon_server import MastodonServer
from mastodon_wire import Call


def tour(folder: Path) -> list[Call]:
    """Connect, greet, catch up, listen, answer, announce with a picture, look again, be refused."""
    photo = folder / "lamp.png"
    Image.new("RGB", (8, 8), "orange").save(photo)
    calls: list[Call] = []
    for old in (False, True):
        with MastodonServer(ulid=old) as server:
            routes = server.routes
            routes.v2 = routes.lookup = routes.bulk = routes.pkce = not old
            routes.busy_media = 1
            said = write(server)
            write(server, "@hall en privado", visibility="direct")
            write(server, "Hecho", by="@electricista@town.example")
            for _ in range(50):
                write(server, "Anuncio", by="@hall")
            asyncio.run(_everything(server, said, str(photo)))
            calls += server.calls
    return calls


async def _everything(server: MastodonServer, said: RemoteId, photo: str) -> None:
    signin = MastodonSignIn(now)
    invitation = await signin.invite(server.url, "")
    page = await asyncio.to_thread(_browse, invitation.url)
    granted = await signin.finish(re.search(r'value="([^"]+)"', page)[1], None)
    await signin.revoke(granted.server, granted.token, granted.client)
    await signin.close()
    feed = feed_of(server, staff=["electricista"])
    try:
        await _work(server, feed, said, photo)
    finally:
        await feed.close()


async def _work(server: MastodonServer, feed: MastodonFeed, said: RemoteId, photo: str) -> None:
    await feed.greet()
    _, cursor = await read_all(feed)
    await feed.fetch(cursor)
    async with aclosing(feed.watch()) as pages:
        await anext(pages)
        await until(lambda: server.listeners() == 2)
    lamp = Media("image", path=photo, alt="Una farola")
    await feed.send(OutgoingMessage("Va", said, lang="es-ES"), "1")
    await feed.send(OutgoingMessage("Foto", media=(lamp,)), "2")
    await feed.send(OutgoingMessage("A usted", said, Visibility.PRIVATE), "3")
    server.do(lambda: server.faults.rules.append(
        Rule(Wrong.CLOSE, "/api/v1/statuses$", method="POST", acted=True)
    ))  # fmt: skip
    with contextlib.suppress(FeedError):
        await feed.send(OutgoingMessage("Sin respuesta"), "4")
    await feed.find_own(now())
    await feed.find_own(0)
    await feed.thread(said)
    gone = write(server)
    server.do(lambda: server.town.delete(gone))
    await feed.recheck([said, gone])


def _browse(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.read().decode()
