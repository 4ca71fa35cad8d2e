"""Ticks and the appointments that they belong to."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from appointments.enums import OCCUPYING_STATUSES
from appointments.models import Appointment, OccupiedTick

PIECE = 2_000
NOBODY = 0


def without_owner(now: datetime) -> Iterator[str]:
    """Ticks of an appointment that does not exist."""
    appointments = Appointment.objects.filter(pk=OuterRef("appointment_id")).values("pk")
    lost = OccupiedTick.objects.annotate(found=Subquery(appointments)).filter(found=None)
    yield from _each(lost, "belong to an appointment that does not exist")


def of_time_given_up(now: datetime) -> Iterator[str]:
    """Ticks of an appointment that keeps nobody off its time."""
    useless = OccupiedTick.objects.exclude(appointment__status__in=OCCUPYING_STATUSES)
    yield from _each(useless.filter(appointment__status__isnull=False), "outlived its time")


def elsewhere(now: datetime) -> Iterator[str]:
    """Ticks before or after their appointment."""
    beside = Q(tick__lt=F("appointment__first_tick")) | Q(tick__gte=F("appointment__end_tick"))
    yield from _each(OccupiedTick.objects.filter(beside), "lie outside of it")


def of_another_calendar(now: datetime) -> Iterator[str]:
    """Ticks that keep another calendar or another clinician busy than their appointment's."""
    wrong = (
        OccupiedTick.objects.filter(appointment__resource__isnull=False)
        .annotate(
            busy=Coalesce("clinician_id", NOBODY),
            meant=Coalesce("appointment__resource__clinician_id", NOBODY),
        )
        .exclude(resource=F("appointment__resource"), busy=F("meant"))
    )
    yield from _each(wrong, "stand on another calendar or clinician")


def missing(now: datetime) -> Iterator[str]:
    """Appointments that keep a time without all of its ticks. A hold that has run out may have lost them."""
    own = (
        OccupiedTick.objects.filter(appointment=OuterRef("pk"), resource=OuterRef("resource"))
        .order_by()
        .values("appointment")
    )
    rows = (
        Appointment.objects.filter(status__in=OCCUPYING_STATUSES, first_tick__isnull=False)
        .annotate(there=Coalesce(Subquery(own.values(number=Count("pk"))), 0))
        .annotate(needed=F("end_tick") - F("first_tick"))
        .exclude(there=F("needed"))
        .exclude(there=0, held_until__lte=now)
        .order_by("pk")
        .values_list("pk", "status", "there", "needed")
    )
    for pk, status, there, needed in rows.iterator(chunk_size=PIECE):
        yield f"appointment {pk}: is {status} with {there} of its {needed} ticks"


def _each(found: QuerySet[OccupiedTick], what: str) -> Iterator[str]:
    grouped = found.order_by("appointment_id").values_list("appointment_id", "resource_id")
    rows = grouped.annotate(number=Count("pk"), first=Min("tick"), last=Max("tick"))
    for appointment, resource, number, first, last in rows.iterator(chunk_size=PIECE):
        yield f"appointment {appointment}: {number} ticks ({first} to {last}, resource {resource}) {what}"


CHECKS = (without_owner, of_time_given_up, elsewhere, of_another_calendar, missing)
