"""Keeping a time although it lies outside of the hours."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from appointments.actions.booking.steps import lock_request, record_step
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.enums import Verb
from appointments.models import Actor, Appointment


@transaction.atomic
def keep_appointment(*, appointment: Appointment, reason: str, by: Actor, now: datetime) -> None:
    """Leave a time where it is and note why it may lie outside of the hours. Nobody is written to."""
    lock_request(appointment.request)
    seen = Appointment.objects.filter(
        pk=appointment.pk, version=appointment.version, status=appointment.status
    )
    if not seen.update(version=F("version") + 1, override_reason=reason):
        raise ChangedMeanwhileError(list(appointment.events.order_by("-at", "-pk")[:1]))
    appointment.version += 1
    appointment.override_reason = reason
    record_step(
        appointment=appointment,
        verb=Verb.TIME_KEPT,
        by=by,
        now=now,
        from_status=appointment.status,
        reason=reason,
    )
