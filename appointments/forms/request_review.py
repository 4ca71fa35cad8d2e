"""The answers of the short form, as the check-answers page reads them back."""

from dataclasses import dataclass
from typing import Any

from appointments.forms.request import RequestForm
from clinic.dates import MONTHS
from clinic.phones import spoken_phone


@dataclass(frozen=True)
class ReviewRow:
    """One line of the page: the question in short, the answer's lines, and the field to change."""

    name: str
    label: str
    lines: tuple[str, ...]


LABELS = {
    "for_whom": "Who it is for",
    "helper_name": "Your own name",
    "helper_relation": "How you know them",
    "first_name": "First name",
    "last_name": "Last name",
    "phone": "Phone number",
    "email": "Email address",
    "contact_channels": "How we may reach you",
    "text_opt_in": "Text messages",
    "voicemail": "Leaving a message",
    "been_before": "Been here before",
    "date_of_birth": "Date of birth",
    "topic": "What it is about",
    "location": "Location",
    "windows": "When you could come",
    "earliest_on": "Earliest date",
    "language": "Language",
    "language_needs": "Interpreter or access",
    "comment": "Anything else",
    "privacy": "Privacy notice",
    "marketing": "News by email",
}
AGREED = {
    "text_opt_in": "Yes, you may send them",
    "privacy": "Read and agreed to",
    "marketing": "Yes, please",
}
ONLY_WHEN = {
    "helper_name": ("for_whom", "other"),
    "helper_relation": ("for_whom", "other"),
    "date_of_birth": ("been_before", "yes"),
    "text_opt_in": ("contact_channels", "text"),
}


def review_rows(form: RequestForm) -> list[ReviewRow]:
    """Return a row for each answer of a valid form, in the order of the questions."""
    return [
        ReviewRow(name, label, _lines(form, name))
        for name, label in LABELS.items()
        if name in form.fields and _applies(form, name)
    ]


def _applies(form: RequestForm, name: str) -> bool:
    if name not in ONLY_WHEN:
        return True
    field, value = ONLY_WHEN[name]
    answer = form.cleaned_data.get(field)
    return value in answer if isinstance(answer, list) else value == answer


def _lines(form: RequestForm, name: str) -> tuple[str, ...]:
    value: Any = form.cleaned_data[name]
    if name in AGREED:
        return (AGREED[name] if value else "No, thank you",)
    if not value:
        return ("Not given",)
    if name == "phone":
        return (spoken_phone(value),)
    if name in ("date_of_birth", "earliest_on"):
        return (f"{MONTHS['en'][value.month - 1]} {value.day}, {value.year}",)
    field: Any = form.fields[name]
    if hasattr(field, "choices"):
        labels = {str(code): str(label) for code, label in field.choices}
        return tuple(labels[code] for code in ([value] if isinstance(value, str) else value))
    return tuple(str(value).split("\n"))
