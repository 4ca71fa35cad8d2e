"""AppointmentRequest: a person asked. A time on the calendar is another thing."""

import secrets
import uuid
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from appointments.enums import (
    OPEN_STATUSES,
    AppointmentStatus,
    ClosedReason,
    ForWhom,
    Language,
    RequestKind,
    RequestStatus,
    Voicemail,
)
from appointments.models.retained import PERSONAL, RETENTION_CONSTRAINTS, RETENTION_INDEXES, Retained
from appointments.models.topic import RequestTopic
from clinic.fields import EncryptedDateField, ErasableJSONField, ErasableTextField, KeyedHashField
from clinic.keyed_hash import normalize_email, normalize_phone
from clinic.models import Location, User
from clinic.phones import spoken_phone
from clinic.privacy import classes

# Crockford's base 32: no I, L, O or U, so nothing is misheard or misread.
REFERENCE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_reference() -> str:
    """Return a fresh reference such as `R-7KQ4-M2XP` (40 random bits), to be read out on the phone."""
    letters = "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(8))
    return f"R-{letters[:4]}-{letters[4:]}"


def is_open() -> models.Q:
    """Not done with. A constraint says that such a request has not ended either.

    That is named all the same: it leads the database to the few that have not, past a long history.
    """
    return models.Q(status__in=OPEN_STATUSES, closed_at=None)


def is_on_the_desk() -> models.Q:
    """Open, or in quarantine: what the queues are made of, but for the closed ones."""
    return models.Q(status__in=(*OPEN_STATUSES, RequestStatus.QUARANTINED), closed_at=None)


def is_asleep(*, now: datetime) -> models.Q:
    """Open, and put off to a later day."""
    return is_open() & models.Q(snoozed_until__gt=now)


def is_awake(*, now: datetime) -> models.Q:
    """Never put off, or the day has come. It wakes by the clock alone: nothing has to be written for it."""
    return models.Q(snoozed_until=None) | models.Q(snoozed_until__lte=now)


def is_due_by(moment: datetime, *, now: datetime) -> models.Q:
    """Open, awake, nobody has got in touch yet, and the clinic's own time for it ends before that moment."""
    waits = models.Q(status=RequestStatus.WAITING_PATIENT)
    return is_open() & is_awake(now=now) & ~waits & models.Q(first_contact_at=None, due_at__lte=moment)


class AppointmentRequestQuerySet(models.QuerySet["AppointmentRequest"]):
    def open(self) -> "AppointmentRequestQuerySet":
        return self.filter(is_open())

    def closed(self) -> "AppointmentRequestQuerySet":
        """All that are done with. A constraint gives these a moment, whose index is in their order."""
        return self.filter(closed_at__isnull=False)

    def sent(self) -> "AppointmentRequestQuerySet":
        """All that were ever sent; a draft is its patient's own."""
        return self.exclude(status=RequestStatus.DRAFT)

    def quarantined(self) -> "AppointmentRequestQuerySet":
        return self.filter(status=RequestStatus.QUARANTINED, closed_at=None)

    def awake(self, *, now: datetime) -> "AppointmentRequestQuerySet":
        return self.filter(is_awake(now=now))

    def snoozed(self, *, now: datetime) -> "AppointmentRequestQuerySet":
        return self.filter(is_asleep(now=now))

    def unclaimed(self) -> "AppointmentRequestQuerySet":
        return self.open().filter(assigned_to=None)

    def claimed_by(self, user: User) -> "AppointmentRequestQuerySet":
        return self.open().filter(assigned_to=user)

    def overdue(self, *, now: datetime) -> "AppointmentRequestQuerySet":
        return self.due_by(now, now=now)

    def due_by(self, moment: datetime, *, now: datetime) -> "AppointmentRequestQuerySet":
        return self.filter(is_due_by(moment, now=now))

    def for_a_clinician(self) -> "AppointmentRequestQuerySet":
        return self.open().filter(status=RequestStatus.CLINICAL_REVIEW)

    def waiting_for_the_patient(self) -> "AppointmentRequestQuerySet":
        return self.open().filter(status=RequestStatus.WAITING_PATIENT)

    def asked_for_a_time(self, *, now: datetime) -> "AppointmentRequestQuerySet":
        """Whoever picked a time that staff have not confirmed yet. A request has one such time at most."""
        return self.filter(appointments__status=AppointmentStatus.PENDING, appointments__held_until__gt=now)

    def call_instead(self) -> "AppointmentRequestQuerySet":
        """Open requests with a message that could not be delivered."""
        return self.open().filter(undelivered_count__gt=0)


