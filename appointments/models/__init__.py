"""What the front desk keeps. Writes that touch more than one row live in appointments/actions/."""

from appointments.models.access_event import AccessEvent
from appointments.models.actor import Actor
from appointments.models.appointment import Appointment, OccupiedTick
from appointments.models.availability import AvailabilityRule, Closure
from appointments.models.canned_reply import CannedReply
from appointments.models.consent import Consent, ConsentDocument
from appointments.models.contact import ContactAttempt, Note
from appointments.models.digest import MorningDigest
from appointments.models.duplicate_pair import DuplicatePair
from appointments.models.event import Event
from appointments.models.link_wish import LinkWish
from appointments.models.manage_link import CalendarFeed, ManageLink
from appointments.models.message_text import MessageText
from appointments.models.outbound_message import OutboundMessage
from appointments.models.presence import Presence
from appointments.models.rate_counter import RateCounter
from appointments.models.request import AppointmentRequest
from appointments.models.resource import Resource
from appointments.models.retention_period import RetentionPeriod
from appointments.models.saved_filter import SavedFilter
from appointments.models.screening import Screening
from appointments.models.search_token import SearchToken
from appointments.models.service_type import ServiceType
from appointments.models.topic import RequestTopic

__all__ = [
    "AccessEvent",
    "Actor",
    "Appointment",
    "AppointmentRequest",
    "AvailabilityRule",
    "CalendarFeed",
    "CannedReply",
    "Closure",
    "Consent",
    "ConsentDocument",
    "ContactAttempt",
    "DuplicatePair",
    "Event",
    "LinkWish",
    "ManageLink",
    "MessageText",
    "MorningDigest",
    "Note",
    "OccupiedTick",
    "OutboundMessage",
    "Presence",
    "RateCounter",
    "RequestTopic",
    "Resource",
    "RetentionPeriod",
    "SavedFilter",
    "Screening",
    "SearchToken",
    "ServiceType",
]
