"""One request: its conversation, its facts, what is proposed, what is answered, its history.

A rows.Case comes in, commands go out through the office. Forbidden here: a decision that a person
did not take, and anything of a citizen's shown as other than plain text.
"""
