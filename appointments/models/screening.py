"""Screening: what a patient answered about their health. Clinical answers live here alone."""

from typing import ClassVar

from django.db import models

from appointments.enums import FlagLevel
from appointments.models.request import AppointmentRequest
from clinic.fields import EncryptedJSONField, EncryptedTextField
from clinic.privacy import classes


class Screening(models.Model):
    """The answers of one consultation request, by page and stable code (rules/screening.py).

    `flags` are what rules/triage.py found at sending, with its version; staff decide. `done_pages` are the
    pages that were saved. `peg_score` is text such as "6.7".
    """

    request = models.OneToOneField(AppointmentRequest, models.PROTECT, related_name="screening")
    form_version = models.CharField(max_length=20)
    rules_version = models.CharField(max_length=20, blank=True)
    answers = EncryptedJSONField(default=dict)
    flags = EncryptedJSONField(default=list)
    flag_level = models.CharField(max_length=10, choices=FlagLevel, default=FlagLevel.NONE)
    route = models.CharField(max_length=20, blank=True, help_text="What the rules suggest.")
    peg_score = EncryptedTextField(blank=True, default="")
    done_pages = models.JSONField(default=list, blank=True)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True, blank=True)

    privacy: ClassVar = classes(
        internal="id request form_version rules_version flag_level route done_pages started_at saved_at"
        " completed_at",
        clinical="answers flags peg_score",
    )

    class Meta:
        permissions = [("read_answers", "Can read clinical answers")]

    def __str__(self) -> str:
        return f"Screening of {self.request}"
