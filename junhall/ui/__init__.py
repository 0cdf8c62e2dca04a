"""The screens: three faces on one state.

Frozen rows come in, commands go out through the office. Forbidden here: SQL, HTTP, and any work
that could make the screen wait.
"""