class AppointmentRequest(Retained):
    """A request on the queue. `status` is assigned by actions/transitions.py and nowhere else.

    `version` rises with every change by staff; an action on an old version is refused. Instants are UTC.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=11, unique=True, default=new_reference, editable=False)
    submission_key = models.CharField(max_length=32, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=RequestKind, default=RequestKind.APPOINTMENT)
    status = models.CharField(max_length=20, choices=RequestStatus, default=RequestStatus.DRAFT)
    closed_reason = models.CharField(max_length=20, choices=ClosedReason, blank=True)
    version = models.PositiveIntegerField(default=1)

    sent_at = models.DateTimeField()
    due_at = models.DateTimeField(help_text="When the first call is due, counted in opening hours.")
    first_contact_at = models.DateTimeField(null=True, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="claimed_requests"
    )
    assigned_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="closed_requests"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    snoozed_until = models.DateTimeField(
        null=True, blank=True, help_text="Until then it stands aside; its clock runs on."
    )
    snoozed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="snoozed_requests"
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_requests",
        help_text="The request of the same person that stays open in place of this one.",
    )
    undelivered_count = models.PositiveSmallIntegerField(default=0)
    quarantine_reasons = models.JSONField(default=list, blank=True)

    topic = models.ForeignKey(
        RequestTopic,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="requests",
        help_text="Empty: a consultation.",
    )
    location = models.ForeignKey(
        Location,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="requests",
        help_text="Empty: no preference.",
    )
    source_path = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10, choices=Language, default=Language.ENGLISH)
    been_before = models.BooleanField(default=False)
    any_time = models.BooleanField(default=False)
    call_to_arrange = models.BooleanField(default=False)
    windows = models.JSONField(
        default=list, blank=True, help_text="Codes such as mon-am, in the week's order."
    )
    earliest_on = models.DateField(null=True, blank=True)

    for_whom = models.CharField(max_length=10, choices=ForWhom, default=ForWhom.SELF)
    helper_name = ErasableTextField(blank=True, default="")
    helper_relation = ErasableTextField(blank=True, default="")
    first_name = ErasableTextField(default="")
    last_name = ErasableTextField(default="")
    name_to_use = ErasableTextField(blank=True, default="")
    date_of_birth = EncryptedDateField(null=True, blank=True)
    phone = ErasableTextField(blank=True, default="")
    phone_hash = KeyedHashField(source="phone", purpose="phone", normalize=normalize_phone)
    email = ErasableTextField(blank=True, default="")
    email_hash = KeyedHashField(source="email", purpose="email", normalize=normalize_email)
    postal_code = ErasableTextField(blank=True, default="")
    payment = ErasableTextField(blank=True, default="", help_text="Insurance or self-pay: the choice alone.")
    contact_channels = ErasableJSONField(default=list)
    voicemail = models.CharField(max_length=20, choices=Voicemail, default=Voicemail.NO)
    language_needs = ErasableTextField(blank=True, default="")
    comment = ErasableTextField(blank=True, default="")
    messages_stopped_at = models.DateTimeField(
        null=True, blank=True, help_text="Since then the patient wants no more messages about this."
    )

    privacy: ClassVar = classes(
        public="reference",
        internal="id kind status closed_reason version sent_at due_at first_contact_at assigned_to"
        " assigned_at closed_by closed_at merged_into snoozed_until snoozed_by undelivered_count"
        " quarantine_reasons topic location source_path language been_before any_time call_to_arrange windows"
        " earliest_on for_whom voicemail messages_stopped_at legal_hold_at legal_hold_by purged_at"
        " purged_because",
        contact=" ".join(PERSONAL),
        secret="public_id submission_key",
    )
    objects = AppointmentRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "request"
        ordering = ["due_at", "pk"]
        permissions = [
            ("triage_appointmentrequest", "Can work on requests"),
            ("decide_suitability", "Can decide that somebody is not suitable"),
            ("view_numbers", "Can see the clinic's numbers"),
            ("export_appointmentrequest", "Can export requests"),
            ("export_clinical", "Can export clinical answers"),
            ("hand_over_work", "Can hand over a colleague's work"),
            ("answer_privacy_request", "Can give out and delete a patient's data"),
        ]
        indexes = [
            models.Index(fields=["status", "due_at", "id"], name="request_queue"),
            models.Index(fields=["assigned_to", "status", "due_at"], name="request_assignee"),
            models.Index(
                fields=["snoozed_until", "id"],
                name="request_snoozed",
                condition=models.Q(snoozed_until__isnull=False),
            ),
            models.Index(fields=["sent_at"], name="request_sent"),
            models.Index(fields=["closed_at", "id"], name="request_closed_at"),
            *RETENTION_INDEXES,
        ]
        constraints = [
            models.CheckConstraint(
                name="request_closed_has_reason_and_time",
                condition=models.Q(status=RequestStatus.CLOSED, closed_at__isnull=False)
                & ~models.Q(closed_reason="")
                | ~models.Q(status=RequestStatus.CLOSED)
                & models.Q(closed_reason="", closed_at__isnull=True, closed_by__isnull=True),
            ),
            models.CheckConstraint(
                name="request_assignee_has_time",
                condition=models.Q(assigned_to__isnull=True, assigned_at__isnull=True)
                | models.Q(assigned_to__isnull=False, assigned_at__isnull=False),
            ),
            models.CheckConstraint(
                name="request_snooze_is_whole_and_open",
                condition=models.Q(snoozed_until__isnull=True, snoozed_by__isnull=True)
                | models.Q(snoozed_until__isnull=False, snoozed_by__isnull=False, status__in=OPEN_STATUSES),
            ),
            models.CheckConstraint(
                name="request_merged_is_closed_as_duplicate",
                condition=models.Q(merged_into__isnull=True)
                | models.Q(status=RequestStatus.CLOSED, closed_reason=ClosedReason.DUPLICATE),
            ),
            models.CheckConstraint(
                name="request_status_is_known", condition=models.Q(status__in=RequestStatus.values)
            ),
            models.CheckConstraint(
                name="short_request_has_topic",
                condition=models.Q(kind=RequestKind.CONSULTATION) | models.Q(topic__isnull=False),
            ),
            *RETENTION_CONSTRAINTS,
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the confirmation page: random, so a bookmark of it works and tells a stranger nothing."""
        return reverse("request_sent", args=[self.public_id])

    @property
    def about(self) -> str:
        """Return what it is about, in a word that may stand in a list."""
        return self.topic.label if self.topic else self.get_kind_display()

    @property
    def full_name(self) -> str:
        return "Purged request" if self.purged_at else f"{self.first_name} {self.last_name}".strip()

    @property
    def spoken_phone(self) -> str:
        return spoken_phone(self.phone)

    @property
    def is_open(self) -> bool:
        return self.status in OPEN_STATUSES

    def is_asleep(self, *, now: datetime) -> bool:
        return self.is_open and self.snoozed_until is not None and self.snoozed_until > now
