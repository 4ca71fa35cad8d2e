"""Putting away holds that have run out. The worker does it every round."""

from datetime import datetime

from django.db import transaction

from appointments.actions.booking.settling import take_up_again
from appointments.actions.booking.steps import lock_request, step
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.enums import CancelReason, Verb
from appointments.models import Actor, Appointment
from appointments.rules.transitions import TransitionRefusedError

BATCH = 200


def put_away_lapsed(*, now: datetime) -> int:
    """Free the times of holds that have run out, each in its own transaction; returns how many.

    A request whose offers have all lapsed goes back to work.
    """
    lapsed = Appointment.objects.lapsed(now=now).order_by("held_until", "pk")
    return sum(_put_away(pk, now) for pk in list(lapsed.values_list("pk", flat=True)[:BATCH]))


@transaction.atomic
def _put_away(pk: int, now: datetime) -> int:
    rows = Appointment.objects.select_related("request__location", "resource__location")
    appointment = rows.filter(pk=pk).first()
    if appointment is None:
        return 0  # Its draft was forgotten.
    try:
        lock_request(appointment.request)
        appointment.refresh_from_db(fields=["status", "version", "held_until"])
        if appointment.held_until is None or appointment.held_until > now:
            return 0
        step(
            appointment=appointment,
            verb=Verb.TIME_LAPSED,
            by=Actor.SYSTEM,
            now=now,
            cancel_reason=CancelReason.LAPSED,
        )
    except (ChangedMeanwhileError, TransitionRefusedError):
        return 0  # Somebody used it or gave it up first; the next round looks again.
    take_up_again(request=appointment.request, by=Actor.SYSTEM, now=now)
    return 1
