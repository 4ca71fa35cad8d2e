"""The values that each kind of message may say: an allow-list, and one function per kind.

None of them is free text of the clinic about a visit (what to bring, eating and medicines): nothing could
keep a health word out of it. That stands on the page behind the private link.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings

from appointments.emails.visit import (
    can_change_online,
    cancelled_with,
    offered_words,
    resource_of,
    spoken_at,
    spoken_start,
    visit_words,
)
from appointments.enums import CancelReason, ClosedReason, ForWhom, Language, MessageKind
from appointments.models import Appointment, AppointmentRequest, OutboundMessage
from appointments.queries import zone_of
from clinic.dates import spoken_time
from clinic.models import ClinicSettings

type Values = Mapping[str, str | bool | list[str]]

PATIENT_ASKED, CLINIC_DID = (CancelReason.PATIENT,), (CancelReason.CLINIC, CancelReason.CLOSURE)


def values_of(message: OutboundMessage, *, language: Language, link: str) -> Values:
    """Return what a message may say; raises ValueError when it is about a time and has none."""
    values = VALUES[MessageKind(message.kind)](message, language)
    name = "resume_url" if message.kind == MessageKind.RESUME_LINK else "manage_url"
    return {**_common(message.request), **values, name: link or no_link()}


def no_link() -> str:
    """Return what stands for a private link in the staff's preview, and in what is kept of a message."""
    return urljoin(settings.SITE_URL, "/…")


def spoken_call_by(request: AppointmentRequest, *, language: str = Language.ENGLISH) -> str:
    """Return by when the clinic calls, in the location's wall-clock time with its zone named."""
    zone, zone_name = zone_of(request.location)
    local: datetime = request.due_at.astimezone(zone)
    return spoken_time(local, zone_name, language=language)


def _common(request: AppointmentRequest) -> Values:
    clinic = ClinicSettings.load()
    is_own = request.for_whom == ForWhom.SELF
    return {
        "first_name": request.name_to_use or request.first_name if is_own else request.helper_name,
        "reference": request.reference,
        "clinic_name": clinic.name,
        "clinic_phone": clinic.phone,
        "caller_number": clinic.caller_number,
        "emergency_line": clinic.emergency_line,
        "crisis_line": clinic.crisis_line,
    }


def _nothing_more(message: OutboundMessage, language: Language) -> Values:
    return {}


def _request_received(message: OutboundMessage, language: Language) -> Values:
    return {"call_by": spoken_call_by(message.request, language=language)}


def _offers(message: OutboundMessage, language: Language) -> Values:
    """Say which times are held, and until when the first of them is.

    Those that had run out when the message became due are left out.
    """
    standing = message.request.appointments.offers(now=message.send_after).select_related(
        "service", "resource__location"
    )
    offered = list(standing) or [_about(message)]
    first = min(offered, key=lambda one: one.held_until or message.send_after)
    until = first.held_until or message.send_after
    return {
        "times": [offered_words(one, language) for one in offered],
        "held_until": spoken_at(until, resource_of(first).location, language),
    }


def _pending(message: OutboundMessage, language: Language) -> Values:
    return {**visit_words(_about(message), language), **_call_to_come(message, language)}


def _visit(message: OutboundMessage, language: Language) -> Values:
    appointment = _about(message)
    can_change = can_change_online(appointment, at=message.send_after)
    return {**visit_words(appointment, language), "can_change_online": can_change}


def _moved(message: OutboundMessage, language: Language) -> Values:
    old = _about(message).replaces
    if old is None:
        raise ValueError("a time that was moved has one that it replaces")
    return {**_visit(message, language), "old_when": spoken_start(old, language)}


def _cancelled(message: OutboundMessage, language: Language) -> Values:
    reason = _about(message).cancel_reason
    return {
        **_pending(message, language),
        "by_patient": reason in PATIENT_ASKED,
        "by_clinic": reason in CLINIC_DID,
    }


def _closed(message: OutboundMessage, language: Language) -> Values:
    """Say that nobody could be reached, where that is why. Every other reason stays with the clinic."""
    request = message.request
    cancelled = cancelled_with(request)
    return {
        "unreachable": request.closed_reason == ClosedReason.UNREACHABLE,
        "when": spoken_start(cancelled, language) if cancelled else "",
    }


def _call_to_come(message: OutboundMessage, language: Language) -> Values:
    """Say by when the front desk calls, while that lies ahead and the request is in its hands."""
    request = message.request
    is_ahead = request.is_open and request.due_at > message.send_after
    return {"call_by": spoken_call_by(request, language=language) if is_ahead else ""}


def _about(message: OutboundMessage) -> Appointment:
    if message.appointment is None:
        raise ValueError(f"a message of the kind “{message.kind}” is about a time")
    return message.appointment


VALUES: dict[MessageKind, Callable[[OutboundMessage, Language], Values]] = {
    MessageKind.REQUEST_RECEIVED: _request_received,
    MessageKind.TIMES_OFFERED: _offers,
    MessageKind.OFFER_LAPSING: _offers,
    MessageKind.APPOINTMENT_PENDING: _pending,
    MessageKind.APPOINTMENT_CONFIRMED: _visit,
    MessageKind.APPOINTMENT_MOVED: _moved,
    MessageKind.APPOINTMENT_CANCELLED: _cancelled,
    MessageKind.APPOINTMENT_REMINDER: _visit,
    MessageKind.APPOINTMENT_MISSED: _pending,
    MessageKind.REQUEST_CLOSED: _closed,
    MessageKind.RESUME_LINK: _nothing_more,
    MessageKind.NEW_LINK: _nothing_more,
    MessageKind.STAFF_REPLY: _nothing_more,
}
