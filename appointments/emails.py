"""The words of each message: one function and one template folder per kind.

A template sees the allow-listed values below and nothing else, so no answer, comment or health
word can reach an email. Subjects hold no name. Plain text and HTML say the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string

from appointments.enums import Language, MessageKind
from appointments.models import AppointmentRequest, OutboundMessage
from appointments.queries import clock_of
from clinic.dates import spoken_time
from clinic.models import ClinicSettings

TRANSLATED = (Language.ENGLISH, Language.SPANISH)


@dataclass(frozen=True)
class RenderedMessage:
    """What leaves the building: one line of subject, and the same words as plain text and as HTML."""

    subject: str
    body: str
    html: str
    calendar: bytes = b""
    calendar_method: str = ""


def render(message: OutboundMessage, *, link: str = "") -> RenderedMessage:
    """Return the words of a message as they would leave now. `link` is the address of a private link."""
    values = VALUES[MessageKind(message.kind)](message.request, message.language)
    language = message.language if message.language in TRANSLATED else Language.ENGLISH
    folder = f"emails/{message.kind}/{language}"
    values |= {"language": language}
    subject, body, html = (
        render_to_string(f"{folder}/{name}", values) for name in ("subject.txt", "body.txt", "body.html")
    )
    return RenderedMessage(" ".join(subject.split()), body.strip() + "\n", html.strip() + "\n")


def _request_received(request: AppointmentRequest, language: str) -> dict[str, str]:
    return _common(request) | {"call_by": spoken_call_by(request, language=language)}


def _common(request: AppointmentRequest) -> dict[str, str]:
    clinic = ClinicSettings.load()
    return {
        "first_name": request.first_name if request.for_whom == "self" else request.helper_name,
        "reference": request.reference,
        "clinic_name": clinic.name,
        "clinic_phone": clinic.phone,
        "caller_number": clinic.caller_number,
        "emergency_line": clinic.emergency_line,
        "crisis_line": clinic.crisis_line,
    }


def spoken_call_by(request: AppointmentRequest, *, language: str = Language.ENGLISH) -> str:
    """Return by when the clinic calls, in the location's wall-clock time with its zone named."""
    clock = clock_of(request.location)
    local: datetime = request.due_at.astimezone(clock.zone)
    return spoken_time(local, clock.zone_name, language=language)


VALUES: dict[MessageKind, Callable[[AppointmentRequest, str], dict[str, str]]] = {
    MessageKind.REQUEST_RECEIVED: _request_received,
}
