"""Who the clinic is: its people, its places and its own settings."""

from clinic.models.account_letter import AccountLetter, AccountLetterKind
from clinic.models.clinic_settings import ClinicSettings
from clinic.models.clinician import Clinician
from clinic.models.location import Location, OpeningHours
from clinic.models.security_event import SecurityEvent, SecurityEventKind
from clinic.models.user import User
from clinic.models.worker_heartbeat import WorkerHeartbeat

__all__ = [
    "AccountLetter",
    "AccountLetterKind",
    "ClinicSettings",
    "Clinician",
    "Location",
    "OpeningHours",
    "SecurityEvent",
    "SecurityEventKind",
    "User",
    "WorkerHeartbeat",
]
