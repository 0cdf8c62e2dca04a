"""What all tests share: no screen is opened, and the reader is English unless a test says so."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
