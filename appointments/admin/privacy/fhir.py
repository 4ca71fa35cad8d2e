"""What is held about somebody, as a bundle with the names of FHIR R5 where FHIR has one.

It is for another program or another clinic to read. It is no claim to conform to a profile.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from appointments.admin.privacy.readable import OF_THE_PERSON, OF_THE_REQUEST
from appointments.models import Appointment, AppointmentRequest, Consent, ContactAttempt, OutboundMessage
from appointments.queries.dossier import Dossier
from clinic.privacy import Privacy

Resource = dict[str, Any]
# What a FHIR Patient has a place for.
AT_HOME = (
    *("first_name", "last_name", "name_to_use", "date_of_birth", "phone", "email", "postal_code"),
    *("helper_name", "helper_relation"),
)


def bundle(dossiers: Iterable[Dossier], *, now: datetime) -> Resource:
    """Return one bundle over all the requests that are given out together."""
    resources = (resource for dossier in dossiers for resource in _resources(dossier))
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": now.isoformat(),
        "entry": [{"resource": resource} for resource in resources],
    }


def _resources(dossier: Dossier) -> Iterator[Resource]:
    request, history = dossier.request, dossier.history
    yield _patient(request)
    yield _task(dossier)
    yield from (_appointment(one) for one in dossier.times)
    if dossier.screening:
        yield _answers(dossier)
    yield from (_consent(one) for one in dossier.consents)
    yield from (_communication(one) for one in history.all_messages)
    yield from (_contact(one) for one in history.attempts)
    for event in history.events:
        yield _audit(event.at, event.verb, event.actor or event.actor_kind, event.reason)
    for look in history.looks:
        is_clinical = look.privacy_class == Privacy.CLINICAL
        yield _audit(look.at, look.kind, look.user, "clinical answers" if is_clinical else "contact data")


def _patient(request: AppointmentRequest) -> Resource:
    telecom = (("phone", request.phone), ("email", request.email))
    helper = {"name": {"text": request.helper_name}, "relationship": [{"text": request.helper_relation}]}
    return {
        "resourceType": "Patient",
        "id": f"patient-of-{request.reference}",
        "name": [
            {"use": "official", "family": request.last_name, "given": [request.first_name]},
            *([{"use": "usual", "text": request.name_to_use}] if request.name_to_use else []),
        ],
        "telecom": [{"system": system, "value": value} for system, value in telecom if value],
        "birthDate": _plain(request.date_of_birth),
        "address": [{"postalCode": request.postal_code}] if request.postal_code else [],
        "communication": [{"language": {"text": request.get_language_display()}, "preferred": True}],
        "contact": [helper] if request.helper_name else [],
    }


def _task(dossier: Dossier) -> Resource:
    request = dossier.request
    told = [name for name in (*OF_THE_PERSON, *OF_THE_REQUEST) if name not in AT_HOME]
    return {
        "resourceType": "Task",
        "id": request.reference,
        "identifier": [{"value": request.reference}],
        "status": "completed" if request.closed_at else "requested",
        "businessStatus": {"text": request.get_status_display()},
        "for": {"reference": f"Patient/patient-of-{request.reference}"},
        "authoredOn": _plain(request.sent_at),
        "description": request.comment,
        "input": [{"type": {"text": name}, "value": _plain(getattr(request, name))} for name in told],
        "note": [
            {"authorString": str(note.by), "time": _plain(note.at), "text": note.text}
            for note in dossier.history.notes
        ],
    }


def _appointment(one: Appointment) -> Resource:
    return {
        "resourceType": "Appointment",
        "status": one.status,
        "serviceType": [{"concept": {"text": str(one.service)}}],
        "created": _plain(one.created_at),
        "start": _plain(one.starts_at),
        "end": _plain(one.ends_at),
        "cancellationReason": {"text": one.get_cancel_reason_display()},
        "cancellationDate": _plain(one.cancelled_at),
        "participant": [{"actor": {"display": str(one.resource)}}] if one.resource else [],
        "description": one.override_reason,
    }


def _answers(dossier: Dossier) -> Resource:
    screening = dossier.screening
    if screening is None:
        raise ValueError("there are no answers")
    found = {"flags": screening.flags, "flag_level": screening.flag_level, "peg_score": screening.peg_score}
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"screening {screening.form_version}",
        "status": "completed" if screening.completed_at else "in-progress",
        "authored": _plain(screening.completed_at or screening.saved_at),
        "item": [
            {"linkId": str(code), "answer": [{"value": value}]}
            for code, value in (screening.answers | found).items()
        ],
    }


def _consent(one: Consent) -> Resource:
    return {
        "resourceType": "Consent",
        "status": "active",
        "category": [{"text": one.document.get_kind_display()}],
        "date": _plain(one.given_at),
        "version": one.document.version,
        "sourceText": one.document.text,
        "channel": one.channel,
    }


def _communication(one: OutboundMessage) -> Resource:
    return {
        "resourceType": "Communication",
        "status": "completed" if one.sent_at else "not-done",
        "medium": [{"text": "email"}],
        "topic": {"text": one.subject or one.get_kind_display()},
        "sent": _plain(one.sent_at),
        "payload": [{"contentString": one.body}] if one.body else [],
    }


def _contact(one: ContactAttempt) -> Resource:
    return {
        "resourceType": "Communication",
        "status": "completed",
        "medium": [{"text": one.get_channel_display()}],
        "statusReason": {"text": one.get_outcome_display()},
        "sent": _plain(one.at),
        "sender": {"display": str(one.by)},
        "note": [{"text": one.note}] if one.note else [],
    }


def _audit(at: datetime, what: str, who: object, why: str) -> Resource:
    return {
        "resourceType": "AuditEvent",
        "recorded": _plain(at),
        "code": {"text": what},
        "agent": [{"who": {"display": str(who)}}],
        "outcome": {"detail": [{"text": why}]} if why else {},
    }


def _plain(value: Any) -> Any:
    """Return a value that JSON has; rows of other tables by their names."""
    if value is None or isinstance(value, bool | int | str | list):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)
