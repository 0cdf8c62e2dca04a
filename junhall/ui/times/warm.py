"""What draws charts is loaded on a thread of its own, while the screen goes on."""

from __future__ import annotations

import asyncio

from junhall.casework.asks import TimesSoon
from junhall.ui.contract import Counter


async def warm_up() -> None:
    """Load pyqtgraph, and numpy with it, unless they are there."""
    await asyncio.get_running_loop().run_in_executor(None, _load)


async def make_ready(office: Counter) -> None:
    """Nobody waits for anything: whoever opens the charts next shall not wait either."""
    await warm_up()
    await office.ask(TimesSoon())


def _load() -> None:
    import pyqtgraph  # noqa: F401  # loaded for whoever draws later
