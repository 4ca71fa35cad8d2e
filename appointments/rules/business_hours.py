"""Time that passes while a location is open.

Hours are wall-clock times in the location's zone; instants in and out are aware UTC datetimes.
A day's hours are turned into instants by themselves, so a clock change makes that day longer or
shorter and no other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONGEST_LOOK_AHEAD_DAYS = 60


@dataclass(frozen=True)
class OpenHours:
    """One stretch of opening: `weekday` 0 is Monday; both times are wall-clock."""

    weekday: int
    opens_at: time
    closes_at: time


def add_open_minutes(start: datetime, minutes: int, hours: Sequence[OpenHours], zone: ZoneInfo) -> datetime:
    """Return the instant at which `minutes` of opening time have passed since `start`.

    Without opening hours in the next 60 days every minute counts, so that a clock is always set.
    """
    left = timedelta(minutes=minutes)
    for opens, closes in _stretches(start, hours, zone):
        begins = max(opens, start)
        if begins + left <= closes:
            return begins + left
        left -= max(closes - begins, timedelta(0))
    return start + timedelta(minutes=minutes)


def open_minutes_between(start: datetime, end: datetime, hours: Sequence[OpenHours], zone: ZoneInfo) -> int:
    """Return the whole minutes of opening time from `start` to `end`; 0 when `end` is not later."""
    total = timedelta(0)
    for opens, closes in _stretches(start, hours, zone):
        if opens >= end:
            break
        total += max(min(closes, end) - max(opens, start), timedelta(0))
    return int(total.total_seconds() // 60)


def day_begins_at(day: date, hours: Sequence[OpenHours], zone: ZoneInfo) -> datetime:
    """Return the instant at which a location opens on `day`, or its midnight where it stays closed."""
    openings = [stretch.opens_at for stretch in hours if stretch.weekday == day.weekday()]
    return _instant(day, min(openings, default=time(0)), zone)


def open_stretches_on(
    day: date, hours: Sequence[OpenHours], zone: ZoneInfo
) -> Iterator[tuple[datetime, datetime]]:
    """Yield the stretches in which a location is open on a local day, in order, as UTC instants.

    Staff may enter hours that overlap; a minute that two of them share is counted once.
    """
    today = (stretch for stretch in hours if stretch.weekday == day.weekday())
    counted_to = datetime.min.replace(tzinfo=UTC)
    for stretch in sorted(today, key=lambda stretch: stretch.opens_at):
        closes = _instant(day, stretch.closes_at, zone)
        if closes > counted_to:
            yield max(_instant(day, stretch.opens_at, zone), counted_to), closes
            counted_to = closes


def midnights(first_on: date, last_on: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the instants at which the first of these days begins and the last of them ends."""
    return _instant(first_on, time(0), zone), _instant(last_on + timedelta(days=1), time(0), zone)


def _stretches(
    start: datetime, hours: Sequence[OpenHours], zone: ZoneInfo
) -> Iterator[tuple[datetime, datetime]]:
    """Yield the opening stretches from the day of `start` on, in order, as UTC instants."""
    first = start.astimezone(zone).date()
    for offset in range(LONGEST_LOOK_AHEAD_DAYS):
        yield from open_stretches_on(first + timedelta(days=offset), hours, zone)


def _instant(day: date, wall: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, wall, zone).astimezone(UTC)
