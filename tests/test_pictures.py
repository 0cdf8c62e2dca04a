"""Pictures of strangers: bounded, decoded, written anew; what is hostile leaves no file."""

from __future__ import annotations

import asyncio
import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from faulty_network import Server
from junhall.casework import media_sweep, pictures
from junhall.casework.pictures import Unreadable
from junhall.casework.privacy import scrub
from junhall.feeds.contract import FeedError, Reason, Refused, Throttled, Unreachable
from junhall.models.messages import Media
from junhall.models.terms import Instant, RemoteId
from simulation import BEGINS, SimulatedLoop, simulate, until
from sync_town import HANDLE, SyncTown, running, sync_town

URL = "https://pueblo.example/foto.jpg"
LAMP = f"{HANDLE} la farola de la calle Mayor no luce"
GPS = 0x8825


def picture(kind: str = "JPEG", size: tuple[int, int] = (800, 600), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 120, 40)).save(out, kind, **more)
    return out.getvalue()


def with_exif(orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Cámara de Ana"
    exif.get_ifd(GPS)[1] = "N"
    return picture(exif=exif, comment=b"en casa")


def bomb(width: int = 40_000, height: int = 40_000) -> bytes:
    """A PNG of a few hundred bytes that says it is so large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\x00" * 10_000)) + chunk(b"IEND", b"")
    )  # fmt: skip


HOSTILE = {
    "empty": (b"", "unreadable"),
    "text": (b"<html>no</html>", "unreadable"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "unreadable"),
    "truncated": (picture(size=(1200, 900))[:900], "unreadable"),
    "bomb": (bomb(), "too-large"),
    "wide": (bomb(60_000, 1_000), "too-large"),
    "bmp": (picture("BMP"), "unreadable"),
    "tiff": (picture("TIFF"), "unreadable"),
    "half a png": (picture("PNG")[:60], "unreadable"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_that_hostile_bytes_are_refused_and_leave_no_file(name: str, tmp_path: Path) -> None:
    raw, code = HOSTILE[name]
    with pytest.raises(Unreadable) as told:
        pictures.keep(raw, tmp_path)
    assert told.value.code == code
    assert list(tmp_path.rglob("*")) == []


def test_that_a_picture_swept_while_it_is_brought_again_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pictures.keep(picture(), tmp_path)
    told = (tmp_path / path).read_bytes()
    touch, renew = Path.touch, os.utime

    def swept(file: Path) -> None:
        file.unlink(missing_ok=True)

    monkeypatch.setattr(Path, "touch", lambda file: (swept(file), touch(file)))
    monkeypatch.setattr(os, "utime", lambda file: (swept(file), renew(file)))
    pictures.keep(picture(), tmp_path)
    assert (tmp_path / path).read_bytes() == told


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_that_a_picture_is_written_anew_within_bounds(kind: str, tmp_path: Path) -> None:
    path = pictures.keep(picture(kind, (4000, 3000)), tmp_path)
    kept = (tmp_path / path).read_bytes()
    with Image.open(io.BytesIO(kept)) as image:
        assert image.format == "JPEG"
        assert max(image.size) == pictures.LONGEST_SIDE
        assert image.size[0] / image.size[1] == pytest.approx(4 / 3, abs=0.01)


def test_that_what_a_camera_noted_is_gone_and_the_picture_stands_upright(tmp_path: Path) -> None:
    raw = with_exif(orientation=6)
    assert b"C\xc3\xa1mara" in raw or b"mara de Ana" in raw
    path = pictures.keep(raw, tmp_path)
    kept = (tmp_path / path).read_bytes()
    assert b"mara de Ana" not in kept
    assert b"en casa" not in kept
    with Image.open(io.BytesIO(kept)) as image:
        assert dict(image.getexif()) == {}
        assert image.size == (600, 800)


def test_that_what_shines_through_goes_on_shining_through(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    path = pictures.keep(out.getvalue(), tmp_path)
    with Image.open(tmp_path / path) as image:
        assert (image.format, image.mode) == ("PNG", "RGBA")


def test_that_the_same_picture_lies_there_once(tmp_path: Path) -> None:
    assert pictures.keep(picture(), tmp_path) == pictures.keep(with_exif(), tmp_path)
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


# --- kept, and swept


def test_that_pictures_that_nothing_shows_are_swept_after_a_day(tmp_path: Path) -> None:
    day = 86_400
    with sync_town(tmp_path) as town:
        media = town.store.media
        shades = [pictures.keep(picture(size=(10 + n, 10)), media) for n in range(5)]
        dropped, shown, sending, typed, young = shades
        stranger = media / "plano.png"
        stranger.write_bytes(picture("PNG"))
        town.write(
            "INSERT INTO post (id, network, remote_id, text, posted_at, seen_at, thread_id)"
            " VALUES (1, 'mastodon', 'p', '', 1, 1, 1)"
        )
        town.write("INSERT INTO attachment (post_id, kind, path) VALUES (1, 'image', ?)", shown)
        town.announce("Foto", BEGINS, media=(Media("image", path=sending, alt="Farola"),))
        town.write(
            "INSERT INTO draft (by, request_id, lane, text, begun_at, media)"
            " VALUES ('desk', 0, 'public', '', 1, json_array(json_object('path', ?)))",
            typed,
        )
        for path in (*shades, stranger):
            os.utime(media / path, (BEGINS - 2 * day,) * 2)
        os.utime(media / young, (BEGINS, BEGINS))
        strays = media_sweep.strays(media, BEGINS)
        known = town.store.read(media_sweep.known).result()
        assert media_sweep.remove(media, strays, known, BEGINS) == 1
        assert [(media / path).exists() for path in shades] == [False, True, True, True, True]
        assert not (media / dropped).exists()
        assert stranger.exists()


def test_that_a_picture_brought_again_counts_as_new_even_while_it_is_swept(tmp_path: Path) -> None:
    path = pictures.keep(picture(), tmp_path)
    file = tmp_path / path
    now = Instant(int(file.stat().st_mtime))
    os.utime(file, (now - 2 * 86_400,) * 2)
    strays = media_sweep.strays(tmp_path, now)
    assert strays == [path]
    assert pictures.keep(picture(), tmp_path) == path
    assert media_sweep.remove(tmp_path, strays, frozenset(), now) == 0
    assert file.exists()


# --- fetched by sync


@pytest.fixture
def town(tmp_path: Path):
    with sync_town(tmp_path) as made:
        yield made


def shown(server: Server, url: str = URL) -> RemoteId:
    post = server.write("@ana@pueblo.example", LAMP, media=(Media("image", url, alt="Farola"),))
    return post.remote_id


def attachment(town: SyncTown) -> tuple[object, ...]:
    return town.rows("SELECT path, fault, alt FROM attachment ORDER BY id")[-1]


def test_that_a_picture_follows_its_post_and_goes_with_it(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.servers[HANDLE] = Server(loop.clock)
        server.pictures[URL] = with_exif()
        post = shown(server)
        async with running(town.engine(loop)):
            await until(lambda: town.rows("SELECT path FROM attachment WHERE path IS NOT NULL"))
            path, fault, alt = attachment(town)
            assert (fault, alt) == (None, "Farola")
            whole = town.store.media / str(path)
            assert whole.is_file()
            server.delete(post)
            await until(lambda: town.one("SELECT count(*) FROM post WHERE deleted_at > 0") == 1)
        scrub(town.store).result()
        assert not whole.exists()
        assert town.one("SELECT count(*) FROM attachment") == 0

    simulate(main)


@pytest.mark.parametrize(
    ("there", "fault"),
    [
        (b"<svg/>", "unreadable"),
        (bomb(), "too-large"),
        (b"x" * (pictures.MOST_BYTES + 1), "too-large"),
        (Refused(Reason.MEDIA), "too-large"),
        (None, "gone"),
    ],
)
def test_that_a_picture_that_cannot_be_shown_is_missing_with_its_reason(
    town: SyncTown, there: bytes | FeedError | None, fault: str
) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.servers[HANDLE] = Server(loop.clock)
        if there is not None:
            server.pictures[URL] = there
        shown(server)
        async with running(town.engine(loop)):
            await until(lambda: bool(town.rows("SELECT 1 FROM attachment WHERE fault = ?", fault)))
        assert [path for path in town.store.media.rglob("*") if path.is_file()] == []

    simulate(main)


@pytest.mark.parametrize("error", [Unreachable("x"), Throttled(Instant(1_795_000_030), "429")])
def test_that_a_picture_that_does_not_come_is_asked_for_again(
    town: SyncTown, error: FeedError
) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.servers[HANDLE] = Server(loop.clock)
        server.pictures[URL] = error
        shown(server)
        async with running(town.engine(loop)):
            await until(lambda: town.rows("SELECT 1 FROM attachment WHERE due_at > 0") != [])
            await asyncio.sleep(3)
            server.pictures[URL] = picture()
            await until(lambda: attachment(town)[0] is not None, within_s=200)

    simulate(main)
