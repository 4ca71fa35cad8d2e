"""Forgetting drafts. A draft is its patient's own until it is sent: nobody has read it, nothing has happened.

It is deleted whole, by primary key alone, so that nothing is decrypted on the way.
"""

from datetime import datetime

from django.db import transaction

from appointments.actions.links import LIVES_FOR
from appointments.enums import LinkPurpose, RequestStatus
from appointments.models import (
    Appointment,
    AppointmentRequest,
    ManageLink,
    OccupiedTick,
    OutboundMessage,
    Screening,
)
from appointments.queries.drafts import drafts_to_forget


def forget_old_drafts(*, now: datetime) -> int:
    """Delete the drafts that nobody has saved for seven days; returns how many."""
    before = now - LIVES_FOR[LinkPurpose.RESUME]
    return sum(_forget(pk, before) for pk in old_drafts(now=now))


def old_drafts(*, now: datetime) -> list[int]:
    """Return the ids of the drafts that are to be forgotten now. One query."""
    return drafts_to_forget(before=now - LIVES_FOR[LinkPurpose.RESUME])


@transaction.atomic
def _forget(pk: int, before: datetime) -> int:
    """Delete one draft, unless it was sent or saved meanwhile."""
    locked = AppointmentRequest.objects.select_for_update().filter(pk=pk, status=RequestStatus.DRAFT)
    if not locked.values_list("pk", flat=True):
        return 0
    if Screening.objects.filter(request=pk, saved_at__gte=before).exists():
        return 0
    times = list(Appointment.objects.filter(request=pk).order_by().values_list("pk", flat=True))
    OccupiedTick.objects.filter(appointment__in=times).delete()
    for model in (OutboundMessage, ManageLink, Screening, Appointment):
        rows = model._default_manager.filter(request=pk)
        rows._raw_delete(rows.db)
    return AppointmentRequest.objects.filter(pk=pk)._raw_delete("default")
