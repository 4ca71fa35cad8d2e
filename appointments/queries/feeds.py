"""A clinician's own calendar, for a calendar program. Nothing in it is about a patient."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from appointments.enums import AppointmentStatus
from appointments.models import Appointment, CalendarFeed
from appointments.models.appointment import holds_its_time
from appointments.models.manage_link import digest_of
from clinic.models import Location

S = AppointmentStatus
BACK, AHEAD = timedelta(days=30), timedelta(days=180)


@dataclass(frozen=True)
class FeedEvent:
    """One time as the feed tells it; a pending one is not firm. A moved one keeps its `uid`."""

    uid: str
    sequence: int
    made_at: datetime
    starts_at: datetime
    ends_at: datetime
    is_firm: bool
    where: str


def feed_events(token: str, *, now: datetime) -> Sequence[FeedEvent] | None:
    """Return what is asked for or booked from 30 days ago to 180 days ahead, in order. Two queries.

    None when no clinician who works here has this address. What was cancelled is not there any more.
    """
    feeds = CalendarFeed.objects.filter(digest=digest_of(token), clinician__is_active=True)
    clinician_id = feeds.values_list("clinician_id", flat=True).first()
    if clinician_id is None:
        return None
    asked_or_booked = holds_its_time(now=now) & ~Q(status=S.PROPOSED) | Q(status=S.FULFILLED)
    rows = Appointment.objects.filter(
        asked_or_booked,
        resource__clinician=clinician_id,
        starts_at__gte=now - BACK,
        starts_at__lt=now + AHEAD,
    )
    return [_event(row) for row in rows.select_related("resource__location").order_by("starts_at", "pk")]


def _event(row: Appointment) -> FeedEvent:
    if row.starts_at is None or row.ends_at is None or row.resource is None:
        raise ValueError("only a time on the calendar stands in a feed")
    return FeedEvent(
        uid=str(row.calendar_uid),
        sequence=row.sequence,
        made_at=row.created_at,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        is_firm=row.status != S.PENDING,
        where=_address(row.resource.location),
    )


def _address(location: Location) -> str:
    return f"{location.name}, {location.street}, {location.city}, {location.state} {location.postal_code}"
