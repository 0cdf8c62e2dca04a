"""Pictures from strangers and from our own phones: decoded within bounds, written anew, kept once.

What is kept is never what came: the pixels are decoded by Pillow, turned upright, made no larger
than a screen needs and encoded again. Whatever else a file carried (where and when it was taken, a
second picture, a script) is gone with that. A file's name is the hash of its bytes, so the same
picture in ten posts lies there once.
"""

from __future__ import annotations

import hashlib
import io
import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Final

from junhall.whole_files import put_whole

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MOST_BYTES: Final = 10_000_000
MOST_PIXELS: Final = 40_000_000
LONGEST_SIDE: Final = 1600
"""Pixels of what is kept: a wall of 4K shows a picture over less than half of its width."""
SENT_SIDE: Final = 2400
"""Pixels of what we publish: networks make it smaller as they like."""
QUALITY: Final = 85
FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF")
"""What is decoded, whatever a name or a header says; never SVG, which is a program."""


class Unreadable(Exception):
    """The bytes are no picture that is shown: ``code`` is too-large or unreadable."""

    def __init__(self, code: str) -> None:
        """Keep the code, for the ledger and for words."""
        super().__init__(code)
        self.code = code


def keep(raw: bytes, media: Path, *, longest: int = LONGEST_SIDE) -> str:
    """Decode, bound and store a picture; its path relative to the media folder.

    Raises: Unreadable; OSError where the disk is full or not there.
    """
    data, ending = encoded(raw, longest=longest)
    digest = hashlib.sha256(data).hexdigest()
    path = Path(digest[:2]) / f"{digest}.{ending}"
    whole = media / path
    try:
        os.utime(whole)  # what was dropped yesterday may be shown again: it counts as new
    except FileNotFoundError:
        whole.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with put_whole(whole, has_rivals=True) as fresh:
            fresh.write_bytes(data)
    return str(path)


def keep_file(file: Path, media: Path) -> str:
    """The same for a picture of this computer that is to be published.

    Raises: Unreadable; OSError.
    """
    if file.stat().st_size > 4 * MOST_BYTES:
        raise Unreadable("too-large")
    return keep(file.read_bytes(), media, longest=SENT_SIDE)


def encoded(raw: bytes, *, longest: int) -> tuple[bytes, str]:
    """The picture's pixels as a new file, and its ending: png where something shines through.

    Raises: Unreadable.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            # A file of 200 kB may claim to be 40,000 pixels wide: its size is read before its
            # pixels, and Pillow's own warning about that is an error here.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            plain = _decoded(raw, longest)
    except Unreadable:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unreadable("too-large") from error
    except MemoryError as error:
        raise Unreadable("too-large") from error
    except Exception as error:
        # A hostile file finds ways of its own to fail a decoder: they are all the file's fault.
        raise Unreadable("unreadable") from error
    fresh = Image.new(plain.mode, plain.size)
    fresh.paste(plain)  # pixels alone: what hung on the picture stays behind
    out = io.BytesIO()
    if plain.mode == "RGBA":
        fresh.save(out, "PNG")
        return out.getvalue(), "png"
    fresh.save(out, "JPEG", quality=QUALITY)
    return out.getvalue(), "jpg"


def _decoded(raw: bytes, longest: int) -> Picture:
    """Upright pixels within bounds, in one of two modes."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(raw), formats=FORMATS) as found:
        if found.width * found.height > MOST_PIXELS or min(found.size) < 1:
            raise Unreadable("too-large")
        found.draft("RGB", (longest, longest))
        found.load()
        upright = ImageOps.exif_transpose(found)
    has_alpha = upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info
    plain = upright.convert("RGBA" if has_alpha else "RGB")
    plain.thumbnail((longest, longest))
    return plain
