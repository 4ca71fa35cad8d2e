"""An appointment's own time, and that nobody is in two places at once."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from appointments.enums import LIVE_STATUSES, OCCUPYING_STATUSES, AppointmentStatus
from appointments.models import Appointment
from appointments.models.appointment import AppointmentQuerySet
from appointments.rules.slots import instant_of, is_on_grid

PIECE = 2_000
OVER = (AppointmentStatus.FULFILLED, AppointmentStatus.NO_SHOW)


def without_time(now: datetime) -> Iterator[str]:
    """Appointments that keep a time, and have none."""
    lacks = Q(resource=None) | Q(starts_at=None) | Q(ends_at=None) | Q(first_tick=None) | Q(end_tick=None)
    timed = Appointment.objects.filter(lacks, status__in=[*OCCUPYING_STATUSES, *OVER])
    for pk, status in timed.order_by("pk").values_list("pk", "status").iterator(chunk_size=PIECE):
        yield f"appointment {pk}: is {status} without a time or a calendar"


def off_its_ticks(now: datetime) -> Iterator[str]:
    """Appointments whose clock time is not within the ticks they were given, or is off the grid."""
    columns = ("pk", "starts_at", "ends_at", "first_tick", "end_tick")
    rows: Iterator[Any] = _occupying().order_by("pk").values_list(*columns).iterator(chunk_size=PIECE)
    for pk, starts_at, ends_at, first, end in rows:
        if not instant_of(first) <= starts_at < ends_at <= instant_of(end):
            yield f"appointment {pk}: its time is not within its ticks {first} to {end}"
        elif not (is_on_grid(starts_at) and is_on_grid(ends_at)):
            yield f"appointment {pk}: its time is not on the grid of five minutes"


def overlapping(now: datetime) -> Iterator[str]:
    """Two times of one clinician, or of one room, that overlap; buffers count."""
    rows = Appointment.objects.holding(now=now).filter(first_tick__isnull=False)
    people = rows.filter(resource__clinician__isnull=False)
    rooms = rows.filter(resource__clinician=None)
    for whose, found in (("resource__clinician", people), ("resource", rooms)):
        ordered = found.order_by(whose, "first_tick", "pk").values_list(whose, "pk", "first_tick", "end_tick")
        yield from _overlaps(ordered.iterator(chunk_size=PIECE))


def two_for_one_request(now: datetime) -> Iterator[str]:
    """Requests with more than one time of their own."""
    live = Appointment.objects.filter(status__in=LIVE_STATUSES).order_by("request_id").values("request_id")
    many = live.annotate(number=Count("pk")).filter(number__gt=1)
    for request, number in many.values_list("request_id", "number").iterator(chunk_size=PIECE):
        yield f"request {request}: has {number} live appointments"


def over_too_early(now: datetime) -> Iterator[str]:
    """Visits that are said to have taken place, or been missed, and lie ahead."""
    ahead = Appointment.objects.filter(status__in=OVER, starts_at__gt=now).order_by("pk")
    for pk, status in ahead.values_list("pk", "status").iterator(chunk_size=PIECE):
        yield f"appointment {pk}: is {status} before its time has come"


def cancelled_by_halves(now: datetime) -> Iterator[str]:
    """Cancelled times without when and why, and others that have them."""
    cancelled = Q(status=AppointmentStatus.CANCELLED)
    whole = Q(cancelled_at__isnull=False) & ~Q(cancel_reason="")
    none = Q(cancelled_at=None, cancelled_by=None, cancel_reason="")
    odd = Appointment.objects.filter(cancelled & ~whole | ~cancelled & ~none).order_by("pk")
    for pk, status in odd.values_list("pk", "status").iterator(chunk_size=PIECE):
        yield f"appointment {pk}: is {status}, and does not say so as a whole"


def _occupying() -> AppointmentQuerySet:
    timed = {f"{name}__isnull": False for name in ("starts_at", "ends_at", "first_tick", "end_tick")}
    return Appointment.objects.filter(status__in=OCCUPYING_STATUSES, **timed)


def _overlaps(rows: Iterable[tuple[int, int, int, int]]) -> Iterator[str]:
    """Walk through (whose, id, first tick, end tick) in order; the latest end so far decides."""
    person, latest, until = 0, 0, 0
    for whose, pk, first, end in rows:
        if whose == person and first < until:
            yield f"appointment {pk}: overlaps appointment {latest}"
        if whose != person or end > until:
            person, latest, until = whose, pk, end


CHECKS = (without_time, off_its_ticks, overlapping, two_for_one_request, over_too_early, cancelled_by_halves)
