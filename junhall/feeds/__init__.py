"""The letter-boxes: one network each, all behind the contract in ``contract``.

Network answers come in, ``IncomingPost`` and ``Receipt`` values go out. Forbidden here: tables,
Qt, casework, and one feed knowing another.
"""
