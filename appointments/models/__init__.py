"""What the front desk keeps. Writes that touch more than one row live in appointments/actions/."""

from appointments.models.access_event import AccessEvent
from appointments.models.actor import Actor
from appointments.models.consent import Consent, ConsentDocument
from appointments.models.contact import ContactAttempt, Note
from appointments.models.event import Event
from appointments.models.outbound_message import OutboundMessage
from appointments.models.rate_counter import RateCounter
from appointments.models.request import AppointmentRequest
from appointments.models.topic import RequestTopic

__all__ = [
    "AccessEvent",
    "Actor",
    "AppointmentRequest",
    "Consent",
    "ConsentDocument",
    "ContactAttempt",
    "Event",
    "Note",
    "OutboundMessage",
    "RateCounter",
    "RequestTopic",
]
