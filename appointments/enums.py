"""The front desk's stable codes. Labels may be reworded; a code never changes its meaning."""

from django.db import models


class RequestKind(models.TextChoices):
    APPOINTMENT = "appointment", "Appointment request"
    CONSULTATION = "consultation", "Consultation"


class RequestStatus(models.TextChoices):
    """Where a request stands. rules/transitions.py says which step may follow which."""

    DRAFT = "draft", "Draft"
    QUARANTINED = "quarantined", "Quarantine"
    NEW = "new", "New"
    IN_REVIEW = "in_review", "In review"
    CLINICAL_REVIEW = "clinical_review", "Clinical review"
    WAITING_PATIENT = "waiting_patient", "Waiting for patient"
    SCHEDULED = "scheduled", "Scheduled"
    CLOSED = "closed", "Closed"


OPEN_STATUSES = (
    RequestStatus.NEW,
    RequestStatus.IN_REVIEW,
    RequestStatus.CLINICAL_REVIEW,
    RequestStatus.WAITING_PATIENT,
)


class ClosedReason(models.TextChoices):
    COMPLETED = "completed", "Completed: arranged or answered"
    WITHDRAWN = "withdrawn", "Withdrawn by the patient"
    UNREACHABLE = "unreachable", "Could not be reached"
    NOT_SUITABLE = "not_suitable", "Not suitable (a clinician's decision)"
    REFERRED_ELSEWHERE = "referred_elsewhere", "Referred elsewhere"
    DUPLICATE = "duplicate", "Duplicate of another request"
    SPAM = "spam", "Spam"
    ENTERED_IN_ERROR = "entered_in_error", "Entered in error"


class Verb(models.TextChoices):
    """What happened to a request; each event carries one."""

    SENT = "sent", "Sent"
    QUARANTINED = "quarantined", "Put in quarantine"
    RELEASED = "released", "Released from quarantine"
    CLAIMED = "claimed", "Claimed"
    UNCLAIMED = "unclaimed", "Put back"
    CALL_LOGGED = "call_logged", "Contact logged"
    NOTED = "noted", "Note added"
    CLINICIAN_ASKED = "clinician_asked", "Clinician asked"
    WAITED = "waited", "Waiting for the patient"
    RESUMED = "resumed", "Taken up again"
    CLOSED = "closed", "Closed"
    REOPENED = "reopened", "Reopened"
    MESSAGE_FAILED = "message_failed", "Message could not be delivered"


class ActorKind(models.TextChoices):
    STAFF = "staff", "Staff"
    PATIENT = "patient", "Patient"
    SYSTEM = "system", "System"


class ForWhom(models.TextChoices):
    SELF = "self", "Me"
    OTHER = "other", "Someone I help"


class Channel(models.TextChoices):
    CALL = "call", "Call"
    TEXT = "text", "Text message"
    EMAIL = "email", "Email"


class Voicemail(models.TextChoices):
    YES = "yes", "Yes, you can leave a message"
    NAME_AND_NUMBER = "name_and_number", "Yes, but only a name and a number"
    NO = "no", "No, please do not leave a message"


class Language(models.TextChoices):
    ENGLISH = "en", "English"
    SPANISH = "es", "Español (Spanish)"
    OTHER = "other", "Another language"


class ContactOutcome(models.TextChoices):
    SPOKE = "spoke", "Spoke with them"
    LEFT_MESSAGE = "left_message", "Left a message"
    NO_ANSWER = "no_answer", "No answer"
    WRONG_NUMBER = "wrong_number", "Wrong number or address"
    SENT = "sent", "Sent a message"


class MessageKind(models.TextChoices):
    REQUEST_RECEIVED = "request_received", "Request received"


class MessageStatus(models.TextChoices):
    PENDING = "pending", "Waiting to leave"
    SENDING = "sending", "Leaving"
    SENT = "sent", "Delivered to the mail server"
    FAILED = "failed", "Could not be delivered"
    CANCELLED = "cancelled", "Cancelled"


class AccessKind(models.TextChoices):
    """What a member of staff did with somebody's data (AccessEvent)."""

    VIEW = "view", "Opened"
    LIST = "list", "Listed"
    SEARCH = "search", "Searched"
    EXPORT = "export", "Exported"
    PRINT = "print", "Printed"


class ConsentKind(models.TextChoices):
    PRIVACY = "privacy", "Privacy notice"
    TEXT_MESSAGES = "text_messages", "Text messages"
    MARKETING = "marketing", "News from the clinic"
