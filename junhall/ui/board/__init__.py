"""The board: four columns of cards, the figures over them, filters and search.

Frozen rows come in, signals with request ids go out; no SQL, no waiting.
"""
