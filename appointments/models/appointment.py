"""Appointment: a time on the calendar. That a person asked is another thing (AppointmentRequest)."""

import uuid
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models

from appointments.enums import (
    HELD_STATUSES,
    LIVE_STATUSES,
    OCCUPYING_STATUSES,
    ActorKind,
    AppointmentStatus,
    CancelReason,
)
from appointments.models.request import AppointmentRequest
from appointments.models.resource import Resource
from appointments.models.service_type import ServiceType
from clinic.models import Clinician
from clinic.privacy import classes

S = AppointmentStatus


def holds_its_time(*, now: datetime) -> models.Q:
    """Occupies its time: a hold until it runs out, everything later until the visit is over."""
    firm = [status for status in OCCUPYING_STATUSES if status not in HELD_STATUSES]
    return models.Q(status__in=firm) | models.Q(status__in=HELD_STATUSES, held_until__gt=now)


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def holding(self, *, now: datetime) -> "AppointmentQuerySet":
        return self.filter(holds_its_time(now=now))

    def live(self) -> "AppointmentQuerySet":
        """A person's own time: asked for, booked, or being held."""
        return self.filter(status__in=LIVE_STATUSES)

    def offers(self, *, now: datetime) -> "AppointmentQuerySet":
        """Times that staff hold for a patient who may still take one."""
        return self.filter(status=S.PROPOSED, proposed_by=ActorKind.STAFF, held_until__gt=now)

    def holds(self) -> "AppointmentQuerySet":
        """Times that patients hold while they finish a form."""
        return self.filter(status=S.PROPOSED, proposed_by=ActorKind.PATIENT)

    def lapsed(self, *, now: datetime) -> "AppointmentQuerySet":
        """Holds that have run out and that nobody has put away yet."""
        return self.filter(status__in=HELD_STATUSES, held_until__lte=now)


class Appointment(models.Model):
    """One time of one resource, for one request. `status` is assigned by actions/booking/steps.py alone.

    Rows are never deleted; a move is a new row that `replaces` the old one, with the same `calendar_uid` and
    a higher `sequence`. Instants are UTC. `first_tick` to `end_tick` is what it occupies, buffers included,
    in units of five minutes since 1970 (rules/slots.py). A place on the waitlist has no time.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.ForeignKey(AppointmentRequest, models.PROTECT, related_name="appointments")
    service = models.ForeignKey(ServiceType, models.PROTECT, related_name="appointments")
    resource = models.ForeignKey(Resource, models.PROTECT, null=True, blank=True, related_name="appointments")
    status = models.CharField(max_length=20, choices=AppointmentStatus)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    first_tick = models.PositiveIntegerField(null=True, blank=True)
    end_tick = models.PositiveIntegerField(null=True, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)
    proposed_by = models.CharField(max_length=10, choices=ActorKind, default=ActorKind.PATIENT)
    override_reason = models.CharField(
        max_length=200, blank=True, help_text="Why it may lie outside of the hours."
    )
    calendar_uid = models.UUIDField(default=uuid.uuid4, editable=False)
    sequence = models.PositiveSmallIntegerField(default=0)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    waitlist_entry = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="waitlist_offers",
        help_text="The place on the waitlist that this time was offered to.",
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=20, choices=CancelReason, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    privacy: ClassVar = classes(
        internal="id request service resource status version created_at starts_at ends_at first_tick end_tick"
        " held_until proposed_by override_reason sequence replaces waitlist_entry cancelled_at"
        " cancel_reason cancelled_by",
        secret="public_id calendar_uid",
    )
    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["resource", "first_tick"], name="appointment_calendar"),
            models.Index(fields=["status", "held_until"], name="appointment_holds"),
            models.Index(fields=["request", "status"], name="appointment_of_request"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="one_live_appointment_per_request",
                fields=["request"],
                condition=models.Q(status__in=LIVE_STATUSES),
            ),
            models.CheckConstraint(
                name="appointment_status_is_known", condition=models.Q(status__in=AppointmentStatus.values)
            ),
            models.CheckConstraint(
                name="appointment_has_time_or_waits",
                condition=models.Q(status=S.WAITLIST, starts_at__isnull=True)
                | models.Q(
                    resource__isnull=False,
                    starts_at__isnull=False,
                    ends_at__gt=models.F("starts_at"),
                    end_tick__gt=models.F("first_tick"),
                )
                | models.Q(status__in=[S.CANCELLED, S.ENTERED_IN_ERROR], starts_at__isnull=True),
            ),
            models.CheckConstraint(
                name="appointment_hold_has_end",
                condition=models.Q(status__in=HELD_STATUSES, held_until__isnull=False)
                | ~models.Q(status__in=HELD_STATUSES) & models.Q(held_until__isnull=True),
            ),
            models.CheckConstraint(
                name="appointment_cancelled_has_reason_and_time",
                condition=models.Q(status=S.CANCELLED, cancelled_at__isnull=False)
                & ~models.Q(cancel_reason="")
                | ~models.Q(status=S.CANCELLED)
                & models.Q(cancel_reason="", cancelled_at__isnull=True, cancelled_by__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        when = f"{self.starts_at:%Y-%m-%d %H:%M} UTC" if self.starts_at else "no time yet"
        return f"{self.get_status_display()}: {when}"

    def holds_its_time(self, *, now: datetime) -> bool:
        """Say whether others are kept off its time."""
        if self.status in HELD_STATUSES:
            return self.held_until is not None and self.held_until > now
        return self.status in OCCUPYING_STATUSES


class OccupiedTick(models.Model):
    """Five minutes of a resource that are taken. No path, admin and shell included, can take them twice.

    The clinician stands here too, so that a person who works at two locations is booked at one at a time.
    """

    resource = models.ForeignKey(Resource, models.PROTECT, related_name="+")
    clinician = models.ForeignKey(Clinician, models.PROTECT, null=True, related_name="+")
    tick = models.PositiveIntegerField(help_text="UTC seconds since 1970, divided by 300.")
    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="ticks")

    privacy: ClassVar = classes(internal="id resource clinician tick appointment")

    class Meta:
        ordering = ["tick"]
        constraints = [
            models.UniqueConstraint(name="occupied_tick_of_resource", fields=["resource", "tick"]),
            models.UniqueConstraint(name="occupied_tick_of_clinician", fields=["clinician", "tick"]),
        ]

    def __str__(self) -> str:
        return f"{self.resource_id}: {self.tick}"
