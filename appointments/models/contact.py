"""The front desk's work on a request: tries to get in touch, and notes."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from appointments.enums import Channel, ContactOutcome
from appointments.models.request import AppointmentRequest
from clinic.append_only import AppendOnlyModel
from clinic.fields import EncryptedTextField
from clinic.privacy import classes


class ContactAttempt(AppendOnlyModel):
    """One try to reach the patient, and how it went."""

    request = models.ForeignKey(AppointmentRequest, models.PROTECT, related_name="contact_attempts")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel)
    outcome = models.CharField(max_length=20, choices=ContactOutcome)
    note = EncryptedTextField(blank=True, default="")

    privacy: ClassVar = classes(internal="id request at by channel outcome", contact="note")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {self.get_outcome_display()}"


class Note(AppendOnlyModel):
    """A remark by staff, for staff."""

    request = models.ForeignKey(AppointmentRequest, models.PROTECT, related_name="notes")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = EncryptedTextField()

    privacy: ClassVar = classes(internal="id request at by", contact="text")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"Note of {self.at:%Y-%m-%d %H:%M} UTC"
