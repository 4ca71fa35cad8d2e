"""Whether a time suits what a patient said about their week."""

from collections.abc import Collection
from datetime import date, datetime

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NOON_HOUR = 12


def half_of(local: datetime) -> str:
    """Return "am" or "pm" for a wall-clock time."""
    return "am" if local.hour < NOON_HOUR else "pm"


def window_of(local: datetime) -> str:
    """Return the half day that a wall-clock time lies in, such as "mon-am"."""
    return f"{DAYS[local.weekday()]}-{half_of(local)}"


def fits(
    local: datetime, *, windows: Collection[str], any_time: bool, earliest_on: date | None = None
) -> bool:
    """Say whether a wall-clock time is one of those that suit. Somebody who named none said nothing."""
    if earliest_on and local.date() < earliest_on:
        return False
    return any_time or window_of(local) in windows
