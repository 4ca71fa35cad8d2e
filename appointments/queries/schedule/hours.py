"""Times to come that lie outside of the hours."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max

from appointments.enums import LIVE_STATUSES
from appointments.models import Appointment, Resource
from appointments.queries.calendars import Calendar, working_hours
from appointments.rules.slots import is_on_grid

PIECE = 2_000
DAY = timedelta(days=1)


def outside_of_hours(now: datetime) -> Iterator[str]:
    """Times asked for or booked while the calendar is closed, without a reason. At most five queries."""
    ahead = Appointment.objects.filter(
        status__in=LIVE_STATUSES, starts_at__gt=now, resource__isnull=False, override_reason=""
    )
    latest = ahead.aggregate(latest=Max("starts_at"))["latest"]
    if latest is None:
        return
    resources = list(Resource.objects.select_related("location"))
    open_at = working_hours(resources, first_on=(now - DAY).date(), last_on=(latest + DAY).date())
    columns = ("pk", "status", "resource_id", "starts_at", "ends_at")
    rows: Iterator[Any] = ahead.order_by("pk").values_list(*columns).iterator(chunk_size=PIECE)
    for pk, status, resource, starts_at, ends_at in rows:
        if not _is_open(open_at[resource], starts_at, ends_at):
            yield f"appointment {pk}: is {status} outside of the hours without a reason"


def _is_open(calendar: Calendar, starts_at: datetime, ends_at: datetime) -> bool:
    """Say whether it is open all the time; a time off the grid is another check's."""
    on_grid = is_on_grid(starts_at) and is_on_grid(ends_at)
    return not on_grid or calendar.is_within_hours(starts_at, ends_at)


CHECKS = (outside_of_hours,)
