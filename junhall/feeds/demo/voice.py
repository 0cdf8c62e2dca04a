"""How a sentence is typed on a phone: capitals, accents, slips and haste, drawn by chance."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from junhall.feeds.demo.people import plain

HELLO: Final = (
    "", "", "", "", "", "",
    "Buenas, ", "Buenos días, ", "Hola, ", "Hola buenas, ", "Perdón que moleste, ", "Oye, ",
    "Una cosilla: ", "A ver, ", "Otra vez yo: ", "Inma, ", "Alcaldesa, ", "Por favor, ",
)  # fmt: skip
HELLO_CALM: Final = (
    "", "", "", "", "", "Buenas, ", "Buenos días, ", "Hola, ", "Hola buenas, ", "Inma, ",
    "Alcaldesa, ",
)  # fmt: skip
BYE: Final = ("Un saludo.", "Gracias.", "Un abrazo.", "Saludos.", "Muchas gracias.")
_MORNING: Final = "Buenos días, "
PLEASE: Final = (
    "", "", "", "", "", "",
    "¿Podéis mirarlo?", "A ver si podéis pasaros.", "Gracias por adelantado.", "Gracias.",
    "¿Puede ir alguien?", "Cuando podáis.", "A ver si hay suerte.", "Un saludo.", "Ahí va la foto.",
    "¿Se puede hacer algo?", "Aviso por si no lo sabíais.", "Perdonad la lata.",
)  # fmt: skip
_SLIPS: Final = (
    ("que ", "q "), ("por favor", "porfa"), ("también", "tb"), ("hay ", "ay "), ("está", "esta"),
    ("haber", "aver"), ("llevan", "yevan"), ("porque", "xq"), ("vehículo", "veiculo"),
    ("calle", "caye"), ("ya no", "ya nó"), ("hasta", "asta"),
)  # fmt: skip
UPSET: Final = (" 🙏", " 😅", " 🙄", " 😡", " 🤦‍♀️", " 🙏🙏", " 😢", " 👀")
CALM: Final = (" 😊", " 🙏", " 👏", " 💚", " 🌿", " 🙂")


def capital(text: str) -> str:
    """The first letter large, past opening signs."""
    for n, letter in enumerate(text):
        if letter.isalpha():
            return text[:n] + letter.upper() + text[n + 1 :]
    return text


def sentence(text: str) -> str:
    """A whole sentence out of a core."""
    text = capital(" ".join(text.split()).replace(",,", ",").rstrip(","))
    return text if text[-1] in ".!?…)" or not text[-1].isalnum() else text + "."


def hello(rng: random.Random, hour: int, openings: Sequence[str]) -> str:
    """An opening that fits the hour, often none."""
    said = rng.choice(openings)
    if said == _MORNING and hour >= 13:
        return "Buenas tardes, " if hour < 21 else "Buenas noches, "
    return said


def please(rng: random.Random, *, has_photo: bool) -> str:
    """A closing, often none."""
    said = rng.choice(PLEASE)
    return "" if "foto" in said and not has_photo else said


def typed(rng: random.Random, text: str, mood: Sequence[str]) -> str:
    """The same words as a hurried thumb types them."""
    if rng.random() < 0.035:
        return text.upper()
    if rng.random() < 0.16:
        text = plain(text)
    if rng.random() < 0.12:
        text = text.lower()
    if rng.random() < 0.14:
        for right, wrong in rng.sample(_SLIPS, 3):
            text = text.replace(right, wrong, 1)
    if rng.random() < 0.22:
        text = text.removesuffix(".")
    elif rng.random() < 0.06:
        text = text.removesuffix(".") + "!!"
    if rng.random() < 0.13:
        text += rng.choice(mood)
    return text
