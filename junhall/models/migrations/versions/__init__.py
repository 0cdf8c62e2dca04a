"""One module a step, named v0002_what_for: VERSION, WHY (one sentence) and upgrade(op)."""
