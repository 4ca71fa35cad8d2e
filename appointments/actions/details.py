"""A patient corrects how the clinic reaches them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from appointments.actions.booking.steps import lock_request
from appointments.actions.duplicates import suggest_duplicates
from appointments.actions.messages import cancel_waiting
from appointments.actions.transitions import touch
from appointments.enums import OPEN_STATUSES, Channel, ConsentKind, RequestStatus, Verb, Voicemail
from appointments.models import Actor, AppointmentRequest, Consent, ConsentDocument
from appointments.rules.transitions import TransitionRefusedError
from clinic.fields import KeyedHashField

# What a request is found by: each has its keyed hash beside it.
HASHED = ("phone", "email")


@dataclass(frozen=True)
class ContactDetails:
    """How to reach a person, already cleaned: the phone number is E.164, and one of the two is there."""

    phone: str
    email: str
    contact_channels: Sequence[str]
    voicemail: Voicemail
    consents: Sequence[ConsentDocument] = ()


@transaction.atomic
def correct_details(
    *, request: AppointmentRequest, details: ContactDetails, by: Actor, now: datetime
) -> None:
    """Keep the new details, with the keyed hashes that they are found by. Nothing new is nothing done.

    The history says that they were corrected and never what they are. Without an email address, no message
    that waits can leave any more. Raises TransitionRefusedError once nothing more comes of the request.
    """
    lock_request(request)
    if request.status not in (*OPEN_STATUSES, RequestStatus.SCHEDULED):
        raise TransitionRefusedError("Contact details can be corrected while a request is open.")
    if Channel.TEXT in details.contact_channels and not _agreed_to_texts(request, details):
        raise ValueError("text messages need their own consent")
    changes = _changes(request, details)
    if changes:
        touch(request=request, verb=Verb.DETAILS_CORRECTED, by=by, now=now, **changes)
        _keep_consents(request, details.consents, now)
        suggest_duplicates(request=request, now=now)
    if not request.email:
        cancel_waiting(request=request)


def _agreed_to_texts(request: AppointmentRequest, details: ContactDetails) -> bool:
    if any(document.kind == ConsentKind.TEXT_MESSAGES for document in details.consents):
        return True
    return request.consents.filter(document__kind=ConsentKind.TEXT_MESSAGES).exists()


def _changes(request: AppointmentRequest, details: ContactDetails) -> dict[str, Any]:
    told: dict[str, Any] = {
        "phone": details.phone,
        "email": details.email,
        "contact_channels": list(details.contact_channels),
        "voicemail": details.voicemail,
    }
    changed = {name: value for name, value in told.items() if getattr(request, name) != value}
    return changed | {f"{name}_hash": _hash_of(name, changed[name]) for name in HASHED if name in changed}


def _hash_of(name: str, value: str) -> str | None:
    field = AppointmentRequest._meta.get_field(f"{name}_hash")
    if not isinstance(field, KeyedHashField):
        raise TypeError(f"{name} is found by no keyed hash")
    return field.hash_of(value)


def _keep_consents(request: AppointmentRequest, documents: Iterable[ConsentDocument], now: datetime) -> None:
    """Keep each agreement once; one that was given before stays as it was given."""
    for document in documents:
        Consent.objects.get_or_create(
            request=request,
            document=document,
            defaults={"sha256": document.sha256, "given_at": now},
        )
