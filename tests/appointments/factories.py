"""Makes people, places, answers and requests for tests. What a test does not name is plain and valid.

`build_…` returns an unsaved object, `make_…` a saved one; keywords replace the usual values.
"""

import uuid
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.contrib.auth.models import Group

from appointments.actions.requests import RequestAnswers, Sending, send_request
from appointments.enums import ClosedReason, ForWhom, Language, MessageKind, RequestStatus, Voicemail
from appointments.models import (
    Actor,
    AppointmentRequest,
    ConsentDocument,
    OutboundMessage,
    RequestTopic,
)
from clinic.models import Location, OpeningHours, User
from clinic.roles import ROLES, Role

# A Wednesday, noon in Miami and eleven in Pensacola.
NOON = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)

# Strings of a patient that must never be found where they do not belong.
PERSONAL = {
    "first_name": "Marisol",
    "last_name": "Quintanilla",
    "phone": "+13055550177",
    "email": "marisol.q@mail.example",
    "date_of_birth": date(1958, 4, 27),
    "helper_name": "Teodoro Villaverde",
    "helper_relation": "stepbrother",
    "language_needs": "sign language please",
    "comment": "the ramp by the east door",
}


def make_location(name: str = "Miami", *, hours: tuple[time, time] | None = None, **changes: Any) -> Location:
    """Return a location that is open from Monday to Friday, 8:30 to 17:00 unless `hours` says otherwise."""
    usual = {"street": "1 Way", "city": name, "postal_code": "33101", "phone": "(305) 555-0110"}
    location = Location.objects.create(name=name, **(usual | changes))
    opens_at, closes_at = hours or (time(8, 30), time(17, 0))
    OpeningHours.objects.bulk_create(
        OpeningHours(location=location, weekday=day, opens_at=opens_at, closes_at=closes_at)
        for day in range(5)
    )
    return location


def make_staff(role: Role | None = Role.FRONT_DESK, **changes: Any) -> User:
    """Return an account of one role, or one without any when `role` is None."""
    name = role.value if role else "nobody"
    usual = {
        "username": f"{name}-{uuid.uuid4().hex[:8]}",
        "first_name": name.replace("_", " ").capitalize(),
        "is_staff": bool(role and ROLES[role].works_at_desk),
    }
    user = User.objects.create_user(**(usual | changes))
    if role:
        user.groups.add(Group.objects.get(name=ROLES[role].title))
    return user


def topic(code: str = "new-pain-consultation") -> RequestTopic:
    """Return one of the topics that the first migration makes."""
    return RequestTopic.objects.get(code=code)


def document(kind: str = "privacy") -> ConsentDocument:
    """Return the text of a kind that is in force."""
    return ConsentDocument.objects.in_force(kind)


def build_answers(**changes: Any) -> RequestAnswers:
    """Return what a patient with an email address said; the topic and the privacy notice are read."""
    usual = {
        "for_whom": ForWhom.SELF,
        "first_name": "Ada",
        "last_name": "Sample",
        "phone": "+13055550123",
        "email": "ada@mail.example",
        "location": None,
        "contact_channels": ["call", "email"],
        "voicemail": Voicemail.NO,
        "language": Language.ENGLISH,
        "any_time": True,
    }
    read = {"topic": topic, "consents": lambda: [document()]}
    usual |= {name: make() for name, make in read.items() if name not in changes}
    return RequestAnswers(**(usual | changes))


def build_sending(**changes: Any) -> Sending:
    """Return how a form came in, each time another form."""
    return Sending(**({"submission_key": uuid.uuid4().hex, "address": "192.0.2.1"} | changes))


def send(
    *, by: Actor = Actor.PATIENT, now: datetime = NOON, sending: Sending | None = None, **answers: Any
) -> AppointmentRequest:
    """Return a request that came in by the form, with its event, consents and acknowledgement."""
    answered = build_answers(**answers)
    return send_request(answers=answered, sending=sending or build_sending(), by=by, now=now)


def build_request(**changes: Any) -> AppointmentRequest:
    """Return a request that stands in the database in no form; give a saved `topic` to save it."""
    usual = {
        "topic": RequestTopic(code="new-pain-consultation", label="A new consultation about pain"),
        "submission_key": uuid.uuid4().hex,
        "status": RequestStatus.NEW,
        "sent_at": NOON,
        "due_at": NOON + timedelta(hours=2),
        "first_name": "Ada",
        "last_name": "Sample",
        "phone": "+13055550123",
        "email": "ada@mail.example",
        "contact_channels": ["call", "email"],
        "any_time": True,
    }
    if changes.get("status") == RequestStatus.CLOSED:
        usual |= {"closed_reason": ClosedReason.COMPLETED, "closed_at": NOON}
    if changes.get("assigned_to"):
        usual |= {"assigned_at": NOON}
    return AppointmentRequest(**(usual | changes))


def make_request(**changes: Any) -> AppointmentRequest:
    """Return a saved request, in any status, that has no history and no message."""
    request = build_request(**({"topic": topic()} | changes))
    request.save()
    return request


def make_message(request: AppointmentRequest | None = None, **changes: Any) -> OutboundMessage:
    """Return a message that is owed since NOON, of a request of its own unless one is given."""
    request = request or make_request()
    usual = {
        "request": request,
        "kind": MessageKind.REQUEST_RECEIVED,
        "language": request.language,
        "dedupe_key": f"{MessageKind.REQUEST_RECEIVED}:{request.pk}",
        "created_at": NOON,
        "send_after": NOON,
    }
    return OutboundMessage.objects.create(**(usual | changes))
