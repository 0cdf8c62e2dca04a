"""The small parts all screens share: chips, avatars, key hints, pills, toasts, plain labels.

They take a theme and plain texts; they ask nothing and know nothing of requests.
"""
