"""What can be said at the terminal: ``parser`` knows all of it, ``faces`` what opens a window.

Comes in: words. Goes out: options by name, as formats.md names them. It imports no other room than
the words, and only ``__main__`` asks it.
"""
