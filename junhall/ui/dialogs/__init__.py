"""What is asked of a person in a small window over the desk: opened, never waited for.

Frozen rows come in, one choice goes out as a signal; the asker carries it out.
"""
