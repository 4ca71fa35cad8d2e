"""An email that staff write to a patient: whether it may be written, and what it may say."""

import re
from collections.abc import Sequence

from appointments.enums import ClosedReason, MessageKind, RequestStatus
from appointments.rules.message_text import faults_of, subject_faults_of

LONGEST_SUBJECT, LONGEST_TEXT = 120, 2000
WRITABLE = frozenset(set(RequestStatus) - {RequestStatus.DRAFT, RequestStatus.QUARANTINED})
# The beginnings of words about health, in English and Spanish. A list can only remind; people decide.
HEALTH = re.compile(
    r"\b(?:pain|pains|painful|MRI|TMS)\b|\b(?:dolor|ketamin|infus|inject|inyec|treat|tratam|therap|terap|depress|depres|anxi|ansie|medic|médic"
    r"|drug|droga|dose|dosis|opioid|prescri|receta|diagnos|symptom|síntoma|sintoma|surg|cirug|pregnan|embaraz"
    r"|nerv|migraine|migraña)\w*",
    re.IGNORECASE,
)


def writing_refusal(*, status: str, closed_reason: str, email: str, has_stopped: bool) -> str:
    """Return why no email can be written about a request as it stands, or "" when one can."""
    if closed_reason == ClosedReason.WITHDRAWN:
        return "The patient withdrew this request, so nothing more is sent about it."
    if has_stopped:
        return "The patient wants no more messages about this request. Please call instead."
    if not email:
        return "There is no email address on this request. Please call instead."
    if status not in WRITABLE:
        return f"No email is written while a request is “{RequestStatus(status).label}”."
    return ""


def subject_faults(subject: str) -> list[str]:
    """Return what is wrong with a subject, in words for whoever wrote it.

    It can be read on a locked phone, so that it says nothing about health.
    """
    found = health_words(subject)
    too_much = [f"Take {_listed(found)} out: a subject can be read on a locked phone."] if found else []
    return [*subject_faults_of(subject, MessageKind.STAFF_REPLY), *too_much]


def text_faults(text: str) -> list[str]:
    """Return what is wrong with the text of an email, in words for whoever wrote it."""
    too_long = (
        [f"Shorten the text to {LONGEST_TEXT} characters or fewer."] if len(text) > LONGEST_TEXT else []
    )
    return [*faults_of(text, MessageKind.STAFF_REPLY), *too_long]


def names_in(subject: str, names: Sequence[str]) -> list[str]:
    """Return which of a patient's names a subject says, as whole words."""
    said = {word.casefold() for word in re.findall(r"[^\W\d_]+", subject)}
    return [name for name in names if name and set(name.casefold().split()) <= said]


def health_words(text: str) -> list[str]:
    """Return the words of a text that are about health, each once, as they were written."""
    return list(dict.fromkeys(HEALTH.findall(text)))


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
