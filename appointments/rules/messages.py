"""When a message that did not leave is tried again."""

from datetime import datetime, timedelta

# The pauses after the first, second, third … failed try. After the last one a person calls instead.
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
MAX_ATTEMPTS = len(PAUSES) + 1


def next_try_at(attempts: int, now: datetime) -> datetime | None:
    """Return when to try again after `attempts` failed tries, or None when it was the last."""
    return now + PAUSES[attempts - 1] if attempts < MAX_ATTEMPTS else None
