"""Small photographs of the demonstration, drawn as PNG without any library of pictures.

Every family has a before and an after in three moods, so that a repair looks like the same place
mended. Rows are filled by slices: a picture takes a few milliseconds.
"""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from junhall.models.messages import IncomingPost

WIDTH: Final = 480
HEIGHT: Final = 300
MOODS: Final = 3
Colour = tuple[int, int, int]

_SKIES: Final[tuple[tuple[Colour, Colour], ...]] = (
    ((118, 170, 214), (203, 224, 236)),
    ((150, 160, 172), (206, 208, 208)),
    ((226, 160, 112), (246, 214, 170)),
)
_WALLS: Final[tuple[Colour, ...]] = ((240, 236, 226), (232, 222, 202), (244, 240, 236))
_STREET: Final[Colour] = (112, 110, 106)
_DARK: Final[Colour] = (44, 46, 52)

ALTS: Final[dict[str, tuple[str, str]]] = {
    "lamp": ("Una farola apagada de noche", "La misma farola, encendida"),
    "bin": ("Un contenedor rebosando bolsas", "El contenedor vacío y cerrado"),
    "leak": ("Un charco que sale de una tapa", "La tapa seca"),
    "pothole": ("Un bache en la calzada", "La calzada parcheada"),
    "pavement": ("Baldosas levantadas en la acera", "La acera nivelada"),
    "tree": ("Una rama caída cortando el paso", "La calle despejada"),
    "swing": ("Un columpio con una cadena suelta", "El columpio reparado"),
    "bench": ("Un banco con una tabla partida", "El banco con tablas nuevas"),
    "sign": ("Una señal torcida", "La señal derecha"),
    "wall": ("Un muro con pintadas", "El muro encalado"),
}
"""What a blind reader is told, before and after."""


def before(rng: random.Random, family: str) -> tuple[str, str]:
    """A citizen's photo of a family: (name, alt)."""
    return f"{family}-{rng.randrange(MOODS)}-before", ALTS[family][0]


def after(rng: random.Random, family: str, root: IncomingPost | None = None) -> tuple[str, str]:
    """The worker's photo, of the same place as the citizen's where there is one."""
    mood = rng.randrange(MOODS)
    if root is not None and root.media and root.media[0].path:
        mood = int(root.media[0].path.split("-")[-2])
    return f"{family}-{mood}-after", ALTS[family][1]


