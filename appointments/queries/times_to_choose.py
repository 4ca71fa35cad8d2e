"""The free times that an appointment can be moved to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from appointments.models import Appointment, Resource
from appointments.queries.free_times import FreeTime, free_times, nearest_free_times, one_a_time
from appointments.rules.windows import half_of

# How far ahead one page of times looks, and how many days of them it shows.
LOOK_AHEAD = timedelta(days=42)
DAYS_A_PAGE = 6


@dataclass(frozen=True)
class TimesToChoose:
    """A page of free times; `later_on` is the first day that the next page shows, or None."""

    times: Sequence[FreeTime]
    later_on: date | None


def times_to_choose(
    *, moving: Appointment, resources: Sequence[Resource], first_on: date, part: str = "", now: datetime
) -> TimesToChoose:
    """Return the free times that an appointment can be moved to, from a local day on. Four queries.

    `part` is "am" or "pm", or empty for both. Of several clinicians at one place and time the first counts.
    """
    last = now.astimezone(UTC).date() + timedelta(days=moving.service.horizon_days + 1)
    end = min(first_on + LOOK_AHEAD, last)
    found = [
        free for free in _free(moving, resources, first_on, end, now) if part in ("", half_of(free.local))
    ]
    days = sorted({free.local.date() for free in found})
    if len(days) > DAYS_A_PAGE:
        later_on = days[DAYS_A_PAGE]
        return TimesToChoose([free for free in found if free.local.date() < later_on], later_on)
    return TimesToChoose(found, end + timedelta(days=1) if end < last else None)


def nearest_times(
    *, moving: Appointment, resources: Sequence[Resource], wished: datetime, now: datetime
) -> list[FreeTime]:
    """Return the free times nearest to one that cannot be had, the earliest first. Four or eight queries."""
    found = nearest_free_times(
        service=moving.service, resources=resources, wished=wished, now=now, ignoring=[moving.pk]
    )
    return _but_its_own(found, moving)


def _free(
    moving: Appointment, resources: Sequence[Resource], first_on: date, last_on: date, now: datetime
) -> list[FreeTime]:
    """Return what is free, each place and time once, and not the appointment's own time."""
    found = free_times(
        service=moving.service,
        resources=resources,
        first_on=first_on,
        last_on=last_on,
        now=now,
        ignoring=[moving.pk],
    )
    return _but_its_own(one_a_time(found), moving)


def _but_its_own(found: Sequence[FreeTime], moving: Appointment) -> list[FreeTime]:
    own = (moving.starts_at, moving.resource_id)
    others = (free for free in found if (free.starts_at, free.resource.pk) != own)
    return sorted(others, key=_by_time)


def _by_time(free: FreeTime) -> tuple[datetime, int]:
    return free.starts_at, free.resource.location_id
