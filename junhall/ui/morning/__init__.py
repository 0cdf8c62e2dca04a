"""The mayor's morning: what is promised, what waits for her, what was done, what people write.

A morning_rows.Morning comes in; every row and number is a door to its request. Forbidden here:
anything private, and a number without how many stand behind it.
"""