class Canvas:
    """A picture as rows of bytes."""

    def __init__(self) -> None:
        """Black until painted."""
        self.rows = [bytearray(WIDTH * 3) for _ in range(HEIGHT)]

    def box(self, x: float, y: float, w: float, h: float, colour: Colour) -> None:
        """A filled rectangle, cut at the edges."""
        left, right = max(0, int(x)), min(WIDTH, int(x + w))
        if right <= left:
            return
        run = bytes(colour) * (right - left)
        for row in self.rows[max(0, int(y)) : max(0, min(HEIGHT, int(y + h)))]:
            row[left * 3 : right * 3] = run

    def oval(self, cx: float, cy: float, rx: float, ry: float, colour: Colour) -> None:
        """A filled ellipse."""
        for y in range(int(cy - ry), int(cy + ry) + 1):
            reach = 1 - ((y - cy) / ry) ** 2
            if reach > 0:
                half = rx * reach**0.5
                self.box(cx - half, y, 2 * half, 1, colour)

    def slant(self, x0: float, y0: float, x1: float, y1: float, w: float, colour: Colour) -> None:
        """A thick line."""
        steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / 2))
        for n in range(steps + 1):
            t = n / steps
            self.box(x0 + (x1 - x0) * t - w / 2, y0 + (y1 - y0) * t - w / 2, w, w, colour)

    def fade(self, y: int, h: int, top: Colour, bottom: Colour) -> None:
        """Bands from one colour to another."""
        for n in range(h):
            t = n / max(1, h - 1)
            red, green, blue = (int(a + (b - a) * t) for a, b in zip(top, bottom, strict=True))
            self.box(0, y + n, WIDTH, 1, (red, green, blue))

    def png(self) -> bytes:
        """The picture as a file. Source: PNG (Third Edition), sections 5 and 11."""
        raw = b"".join(b"\0" + bytes(row) for row in self.rows)
        header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
        return (
            b"\x89PNG\r\n\x1a\n"
            + _chunk(b"IHDR", header)
            + _chunk(b"IDAT", zlib.compress(raw, 6))
            + _chunk(b"IEND", b"")
        )


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def _street(canvas: Canvas, mood: int) -> None:
    canvas.fade(0, 170, *_SKIES[mood])
    rng = random.Random(mood)  # noqa: S311 - houses, not secrets
    x = -20
    while x < WIDTH:
        w, h = rng.randint(70, 120), rng.randint(70, 130)
        canvas.box(x, 190 - h, w, h, _WALLS[(x + mood) % 3])
        canvas.box(x, 186 - h, w, 6, (164, 92, 66))
        for wx in range(x + 12, x + w - 18, 34):
            canvas.box(wx, 206 - h, 16, 24, (86, 100, 112))
        canvas.box(x + w // 2 - 9, 156, 18, 34, (96, 66, 48))
        x += w + 2
    canvas.box(0, 188, WIDTH, 26, (176, 170, 160))
    canvas.fade(214, HEIGHT - 214, _STREET, (84, 82, 80))


def _lamp(canvas: Canvas, mood: int, *, mended: bool) -> None:
    canvas.fade(0, 190, (18, 26, 54), (44, 58, 94))
    canvas.fade(190, HEIGHT - 190, (66, 66, 64), (40, 40, 42))
    x = 180 + 60 * mood
    if mended:
        for radius in (120, 92, 66, 42):
            glow = 66 + (120 - radius)
            canvas.oval(x + 44, 76, radius, radius * 0.8, (glow + 60, glow + 34, glow // 2 + 10))
        canvas.oval(x + 44, 258, 130, 26, (122, 108, 74))
    canvas.box(x - 4, 60, 8, 212, (20, 20, 24))
    canvas.box(x - 4, 58, 60, 8, (20, 20, 24))
    canvas.box(x + 30, 64, 30, 12, (255, 232, 160) if mended else (58, 60, 66))


def _bin(canvas: Canvas, mood: int, *, mended: bool) -> None:
    _street(canvas, mood)
    x = 150 + 50 * mood
    if not mended:
        for n in range(9):
            shade = (40 + 18 * (n % 3), 44 + 14 * (n % 3), 48 + 10 * (n % 3))
            canvas.oval(x - 30 + n * 26, 262 - 6 * (n % 2), 22, 18, shade)
            canvas.oval(x + 8 + n * 15, 152 - 8 * (n % 3), 18, 16, shade)
    canvas.box(x, 160, 140, 84, (46, 104, 72))
    canvas.box(x - 5, 152 if mended else 158, 150, 12, (34, 78, 54))
    canvas.oval(x + 20, 250, 10, 10, _DARK)
    canvas.oval(x + 120, 250, 10, 10, _DARK)


def _leak(canvas: Canvas, mood: int, *, mended: bool) -> None:
    _street(canvas, mood)
    if not mended:
        canvas.oval(250, 262, 150, 26, (112, 146, 170))
        canvas.oval(250, 262, 110, 17, (140, 176, 198))
    canvas.oval(250, 258, 34, 12, (70, 70, 72))
    canvas.oval(250, 257, 27, 8, (96, 96, 98))


def _pothole(canvas: Canvas, mood: int, *, mended: bool) -> None:
    _street(canvas, mood)
    x = 190 + 40 * mood
    if mended:
        canvas.box(x - 60, 240, 120, 34, (60, 60, 62))
    else:
        canvas.oval(x, 258, 58, 18, (72, 66, 60))
        canvas.oval(x + 4, 261, 42, 11, (42, 38, 36))


def _pavement(canvas: Canvas, mood: int, *, mended: bool) -> None:
    canvas.fade(0, HEIGHT, (182, 176, 166), (150, 146, 138))
    for row in range(6):
        for column in range(9):
            shade = 176 + (row * 7 + column * 5 + mood * 3) % 18
            off = 0
            if not mended and 2 <= row <= 3 and 3 <= column <= 5:
                off, shade = (column * 5 + row * 3) % 9 - 4, shade - 46
            canvas.box(column * 54 + off, row * 50 + off, 50, 46, (shade, shade - 4, shade - 12))


def _tree(canvas: Canvas, mood: int, *, mended: bool) -> None:
    _street(canvas, mood)
    canvas.box(96, 120, 16, 100, (92, 68, 48))
    for dx, dy, r in ((0, 0, 46), (-34, 18, 32), (34, 16, 34)):
        canvas.oval(104 + dx, 100 + dy, r, r * 0.8, (64 + 8 * mood, 108, 58))
    if not mended:
        canvas.slant(180, 262, 400, 232, 11, (92, 68, 48))
        for n in range(9):
            canvas.oval(250 + n * 18, 244 - 3 * n % 17, 22, 14, (70, 116 - n * 3, 60))


def _swing(canvas: Canvas, mood: int, *, mended: bool) -> None:
    canvas.fade(0, 200, *_SKIES[mood])
    canvas.fade(200, 100, (206, 178, 128), (188, 158, 110))
    for x0, x1 in ((110, 150), (190, 150), (300, 340), (380, 340)):
        canvas.slant(x0, 250, x1, 70, 9, (190, 62, 52))
    canvas.box(144, 64, 202, 9, (190, 62, 52))
    canvas.slant(214, 70, 214, 206, 4, _DARK)
    if mended:
        canvas.slant(276, 70, 276, 206, 4, _DARK)
        canvas.box(206, 204, 78, 9, (52, 70, 120))
    else:
        canvas.slant(276, 70, 280, 130, 4, _DARK)
        canvas.slant(214, 204, 262, 246, 9, (52, 70, 120))


def _bench(canvas: Canvas, mood: int, *, mended: bool) -> None:
    _street(canvas, mood)
    wood = (150, 98, 56)
    for y in (176, 192, 216):
        canvas.box(130, y, 220, 10, wood)
    if not mended:
        canvas.box(228, 172, 34, 32, (176, 170, 160))
        canvas.slant(210, 196, 240, 240, 9, wood)
    for x in (146, 326):
        canvas.box(x, 170, 9, 84, _DARK)


def _sign(canvas: Canvas, mood: int, *, mended: bool) -> None:
    _street(canvas, mood)
    top = 240 if mended else 318
    canvas.slant(240, 262, top, 92, 8, (150, 152, 156))
    canvas.oval(top, 84, 40, 40, (196, 40, 40))
    canvas.box(top - 26, 78, 52, 12, (250, 250, 250))


def _wall(canvas: Canvas, mood: int, *, mended: bool) -> None:
    canvas.fade(0, 60, *_SKIES[mood])
    canvas.fade(60, 190, (246, 243, 236), (232, 226, 214))
    canvas.fade(250, 50, (120, 118, 114), (96, 94, 92))
    if not mended:
        rng = random.Random(mood + 40)  # noqa: S311 - scribbles, not secrets
        x, y = 90.0, 150.0
        for n in range(14):
            to_x, to_y = x + rng.uniform(10, 40), rng.uniform(96, 216)
            canvas.slant(x, y, to_x, to_y, 7, ((150, 30, 120), (30, 60, 160))[n % 2])
            x, y = to_x, to_y


_FAMILIES: Final[dict[str, Callable[..., None]]] = {
    "lamp": _lamp,
    "bin": _bin,
    "leak": _leak,
    "pothole": _pothole,
    "pavement": _pavement,
    "tree": _tree,
    "swing": _swing,
    "bench": _bench,
    "sign": _sign,
    "wall": _wall,
}


def picture(name: str) -> bytes:
    """One photograph by name, "lamp-0-before", as a PNG file."""
    family, mood, state = name.split("-")
    canvas = Canvas()
    _FAMILIES[family](canvas, int(mood), mended=state == "after")
    return canvas.png()


def names() -> tuple[str, ...]:
    """Every photograph there is."""
    return tuple(
        f"{family}-{mood}-{state}"
        for family in _FAMILIES
        for mood in range(MOODS)
        for state in ("before", "after")
    )


def draw_all(folder: Path) -> tuple[Path, ...]:
    """Write the photographs that are not there yet, where the posts' media point to."""
    target = folder / "demo"
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for name in names():
        path = target / f"{name}.png"
        if not path.exists():
            path.write_bytes(picture(name))
        written.append(path)
    return tuple(written)
