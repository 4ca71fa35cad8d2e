"""Whether a message still says what is so."""

from collections.abc import Callable
from datetime import datetime

from appointments.enums import AppointmentStatus, ClosedReason, MessageKind, RequestStatus
from appointments.models import OutboundMessage

S = AppointmentStatus
UNTOLD = (
    ClosedReason.WITHDRAWN,
    ClosedReason.SPAM,
    ClosedReason.DUPLICATE,
    ClosedReason.ENTERED_IN_ERROR,
    ClosedReason.COMPLETED,
)


def is_still_true(message: OutboundMessage, *, now: datetime) -> bool:
    """Say whether a message may leave. At most one query beside what the message brings along.

    Nothing leaves after the patient has withdrawn or wants no more messages.
    """
    request, kind = message.request, MessageKind(message.kind)
    if kind in (MessageKind.NEW_LINK, MessageKind.RESUME_LINK):
        return True
    if request.messages_stopped_at or request.closed_reason == ClosedReason.WITHDRAWN:
        return False
    return TRUE_WHILE.get(kind, _always)(message, now)


def _always(message: OutboundMessage, now: datetime) -> bool:
    return True


def _has_offers(message: OutboundMessage, now: datetime) -> bool:
    return message.request.appointments.offers(now=now).exists()


def _is_closed(message: OutboundMessage, now: datetime) -> bool:
    request = message.request
    return request.status == RequestStatus.CLOSED and request.closed_reason not in UNTOLD


def _is(*statuses: AppointmentStatus) -> Callable[[OutboundMessage, datetime], bool]:
    def check(message: OutboundMessage, now: datetime) -> bool:
        return message.appointment is not None and message.appointment.status in statuses

    return check


def _is_coming(message: OutboundMessage, now: datetime) -> bool:
    starts_at = message.appointment.starts_at if message.appointment else None
    return _is(S.BOOKED)(message, now) and starts_at is not None and starts_at > now


TRUE_WHILE: dict[MessageKind, Callable[[OutboundMessage, datetime], bool]] = {
    MessageKind.TIMES_OFFERED: _has_offers,
    MessageKind.OFFER_LAPSING: _has_offers,
    MessageKind.APPOINTMENT_PENDING: _is(S.PENDING),
    MessageKind.APPOINTMENT_CONFIRMED: _is_coming,
    MessageKind.APPOINTMENT_MOVED: _is_coming,
    MessageKind.APPOINTMENT_REMINDER: _is_coming,
    MessageKind.APPOINTMENT_CANCELLED: _is(S.CANCELLED),
    MessageKind.APPOINTMENT_MISSED: _is(S.NO_SHOW),
    MessageKind.REQUEST_CLOSED: _is_closed,
}
