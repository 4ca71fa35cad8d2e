"""When the clinic reminds of a visit: whole days before it, at one time of day by the wall clock."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def lead_days(text: str) -> list[int]:
    """Return the clinic's lead times, such as [3, 1] for "3, 1"; what is no number is left out."""
    parts = (part.strip() for part in text.split(","))
    return sorted({int(part) for part in parts if part.isdecimal()}, reverse=True)


def reminders_at(
    starts_at: datetime, zone: ZoneInfo, days: Iterable[int], at: time
) -> list[tuple[int, datetime]]:
    """Return (days before, instant in UTC) for each reminder that comes before the visit.

    Counted in local days, so a clock change between them moves nothing on the wall.
    """
    visit_on = starts_at.astimezone(zone).date()
    found = [
        (number, datetime.combine(visit_on - timedelta(days=number), at, zone).astimezone(UTC))
        for number in days
    ]
    return [(number, instant) for number, instant in found if instant < starts_at]
