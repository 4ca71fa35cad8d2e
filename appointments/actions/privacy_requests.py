"""What a patient may ask of what is known about them, as far as it is no deletion (retention.py)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from appointments.actions.access import record_export
from appointments.actions.transitions import record, touch
from appointments.enums import AskedBy, Verb
from appointments.models import Actor, AppointmentRequest, Screening
from appointments.rules.retention import purged_refusal
from appointments.rules.transitions import TransitionRefusedError, refuse
from clinic.privacy import Privacy

CHOSEN_BY = "a privacy request"


@transaction.atomic
def give_out_data(
    *, requests: Sequence[AppointmentRequest], asked_by: AskedBy, reason: str, by: Actor, now: datetime
) -> None:
    """Write down that all that is held under these requests leaves as a file, with its answers if any."""
    if by.user is None:
        raise ValueError("only staff give out data")
    ids = [request.pk for request in requests]
    has_answers = Screening.objects.filter(request__in=ids).exists()
    why = f"{asked_by.label}: {reason}"
    record_export(
        by=by.user,
        now=now,
        ids=ids,
        chosen_by=CHOSEN_BY,
        reason=why,
        privacy=Privacy.CLINICAL if has_answers else Privacy.CONTACT,
    )
    for request in requests:
        refuse(purged_refusal(request.purged_at))
        record(
            request=request, verb=Verb.DATA_EXPORTED, by=by, now=now, from_status=request.status, reason=why
        )


@transaction.atomic
def set_legal_hold(*, request: AppointmentRequest, reason: str, by: Actor, now: datetime) -> None:
    """Keep a request from being purged or deleted until the hold is lifted."""
    if request.legal_hold_at:
        raise TransitionRefusedError("There is a legal hold on it already.")
    touch(
        request=request,
        verb=Verb.HOLD_SET,
        by=by,
        now=now,
        reason=reason,
        legal_hold_at=now,
        legal_hold_by=by.user,
    )


@transaction.atomic
def lift_legal_hold(*, request: AppointmentRequest, reason: str, by: Actor, now: datetime) -> None:
    """Let a request be purged and deleted again when its time comes."""
    if not request.legal_hold_at:
        raise TransitionRefusedError("There is no legal hold on it.")
    touch(
        request=request,
        verb=Verb.HOLD_LIFTED,
        by=by,
        now=now,
        reason=reason,
        legal_hold_at=None,
        legal_hold_by=None,
    )


@transaction.atomic
def refuse_deletion(
    *, request: AppointmentRequest, asked_by: AskedBy, reason: str, by: Actor, now: datetime
) -> None:
    """Note that somebody asked for a deletion and was told why not. Nothing of the request changes."""
    if by.user is None:
        raise ValueError("only staff refuse a deletion")
    touch(request=request, verb=Verb.DELETION_REFUSED, by=by, now=now, reason=f"{asked_by.label}: {reason}")
