"""Every write that touches more than one row, sends a message or needs an event.

Keyword-only, atomic, with `by=` (an Actor) and `now=` (an aware UTC datetime).
"""
