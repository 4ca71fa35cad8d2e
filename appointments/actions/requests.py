"""A patient sends a request."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from appointments.actions.duplicates import suggest_duplicates
from appointments.actions.gates import Arrival, reasons_against
from appointments.actions.limits import count_hit
from appointments.actions.messages import queue_message
from appointments.actions.search_tokens import index_names
from appointments.actions.transitions import record
from appointments.enums import (
    ConsentKind,
    ForWhom,
    Language,
    MessageKind,
    RequestStatus,
    Verb,
    Voicemail,
)
from appointments.models import Actor, AppointmentRequest, Consent, ConsentDocument, RequestTopic
from appointments.queries import clock_of
from appointments.rules.business_hours import add_open_minutes
from appointments.rules.gates import REQUESTS
from clinic.models import ClinicSettings, Location

CONTACT_LIMIT, CONTACT_WINDOW = 3, timedelta(days=1)


@dataclass(frozen=True)
class RequestAnswers:
    """What a person said on the short form, already cleaned."""

    for_whom: ForWhom
    first_name: str
    last_name: str
    topic: RequestTopic
    location: Location | None
    contact_channels: Sequence[str]
    voicemail: Voicemail
    language: Language
    phone: str = ""
    email: str = ""
    helper_name: str = ""
    helper_relation: str = ""
    been_before: bool = False
    date_of_birth: date | None = None
    any_time: bool = False
    windows: Sequence[str] = ()
    earliest_on: date | None = None
    language_needs: str = ""
    comment: str = ""
    consents: Sequence[ConsentDocument] = ()


@dataclass(frozen=True)
class Sending:
    """How the form came in: what makes a second copy of it the same, from where, and what looks like spam."""

    submission_key: str
    address: str
    source_path: str = ""
    suspicions: Sequence[str] = field(default_factory=tuple)
    arrival: Arrival = field(default_factory=Arrival)


def send_request(
    *, answers: RequestAnswers, sending: Sending, by: Actor, now: datetime
) -> AppointmentRequest:
    """Put a request on the queue, or into quarantine, and owe its acknowledgement.

    The same form sent again, even at the same moment, is answered with the first result: the unique
    `submission_key` decides. A fresh reference that is somebody's already is drawn again. Suspected spam and
    a surplus are quarantined, never dropped, and are not acknowledged, so that nobody can make the clinic
    write to strangers.
    """
    first = AppointmentRequest.objects.filter(submission_key=sending.submission_key).first()
    if first:
        return first
    try:
        return _send_once(answers, sending, by, now)
    except IntegrityError as error:
        # The first line names the constraint; those behind it may hold what was typed.
        broken = str(error).partition("\n")[0]
        if "reference" in broken:
            return _send_once(answers, sending, by, now)
        if "submission_key" not in broken:
            raise
        return AppointmentRequest.objects.get(submission_key=sending.submission_key)


@transaction.atomic
def _send_once(answers: RequestAnswers, sending: Sending, by: Actor, now: datetime) -> AppointmentRequest:
    over = surplus(phone=answers.phone, email=answers.email, sending=sending, now=now)
    reasons = [*sending.suspicions, *over]
    request = _build(answers, sending, now)
    request.quarantine_reasons = reasons
    request.status = RequestStatus.QUARANTINED if reasons else RequestStatus.NEW
    request.save(force_insert=True)
    verb = Verb.QUARANTINED if reasons else Verb.SENT
    record(
        request=request, verb=verb, by=by, now=now, from_status=RequestStatus.DRAFT, reason=", ".join(reasons)
    )
    _keep_consents(request, answers, now)
    index_names(request=request)
    suggest_duplicates(request=request, now=now)
    if not reasons:
        queue_message(request=request, kind=MessageKind.REQUEST_RECEIVED, by=by, now=now)
    return request


def _build(answers: RequestAnswers, sending: Sending, now: datetime) -> AppointmentRequest:
    consented = {document.kind for document in answers.consents}
    if "text" in answers.contact_channels and ConsentKind.TEXT_MESSAGES not in consented:
        raise ValueError("text messages need their own consent")
    told = {name: value for name, value in vars(answers).items() if name != "consents"}
    told |= {"contact_channels": list(answers.contact_channels), "windows": list(answers.windows)}
    return AppointmentRequest(
        **told,
        submission_key=sending.submission_key,
        source_path=sending.source_path,
        sent_at=now,
        due_at=call_due_at(location=answers.location, now=now),
    )


def call_due_at(*, location: Location | None, now: datetime) -> datetime:
    """Return when the first call is due: the clinic's minutes, counted in the location's hours."""
    clock = clock_of(location)
    return add_open_minutes(now, ClinicSettings.load().reply_minutes, clock.hours, clock.zone)


def clock_anew(request: AppointmentRequest, *, now: datetime) -> dict[str, Any]:
    """Return the changes by which the clinic owes a first call again, counted from now."""
    return {"due_at": call_due_at(location=request.location, now=now), "first_contact_at": None}


def opened_anew(request: AppointmentRequest, *, now: datetime) -> dict[str, Any]:
    """Return the changes by which a closed request is as one that was just sent; whose it is, is left out."""
    ended = {"closed_reason": "", "closed_at": None, "closed_by": None}
    return clock_anew(request, now=now) | ended | {"undelivered_count": 0}


def surplus(*, phone: str, email: str, sending: Sending, now: datetime) -> list[str]:
    """Count this sending against its address and its contacts, and name each limit it passes.

    Work that the browser did answers for the address, which others share. It does not for the contact.
    """
    reasons = reasons_against(gate=REQUESTS, address=sending.address, arrival=sending.arrival, now=now)
    contacts = [value for value in (phone, email.lower()) if value]
    hits = [count_hit(purpose="contact", value=value, window=CONTACT_WINDOW, now=now) for value in contacts]
    if hits and max(hits) > CONTACT_LIMIT:
        reasons.append("many_from_contact")
    return reasons


def _keep_consents(request: AppointmentRequest, answers: RequestAnswers, now: datetime) -> None:
    Consent.objects.bulk_create(
        Consent(request=request, document=document, sha256=document.sha256, given_at=now)
        for document in answers.consents
    )
