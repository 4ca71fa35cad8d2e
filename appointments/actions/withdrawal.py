"""A patient takes a request back."""

from datetime import datetime

from django.db import transaction

from appointments.actions.booking.steps import lock_request
from appointments.actions.booking.too_late import refuse_late_change
from appointments.actions.triage import close_request
from appointments.enums import AppointmentStatus, ClosedReason
from appointments.models import Actor, AppointmentRequest
from appointments.rules.transitions import TransitionRefusedError

IN_THE_HOUSE = (AppointmentStatus.ARRIVED, AppointmentStatus.CHECKED_IN)


@transaction.atomic
def withdraw_request(*, request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Close a request for its patient and give up its times. Nothing is sent about it from then on.

    A booked time goes with it, so the clinic's notice holds here too (TooLateError). Raises
    TransitionRefusedError for somebody who is in the house already.
    """
    lock_request(request)
    for own in request.appointments.live().select_related("service"):
        if own.status in IN_THE_HOUSE:
            raise TransitionRefusedError("A request cannot be withdrawn during the visit.")
        refuse_late_change(own, by=by, now=now)
    close_request(request=request, reason=ClosedReason.WITHDRAWN, by=by, now=now)
