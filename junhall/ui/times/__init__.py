"""The charts of times: how fast the town answers and solves, and what came of it.

A times_rows.TimesPage comes in; pictures, sentences and tables go out, and the marks that somebody
wants to open. Forbidden here: figures computed on the screen's thread, a number without its door.
pyqtgraph is imported when the first chart is drawn, never before the first paint.
"""
