"""The clinic's own words for a message: which placeholders it may hold, and how they are filled in.

A placeholder is a word in braces, such as {first_name}. What is not on the list of its kind of message is
refused, so that nobody can put into an email what does not belong there.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from appointments.enums import MessageKind

K = MessageKind
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
# Between these a text may start anew: an empty line.
PARAGRAPH = re.compile(r"\n\s*\n")

MEANINGS = {
    "first_name": "the name of whoever reads it",
    "reference": "the reference, such as R-7KQ4-M2XP",
    "clinic_name": "the clinic’s name",
    "clinic_phone": "the front desk’s number",
    "caller_number": "the number that calls patients",
    "call_by": "by when the front desk calls",
    "times": "the offered times, one a line",
    "held_until": "until when the offered times are held",
    "when": "day and time of the visit",
    "old_when": "day and time before the move",
    "place": "the name of the location",
    "address": "the address of the location",
    "directions_url": "a link to a map",
    "with_whom": "the clinician’s name",
    "change_by": "until when the patient can change it online",
    "escort": "a sentence that asks for an adult to take the patient home, where the service needs one",
    "manage_url": "the private link",
    "resume_url": "the link to the saved form",
}
LINKS = frozenset({"manage_url", "resume_url", "directions_url"})

_CLINIC = ("clinic_name", "clinic_phone", "caller_number")
_ALWAYS = ("first_name", "reference", *_CLINIC, "manage_url")
_VISIT = (*_ALWAYS, "when", "place", "address", "directions_url", "with_whom", "change_by", "escort")

PLACEHOLDERS: dict[str, tuple[str, ...]] = {
    K.REQUEST_RECEIVED: (*_ALWAYS, "call_by"),
    K.TIMES_OFFERED: (*_ALWAYS, "times", "held_until"),
    K.OFFER_LAPSING: (*_ALWAYS, "times", "held_until"),
    K.APPOINTMENT_PENDING: (*_ALWAYS, "when", "place", "address", "with_whom"),
    K.APPOINTMENT_CONFIRMED: _VISIT,
    K.APPOINTMENT_MOVED: (*_VISIT, "old_when"),
    K.APPOINTMENT_CANCELLED: (*_ALWAYS, "when", "place", "with_whom"),
    K.APPOINTMENT_REMINDER: _VISIT,
    K.APPOINTMENT_MISSED: (*_ALWAYS, "when", "place", "with_whom"),
    K.REQUEST_CLOSED: _ALWAYS,
    # Its reader may not have given a name yet, and a saved form has no reference.
    K.RESUME_LINK: (*_CLINIC, "resume_url"),
    K.NEW_LINK: _ALWAYS,
    K.STAFF_REPLY: _ALWAYS,
}
REQUIRED: dict[str, tuple[str, ...]] = {
    K.REQUEST_RECEIVED: ("reference", "call_by"),
    K.TIMES_OFFERED: ("times", "held_until", "manage_url"),
    K.OFFER_LAPSING: ("held_until", "manage_url"),
    K.APPOINTMENT_PENDING: ("when", "manage_url"),
    K.APPOINTMENT_CONFIRMED: ("when", "place", "manage_url"),
    K.APPOINTMENT_MOVED: ("when", "place", "manage_url"),
    K.APPOINTMENT_CANCELLED: ("when",),
    K.APPOINTMENT_REMINDER: ("when", "place", "manage_url"),
    K.APPOINTMENT_MISSED: ("when", "clinic_phone"),
    K.REQUEST_CLOSED: ("reference", "clinic_phone"),
    K.RESUME_LINK: ("resume_url",),
    K.NEW_LINK: ("manage_url",),
    # Its private link is added where the words name none.
    K.STAFF_REPLY: (),
}


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph. Only a link that is a value of ours is a link."""

    text: str
    is_link: bool = False


def subject_placeholders(kind: str) -> tuple[str, ...]:
    """Return what a subject may say: it can be read on a locked phone, so neither a name nor a time."""
    return tuple(name for name in PLACEHOLDERS.get(kind, ()) if name == "reference")


def faults_of(text: str, kind: str) -> list[str]:
    """Return what is wrong with the text of a message, in words for whoever wrote it."""
    allowed = PLACEHOLDERS.get(kind, ())
    missing = [name for name in REQUIRED.get(kind, ()) if f"{{{name}}}" not in text]
    return _misused(text, allowed) + [
        f"{{{name}}} is missing: {MEANINGS[name]}. This message needs it." for name in missing
    ]


def subject_faults_of(text: str, kind: str) -> list[str]:
    """Return what is wrong with the subject of a message, in words for whoever wrote it."""
    return _misused(text, subject_placeholders(kind))


def fill(text: str, kind: str, values: Mapping[str, object]) -> str:
    """Return the text with its placeholders filled in, once: a value that looks like one stays as it is."""
    return "".join(piece.text for piece in _pieces(text, kind, values))


def paragraphs_of(text: str, kind: str, values: Mapping[str, object]) -> list[list[Piece]]:
    """Return the filled-in paragraphs that say something. No value can start a paragraph."""
    normal = text.replace("\r\n", "\n").strip()
    filled = [_pieces(part.strip(), kind, values) for part in PARAGRAPH.split(normal)]
    return [pieces for pieces in filled if "".join(piece.text for piece in pieces).strip()]


def _pieces(text: str, kind: str, values: Mapping[str, object]) -> list[Piece]:
    """Cut the text at its placeholders: every second part is a name."""
    allowed = PLACEHOLDERS.get(kind, ())
    parts = PLACEHOLDER.split(text)
    pieces = []
    for place, part in enumerate(parts):
        if place % 2 == 0:
            pieces.append(Piece(part))
        elif part in allowed:
            pieces.append(Piece(_spoken(values.get(part, "")), is_link=part in LINKS))
    return [piece for piece in pieces if piece.text]


def _spoken(value: object) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(str(one) for one in value)
    return str(value)


def _misused(text: str, allowed: Sequence[str]) -> list[str]:
    named = dict.fromkeys(PLACEHOLDER.findall(text))
    faults = [_unknown(name, allowed) for name in named if name not in allowed]
    rest = PLACEHOLDER.sub("", text)
    if "{" in rest or "}" in rest:
        faults.append("A brace stands alone. A placeholder looks like {reference}: one word in braces.")
    return faults


def _unknown(name: str, allowed: Sequence[str]) -> str:
    if not allowed:
        return f"{{{name}}} cannot be used here: no placeholder can."
    known = ", ".join(f"{{{one}}}" for one in allowed)
    return f"{{{name}}} cannot be used here. What can: {known}."
