"""The canned replies that somebody writing to a patient chooses from."""

from appointments.enums import Language
from appointments.models import AppointmentRequest, CannedReply


def replies_for(request: AppointmentRequest) -> list[CannedReply]:
    """Return what is offered, those in the patient's language first. One query."""
    first = language_for(request)
    return sorted(CannedReply.objects.offered(), key=lambda one: one.language != first)


def language_for(request: AppointmentRequest) -> Language:
    """Return the language to write in: the patient's where the clinic writes it, else English."""
    return Language.SPANISH if request.language == Language.SPANISH else Language.ENGLISH
