"""The clerks: what posts mean and what may be done about them.

Pages of posts and commands come in; requests, outbox items and changes go into the ledger, and
frozen rows go out to the screens. Forbidden here: HTTP, Qt, sync.
"""
