"""The wall: a screen that nobody touches.

A rows.Wall comes in, legible words go out. Forbidden here: commands, dialogs, anything a citizen
wrote unless the row allows it (rules.md 25).
"""
