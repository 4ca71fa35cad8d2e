"""From a message that is owed to what leaves the building."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.template.loader import render_to_string

from appointments.emails.calendar_file import calendar_file, method_of
from appointments.emails.values import Values, values_of
from appointments.emails.visit import cancelled_with
from appointments.enums import Language, MessageKind
from appointments.models import Appointment, MessageText, OutboundMessage
from appointments.rules.message_text import fill, paragraphs_of

TRANSLATED = (Language.ENGLISH, Language.SPANISH)
# The reminder brings no file: the calendar has the visit since it was confirmed.
WITH_CALENDAR = (
    MessageKind.APPOINTMENT_CONFIRMED,
    MessageKind.APPOINTMENT_MOVED,
    MessageKind.APPOINTMENT_CANCELLED,
)


@dataclass(frozen=True)
class RenderedMessage:
    """What leaves the building: one line of subject, and the same words as plain text and as HTML.

    `calendar` is an iCalendar file, or empty; `calendar_method` is its METHOD.
    """

    subject: str
    body: str
    html: str
    calendar: bytes = b""
    calendar_method: str = ""


def render(message: OutboundMessage, *, link: str = "") -> RenderedMessage:
    """Return the words of a message as they would leave now. `link` is the address of a private link.

    Without one, an address that leads nowhere shows where it will stand. Raises ValueError for a message
    about a time that is about none. Another language than the clinic's two gets English.
    """
    language = Language(message.language) if message.language in TRANSLATED else Language.ENGLISH
    values = values_of(message, language=language, link=link)
    own = MessageText.objects.filter(kind=message.kind, language=language, is_used=True).first()
    words = preview(own, values) if own else built_in(message.kind, language, values)
    return _with_calendar(words, _calendar_of(message))


def preview(text: MessageText, values: Values) -> RenderedMessage:
    """Return the clinic's own words, filled in. Only a link that is a value of ours becomes a link."""
    private = "private_form" if text.kind == MessageKind.RESUME_LINK else "private"
    context = {
        **values,
        "language": text.language,
        "paragraphs": paragraphs_of(text.body, text.kind, values),
        "private_part": f"emails/parts/{text.language}/{private}",
    }
    subject = fill(text.subject, text.kind, values)
    return _rendered(subject, "emails/own_words", context)


def built_in(kind: str, language: str, values: Values) -> RenderedMessage:
    """Return the words that the site brings, filled in."""
    folder = f"emails/{kind}/{language}"
    context = {**values, "language": language}
    return _rendered(render_to_string(f"{folder}/subject.txt", context), f"{folder}/body", context)


def _rendered(subject: str, body: str, context: Mapping[str, Any]) -> RenderedMessage:
    text, html = (render_to_string(f"{body}.{ending}", dict(context)) for ending in ("txt", "html"))
    # A part that says nothing this time leaves one empty line, not three.
    plain = re.sub(r"\n{3,}", "\n\n", text)
    return RenderedMessage(" ".join(subject.split()), plain.strip() + "\n", html.strip() + "\n")


def _with_calendar(words: RenderedMessage, appointment: Appointment | None) -> RenderedMessage:
    if appointment is None:
        return words
    return replace(words, calendar=calendar_file(appointment), calendar_method=method_of(appointment.status))


def _calendar_of(message: OutboundMessage) -> Appointment | None:
    """Return the time whose calendar file the message brings."""
    if message.kind == MessageKind.REQUEST_CLOSED:
        return cancelled_with(message.request)
    return message.appointment if message.kind in WITH_CALENDAR else None
