"""The Networks page: accounts and how their letter-boxes are, what waits to leave, how today went.

Frozen rows come in; wishes go out as signals, and a click on a request's number opens it.
"""
