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


# What ended for one of these reasons was nobody's first request.
NOBODY_ASKED = (ClosedReason.SPAM, ClosedReason.DUPLICATE, ClosedReason.ENTERED_IN_ERROR)


class PurgeCause(models.TextChoices):
    """Why everything personal was taken out of a request."""

    RETENTION = "retention", "The time that it is kept for was over"
    ASKED = "asked", "Somebody asked for it to be deleted"


class AskedBy(models.TextChoices):
    """Who asked for somebody's data, or that it be deleted."""

    PATIENT = "patient", "The patient"
    REPRESENTATIVE = "representative", "Somebody who may act for the patient"
    AUTHORITY = "authority", "A court or an authority"
    CLINIC = "clinic", "The clinic itself"


class PairState(models.TextChoices):
    """What staff decided about two requests that may be the same person's."""

    SUGGESTED = "suggested", "Not looked at yet"
    APART = "apart", "Not the same person"
    MERGED = "merged", "Merged"


class Verb(models.TextChoices):
    """What happened to a request; each event carries one."""

    SENT = "sent", "Sent"
    QUARANTINED = "quarantined", "Put in quarantine"
    RELEASED = "released", "Released from quarantine"
    CLAIMED = "claimed", "Claimed"
    UNCLAIMED = "unclaimed", "Put back"
    ASSIGNED = "assigned", "Assigned"
    CALL_LOGGED = "call_logged", "Contact logged"
    NOTED = "noted", "Note added"
    CLINICIAN_ASKED = "clinician_asked", "Clinician asked"
    WAITED = "waited", "Waiting for the patient"
    RESUMED = "resumed", "Taken up again"
    SNOOZED = "snoozed", "Snoozed"
    WOKEN = "woken", "Woken"
    CLOSED = "closed", "Closed"
    REOPENED = "reopened", "Reopened"
    ASKED_AGAIN = "asked_again", "Asked again after closing"
    SCHEDULED = "scheduled", "Scheduled"
    TIME_LOST = "time_lost", "Needs another time"
    MESSAGE_FAILED = "message_failed", "Message could not be delivered"
    WRITTEN = "written", "Email written"
    MESSAGE_UNDONE = "message_undone", "Message kept from leaving"
    MESSAGES_STOPPED = "messages_stopped", "Messages stopped"
    DETAILS_CORRECTED = "details_corrected", "Contact details corrected"
    LINKS_REVOKED = "links_revoked", "Private links revoked"
    MERGED = "merged", "Merged"
    UNMERGED = "unmerged", "Merge undone"
    TOLD_APART = "told_apart", "Not the same person"
    MAYBE_SAME = "maybe_same", "May be the same person after all"
    # What became of somebody's data (rules/retention.py).
    HOLD_SET = "hold_set", "Legal hold set"
    HOLD_LIFTED = "hold_lifted", "Legal hold lifted"
    DATA_EXPORTED = "data_exported", "Data given out"
    DELETION_REFUSED = "deletion_refused", "Deletion refused"
    PURGED = "purged", "Purged"
    # What happened to an appointment (rules/appointment_steps.py).
    TIME_HELD = "time_held", "Time held"
    TIME_OFFERED = "time_offered", "Time offered"
    TIME_ASKED = "time_asked", "Time asked for"
    TIME_ACCEPTED = "time_accepted", "Offered time accepted"
    TIME_CONFIRMED = "time_confirmed", "Time confirmed"
    TIME_BOOKED = "time_booked", "Time booked"
    TIME_MOVED = "time_moved", "Moved to another time"
    TIME_CANCELLED = "time_cancelled", "Time cancelled"
    TIME_LAPSED = "time_lapsed", "Hold lapsed"
    TIME_KEPT = "time_kept", "Kept outside of hours"
    WAITLISTED = "waitlisted", "Put on the waitlist"
    ARRIVED = "arrived", "Arrived"
    CHECKED_IN = "checked_in", "Checked in"
    FULFILLED = "fulfilled", "Visit took place"
    NO_SHOW = "no_show", "Did not come"
    ENTERED_IN_ERROR = "entered_in_error", "Entered in error"


