"""An email that staff write to a patient in their own words."""

from datetime import datetime

from django.db import transaction

from appointments.actions.messages import queue_message
from appointments.actions.transitions import touch
from appointments.enums import Language, MessageKind, Verb
from appointments.models import Actor, AppointmentRequest, OutboundMessage
from appointments.rules.replies import subject_faults, text_faults, writing_refusal
from appointments.rules.transitions import refuse


@transaction.atomic
def write_to_patient(
    *, request: AppointmentRequest, language: Language, subject: str, body: str, by: Actor, now: datetime
) -> OutboundMessage:
    """Owe the patient an email with these words; it leaves in two minutes and can be undone until then.

    Raises TransitionRefusedError without an address, after the patient stopped messages or withdrew, and for
    words that no email may say. Whether messages were stopped is read under the request's lock: stopping
    them raises no version.
    """
    if by.user is None:
        raise ValueError("only staff write to patients")
    refuse(_faults(subject, body))
    refuse(refusal_of(request))
    touch(request=request, verb=Verb.WRITTEN, by=by, now=now)
    request.refresh_from_db(fields=["messages_stopped_at", "email"])
    refuse(refusal_of(request))
    message = queue_message(
        request=request,
        kind=MessageKind.STAFF_REPLY,
        by=by,
        now=now,
        round_number=request.version,
        words={"language": language, "subject": subject, "body": body},
    )
    if message is None:
        raise ValueError("an email that may be written is owed")
    return message


def refusal_of(request: AppointmentRequest) -> str:
    """Return why no email can be written about this request now, or ""."""
    return writing_refusal(
        status=request.status,
        closed_reason=request.closed_reason,
        email=request.email,
        has_stopped=request.messages_stopped_at is not None,
    )


def _faults(subject: str, body: str) -> str:
    if not subject.strip() or not body.strip():
        return "An email needs a subject and a text."
    return " ".join([*subject_faults(subject), *text_faults(body)])
