"""When to try a patient again who was not reached: at another time of day, while the location is open.

Tries and the stretch that is proposed are aware UTC datetimes; mornings, afternoons and windows are those of
the location's wall clock.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from appointments.rules.business_hours import OpenHours, open_stretches_on
from appointments.rules.front_desk import spoken_day, spoken_hour
from appointments.rules.windows import fits, half_of

LOOK_AHEAD_DAYS = 14
# So many open days ahead may pass for a half day that suits the patient.
WORTH_WAITING_DAYS = 3
SHORTEST = timedelta(minutes=30)
# When people are called: not over lunch.
HALVES = {"am": (time(0), time(12)), "pm": (time(13), time.max)}
WORDS = {"am": "morning", "pm": "afternoon"}


@dataclass(frozen=True)
class NextTry:
    """From when to when to try again; `words` says it as people do: "this afternoon between 1 pm and 5 pm".

    With `is_now` there is nothing to wait for: "now, until 5 pm".
    """

    starts_at: datetime
    ends_at: datetime
    words: str
    is_now: bool


@dataclass(frozen=True)
class _HalfDay:
    """The part of a morning or an afternoon in which a location is open; `day_number` counts open days."""

    day: date
    half: str
    starts_at: datetime
    ends_at: datetime
    day_number: int


def next_try(
    now: datetime,
    *,
    tries: Sequence[datetime],
    hours: Sequence[OpenHours],
    zone: ZoneInfo,
    windows: Collection[str] = (),
) -> NextTry | None:
    """Return when to try again, or None where the location is not open within the next 14 days.

    1. A half day that was tried already is out, and so is one that is all but over.
    2. The half of the day that was tried less often is taken, and after a tie the one not tried last.
    3. Of the next three open days, a half day that suits the patient goes before one that does not.
    """
    local = [at.astimezone(zone) for at in tries]
    tried = {(at.date(), half_of(at)) for at in local}
    ahead = [one for one in _half_days(now, hours, zone) if (one.day, one.half) not in tried]
    wanted = _other_half([half_of(at) for at in local])
    found = [one for one in ahead if one.half == wanted] or ahead
    near = [one for one in found if one.day_number <= WORTH_WAITING_DAYS]
    suits = [one for one in near if _suits(one, zone, windows)]
    best = next(iter([*suits, *found]), None)
    return _spoken(best, now, zone) if best else None


def _other_half(halves: Sequence[str]) -> str:
    """Return "am" or "pm", or "" before the first try."""
    if not halves:
        return ""
    counts = Counter({"am": 0, "pm": 0})
    counts.update(halves)
    if counts["am"] == counts["pm"]:
        return "am" if halves[-1] == "pm" else "pm"
    return "am" if counts["am"] < counts["pm"] else "pm"


def _half_days(now: datetime, hours: Sequence[OpenHours], zone: ZoneInfo) -> Iterator[_HalfDay]:
    """Yield what is left of each half day on which the location is open, in order."""
    today, day_number = now.astimezone(zone).date(), 0
    for offset in range(LOOK_AHEAD_DAYS + 1):
        day = today + timedelta(days=offset)
        stretches = list(open_stretches_on(day, hours, zone))
        day_number += bool(stretches)
        for half in HALVES:
            if stretch := _longest(_left_of(day, half, stretches, now, zone)):
                yield _HalfDay(day, half, *stretch, day_number)


def _left_of(
    day: date, half: str, stretches: Sequence[tuple[datetime, datetime]], now: datetime, zone: ZoneInfo
) -> Iterator[tuple[datetime, datetime]]:
    first, last = HALVES[half]
    starts_at = datetime.combine(day, first, zone).astimezone(UTC)
    ends_at = datetime.combine(day, last, zone).astimezone(UTC)
    for opens, closes in stretches:
        begins, ends = max(opens, starts_at, now), min(closes, ends_at)
        if ends - begins >= SHORTEST:
            yield begins, ends


def _longest(stretches: Iterator[tuple[datetime, datetime]]) -> tuple[datetime, datetime] | None:
    return max(stretches, key=lambda stretch: stretch[1] - stretch[0], default=None)


def _suits(one: _HalfDay, zone: ZoneInfo, windows: Collection[str]) -> bool:
    return fits(one.starts_at.astimezone(zone), windows=windows, any_time=False)


def _spoken(one: _HalfDay, now: datetime, zone: ZoneInfo) -> NextTry:
    today = now.astimezone(zone).date()
    starts, ends = (spoken_hour(at.astimezone(zone)) for at in (one.starts_at, one.ends_at))
    if one.starts_at <= now:
        return NextTry(one.starts_at, one.ends_at, f"now, until {ends}", is_now=True)
    days = {today: f"this {WORDS[one.half]}", today + timedelta(days=1): f"tomorrow {WORDS[one.half]}"}
    day = days.get(one.day, f"on {spoken_day(one.day)},")
    return NextTry(one.starts_at, one.ends_at, f"{day} between {starts} and {ends}", is_now=False)