class AppointmentStatus(models.TextChoices):
    """Where a time on the calendar stands: the codes of FHIR R5 Appointment.status.

    `proposed` is held for somebody: while a form is finished, or as an offer that waits for an answer.
    `pending` was asked for by a patient and waits for staff.
    """

    PROPOSED = "proposed", "Held"
    PENDING = "pending", "Asked for"
    BOOKED = "booked", "Booked"
    ARRIVED = "arrived", "Arrived"
    CHECKED_IN = "checked-in", "Checked in"
    FULFILLED = "fulfilled", "Took place"
    CANCELLED = "cancelled", "Cancelled"
    NO_SHOW = "noshow", "Did not come"
    ENTERED_IN_ERROR = "entered-in-error", "Entered in error"
    WAITLIST = "waitlist", "Waitlist"


# These hold a time until `held_until`.
HELD_STATUSES = (AppointmentStatus.PROPOSED, AppointmentStatus.PENDING)
# These are a person's own time; a request has one of them at most.
LIVE_STATUSES = (
    AppointmentStatus.PENDING,
    AppointmentStatus.BOOKED,
    AppointmentStatus.ARRIVED,
    AppointmentStatus.CHECKED_IN,
)
# These keep others off the time.
OCCUPYING_STATUSES = (AppointmentStatus.PROPOSED, *LIVE_STATUSES)


class CancelReason(models.TextChoices):
    """Why a time was given up (FHIR Appointment.cancellationReason; the codes are ours)."""

    PATIENT = "patient", "The patient cancelled"
    CLINIC = "clinic", "The clinic cancelled"
    CLOSURE = "closure", "The clinic is closed then"
    MOVED = "moved", "Moved to another time"
    LAPSED = "lapsed", "The hold ran out"
    OTHER_TIME = "other_time", "Another time was chosen"
    REQUEST_CLOSED = "request_closed", "The request was closed"


class LinkPurpose(models.TextChoices):
    MANAGE = "manage", "Look up, move or cancel"
    RESUME = "resume", "Go on with a saved form"


class FlagLevel(models.TextChoices):
    """What the screening's rules ask for; the answers behind it stay in Screening."""

    NONE = "none", "No flag"
    INFO = "info", "For information"
    CLINICIAN = "clinician", "Clinician review"


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


class Payment(models.TextChoices):
    """How somebody means to pay. The choice alone: no number of any card is asked for."""

    INSURANCE = "insurance", "With insurance"
    SELF_PAY = "self_pay", "On my own, without insurance"
    UNSURE = "unsure", "I’m not sure yet"


class ContactOutcome(models.TextChoices):
    SPOKE = "spoke", "Spoke with them"
    LEFT_MESSAGE = "left_message", "Left a message"
    NO_ANSWER = "no_answer", "No answer"
    WRONG_NUMBER = "wrong_number", "Wrong number or address"
    SENT = "sent", "Sent a message"


# The patient has heard from the clinic: this stops a request's clock.
GOT_THROUGH = (ContactOutcome.SPOKE, ContactOutcome.LEFT_MESSAGE)


class MessageKind(models.TextChoices):
    REQUEST_RECEIVED = "request_received", "Request received"
    TIMES_OFFERED = "times_offered", "Times offered"
    OFFER_LAPSING = "offer_lapsing", "Offer about to lapse"
    APPOINTMENT_PENDING = "appointment_pending", "Time asked for"
    APPOINTMENT_CONFIRMED = "appointment_confirmed", "Appointment confirmed"
    APPOINTMENT_MOVED = "appointment_moved", "Appointment moved"
    APPOINTMENT_CANCELLED = "appointment_cancelled", "Appointment cancelled"
    APPOINTMENT_REMINDER = "appointment_reminder", "Reminder"
    APPOINTMENT_MISSED = "appointment_missed", "Appointment missed"
    REQUEST_CLOSED = "request_closed", "Request closed"
    RESUME_LINK = "resume_link", "Link to a saved form"
    NEW_LINK = "new_link", "New private link"
    STAFF_REPLY = "staff_reply", "Email from the front desk"


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
