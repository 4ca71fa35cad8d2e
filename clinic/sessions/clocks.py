"""Two clocks in a session: when somebody was last seen, and when they signed in, in seconds since 1970, UTC.

They are apart from Django's own expiry, which any request that saves the session would put off.
"""

from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase, UpdateError

LAST_SEEN = "last_seen"
SIGNED_IN_AT = "signed_in_at"
# Most requests write nothing: being seen is told this exactly, and no more.
WRITE_EVERY_SECONDS = 30


class End(StrEnum):
    """Why a session ended."""

    IDLE = "idle"
    TOO_LONG = "too_long"
    ELSEWHERE = "elsewhere"
    SIGNED_OUT = "signed_out"
    EVERYWHERE = "everywhere"


def start(session: SessionBase, *, now: datetime) -> None:
    """Set both clocks, at a sign-in."""
    session[SIGNED_IN_AT] = session[LAST_SEEN] = _seconds(now)


def why_over(session: SessionBase, *, now: datetime) -> End | None:
    """Say why the session is over, or None. One without clocks was seen now: note_seen() starts them."""
    left = idle_seconds_left(session, now=now), whole_seconds_left(session, now=now)
    if left[1] <= 0:
        return End.TOO_LONG
    return End.IDLE if left[0] <= 0 else None


def idle_seconds_left(session: SessionBase, *, now: datetime) -> int:
    """Return for how long the session lasts if nobody does anything more."""
    return _left(session, LAST_SEEN, int(settings.IDLE_MINUTES * 60), now)


def whole_seconds_left(session: SessionBase, *, now: datetime) -> int:
    """Return for how long the session lasts at most, whatever one does."""
    return _left(session, SIGNED_IN_AT, int(settings.SESSION_HOURS * 3600), now)


def note_seen(session: SessionBase, *, now: datetime, at_once: bool = False) -> bool:
    """Remember that somebody is there, at once, so that the answer's own save carries nothing stale.

    Returns False when the session was ended by another request meanwhile.
    """
    if SIGNED_IN_AT not in session or LAST_SEEN not in session:
        start(session, now=now)
    elif not at_once and _seconds(now) - int(session[LAST_SEEN]) < WRITE_EVERY_SECONDS:
        return True
    had_changes = session.modified
    session[LAST_SEEN] = _seconds(now)
    try:
        session.save()
    except UpdateError:
        return False
    session.modified = had_changes
    return True


def _left(session: SessionBase, name: str, lasts: int, now: datetime) -> int:
    since = session.get(name)
    return lasts if since is None else int(since) + lasts - _seconds(now)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
