"""Which times are free. They are computed from the rules each time, and never stored.

Everything is counted in ticks (see wall_clock.py), so no clock change can get in between. The caller
passes the present instant, and for `busy` no more than the days asked about (and the day on either side,
for buffers): the cost grows with those.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import nsmallest
from zoneinfo import ZoneInfo

from appointments.rules.wall_clock import (
    TICK_SECONDS,
    DayChange,
    Stretch,
    WeeklyHours,
    first_tick_from,
    instant_of,
    is_on_grid,
    is_within_hours,
    merged,
    open_stretches,
    tick_of,
)

__all__ = [
    "TICK_SECONDS",
    "Busy",
    "DayChange",
    "SlotRules",
    "WeeklyHours",
    "free_starts",
    "instant_of",
    "is_on_grid",
    "is_within_hours",
    "nearest",
    "open_stretches",
    "tick_of",
]


@dataclass(frozen=True)
class SlotRules:
    """What a service asks of a time. All minutes are multiples of 5.

    `notice` is in minutes from now; `horizon_days` in local days after today; no `daily_cap` is None.
    """

    minutes: int
    buffer_before: int
    buffer_after: int
    start_every: int
    notice: int
    horizon_days: int
    daily_cap: int | None


@dataclass(frozen=True, slots=True)
class Busy:
    """Time that is taken, its buffers included, from the tick `first` up to and without `end`.

    `counts_on` is the local date whose daily cap it uses up; None when it is another service's.
    """

    first: int
    end: int
    counts_on: date | None


def free_starts(
    *,
    service: SlotRules,
    hours: Sequence[WeeklyHours],
    changes: Sequence[DayChange],
    zone: ZoneInfo,
    busy: Sequence[Busy],
    first_on: date,
    last_on: date,
    now: datetime,
) -> list[int]:
    """Return the ticks at which a visit can begin on those local days, both included, in order.

    1. Starts are counted from the beginning of each open stretch, and the visit ends within it. Buffers
       may stick out of opening hours.
    2. No start before the notice has passed, after the horizon, or on a day that has reached its cap.
    3. The visit with its buffers overlaps nothing that is busy.
    """
    earliest = first_tick_from(now) + _ticks(service.notice)
    today = now.astimezone(zone).date()
    last = min(last_on, today + timedelta(days=service.horizon_days))
    candidates = (
        start
        for day in _days_below_cap(max(first_on, today), last, service, busy)
        for stretch in open_stretches(day, hours, changes, zone)
        for start in _starts_in(stretch, service)
        if start >= earliest
    )
    return list(_outside(_blocked(service, busy), candidates))


def nearest(free: Sequence[int], wanted: int, count: int) -> list[int]:
    """Return the `count` starts closest to the wanted one, in order of time; of two alike, the earlier."""
    return sorted(nsmallest(count, free, key=lambda start: (abs(start - wanted), start)))


def _days_below_cap(first: date, last: date, service: SlotRules, busy: Sequence[Busy]) -> Iterator[date]:
    cap = service.daily_cap
    taken = Counter(visit.counts_on for visit in busy if visit.counts_on) if cap is not None else {}
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        if cap is None or taken.get(day, 0) < cap:
            yield day


def _starts_in(stretch: Stretch, service: SlotRules) -> range:
    first, end = stretch
    return range(first, end - _ticks(service.minutes) + 1, _ticks(service.start_every))


def _blocked(service: SlotRules, busy: Sequence[Busy]) -> list[Stretch]:
    """Return the starts at which the visit or a buffer would overlap something busy, as stretches."""
    before = _ticks(service.buffer_before)
    until_free = _ticks(service.minutes) + _ticks(service.buffer_after)
    return merged((visit.first - until_free + 1, visit.end + before) for visit in busy)


def _outside(blocked: list[Stretch], starts: Iterable[int]) -> Iterator[int]:
    """Walk once through both lists, which are in order, and yield the starts that are not blocked."""
    ahead = iter(blocked)
    first, end = next(ahead, (None, None))
    for start in starts:
        while end is not None and end <= start:
            first, end = next(ahead, (None, None))
        if first is None or start < first:
            yield start


def _ticks(minutes: int) -> int:
    ticks, rest = divmod(minutes * 60, TICK_SECONDS)
    if rest:
        raise ValueError(f"{minutes} minutes are not a multiple of 5.")
    return ticks
