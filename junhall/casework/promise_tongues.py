"""The languages in which promises are read; a new one is one more entry here."""

from __future__ import annotations

from typing import Final

from junhall.casework.promise_catalan import CATALAN
from junhall.casework.promise_english import ENGLISH
from junhall.casework.promise_french import FRENCH
from junhall.casework.promise_spanish import SPANISH

TONGUES: Final = (SPANISH, CATALAN, FRENCH, ENGLISH)
