"""The face without a window: what the terminal's commands do, one file a family.

Options come in, parsed by ``__main__``; lines and exit codes go out. Everything else is casework's;
``app`` builds what a command works with.
"""
