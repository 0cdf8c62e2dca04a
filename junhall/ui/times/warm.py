"""What draws charts is loaded on a thread of its own, while the screen goes on."""

from __future__ import annotations

import asyncio


async def warm_up() -> None:
    """Load pyqtgraph, and numpy with it, unless they are there."""
    await asyncio.get_running_loop().run_in_executor(None, _load)


def _load() -> None:
    import pyqtgraph  # noqa: F401  # loaded for whoever draws later
