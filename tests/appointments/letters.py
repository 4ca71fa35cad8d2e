"""Makes a message of each kind, by what causes it. What a test does not name is plain and valid."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from appointments.actions.booking import (
    ask_for_held_time,
    cancel_appointment,
    mark_no_show,
    move_appointment,
)
from appointments.actions.messages import queue_message
from appointments.actions.replies import write_to_patient
from appointments.actions.triage import close_request
from appointments.enums import CancelReason, ClosedReason, Language, MessageKind, RequestStatus
from appointments.models import Actor, AppointmentRequest, OutboundMessage, Resource
from clinic.roles import Role
from tests.appointments.calendar import MONDAY_9, book, hold, make_resource, offer
from tests.appointments.factories import NOON, make_location, make_request, make_staff

K = MessageKind


def make_letter(
    kind: str, *, resource: Resource | None = None, request: AppointmentRequest | None = None, **changes: Any
) -> OutboundMessage:
    """Return the message of a kind that is owed once what causes it has happened.

    `changes` are of the request; it is made unless one is given.
    """
    resource = resource or make_resource(location=make_location())
    request = request or make_request(**changes)
    CAUSES[K(kind)](request, resource)
    return OutboundMessage.objects.with_what_it_is_about().get(kind=kind)


def _say(kind: MessageKind) -> Callable[[AppointmentRequest, Resource], None]:
    def cause(request: AppointmentRequest, resource: Resource) -> None:
        queue_message(request=request, kind=kind, by=Actor.PATIENT, now=NOON)

    return cause


def _offer(request: AppointmentRequest, resource: Resource) -> None:
    offer(resource, request=request)


def _ask(request: AppointmentRequest, resource: Resource) -> None:
    held = hold(resource, request=_drafted(request))
    _sent(request)
    ask_for_held_time(appointment=held, book_at_once=False, by=Actor.PATIENT, now=NOON)


def _book(request: AppointmentRequest, resource: Resource) -> None:
    book(resource, request=request)


def _remind(request: AppointmentRequest, resource: Resource) -> None:
    book(resource, request=request)
    reminders = request.messages.filter(kind=K.APPOINTMENT_REMINDER)
    reminders.exclude(pk=reminders.earliest("send_after").pk).delete()


def _move(request: AppointmentRequest, resource: Resource) -> None:
    move_appointment(
        appointment=book(resource, request=request),
        resource=resource,
        starts_at=MONDAY_9 + timedelta(days=1, hours=5),
        by=Actor.PATIENT,
        now=NOON,
    )


def _cancel(request: AppointmentRequest, resource: Resource) -> None:
    booked = book(resource, request=request)
    cancel_appointment(appointment=booked, reason=CancelReason.CLINIC, by=_staff(), now=NOON)


def _miss(request: AppointmentRequest, resource: Resource) -> None:
    booked = book(resource, request=request)
    mark_no_show(appointment=booked, by=_staff(), now=MONDAY_9 + timedelta(hours=2))


def _close(request: AppointmentRequest, resource: Resource) -> None:
    book(resource, request=request)
    close_request(request=request, reason=ClosedReason.NOT_SUITABLE, by=_staff(), now=NOON)


def _write(request: AppointmentRequest, resource: Resource) -> None:
    write_to_patient(
        request=request,
        language=Language(request.language),
        subject="Please call us back ({reference})",
        body="Hello {first_name},\n\nPlease call us back when it suits you. Our number is {clinic_phone}.",
        by=_staff(),
        now=NOON,
    )


def _staff() -> Actor:
    return Actor.staff(make_staff(Role.CLINICIAN))


def _drafted(request: AppointmentRequest) -> AppointmentRequest:
    request.status = RequestStatus.DRAFT
    request.save()
    return request


def _sent(request: AppointmentRequest) -> None:
    request.status = RequestStatus.NEW
    request.save()


CAUSES: dict[MessageKind, Callable[[AppointmentRequest, Resource], None]] = {
    K.REQUEST_RECEIVED: _say(K.REQUEST_RECEIVED),
    K.TIMES_OFFERED: _offer,
    K.OFFER_LAPSING: _offer,
    K.APPOINTMENT_PENDING: _ask,
    K.APPOINTMENT_CONFIRMED: _book,
    K.APPOINTMENT_MOVED: _move,
    K.APPOINTMENT_CANCELLED: _cancel,
    K.APPOINTMENT_REMINDER: _remind,
    K.APPOINTMENT_MISSED: _miss,
    K.REQUEST_CLOSED: _close,
    K.RESUME_LINK: _say(K.RESUME_LINK),
    K.NEW_LINK: _say(K.NEW_LINK),
    K.STAFF_REPLY: _write,
}
