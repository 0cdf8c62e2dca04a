"""What the program says to who looks after it: names, ids, no text of citizens, no tokens."""

from __future__ import annotations

import logging


def begin_log(*, debug: bool) -> None:
    """From now on warnings go to the terminal; ``debug``: everything does.

    A window paints its first page before: until then nothing happens that could be logged.
    """
    logging.basicConfig(
        level=logging.DEBUG if debug else logging.WARNING,
        format="%(levelname)s %(name)s: %(message)s",
    )
    logging.getLogger("httpx").setLevel(logging.WARNING)
