"""The postman: what runs while nobody clicks.

Pages are fetched and handed to intake, the outbox is sent, and the writing of other stations is
noticed. Forbidden here: Qt, httpx, and naming any network.
"""
