"""What is held about somebody, as a page to be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from appointments.admin.screening import CLINICIANS_ORDER
from appointments.enums import FlagLevel
from appointments.forms.screening.pages import BY_SLUG
from appointments.forms.screening.review import review_sections
from appointments.models import Appointment, Screening
from appointments.models.retained import PERSONAL
from appointments.queries.dossier import Dossier
from appointments.queries.drafts import stored_answers

Rows = list[tuple[str, str]]
# The hashes are worked out from what stands beside them, and tell a person nothing.
OF_THE_PERSON = [name for name in PERSONAL if not name.endswith("_hash")]
OF_THE_REQUEST = (
    *("reference", "kind", "status", "closed_reason", "topic", "location", "language", "for_whom"),
    *("voicemail", "been_before", "any_time", "call_to_arrange", "windows", "earliest_on", "source_path"),
    *("sent_at", "due_at", "first_contact_at", "closed_at", "messages_stopped_at", "merged_into"),
    *("assigned_to", "legal_hold_at"),
)


@dataclass(frozen=True)
class Section:
    title: str
    rows: Rows


def sections_of(dossier: Dossier) -> list[Section]:
    """Return everything about one request, in the order in which somebody would look for it."""
    zone, request = dossier.clock.zone, dossier.request
    sections = [
        Section("About the person", _fields(request, OF_THE_PERSON, zone)),
        Section("The request", _fields(request, OF_THE_REQUEST, zone)),
        Section("Times", [_time(one, zone) for one in dossier.times]),
        *_answers(dossier),
        Section("What was agreed to", [(str(one), one.document.text) for one in dossier.consents]),
        Section("Everything that happened", list(_history(dossier, zone))),
    ]
    return [section for section in sections if section.rows]


def spoken(value: Any, zone: ZoneInfo) -> str:
    """Return a value as text; moments by the wall clock of the location."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%Y-%m-%d %H:%M %Z}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(str(one) for one in value)
    return str(value)


def _fields(row: Any, names: Sequence[str], zone: ZoneInfo) -> Rows:
    return [
        (str(row._meta.get_field(name).verbose_name).capitalize(), spoken(_shown(row, name), zone))
        for name in names
        if getattr(row, name) not in ("", None, [])
    ]


def _shown(row: Any, name: str) -> Any:
    display = getattr(row, f"get_{name}_display", None)
    return display() if display else getattr(row, name)


def _time(one: Appointment, zone: ZoneInfo) -> tuple[str, str]:
    place = one.resource.location if one.resource else None
    where = f", {one.resource}, {place.name}" if one.resource and place else ""
    when = spoken(one.starts_at, place.zone if place else zone) if one.starts_at else "no time yet"
    cancelled = f" ({one.get_cancel_reason_display()})" if one.cancel_reason else ""
    words = f"{one.service}, {when}{where}{cancelled} {one.override_reason}".strip()
    return one.get_status_display(), words


def _answers(dossier: Dossier) -> Iterator[Section]:
    screening = dossier.screening
    if screening is None:
        return
    dossier.request.screening = screening
    pages = [BY_SLUG[slug] for slug in CLINICIANS_ORDER]
    for section in review_sections(pages, stored_answers(dossier.request), address=lambda slug: ""):
        rows = [(row.label, "\n".join(row.lines)) for row in section.rows]
        yield Section(f"Answers: {section.title}", rows)
    yield Section("Answers as they are stored", _stored(screening))
    yield Section("What the rules found in the answers", _found(screening))


def _stored(screening: Screening) -> Rows:
    """Return every answer by its code, those included that no question asks for any more."""
    return [(str(code), spoken(value, ZoneInfo("UTC"))) for code, value in screening.answers.items()]


def _found(screening: Screening) -> Rows:
    flags = [(FlagLevel(flag["level"]).label, str(flag["reason"])) for flag in screening.flags]
    return [*flags, ("PEG score", screening.peg_score or "none"), ("Questions", screening.form_version)]


def _history(dossier: Dossier, zone: ZoneInfo) -> Iterator[tuple[str, str]]:
    for entry in dossier.history.timeline():
        words = f"{entry.title} ({entry.who})"
        yield spoken(entry.at, zone), f"{words}\n{entry.text}" if entry.text else words
