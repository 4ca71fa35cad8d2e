"""A message owed to a patient. The rows are the queue: the worker reads nothing else."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models

from appointments.enums import Language, MessageKind, MessageStatus
from appointments.models.request import AppointmentRequest
from clinic.fields import EncryptedTextField
from clinic.privacy import classes

# A message claimed this long ago belongs to a worker that died. Far above the mail timeout (settings).
LEASE = timedelta(minutes=5)


class OutboundMessageQuerySet(models.QuerySet["OutboundMessage"]):
    def due(self, *, now: datetime) -> "OutboundMessageQuerySet":
        """Waiting and due, or claimed by a worker that has not been heard of for the lease."""
        waiting = models.Q(status=MessageStatus.PENDING, send_after__lte=now)
        abandoned = models.Q(status=MessageStatus.SENDING, claimed_at__lte=now - LEASE)
        return self.filter(waiting | abandoned).order_by("send_after", "pk")

    def with_what_it_is_about(self) -> "OutboundMessageQuerySet":
        """Bring along what rendering reads."""
        return self.select_related(
            "request__location", "request__topic", "appointment__service", "appointment__resource__location"
        )


class OutboundMessage(models.Model):
    """Written in the transaction that causes it, rendered when it leaves; instants are UTC.

    The recipient is the request's own address at that moment. `subject` and `body` keep what was sent; those
    of an email that staff wrote hold their words from the beginning, with its placeholders, until it is sent.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.ForeignKey(AppointmentRequest, models.PROTECT, related_name="messages")
    appointment = models.ForeignKey(
        "appointments.Appointment", models.PROTECT, null=True, blank=True, related_name="messages"
    )
    kind = models.CharField(max_length=30, choices=MessageKind)
    language = models.CharField(max_length=10, choices=Language)
    dedupe_key = models.CharField(max_length=100, unique=True)
    status = models.CharField(max_length=10, choices=MessageStatus, default=MessageStatus.PENDING)
    created_at = models.DateTimeField()
    send_after = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    error_class = models.CharField(max_length=80, blank=True)
    subject = EncryptedTextField(blank=True, default="")
    body = EncryptedTextField(blank=True, default="")

    privacy: ClassVar = classes(
        internal="id request appointment kind language dedupe_key status created_at send_after attempts"
        " claimed_at sent_at error_class",
        contact="subject body",
        secret="public_id",
    )
    objects = OutboundMessageQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["status", "send_after"], name="message_due")]
        constraints = [
            models.CheckConstraint(
                name="message_sent_has_time",
                condition=models.Q(status=MessageStatus.SENT, sent_at__isnull=False)
                | ~models.Q(status=MessageStatus.SENT) & models.Q(sent_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.get_status_display().lower()})"
