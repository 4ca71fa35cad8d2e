"""Free times by trying every five minutes, from first principles, to hold rules/slots.py against.

It shares no code with the rules, only the shapes of what goes in. Instants are whole minutes of UTC since
1970, and the clocks are the changes that the law names: the second Sunday of March and the first Sunday of
November, at 2:00 local time (15 U.S.C. 260a). It knows them for 2026 and 2027.
"""

from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from appointments.rules.slots import Busy, DayChange, SlotRules, WeeklyHours

# By the zone's name: the offset of winter in minutes, and the UTC hour at which each change happens.
WINTER = {"America/New_York": -300, "America/Chicago": -360}
SPRING_DAYS = [date(2026, 3, 8), date(2027, 3, 14)]
AUTUMN_DAYS = [date(2026, 11, 1), date(2027, 11, 7)]


def minute_of(utc: datetime) -> int:
    """Return the whole minutes since 1970 of a UTC time without a zone."""
    return (utc - datetime(1970, 1, 1)) // timedelta(minutes=1)


@cache
def summers(name: str) -> list[tuple[int, int]]:
    """Return the minutes between which the clocks of the zone show daylight time."""
    winter, day_of = WINTER[name], datetime.fromordinal
    begins = [minute_of(day_of(day.toordinal())) + 120 - winter for day in SPRING_DAYS]
    ends = [minute_of(day_of(day.toordinal())) + 120 - (winter + 60) for day in AUTUMN_DAYS]
    return list(zip(begins, ends, strict=True))


def offset(minute: int, name: str) -> int:
    is_summer = any(begins <= minute < ends for begins, ends in summers(name))
    return WINTER[name] + (60 if is_summer else 0)


@cache
def local(minute: int, name: str) -> datetime:
    """Return what the clock on the wall shows."""
    return datetime(1970, 1, 1) + timedelta(minutes=minute + offset(minute, name))


@cache
def minute_at(day: date, wall: time, name: str) -> int:
    """Return the first minute at which the wall shows that time, by looking at every one around it.

    A time that it never shows is read as if the clock had not yet been changed.
    """
    shown = datetime(day.year, day.month, day.day, wall.hour, wall.minute)
    start = minute_of(shown)
    for minute in range(start, start + 12 * 60):
        if local(minute, name) == shown:
            return minute
    return start - offset(start, name)


@cache
def minutes_of_day(day: date, name: str) -> list[int]:
    """Return every fifth minute at which the wall shows that day: 276, 288 or 300 of them."""
    start = minute_of(datetime(day.year, day.month, day.day))
    return [minute for minute in range(start, start + 36 * 60, 5) if local(minute, name).date() == day]


def covers(times: WeeklyHours | DayChange, day: date, minute: int, name: str) -> bool:
    start, end = times.starts_at or time(0, 0), times.ends_at or time(0, 0)
    end_day = day + timedelta(days=1) if end == time(0, 0) else day
    return minute_at(day, start, name) <= minute < minute_at(end_day, end, name)


def is_open(minute: int, day: date, hours: list[WeeklyHours], changes: list[DayChange], name: str) -> bool:
    changed = [
        change
        for change in changes
        if day in span(change.first_on, change.last_on) and covers(change, day, minute, name)
    ]
    if any(not change.is_open for change in changed):
        return False
    weekly = any(
        rule.weekday == day.weekday()
        and not day < rule.valid_from
        and not (rule.valid_until and day > rule.valid_until)
        and covers(rule, day, minute, name)
        for rule in hours
    )
    return weekly or bool(changed)


def span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def open_minutes(day: date, hours: list[WeeklyHours], changes: list[DayChange], zone: ZoneInfo) -> list[int]:
    """Return every fifth minute of the day that is open."""
    return [
        minute for minute in minutes_of_day(day, zone.key) if is_open(minute, day, hours, changes, zone.key)
    ]


def free_ticks(
    service: SlotRules,
    hours: list[WeeklyHours],
    changes: list[DayChange],
    zone: ZoneInfo,
    busy: list[Busy],
    days: list[date],
    now: datetime,
) -> list[int]:
    """Return the free starts as ticks. `now` is UTC without a zone."""
    taken = {minute for visit in busy for minute in range(visit.first * 5, visit.end * 5, 5)}
    today = local(minute_of(now), zone.key).date()
    found = []
    for day in days:
        seen = set(open_minutes(day, hours, changes, zone))
        booked = [visit for visit in busy if visit.counts_on == day]
        if service.daily_cap is not None and len(booked) >= service.daily_cap:
            continue
        if day > today + timedelta(days=service.horizon_days):
            continue
        found += [
            minute // 5
            for minute in sorted(seen)
            if is_free(minute, service, seen, taken)
            and datetime(1970, 1, 1) + timedelta(minutes=minute) >= now + timedelta(minutes=service.notice)
        ]
    return found


def is_free(minute: int, service: SlotRules, seen: set[int], taken: set[int]) -> bool:
    opens = minute
    while opens - 5 in seen:
        opens -= 5
    ends = minute + service.minutes
    needed = set(range(minute - service.buffer_before, ends + service.buffer_after, 5))
    return (
        (minute - opens) % service.start_every == 0
        and seen.issuperset(range(minute, ends, 5))
        and not needed & taken
    )
