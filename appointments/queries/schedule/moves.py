"""Times that took the place of another."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, F, Q

from appointments.enums import LIVE_STATUSES, AppointmentStatus
from appointments.models import Appointment

PIECE = 2_000
MOVED = Appointment.objects.filter(replaces__isnull=False).order_by("pk").values_list("pk", "replaces_id")


def from_a_time_that_stands(now: datetime) -> Iterator[str]:
    """Moves that left the old time on the calendar."""
    standing = MOVED.exclude(replaces__status=AppointmentStatus.CANCELLED)
    for pk, old in standing.iterator(chunk_size=PIECE):
        yield f"appointment {pk}: replaces appointment {old}, which is not cancelled"


def of_another_event(now: datetime) -> Iterator[str]:
    """Moves that a patient's own calendar would take for another visit, or for old news."""
    same = Q(calendar_uid=F("replaces__calendar_uid"), sequence__gt=F("replaces__sequence"))
    for pk, old in MOVED.exclude(same).iterator(chunk_size=PIECE):
        yield f"appointment {pk}: has not the calendar UID of appointment {old} with a higher sequence"


def of_somebody_else(now: datetime) -> Iterator[str]:
    """Moves from one request to another."""
    for pk, old in MOVED.exclude(request=F("replaces__request")).iterator(chunk_size=PIECE):
        yield f"appointment {pk}: replaces appointment {old} of another request"


def one_event_twice(now: datetime) -> Iterator[str]:
    """Two live times that a patient's own calendar takes for one."""
    live = Appointment.objects.filter(status__in=LIVE_STATUSES).order_by("calendar_uid")
    shared = live.values("calendar_uid").annotate(number=Count("pk")).filter(number__gt=1)
    twice = Appointment.objects.filter(
        status__in=LIVE_STATUSES, calendar_uid__in=shared.values("calendar_uid")
    )
    for pk in twice.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=PIECE):
        yield f"appointment {pk}: shares its calendar UID with another live appointment"


CHECKS = (from_a_time_that_stands, of_another_event, of_somebody_else, one_event_twice)
