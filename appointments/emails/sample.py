"""Made-up values for every kind of message, so that staff see how a text will read."""

from datetime import datetime

from appointments.emails.values import Values, no_link
from appointments.emails.visit import ESCORT, OFFERED
from appointments.enums import Language, MessageKind
from clinic.dates import spoken_time, spoken_visit
from clinic.models import ClinicSettings

ZONE = "Eastern Time"
MONDAY = datetime(2026, 3, 9, 9, 0)
PLACE, ADDRESS, WHO = "Sample Clinic Miami", "100 Sample Avenue, Miami, FL 33101", "Sample Clinician One"


def sample_values(kind: str, language: Language) -> Values:
    """Return made-up values of everything that any kind may say. One query."""
    clinic = ClinicSettings.load()
    when, later, before = (spoken_visit(at, ZONE, language=language) for at in _instants())
    return {
        "first_name": "Ada",
        "reference": "R-7KQ4-M2XP",
        "clinic_name": clinic.name,
        "clinic_phone": clinic.phone,
        "caller_number": clinic.caller_number,
        "emergency_line": clinic.emergency_line,
        "crisis_line": clinic.crisis_line,
        "call_by": spoken_time(MONDAY.replace(day=5, hour=15), ZONE, language=language),
        "times": [OFFERED[language].format(when=one, place=PLACE, with_whom=WHO) for one in (when, later)],
        "held_until": before,
        "when": when if kind != MessageKind.REQUEST_CLOSED else "",
        "old_when": later,
        "place": PLACE,
        "address": ADDRESS,
        "directions_url": "https://www.openstreetmap.org/search?query=Miami",
        "with_whom": WHO,
        "change_by": before,
        "can_change_online": True,
        "escort": ESCORT[language],
        "by_patient": True,
        "by_clinic": False,
        "unreachable": True,
        "manage_url": no_link(),
        "resume_url": no_link(),
    }


def _instants() -> tuple[datetime, datetime, datetime]:
    return MONDAY, MONDAY.replace(day=11, hour=14, minute=30), MONDAY.replace(day=8)
