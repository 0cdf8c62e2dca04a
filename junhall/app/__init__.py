"""The composition root: settings, store, office, engine, face. Nothing else builds what lives.

Comes in: the arguments as ``__main__`` read them. Goes out: an exit code, a window, a picture. Only
``__main__`` imports this room. ``running`` begins; ``glance`` is the one file that reads the ledger
before the heavy imports; ``building`` and ``demonstration`` put a ``House`` together; ``networks``
names the networks, and nothing else does.
"""
