"""What all tests share: no screen is opened, and the reader is English unless a test says so."""

import gc
import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _widgets_end_where_they_began(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in a running desk (ui/circles.py): no other thread looks for circles with widgets in them.

    What a test of screens leaves behind is looked through before any other test's threads can.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.collect()
    gc.freeze()  # what is left stays: the next look costs what the next test made
    gc.enable()
