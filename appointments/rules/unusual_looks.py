"""What makes a look at patients' data worth a question. Values in, values out; the words stand on the page.

A look here is one line of the record: `at` is a wall-clock time of the location that it was about.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from appointments.rules.business_hours import OpenHours, open_stretches_on
from appointments.rules.name_search import words_of

# Fewer than this on a day is nobody's question, however little the person does on other days.
FEWEST_A_DAY = 20
TIMES_THE_USUAL = 3
# So many days before the range are looked at, and so many days of work make a "usual".
DAYS_BEFORE = 28
FEWEST_USUAL_DAYS = 5
# Who opens up early or finishes a call late is at work.
GRACE = timedelta(minutes=30)

# person and day → how many requests they opened
type Daily = Mapping[tuple[int, date], int]


@dataclass(frozen=True)
class BusyDay:
    """A day on which somebody opened far more requests than is usual; `usual` is what it is held against."""

    user_id: int
    day: date
    opened: int
    usual: float
    is_own: bool


def busy_days(daily: Daily, *, first_on: date) -> list[BusyDay]:
    """Return the days from `first_on` on with 20 requests or more, and more than 3 times the usual.

    The usual is the person's own: the median of their other days of work, the 4 weeks before included. Who
    has fewer than 5 of these is held against the median of their colleagues on that day. Most opened first.
    """
    found = [_busy_day(daily, user_id, day) for user_id, day in daily if day >= first_on]
    return sorted((one for one in found if one), key=lambda one: (-one.opened, one.day, one.user_id))


def _busy_day(daily: Daily, user_id: int, day: date) -> BusyDay | None:
    opened = daily[user_id, day]
    if opened < FEWEST_A_DAY:
        return None
    own = [count for (who, when), count in daily.items() if who == user_id and when != day]
    is_own = len(own) >= FEWEST_USUAL_DAYS
    others = own if is_own else [n for (who, when), n in daily.items() if who != user_id and when == day]
    usual = float(median(others)) if others else 0.0
    is_far_above = opened > TIMES_THE_USUAL * usual
    return BusyDay(user_id, day, opened, usual, is_own) if is_far_above else None


def is_after_hours(at: datetime, hours: Sequence[OpenHours], zone: ZoneInfo) -> bool:
    """Say whether an instant lies outside of the opening hours, half an hour before and after them aside.

    A location that has no hours at all is never closed.
    """
    if not hours:
        return False
    day = at.astimezone(zone).date()
    stretches = open_stretches_on(day, hours, zone)
    return not any(opens - GRACE <= at <= closes + GRACE for opens, closes in stretches)


def is_namesake(last_name: str, patients_last_name: str) -> bool:
    """Say whether two last names have a word in common, however they are written."""
    return bool(set(words_of(last_name)) & set(words_of(patients_last_name)))


def counted_days(opened: Iterable[tuple[int, datetime, int | None]], zone: ZoneInfo) -> Daily:
    """Return how many different requests each person opened on each day by the clock of `zone`."""
    once = {(user_id, at.astimezone(zone).date(), request_id) for user_id, at, request_id in opened}
    return Counter((user_id, day) for user_id, day, request_id in once if request_id)
