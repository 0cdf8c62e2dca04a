"""junhall: the desk from which a town hall runs its public life over social networks.

The town hall keeps one ledger (``models``, the database). Feeds (``feeds``) are its letter-boxes:
each speaks to one network and knows nothing else. Casework (``casework``) is what clerks do: turn
posts into service requests, apply commands, derive clocks. Sync (``sync``) is the postman: it
fetches, delivers, and listens for what other stations wrote. Screens (``ui``) and the terminal
(``cli``) only look and ask. One room, ``app``, builds the house; nothing else constructs anything
that has a life of its own.

Who may import whom, from the roof down (contracts in pyproject.toml hold it)::

    __main__ -> app -> ui | cli -> sync -> feeds | casework -> models -> credentials -> settings
             -> words

Values, in order: no citizen's word lost; nothing sent twice or in the wrong name; no other bugs;
never a frozen screen; ease of work.
"""

__version__ = "0.1.0"
