"""The map of incidents: our own slippy map, painted with QPainter over numpy columns.

Pins come in as columns (casework.pins), the base map as layers and tiles (casework.basemap_layers).
Arithmetic without Qt: ``projection``, ``morton``, ``index``, ``changes``, ``clusters``, ``heat``,
``dots``, ``hexagons``, ``labels``, ``fan``. ``canvas`` paints and hears the pointer, ``page`` asks
the office. Nothing here waits: indexes are built on a thread, a frame paints what is there.
"""
