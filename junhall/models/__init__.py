"""The ledger: what is remembered.

Posts, requests, what staff did, and the bookkeeping of sync come in as frozen values and go out
as frozen values; mapped rows never leave the store's threads. Forbidden here: any other room, Qt,
HTTP.
"""
