"""The bell: what it counts, the list behind it, and what the system is told.

Rows come from the office (casework.alert_rows); this room decides which of them are new to whoever
sits here, and says so once. Nothing here blinks, opens by itself or takes the keyboard.
"""
