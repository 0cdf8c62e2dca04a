"""The demonstration town's script: what its people write, drawn from a seed.

A seed and an instant come in, ``IncomingPost`` values and pictures go out, to be served by
``feeds.scripted`` as a real network would. It lives among the feeds because it is what such a
network says; forbidden here as there: tables, casework, sync, Qt.
"""
