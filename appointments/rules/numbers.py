"""The arithmetic of the managers' numbers: ranges of days, shares, percentiles and age groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from appointments.rules.business_hours import OpenHours, open_minutes_between

MOST_DAYS = 366
USUAL_DAYS = 30
# What is older than the days of its group belongs to the next; the last group has no end.
AGE_GROUPS: tuple[tuple[str, int | None], ...] = (
    ("Less than 1 day", 1),
    ("1 to 2 days", 3),
    ("3 to 6 days", 7),
    ("7 to 29 days", 30),
    ("30 days or more", None),
)


@dataclass(frozen=True)
class DateRange:
    """Whole days, the first and the last included."""

    first_on: date
    last_on: date

    @property
    def days(self) -> list[date]:
        return [self.first_on + timedelta(days=number) for number in range(self.length)]

    @property
    def length(self) -> int:
        return (self.last_on - self.first_on).days + 1


def last_days(number: int, *, today: date) -> DateRange:
    """Return the range of so many days that ends today."""
    return DateRange(today - timedelta(days=number - 1), today)


@dataclass(frozen=True)
class Tally:
    """Requests, and what became of the promise to call: some are neither in time nor late (yet)."""

    sent: int = 0
    in_time: int = 0
    late: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.sent + other.sent, self.in_time + other.in_time, self.late + other.late)

    @property
    def share_in_time(self) -> float | None:
        return share(self.in_time, self.in_time + self.late)


def fill_days(span: DateRange, found: Mapping[date, Tally]) -> list[tuple[date, Tally]]:
    """Return every day of the range in order: a day on which nothing came counts as well."""
    return [(day, found.get(day, Tally())) for day in span.days]


def share(part: int, whole: int) -> float | None:
    """Return the part of the whole between 0 and 1, or None when there is nothing to share."""
    return part / whole if whole else None


def percentile(values: Sequence[float], at: float) -> float | None:
    """Return the value below which the share `at` (0 to 1) of all lie, or None without any.

    Between two values it is drawn straight, as PostgreSQL's percentile_cont does.
    """
    if not values:
        return None
    ordered = sorted(values)
    place = at * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def waited_minutes(
    sent_at: datetime, reached_at: datetime, hours: Sequence[OpenHours], zone: ZoneInfo
) -> int:
    """Return the minutes of opening time from one instant to the other, never less than 0.

    Without any opening hours every minute counts, as it does when the call is made due.
    """
    if hours:
        return open_minutes_between(sent_at, reached_at, hours, zone)
    return max(int((reached_at - sent_at).total_seconds() // 60), 0)


def age_limits(now: datetime) -> list[tuple[datetime | None, datetime | None]]:
    """Return for each of AGE_GROUPS what was sent after the first instant, up to the second."""
    ends = [now - timedelta(days=days) if days else None for _, days in AGE_GROUPS]
    return list(zip(ends, [None, *ends[:-1]], strict=True))


def minutes_words(minutes: float | None) -> str:
    """Return minutes of opening time as a table shows them: "50 min", "2 h 05 min"; "–" for none."""
    if minutes is None:
        return "–"
    hours, rest = divmod(round(minutes), 60)
    return f"{hours} h {rest:02} min" if hours else f"{rest} min"


def percent_words(part: float | None) -> str:
    """Return a share in whole percent, or "–" when there is nothing to share."""
    return "–" if part is None else f"{int(part * 100 + 0.5)}%"


def bare_path(address: str) -> str:
    """Return an address without what may stand behind its path: a query may hold what somebody typed."""
    return address.partition("?")[0].partition("#")[0]
