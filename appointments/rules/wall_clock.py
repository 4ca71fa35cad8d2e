"""Opening hours on a location's clock, turned into ticks.

A tick is five minutes of UTC, counted from 1970. A stretch is two ticks: its first, and the one after its
last. Staff write hours as wall-clock times; each becomes an instant by itself, so a clock change makes
that day's stretches longer or shorter and no other's.

Every function raises ValueError for a time that is off the five-minute grid.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

TICK_SECONDS = 300
TICK = timedelta(seconds=TICK_SECONDS)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MIDNIGHT = time(0)

type Stretch = tuple[int, int]


@dataclass(frozen=True)
class WeeklyHours:
    """Open on one day of every week: `weekday` 0 is Monday; an end of 0:00 is the midnight after.

    Valid from `valid_from` to `valid_until`, both included; without an end when that is None.
    """

    weekday: int
    starts_at: time
    ends_at: time
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True)
class DayChange:
    """Closed, or open for extra time, on each day from `first_on` to `last_on`, both included.

    Without times the whole local day is meant; an end of 0:00 is the midnight after.
    """

    is_open: bool
    first_on: date
    last_on: date
    starts_at: time | None
    ends_at: time | None


def tick_of(instant: datetime) -> int:
    """Return the tick that begins at the instant; ValueError when none does, or it has no zone."""
    tick, rest = divmod(_since_epoch(instant), TICK)
    if rest:
        raise ValueError(f"{instant.isoformat()} is not on the five-minute grid.")
    return tick


def is_on_grid(instant: datetime) -> bool:
    """Whether a tick begins at the instant; ValueError when it has no zone."""
    return not _since_epoch(instant) % TICK


def first_tick_from(instant: datetime) -> int:
    """Return the first tick that begins at the instant or after it; ValueError without a zone."""
    return -(-_since_epoch(instant) // TICK)


def instant_of(tick: int) -> datetime:
    """Return the instant at which the tick begins, in UTC."""
    return EPOCH + tick * TICK


def open_stretches(
    day: date, hours: Sequence[WeeklyHours], changes: Sequence[DayChange], zone: ZoneInfo
) -> list[Stretch]:
    """Return when it is open on that local day, in order; no two stretches touch.

    Weekly hours and extra time add up, and closures win over both. No stretch runs past midnight.
    """
    today = [change for change in changes if change.first_on <= day <= change.last_on]
    weekday = day.weekday()
    opened = [_stretch(day, rule, zone) for rule in hours if rule.weekday == weekday and _is_valid(rule, day)]
    opened += [_stretch(day, change, zone) for change in today if change.is_open]
    closed = [_stretch(day, change, zone) for change in today if not change.is_open]
    return _without(merged(opened), merged(closed))


def is_within_hours(
    first: int, end: int, hours: Sequence[WeeklyHours], changes: Sequence[DayChange], zone: ZoneInfo
) -> bool:
    """Whether the visit, without its buffers, lies in one open stretch of the local day it begins on."""
    day = instant_of(first).astimezone(zone).date()
    return any(opens <= first < end <= closes for opens, closes in open_stretches(day, hours, changes, zone))


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the same ticks in order, in as few stretches as possible.

    A stretch whose start and end are equal, or swapped by a clock change, is empty.
    """
    whole: list[Stretch] = []
    for first, end in sorted(stretches):
        if whole and first <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        elif first < end:
            whole.append((first, end))
    return whole


def _without(stretches: list[Stretch], closed: list[Stretch]) -> list[Stretch]:
    for closes, reopens in closed:
        stretches = [
            (first, end)
            for opens, ends in stretches
            for first, end in ((opens, min(closes, ends)), (max(opens, reopens), ends))
            if first < end
        ]
    return stretches


def _is_valid(rule: WeeklyHours, day: date) -> bool:
    return rule.valid_from <= day and (rule.valid_until is None or day <= rule.valid_until)


def _stretch(day: date, times: WeeklyHours | DayChange, zone: ZoneInfo) -> Stretch:
    starts_at, ends_at = times.starts_at or MIDNIGHT, times.ends_at or MIDNIGHT
    last = day if ends_at > MIDNIGHT else day + timedelta(days=1)
    return _tick_at(day, starts_at, zone), _tick_at(last, ends_at, zone)


@lru_cache(maxsize=8192)
def _tick_at(day: date, wall: time, zone: ZoneInfo) -> int:
    """Read a wall-clock time as RFC 5545 section 3.3.5 does.

    A time that comes twice means its first coming, and one that the clock skips is read with the offset
    before the gap. That is what zoneinfo does with `fold=0`. Cached, because clinicians share their hours.
    """
    return tick_of(datetime.combine(day, wall, zone).replace(fold=0))


def _since_epoch(instant: datetime) -> timedelta:
    if instant.utcoffset() is None:
        raise ValueError(f"{instant.isoformat()} has no time zone.")
    return instant - EPOCH
